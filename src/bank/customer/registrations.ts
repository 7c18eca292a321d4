import type { TurnId } from '#bank/ground/ids.ts'

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

type Ports = {
  readonly registrations: Registrations
  readonly settings: { readonly registrationsPerHour: number }
}

/** Why nobody can register here just now. Counted first for the chat and its person, so that they take no place of others. */
export const whyCrowded = async (
  { registrations, settings }: Ports,
  given: { readonly conversation: string; readonly identity: string; readonly turn: string; readonly now: number },
): Promise<Crowded | undefined> => {
  const { conversation, identity, turn, now } = given
  const counters = [
    { counter: `chat ${conversation}`, most: MOST_OF_ONE },
    { counter: `person ${identity}`, most: MOST_OF_ONE },
    { counter: 'all', most: settings.registrationsPerHour },
  ]
  for (const each of counters) {
    const taken = await registrations.take({ ...each, turn, now })
    if (taken !== 'taken') return { kind: 'too-many', until: taken.until }
  }
  return undefined
}
