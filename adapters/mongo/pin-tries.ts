/** How often one may be wrong, and for how long there is no other try then. */
export type TryLimit = {
  /** Within the window. */
  readonly tries: number
  readonly lockMs: number
}

/**
 * So many wrong tries within the window in one chat, and in all chats together where the PIN was not right before; then none
 * until the lock has ended. Each lock that no right PIN came before is `growth` times as long as the last one, up to
 * `longestLockMs`.
 */
export type PinPolicy = TryLimit & {
  readonly windowMs: number
  readonly growth: number
  readonly longestLockMs: number
  /** Of all chats together that nobody has logged in from with this PIN. */
  readonly inAll: TryLimit
}

const HOUR_MS = 3_600_000
/**
 * One chat: a quarter of an hour, an hour, four hours, then a day. All together: an hour, four hours, then a day, so ten
 * guesses a day at most for whoever goes on, from however many chats.
 */
export const PIN_POLICY: PinPolicy = {
  tries: 5,
  windowMs: 24 * HOUR_MS,
  lockMs: HOUR_MS / 4,
  growth: 4,
  longestLockMs: 24 * HOUR_MS,
  inAll: { tries: 10, lockMs: HOUR_MS },
}

export type Tries = {
  readonly count: number
  readonly since: number
  readonly last: number
  /** Lock-outs since the last right PIN. */
  readonly locks: number
}
export type PinTries = {
  readonly all: Tries
  readonly chats: readonly (Tries & { readonly chat: string })[]
  /** Where this very PIN was right before. */
  readonly known: readonly string[]
}

const NONE: Tries = { count: 0, since: 0, last: 0, locks: 0 }
/** After so many windows without a try the lock-outs of all together are forgotten. */
const FORGOTTEN_AFTER = 7
/** More chats than this nobody has; of who makes more, the oldest are forgotten, and the limit of all still holds. */
const MOST_CHATS = 40

type Policy = TryLimit & Omit<PinPolicy, 'inAll'>

type Locked = { readonly lockedUntil: number }

/** The count after one more try, or until when there is none. */
const countIn = (
  tries: Tries,
  now: number,
  { tries: most, lockMs, growth, longestLockMs, windowMs }: Policy,
): Tries | Locked => {
  const lockedUntil = tries.last + Math.min(longestLockMs, lockMs * growth ** tries.locks)
  const isSpent = tries.count >= most
  if (isSpent && now < lockedUntil) return { lockedUntil }
  if (isSpent) return { count: 1, since: now, last: now, locks: tries.locks + 1 }
  const startsAnew = now >= tries.since + windowMs
  return startsAnew
    ? { count: 1, since: now, last: now, locks: tries.locks }
    : { count: tries.count + 1, since: tries.since, last: now, locks: tries.locks }
}

type Counted = { readonly tries: PinTries; readonly left: number } | Locked

export const countOne = (
  { all, chats, known }: PinTries,
  { chat, now }: { readonly chat: string; readonly now: number },
  policy: PinPolicy,
): Counted => {
  const here = countIn(chats.find((each) => each.chat === chat) ?? NONE, now, policy)
  if ('lockedUntil' in here) return here
  const others = chats.filter((each) => each.chat !== chat)
  const counted = [...others, { chat, ...here }].slice(-MOST_CHATS)
  if (known.includes(chat)) return { tries: { all, chats: counted, known }, left: policy.tries - here.count }
  const isForgotten = now >= all.last + FORGOTTEN_AFTER * policy.windowMs
  const together = countIn(isForgotten ? NONE : all, now, { ...policy, ...policy.inAll })
  if ('lockedUntil' in together) return together
  const left = Math.min(policy.tries - here.count, policy.inAll.tries - together.count)
  return { tries: { all: together, chats: counted, known }, left }
}

/**
 * After a right PIN: what was wrong here was its owner's slip, and counts no longer for all together either. What others have
 * tried still does, so that nobody gets more guesses because the owner logs in.
 */
export const withoutTriesOf = ({ all, chats, known }: PinTries, chat: string): PinTries => {
  const here = chats.find((each) => each.chat === chat)
  const own = known.includes(chat) || here === undefined ? 0 : Math.min(here.count, all.count)
  return {
    all: { ...all, count: all.count - own },
    chats: chats.filter((each) => each.chat !== chat),
    known: [...known.filter((each) => each !== chat), chat].slice(-MOST_CHATS),
  }
}
