import type { Weights } from '#conversation/understand/model/classifier.ts'
import type { Fitted } from './fit.ts'

const MOST = 127
const BIAS_DIGITS = 4

/** Of what lies outside of this, as many standard deviations, there is too little to make everything else coarser. */
const WIDEST = 8

/** The scale of each class: what one step of its whole numbers is. */
const scalesOf = ({ classes, labels, weights }: Fitted): readonly number[] => {
  const [most, squares, counts] = [0, 1, 2].map(() => new Float64Array(classes.length))
  if (most === undefined || squares === undefined || counts === undefined) return []
  for (const [at, label] of labels.entries()) {
    const weight = Math.abs(weights[at] ?? 0)
    most[label] = Math.max(most[label] ?? 0, weight)
    squares[label] = (squares[label] ?? 0) + weight * weight
    counts[label] = (counts[label] ?? 0) + 1
  }
  return classes.map((_, label) => {
    const spread = Math.sqrt((squares[label] ?? 0) / Math.max(1, counts[label] ?? 0))
    return Math.fround(Math.max(Math.min(most[label] ?? 0, WIDEST * spread), 1e-9) / MOST)
  })
}

/** One bit for each class of each feature. */
const masksOf = ({ classes, hashes, starts, labels }: Fitted): Buffer => {
  const width = Math.ceil(classes.length / 8)
  const masks = Buffer.alloc(hashes.length * width)
  for (let feature = 0; feature < hashes.length; feature += 1)
    for (let at = starts[feature] ?? 0; at < (starts[feature + 1] ?? 0); at += 1) {
      const label = labels[at] ?? 0
      const byte = feature * width + (label >> 3)
      masks[byte] = (masks[byte] ?? 0) | (1 << (label & 7))
    }
  return masks
}

/** Rounded to a signed byte each. */
export const quantized = (fitted: Fitted, thresholds: Pick<Weights, 'sure' | 'likely'>): Weights => {
  const { classes, hashes, labels, weights, bias } = fitted
  const scales = scalesOf(fitted)
  const bytes = Int8Array.from(weights, (weight, at) =>
    Math.max(-MOST, Math.min(MOST, Math.round(weight / (scales[labels[at] ?? 0] ?? 1)))),
  )
  const ids = Buffer.alloc(hashes.length * 4)
  for (const [at, hash] of hashes.entries()) ids.writeInt32LE(hash, at * 4)
  return {
    ...thresholds,
    classes,
    bias: [...bias].map((each) => Number(each.toFixed(BIAS_DIGITS))),
    scales,
    hashes: ids.toString('base64'),
    kept: masksOf(fitted).toString('base64'),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  }
}
