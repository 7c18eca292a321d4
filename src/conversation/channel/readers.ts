import type { Log } from '#kit/log.ts'

const forAnybody: unique symbol = Symbol('public')
/**
 * A sentence that tells nothing of anybody, and may stand where others read along. Everything else that is said is
 * private by its type: a reply, a card, a notice goes to a place that one person alone reads, or it is not sent.
 */
export type PublicLine = { readonly text: string; readonly [forAnybody]: true }

/** For the few sentences that are written to be read by whoever is there. */
export const publicLine = (text: string): PublicLine => ({ text, [forAnybody]: true })

/** Something private was about to be sent where others read along. Nothing was; somebody has to look how it came to that. */
export const privateRefused = (log: Log, channel: string, what: string): void =>
  log.error(
    { event: 'private-reply-refused', page: true, channel, what },
    'a private reply was not sent where others read along',
  )
