/** How often something failed, over all processes. The counts may be lost: then it is tried a few times more. */
export type Failures = {
  /** Counts one more failure of `key`, and gives how many there are now. */
  count(key: string): Promise<number>
}

export type RetryLimit = {
  /** Counts one failure of `key`, and says whether it was the last one before giving up. */
  isReached(key: string): Promise<boolean>
}

/** What failed this often is taken to fail always. */
export const MAX_TRIES = 5

type Deps = {
  readonly failures: Failures
  /** Whether the stores answer. */
  readonly healthy: () => Promise<boolean>
}

/**
 * Tells a poison message from one that came during an outage: while a store is out of reach, or takes no writes, no
 * failure is counted, and everything is delivered again until the store is back.
 */
export const createRetryLimit = ({ failures, healthy }: Deps): RetryLimit => ({
  async isReached(key) {
    if (!(await healthy())) return false
    try {
      return (await failures.count(key)) >= MAX_TRIES
    } catch {
      return false // without a count there is no reason to give up
    }
  },
})
