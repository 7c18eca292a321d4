export type Room = {
  /** Resolves once little enough is left to do. It never waits long: better to fall behind than to stand still. */
  wait(): Promise<void>
  /** How much is left to do. */
  left(count: number): void
}

const MOST_LEFT = 1_000
const MOST_WAIT_MS = 5_000

/**
 * Accepting a transaction costs the store less than settling it: whoever sends without a pause waits for those before,
 * else what is under way grows for as long as they send. First come, first served.
 */
export const createRoom = (): Room => {
  let [free, before] = [MOST_LEFT, 0]
  const waiting = new Set<() => void>()
  return {
    wait() {
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
    left(count) {
      // Where too much is left, as many come in as have gone: a steady trickle rather than rushes and stops.
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
