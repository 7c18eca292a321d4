/** Keeps what is known of a subscription, unless something was written since the look at it began. */
type Remember = (subscription: string, nextAt: number) => void

export type NextDue = {
  /** Something was written: what is known of any of them may be wrong. */
  forget(): void
  /** Whether it is known that nothing is to be sent by `now`. */
  isLater(subscription: string, now: number): boolean
  /** Called before the database is asked. */
  beginLook(): Remember
}

/**
 * Remembers for each subscription when its next delivery is due, so that a clock that ticks many times a second does not
 * ask the database each time. What an earlier process left there is not known before the first look.
 */
export const createNextDue = (): NextDue => {
  let known = new Map<string, number>()
  return {
    forget() {
      known = new Map()
    },
    isLater: (subscription, now) => (known.get(subscription) ?? Number.NEGATIVE_INFINITY) > now,
    beginLook() {
      // What is forgotten while the look is under way stays forgotten: it is written into a map that nobody reads.
      const begun = known
      return (subscription, nextAt) => void begun.set(subscription, nextAt)
    },
  }
}
