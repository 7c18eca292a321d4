/** The sandbox's time. Every rule about time reads it; nothing else reads the machine's clock for a rule. */
export type Clock = {
  /** Simulated time, Unix ms. */
  now(): number
  /** Moves the simulated time forward by `ms`; the caller ticks afterwards. */
  step(ms: number): void
  /** Simulated ms per real ms: 1 runs real, 0 stands still until stepped. */
  setFactor(factor: number): void
  factor(): number
}

export type ClockChoice = { factor: number; start?: number; real?: () => number }

/** A clock that runs at `factor` times the speed of the machine's, from `start` on (default: the machine's now). */
export const createClock = ({ factor, start, real = Date.now }: ClockChoice): Clock => {
  let base = start ?? real()
  let since = real()
  let speed = factor
  const now = (): number => Math.floor(base + (real() - since) * speed)
  const rebase = (): void => {
    base = now()
    since = real()
  }
  return {
    now,
    step(ms) {
      if (!(ms >= 0)) throw new RangeError('time only moves forward')
      rebase()
      base += ms
    },
    setFactor(next) {
      if (!(next >= 0)) throw new RangeError('a clock does not run backwards')
      rebase()
      speed = next
    },
    factor: () => speed,
  }
}
