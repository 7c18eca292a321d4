export type NextDue = {
  /** Something was written: what is known of this subscription may be wrong. */
  forget(subscription: string): void
  /** Whether it is known that nothing of it is to be sent by `now`. */
  isLater(subscription: string, now: number): boolean
  /** Called before the database is asked; what it answers is kept, unless something was written since. */
  beginLook(subscription: string): (nextAt: number) => void
}

/**
 * Remembers for each subscription when its next delivery is due, so that a clock that ticks many times a second does not
 * ask the database each time. What an earlier process left there is not known before the first look.
 */
export const createNextDue = (): NextDue => {
  const known = new Map<string, { at: number }>()
  return {
    forget: (subscription) => void known.delete(subscription),
    isLater: (subscription, now) => (known.get(subscription)?.at ?? Number.NEGATIVE_INFINITY) > now,
    beginLook(subscription) {
      const look = { at: Number.NEGATIVE_INFINITY }
      known.set(subscription, look)
      // One that was forgotten meanwhile is in nobody's hands any more.
      return (nextAt) => {
        look.at = nextAt
      }
    },
  }
}
