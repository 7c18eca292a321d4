import type { z } from 'zod'
import type { RailFailure, RefusalReason } from '#bank/ground/rail.ts'
import { err, ok, type Result } from '#kit/result.ts'
import type { SynapseConfig } from './config.ts'
import { describe, type Effect, type Problem, type Reasons, toFailure } from './failure.ts'
import type { Answer } from './read-answer.ts'
import { scrub } from './scrub.ts'

/** What is asked, in the words of a message to operators. */
export type About = {
  /** `create transfer` */
  readonly what: string
  readonly effect: Effect
  readonly reasons?: Reasons
  /** Values sent along that must not come back in a message. */
  readonly secrets?: readonly string[]
}
export type Call<T> = About & { readonly schema: z.ZodType<T> }

export const refused = (reason: RefusalReason, message: string): RailFailure => ({ kind: 'refused', reason, message })

/** Turns answers into values and problems into failures, with nothing secret in them. */
export const createUnderstand = ({ clientSecret, logger }: SynapseConfig) => {
  const failure = (about: About, problem: Problem): RailFailure => {
    const message = scrub(`${about.what}: ${describe(problem)}`, [clientSecret, ...(about.secrets ?? [])])
    const failed = toFailure(problem, about.effect, message, about.reasons)
    if (failed.kind !== 'refused')
      logger?.warn({ event: 'synapse-failed', failure: failed.kind, detail: message }, 'a call to the bank failed')
    return failed
  }
  return {
    failure,
    understand: <T>(call: Call<T>, answer: Answer): Result<T, RailFailure> => {
      if (!answer.answered) return err(failure(call, answer.problem))
      const read = call.schema.safeParse(answer.body)
      return read.success ? ok(read.data) : err(failure(call, { kind: 'unreadable', status: answer.status }))
    },
  }
}
export type Understand = ReturnType<typeof createUnderstand>
