import type { TurnId } from '#bank/ground/ids.ts'
import type { Tries } from '#bank/ground/tries.ts'

/** How many may register in an hour, so that an intake that anybody can fill does not fill. */
export type Registrations = {
  /** Counts one, unless there are as many within this hour. Counting one turn again changes nothing. */
  take(order: {
    /** What it is counted for: a chat, a person of a channel, or all of them. */
    readonly counter: string
    readonly most: number
    readonly turn: TurnId | string
    readonly now: number
  }): Promise<'taken' | { readonly until: number }>
}

/** From one chat, and by one person of a channel: each can be one customer, but for those that were unlinked since. */
export const MOST_OF_ONE = 3

export type Crowded =
  /** More than may register within this hour: from `until` on (Unix ms) again. */
  { readonly kind: 'too-many'; readonly until: number } | { readonly kind: 'busy' }

/** From one network where chats cost nothing, unless it is set: a whole office or campus may be behind one. */
const DEFAULT_OF_NETWORK = 20
const HOUR_MS = 3_600_000

type Ports = {
  readonly registrations: Registrations
  readonly tries: Tries
  readonly settings: { readonly registrationsPerHour: number; readonly registrationsPerNetwork?: number }
}

/**
 * Why nobody can register here just now. Counted first for the chat, its person and its network, so that they take no place of
 * others; and browsers, which cost nothing, apart from chats of people whom a platform knows.
 */
export const whyCrowded = async (
  { registrations, tries, settings }: Ports,
  given: {
    readonly conversation: string
    readonly identity: string
    readonly network?: string | undefined
    readonly turn: string
    readonly now: number
  },
): Promise<Crowded | undefined> => {
  const { conversation, identity, network, turn, now } = given
  const own = [`chat ${conversation}`, `person ${identity}`].map((counter) => ({ counter, most: MOST_OF_ONE }))
  const all = { counter: network === undefined ? 'all' : 'all browsers', most: settings.registrationsPerHour }
  for (const each of own) {
    const taken = await registrations.take({ ...each, turn, now })
    if (taken !== 'taken') return { kind: 'too-many', until: taken.until }
  }
  if (network !== undefined) {
    const most = settings.registrationsPerNetwork ?? DEFAULT_OF_NETWORK
    const taken = await tries.take({ what: `register:${network}`, most, withinMs: HOUR_MS, id: turn, now })
    if (taken !== 'taken') return { kind: 'too-many', until: taken.until }
  }
  const taken = await registrations.take({ ...all, turn, now })
  return taken === 'taken' ? undefined : { kind: 'too-many', until: taken.until }
}
