/** Finest and coarsest periods of the walk, as powers of two of a minute: about two seconds, about two years. */
const [FINEST, COARSEST] = [-5, 20]
const MINUTE = 60_000
/** Chosen so that a day's change has a standard deviation near three per cent. */
const PER_MINUTE = 0.000_395

/** A 32-bit mix of three integers (murmur3's finaliser): the same everywhere, for ever. */
const mix = (seed: number, level: number, index: number): number => {
  let h = Math.imul(seed ^ Math.imul(level + 101, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(index | 0, 0xc2b2ae35)
  h = Math.imul(h ^ Math.floor(index / 4_294_967_296), 0x27d4eb2f) ^ (h >>> 15)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Roughly normal, variance one: the sum of four uniform values. */
const normal = (seed: number, level: number, index: number): number => {
  let sum = 0
  for (let part = 0; part < 4; part += 1) sum += mix(seed + part * 7919, level, index) / 4_294_967_296
  return (sum - 2) * Math.sqrt(3)
}

const seedOf = (text: string): number => {
  let h = 2_166_136_261
  for (const letter of text) h = Math.imul(h ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return h >>> 0
}

/** Even noise from 0 to 1, the same for the same seed and index for ever. */
export const noise = (seed: string): ((index: number) => number) => {
  const own = seedOf(seed)
  return (index) => mix(own, 0, index) / 4_294_967_296
}

/**
 * A random walk that can be asked about any moment, past or future, and always answers the same for the same seed: noise
 * of every period from seconds to years, each as large as the root of its period. So its whole history is stored in
 * its seed. Answers the logarithm of the price relative to its base.
 */
export const createWalk = (seed: string): ((at: number) => number) => {
  const own = seedOf(seed)
  // A chart is read at neighbouring moments: the two ends of each period are computed once for all of them.
  const ends = Array.from({ length: COARSEST - FINEST + 1 }, () => ({ index: Number.NaN, left: 0, right: 0 }))
  const endsAt = (level: number, index: number): { left: number; right: number } => {
    const period = ends[level - FINEST]
    if (period === undefined) throw new RangeError('no such period')
    if (period.index !== index) {
      period.left = period.index === index - 1 ? period.right : normal(own, level, index)
      period.right = normal(own, level, index + 1)
      period.index = index
    }
    return period
  }
  return (at) => {
    let sum = 0
    for (let level = FINEST; level <= COARSEST; level += 1) {
      const period = 2 ** level * MINUTE
      const index = Math.floor(at / period)
      const part = at / period - index
      const smooth = part * part * (3 - 2 * part)
      const { left, right } = endsAt(level, index)
      sum += PER_MINUTE * Math.sqrt(2 ** level) * (left + (right - left) * smooth)
    }
    return sum
  }
}
