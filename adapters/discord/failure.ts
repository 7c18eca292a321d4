import { DiscordAPIError, HTTPError } from 'discord.js'

/** A call that Discord refused or that never got through. Holds no body and no URL: both may carry secrets. */
export type DiscordFailure = Error & {
  readonly status: number
  readonly code: number
  /** The connection broke: whether Discord did what was asked is not known. */
  readonly brokenOff: boolean
}

/** Codes this adapter acts upon. */
export const CODES = {
  unknownChannel: 10_003,
  unknownMessage: 10_008,
  unknownUser: 10_013,
  unknownWebhook: 10_015,
  unknownInteraction: 10_062,
  tooManyEdits: 30_046,
  alreadyAnswered: 40_060,
  tooManyFollowUps: 40_094,
  notOurMessage: 50_005,
  cannotSendToUser: 50_007,
  invalidToken: 50_027,
  invalidRecipient: 50_033,
} as const

/** The places of a form's faults, `components.0.label: BASE_TYPE_MAX_LENGTH`; never the refused values. */
const faults = (node: unknown, path: readonly string[] = []): readonly string[] => {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, inner]: [string, unknown]) => {
    if (key !== '_errors' || !Array.isArray(inner)) return faults(inner, [...path, key])
    return inner.map((fault: { code?: unknown }) => `${path.join('.')}: ${String(fault.code)}`)
  })
}

/** Recreated from what is harmless in the library's error. `doing` names the call: 'send a message'. */
export const asFailure = (error: unknown, doing: string): DiscordFailure => {
  const build = (status: number, code: number, why: string, brokenOff = false): DiscordFailure =>
    Object.assign(new Error(`could not ${doing}: ${why}`), { status, code, brokenOff })
  if (error instanceof DiscordAPIError) {
    const places = faults('errors' in error.rawError ? error.rawError.errors : undefined)
    const why = `Discord answered ${error.status}, code ${error.code}${places.length > 0 ? ` (${places.join('; ')})` : ''}`
    return build(error.status, Number(error.code), why)
  }
  if (error instanceof HTTPError) return build(error.status, 0, `Discord answered ${error.status}`)
  const name = error instanceof Error ? error.name : 'no answer'
  return build(0, 0, name, name !== 'AbortError')
}

export const isFailure = (error: unknown): error is DiscordFailure =>
  error instanceof Error && 'status' in error && 'code' in error

export const failedWith = (error: unknown, codes: readonly number[]): boolean =>
  isFailure(error) && codes.includes(error.code)

/** The person has blocked the bot, closed their messages, or shares no server any more: final, and 403s count towards a ban. */
export const isUnreachable = (error: unknown): boolean =>
  isFailure(error) &&
  (error.status === 403 || error.code === CODES.unknownUser || error.code === CODES.invalidRecipient)
