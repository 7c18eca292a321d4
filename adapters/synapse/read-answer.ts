import { z } from 'zod'
import type { Problem } from './failure.ts'
import { sentValues } from './sent-values.ts'

/** What came back, without the HTTP library's objects around it: those hold the headers, and so our secret. */
export type Answer =
  | { readonly answered: true; readonly status: number; readonly body: unknown }
  | { readonly answered: false; readonly problem: Problem }

const ErrorBody = z.object({
  error: z.object({ en: z.string().default(''), code: z.string().default('') }).optional(),
  error_code: z.union([z.string(), z.number()]).transform(String),
})
const Response = z.object({ status: z.number(), data: z.unknown() })
const Failed = z.union([z.object({ response: Response }), z.object({ code: z.string() })])

const problemIn = (status: number, body: unknown, sent: readonly string[]): Problem => {
  const said = ErrorBody.safeParse(body)
  if (!said.success) return { kind: 'unreadable', status }
  const { error, error_code } = said.data
  const unsaid = (text = ''): string => sent.reduce((left, value) => left.replaceAll(value, '[sent]'), text)
  return { kind: 'said-no', status, code: error_code, word: unsaid(error?.code), text: unsaid(error?.en) }
}

const fromResponse = (response: unknown): Answer => {
  const read = Response.safeParse(response)
  if (!read.success) return { answered: false, problem: { kind: 'unreadable', status: 0 } }
  return { answered: true, status: read.data.status, body: read.data.data }
}

/** @throws TypeError for what is no failure of a request but a bug here; of the error only its message goes along. */
const fromError = (thrown: unknown): Answer => {
  const failed = Failed.safeParse(thrown)
  if (!failed.success) throw new TypeError(`synapsenode: ${thrown instanceof Error ? thrown.message : typeof thrown}`)
  if (!('response' in failed.data)) return { answered: false, problem: { kind: 'network', code: failed.data.code } }
  const { status, data } = failed.data.response
  return { answered: false, problem: problemIn(status, data, sentValues(thrown)) }
}

/** Waits for a call of synapsenode. */
export const readAnswer = (send: () => Promise<unknown>): Promise<Answer> => send().then(fromResponse, fromError)
