import { setTimeout as sleep } from 'node:timers/promises'
import type { Opts } from '@grammyjs/types'
import { Telegram } from 'telegraf'
import { z } from 'zod'
import { err, ok, type Result } from '#kit/result.ts'
import { reasonOf } from '#kit/error.ts'
import type { Log } from '#kit/log.ts'
import { privateRefused } from '#conversation/channel/readers.ts'
import { createGates } from './gates.ts'
import { isPrivateChat } from './place.ts'

/** A file to upload, in telegraf's words. Never a `url`: telegraf would fetch it by itself. */
export type Upload = { readonly source: Buffer; readonly filename: string }
export type Method = keyof Opts<Upload>

/** Telegram's final word on one call. `description` is without its prefix (`Bad Request: `). */
export type Refused = { readonly code: number; readonly description: string }

export type Client = {
  /**
   * One call. Resolves with what Telegram answered, or with what it refused for good (400, 401, 403, 404, 409).
   * Throws when the outcome is unknown (network, 5xx, no answer in time) and when Telegram asks to wait longer
   * than we can. Deadline: 10 s, 60 s for files.
   */
  call<M extends Method>(method: M, params: Opts<Upload>[M], options?: CallOptions): Promise<Result<unknown, Refused>>
}
export type CallOptions = {
  readonly signal?: AbortSignal
  readonly deadlineMs?: number
  /** What is sent tells nothing of anybody: without it a call about a chat that others read is refused here. */
  readonly isPublic?: true
  /** One of `RANK`: a call waits behind those of a lower rank, which are more urgent. */
  readonly rank?: number
}

/** Resolves after `ms`, or at once when `signal` fires. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>

export const realWait: Wait = (ms, signal) =>
  sleep(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined) // it rejects only when aborted

export type ClientDeps = {
  readonly token: string
  readonly apiRoot?: string
  readonly log: Log
  readonly clock?: () => number
  readonly wait?: Wait
}

const DEADLINE_MS = 10_000
const FILE_DEADLINE_MS = 60_000
const MAX_TRIES = 3
const RETRY_MS = 200

/** May be repeated when it is unknown whether they took effect; sending has no idempotency key and may not. */
const REPEATABLE = /^(get|set|edit|delete|answer)/
/** As Telegram refuses for good: nobody can be reached there. */
const OTHERS_READ: Refused = { code: 403, description: 'others read along there' }
const FINAL = new Set([400, 401, 403, 404, 409, 413])

const Failure = z.object({
  response: z.object({
    error_code: z.int(),
    description: z.string().default(''),
    parameters: z.looseObject({ retry_after: z.number().optional() }).optional(),
  }),
})

type Attempt = {
  readonly method: Method
  readonly chat: number | undefined
  readonly tries: number
  readonly signal: AbortSignal | undefined
}

const chatOf = (params: object): number | undefined =>
  'chat_id' in params && typeof params.chat_id === 'number' ? params.chat_id : undefined

/** telegraf as a plain client, its defects kept inside: see QUIRKS.md. */
export const createClient = ({ token, apiRoot = 'https://api.telegram.org', log, ...rest }: ClientDeps): Client => {
  const { clock = Date.now, wait = realWait } = rest
  const telegram = new Telegram(token, { apiRoot: `${apiRoot.replace(/\/+$/, '')}/`, webhookReply: false })
  // Its own typings stop at Bot API 7.1; newer methods and fields pass through, typed by `Opts` above.
  const raw = telegram.callApi.bind(telegram) as unknown as (
    method: string,
    params: object,
    options: { signal: AbortSignal },
  ) => Promise<unknown>
  const gates = createGates({ clock, wait })

  const once = async (method: Method, params: object, { signal, deadlineMs }: CallOptions): Promise<unknown> => {
    const deadline = AbortSignal.timeout(deadlineMs ?? (isUpload(params) ? FILE_DEADLINE_MS : DEADLINE_MS))
    return raw(method, params, { signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]) })
  }

  /** What to do about a failed call: `undefined` means once more. */
  const judge = async (
    error: unknown,
    { method, chat, tries, signal }: Attempt,
  ): Promise<Result<never, Refused> | undefined> => {
    if (signal?.aborted === true) throw new Error(`Telegram ${method}: given up`)
    const failure = Failure.safeParse(error)
    const { error_code: code, description, parameters } = failure.data?.response ?? { error_code: 0, description: '' }
    if (FINAL.has(code))
      return err({ code, description: description.replace(/^(Bad Request|Forbidden|Not Found): /, '') })
    if (code === 429) {
      const seconds = parameters?.retry_after ?? 1
      log.warn({ event: 'telegram-rate-limited', method, seconds }, 'Telegram asks us to slow down')
      gates.close(chat, seconds * 1000)
      if (tries < MAX_TRIES) return undefined
    }
    const unknown = code === 0 || code >= 500
    if (unknown && tries < MAX_TRIES && REPEATABLE.test(method)) {
      await wait(RETRY_MS * tries)
      return undefined
    }
    // A new error: telegraf's own carries the request's texts and, at times, the token.
    throw new Error(`Telegram ${method}: ${reasonOf(error)}`)
  }

  return {
    call: async (method, params, options = {}) => {
      const chat = chatOf(params)
      if (chat !== undefined && !isPrivateChat(chat) && options.isPublic !== true) {
        privateRefused(log, 'telegram', method)
        return err(OTHERS_READ)
      }
      for (let tries = 1; ; tries += 1) {
        if (method !== 'answerCallbackQuery') await gates.pass(chat, options)
        options.signal?.throwIfAborted()
        try {
          return ok(await once(method, params, options))
        } catch (error) {
          const refused = await judge(error, { method, chat, tries, signal: options.signal })
          if (refused !== undefined) return refused
        }
      }
    },
  }
}

const isUpload = (params: object): boolean =>
  Object.values(params).some(
    (value) =>
      typeof value === 'object' && value !== null && ('source' in value || ('media' in value && isUpload(value))),
  )
