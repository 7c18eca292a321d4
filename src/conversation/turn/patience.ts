/** How often something failed, over all processes. May be lost: then it is tried a few times more. */
export type Failures = {
  /** Notes one more failure of `key`; how many there are now. */
  count(key: string): Promise<number>
}

export type Patience = {
  /** Whether this failure of `key` was the last one we put up with. */
  isOver(key: string): Promise<boolean>
}

/** What fails this often fails for ever, and holds up what comes after it. */
export const MAX_TRIES = 5

type Deps = {
  readonly failures: Failures
  /** Whether what everything stands on answers. */
  readonly healthy: () => Promise<boolean>
}

/**
 * Tells what is poisoned from what merely came at a bad time: while a store is out of reach, or takes no writes, nothing
 * is counted against anybody, and everything is delivered again until it is back.
 */
export const createPatience = ({ failures, healthy }: Deps): Patience => ({
  async isOver(key) {
    if (!(await healthy())) return false
    try {
      return (await failures.count(key)) >= MAX_TRIES
    } catch {
      return false // whoever can't count has no reason to give up
    }
  },
})
