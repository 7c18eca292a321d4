import type { Context } from 'hono'
import { localeOf } from '#conversation/channel/locale-of.ts'
import { channelWords } from '#conversation/channel/words.ts'
import type { Locale } from '#conversation/words/locale.ts'

/** Why a request is not served: its status, and its name for programs. What a person reads of it is in the words. */
const REFUSALS = {
  host: { status: 421, kind: 'wrong-host' },
  origin: { status: 403, kind: 'wrong-origin' },
  session: { status: 401, kind: 'no-session' },
  form: { status: 415, kind: 'not-json' },
  picture: { status: 413, kind: 'too-big' },
  type: { status: 415, kind: 'not-a-picture' },
  turn: { status: 400, kind: 'not-a-turn' },
  unasked: { status: 409, kind: 'not-asked' },
  busy: { status: 503, kind: 'busy' },
  big: { status: 413, kind: 'too-long' },
  nobody: { status: 403, kind: 'not-signed-in' },
  unusable: { status: 400, kind: 'not-usable' },
  streams: { status: 429, kind: 'too-many-streams' },
  fast: { status: 429, kind: 'too-fast' },
} as const

/** What the browser asks for first; a terminal asks for nothing. */
export const localeOfRequest = (c: Context): Locale => localeOf(c.req.header('accept-language'))

const wordsFor = (c: Context) => channelWords({ locale: localeOfRequest(c) }).web

export const refuse = (c: Context, why: keyof typeof REFUSALS): Response => {
  const { status, kind } = REFUSALS[why]
  return c.json({ error: kind, message: wordsFor(c).refusals[why] }, status)
}

/** A failure of ours; the reference stands in the log. */
export const refuseForNow = (c: Context, reference: string): Response =>
  c.json({ error: 'away', message: wordsFor(c).away(reference), reference }, 503)

/** A turn that is none; `where` says in what part of it, and nothing that was typed. */
export const refuseUnreadable = (c: Context, where: string): Response => {
  const { status, kind } = REFUSALS.turn
  return c.json({ error: kind, message: wordsFor(c).unreadable(where) }, status)
}
