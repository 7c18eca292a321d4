/** One count serves for so long: what comes in meanwhile is by how much the limit may be passed. */
const COUNTED_FOR_MS = 1_000

type Deps = {
  /** What waits to be handed to the bank; counted no further than `most`. */
  readonly count: (most: number) => Promise<number>
  readonly most: number
  readonly clock: () => number
}

/** Whether as much is promised already as may wait for a bank that does not keep up. */
export const createIntake = ({ count, most, clock }: Deps): (() => Promise<boolean>) => {
  let countedAt = Number.NEGATIVE_INFINITY
  let latest: Promise<number> = Promise.resolve(0)
  return async () => {
    const now = clock()
    if (Math.abs(now - countedAt) >= COUNTED_FOR_MS) {
      countedAt = now
      latest = count(most)
      // Counted again at the next call.
      latest.catch(() => (countedAt = Number.NEGATIVE_INFINITY))
    }
    return (await latest) >= most
  }
}
