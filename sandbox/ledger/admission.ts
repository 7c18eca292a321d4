export type Admission = {
  /** Resolves once the backlog is small enough, and after a few seconds at the latest: it slows callers, never blocks. */
  admit(): Promise<void>
  /** How many transactions are left to do. */
  setBacklog(count: number): void
}

const MOST_LEFT = 1_000
const MOST_WAIT_MS = 5_000

/**
 * Backpressure: accepting a transaction costs the store less than settling it, so without it the backlog would grow for
 * as long as a caller sends without a pause. First come, first served.
 */
export const createAdmission = (): Admission => {
  let [free, before] = [MOST_LEFT, 0]
  const waiting = new Set<() => void>()
  return {
    admit() {
      if (free > 0 && waiting.size === 0) {
        free -= 1
        return Promise.resolve()
      }
      return new Promise((resolve) => {
        const go = (): void => {
          clearTimeout(timer)
          waiting.delete(go)
          resolve()
        }
        const timer = setTimeout(go, MOST_WAIT_MS)
        waiting.add(go)
      })
    },
    setBacklog(count) {
      // With too large a backlog as many are admitted as were done: a steady rate rather than rushes and stops.
      free = Math.max(MOST_LEFT - count, before - count)
      before = count
      for (const go of waiting) {
        if (free <= 0) return
        free -= 1
        go()
      }
    },
  }
}
