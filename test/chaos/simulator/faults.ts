import type { Random } from './random.ts'

/** Everything that may go wrong, by name, with how often it does where a seed has switched it on. */
const RATES = {
  'store-fails-before': 0.01,
  'store-fails-after': 0.01,
  'store-read-fails': 0.005,
  /** The write took effect, and a retried one was told that somebody was faster. */
  'change-unsure': 0.01,
  'wake-lost': 0.1,
  'redis-lost': 0.3,
  'job-doubled': 0.05,
  'job-late': 0.1,
  'web-crash': 0.5,
  'worker-crash': 0.8,
  'worker-frozen': 0.5,
  'web-frozen': 0.3,
  'clock-forward': 0.3,
  'clock-back': 0.3,
  'bank-request-lost': 0.08,
  'bank-answer-lost': 0.1,
  'bank-request-late': 0.08,
  'bank-not-sent': 0.08,
  'bank-refuses': 0.08,
  'bank-read-fails': 0.05,
  'bank-read-late': 0.1,
  'bank-away': 0.5,
  'bank-throws': 0.03,
  'bank-cancels': 0.1,
  'bank-returns': 0.1,
  'bank-returns-late': 0.1,
  'bank-short': 0.2,
  'webhook-lost': 0.3,
  'webhook-late': 0.2,
  'webhook-doubled': 0.2,
  'chat-fails-before': 0.1,
  'chat-fails-after': 0.1,
  'chat-unreachable': 0.1,
  'turn-doubled': 0.2,
  'presses-storm': 0.15,
  'near-midnight': 1,
  /** Not a fault, but what brings them out: everything at once, from one account. */
  rush: 1,
} as const

export type Fault = keyof typeof RATES
export const FAULTS = Object.keys(RATES) as readonly Fault[]
/** Not drawn: what follows from other faults, and must have been met too. */
export const CONSEQUENCES = ['bank-key-in-use', 'job-taken-over', 'race-lost', 'limit-reached', 'hold-short'] as const
export type Met = Fault | (typeof CONSEQUENCES)[number]

export type Faults = {
  /** Whether it strikes now. */
  strikes(fault: Fault): boolean
  met(what: Met): void
  /** From here on nothing goes wrong any more. */
  calm(): void
  readonly isCalm: () => boolean
  readonly hits: ReadonlyMap<Met, number>
  readonly chosen: readonly Fault[]
}

/** Nothing goes wrong but what a test asks for. */
export const createNoFaults = (asked: ReadonlyMap<Fault, number> = new Map()): Faults => {
  const left = new Map(asked)
  return {
    strikes(fault) {
      const times = left.get(fault) ?? 0
      left.set(fault, times - 1)
      return times > 0
    },
    met: () => undefined,
    calm: () => left.clear(),
    isCalm: () => false,
    hits: new Map(),
    chosen: [],
  }
}

/** About a third of the faults per seed: with all of them at once nothing would get far enough to go wrong in depth. */
export const createFaults = (random: Random): Faults => {
  const chosen = FAULTS.filter(() => random.chance(0.35))
  const on = new Set<Fault>(chosen)
  const hits = new Map<Met, number>()
  let calm = false
  const met = (what: Met): void => void hits.set(what, (hits.get(what) ?? 0) + 1)
  return {
    strikes(fault) {
      if (calm || !on.has(fault) || !random.chance(RATES[fault])) return false
      met(fault)
      return true
    },
    met,
    calm: () => {
      calm = true
    },
    isCalm: () => calm,
    hits,
    chosen,
  }
}
