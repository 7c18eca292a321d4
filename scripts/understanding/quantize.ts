import type { Weights } from '#conversation/understand/model/classifier.ts'
import type { Fitted } from './fit.ts'

const MOST = 127
const BIAS_DIGITS = 4

/** Of what lies outside of this, as many standard deviations, there is too little to make everything else coarser. */
const WIDEST = 12

/** The scale of each class: what one step of its whole numbers is. */
const scaleOf = ({ classes, weights }: Fitted, at: number): number => {
  let [most, squares] = [0, 0]
  for (let place = at; place < weights.length; place += classes.length) {
    const weight = Math.abs(weights[place] ?? 0)
    most = Math.max(most, weight)
    squares += weight * weight
  }
  const spread = Math.sqrt(squares / Math.max(1, weights.length / classes.length))
  return Math.fround(Math.max(Math.min(most, WIDEST * spread), 1e-9) / MOST)
}

/** Rounded to a signed byte each. */
export const quantized = (fitted: Fitted, thresholds: Pick<Weights, 'sure' | 'likely'>): Weights => {
  const { classes, hashes, weights, bias } = fitted
  const scales = classes.map((_, at) => scaleOf(fitted, at))
  const bytes = Int8Array.from(weights, (weight, at) =>
    Math.max(-MOST, Math.min(MOST, Math.round(weight / (scales[at % classes.length] ?? 1)))),
  )
  const ids = Buffer.alloc(hashes.length * 4)
  for (const [at, hash] of hashes.entries()) ids.writeUInt32LE(hash, at * 4)
  return {
    ...thresholds,
    classes,
    bias: [...bias].map((each) => Number(each.toFixed(BIAS_DIGITS))),
    scales,
    hashes: ids.toString('base64'),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  }
}
