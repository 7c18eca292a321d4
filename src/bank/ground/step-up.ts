import type { CustomerId, IdentityKey } from './ids.ts'
import type { Usd } from './money.ts'
import type { Owed } from './owed.ts'

/**
 * The PIN once more where it matters: whoever finds an open chat can look, and take little. What is kept for that is one
 * record for each customer, and everything that is decided on it is here.
 */

/** Cents: up to here money leaves without the PIN, also in several payments together. `off`: no payment asks for it. */
export type PinAbove = bigint | 'off'

/** A right PIN: in which chat, in which epoch of the customer's sign-ins, and when (Unix ms). The newest of each chat. */
export type PinGiven = { readonly chat: IdentityKey; readonly epoch: number; readonly at: number }

/** What left without the PIN. `before`: a PIN was given in another chat since, which says nothing of this one. */
export type WithoutPin = {
  /** The operation or schedule. */
  readonly cause: string
  readonly chat: IdentityKey
  readonly cents: bigint
  readonly before?: true
}

export type StepUp = {
  /** As the customer set it; absent: as the bank sets it. */
  readonly above?: PinAbove
  readonly given: readonly PinGiven[]
  readonly spent: readonly WithoutPin[]
}

export const NO_STEP_UP: StepUp = { given: [], spent: [] }

/** How the bank sets it: `above` for who has set nothing, and how long a PIN counts for what follows in the same chat. */
export type StepUpRule = { readonly above: Usd; readonly graceMs: number }

/** In which chat, in which epoch of the customer's sign-ins, and when (Unix ms). */
export type Here = { readonly chat: IdentityKey; readonly epoch: number; readonly now: number }

/** So many small payments at most without the PIN, however little they come to: the record stays small. */
export const MOST_WITHOUT_PIN = 50
/** As many chats are remembered; a PIN of one that is forgotten is asked for again. */
const MOST_CHATS = 20

export const pinAboveOf = ({ above }: StepUp, rule: StepUpRule): PinAbove => above ?? rule.above.minor

/** A PIN of this chat, of these sign-ins, and of a moment ago. */
export const isFresh = ({ given }: StepUp, { chat, epoch, now }: Here, { graceMs }: StepUpRule): boolean =>
  given.some((each) => each.chat === chat && each.epoch >= epoch && now - each.at < graceMs)

/** What was spent in this chat is answered for by its PIN; of other chats it only begins the common sum anew. */
export const withPin = (stepUp: StepUp, { chat, epoch, now }: Here): StepUp => ({
  ...stepUp,
  given: [...stepUp.given.filter((each) => each.chat !== chat), { chat, epoch, at: now }].slice(-MOST_CHATS),
  spent: stepUp.spent
    .filter((each) => each.chat !== chat)
    .map((each) => ({ ...each, before: true as const }))
    .slice(-MOST_CHATS * MOST_WITHOUT_PIN),
})

/** The chat has been logged out, or is a new one: no PIN counts there. */
export const withoutGrace = (stepUp: StepUp, chat: IdentityKey): StepUp =>
  stepUp.given.some((each) => each.chat === chat)
    ? { ...stepUp, given: stepUp.given.filter((each) => each.chat !== chat) }
    : stepUp

const total = (all: readonly WithoutPin[]): bigint => all.reduce((sum, { cents }) => sum + cents, 0n)

/**
 * With this added to what left without the PIN; undefined where the PIN is wanted first. Two sums stay within the amount:
 * of all chats together since a PIN was given in any of them, and of this chat since one was given here. So a PIN given
 * in one chat never lets whoever sits at another go on. Repeating it for one cause counts once.
 */
export const spentWithout = (
  stepUp: StepUp,
  { cause, chat, cents }: WithoutPin,
  above: PinAbove,
): StepUp | undefined => {
  if (above === 'off' || stepUp.spent.some((each) => each.cause === cause)) return stepUp
  const together = stepUp.spent.filter((each) => each.before !== true)
  const here = stepUp.spent.filter((each) => each.chat === chat)
  const fits = [together, here].every((all) => total(all) + cents <= above && all.length < MOST_WITHOUT_PIN)
  return fits ? { ...stepUp, spent: [...stepUp.spent, { cause, chat, cents }] } : undefined
}

/** It did not leave after all. */
export const withoutSpent = (stepUp: StepUp, cause: string): StepUp =>
  stepUp.spent.some((each) => each.cause === cause)
    ? { ...stepUp, spent: stepUp.spent.filter((each) => each.cause !== cause) }
    : stepUp

/** More is let go without the PIN than before: that takes the PIN itself. */
export const isRaised = (before: PinAbove, after: PinAbove): boolean =>
  before !== 'off' && (after === 'off' || after > before)

export type StepUps = {
  /**
   * Decides on what is stored and stores what came of it, in one step: of many at once each sees what the one before it has
   * stored. The same object again stores nothing. What the customer is `owed` for it is kept in the same update.
   */
  change<T>(
    customer: CustomerId,
    decide: (stepUp: StepUp) => { readonly after: StepUp; readonly outcome: T; readonly owed?: Owed },
  ): Promise<T>
}
