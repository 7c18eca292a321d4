import { type ConceptOf, NO_CONCEPT } from '#conversation/understand/model/concepts.ts'
import { featuresOf } from '#conversation/understand/model/features.ts'
import { exp } from './exp.ts'
import { seeded, shuffle } from './random.ts'

/** A sentence and the class it is an example of. */
export type Example = { readonly text: string; readonly label: string; readonly weight?: number }

export type Options = {
  /** Features that are kept: those whose weights say most after a first fit. */
  readonly features: number
  readonly epochs: number
  readonly firstEpochs: number
  readonly rate: number
  readonly seed: number
  /** Of a feature's sentences, at least. */
  readonly rarest: number
  /** How much of each target is spread over all classes. */
  readonly smoothing: number
  /** How many of a row's features are left out at a time. */
  readonly drop: number
}

export const OPTIONS: Options = {
  features: 12_288,
  epochs: 8,
  firstEpochs: 4,
  rate: 0.5,
  seed: 20_261_130,
  rarest: 2,
  smoothing: 0.02,
  drop: 0.1,
}

/** A softmax regression: for each kept feature, by its hash, one weight for each class. */
export type Fitted = {
  readonly classes: readonly string[]
  readonly hashes: Uint32Array
  /** By feature, then by class. */
  readonly weights: Float64Array
  readonly bias: Float64Array
}

type Row = { readonly at: Int32Array; readonly values: Float64Array; readonly label: number; readonly weight: number }
type Fit = { readonly weights: Float64Array; readonly bias: Float64Array }

/** Every feature that enough sentences have, in the order in which they were met. */
const commonOf = (all: readonly { readonly hashes: Uint32Array }[], rarest: number): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>()
  for (const { hashes } of all) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  const kept = [...counts].flatMap(([hash, count]) => (count >= rarest ? [hash] : []))
  return new Map(kept.map((hash, at) => [hash, at]))
}

const rowsOf = (
  examples: readonly Example[],
  places: ReadonlyMap<number, number>,
  { classes, conceptOf }: { readonly classes: readonly string[]; readonly conceptOf: ConceptOf },
): Row[] => {
  const labels = new Map(classes.map((name, at) => [name, at]))
  return examples.map(({ text, label, weight = 1 }) => {
    const { hashes, values } = featuresOf(text, conceptOf)
    const [at, kept]: [number[], number[]] = [[], []]
    hashes.forEach((hash, n) => {
      const place = places.get(hash)
      if (place === undefined) return
      at.push(place)
      kept.push(values[n] ?? 0)
    })
    return { at: Int32Array.from(at), values: Float64Array.from(kept), label: labels.get(label) ?? 0, weight }
  })
}

/** Weights of one layer with what AdaGrad remembers of their slopes. */
type Layer = { readonly weights: Float64Array; readonly squares: Float64Array }

const layer = (size: number): Layer => ({
  weights: new Float64Array(size),
  squares: new Float64Array(size).fill(LEAST_SQUARE),
})

const LEAST_SQUARE = 1e-3
/** Smaller slopes change nothing that a byte could tell. */
const LEAST_SLOPE = 1e-7

/** The slopes of one row's weights, in place of its scores: what was said of each class, less what should have been. */
const slopesOf = (scores: Float64Array, { label, weight }: Row, smoothing: number): void => {
  const most = scores.reduce((all, each) => Math.max(all, each), -Infinity)
  let sum = 0
  for (let at = 0; at < scores.length; at += 1) {
    const raised = exp((scores[at] ?? 0) - most)
    scores[at] = raised
    sum += raised
  }
  for (let at = 0; at < scores.length; at += 1) {
    const target = (at === label ? 1 - smoothing : 0) + smoothing / scores.length
    scores[at] = ((scores[at] ?? 0) / sum - target) * weight
  }
}

/** One step down, for the weights from here on. */
const step = ({ weights, squares }: Layer, from: number, slopes: Float64Array, value: number, rate: number): void => {
  for (let at = 0; at < slopes.length; at += 1) {
    const slope = (slopes[at] ?? 0) * value
    if (slope < LEAST_SLOPE && slope > -LEAST_SLOPE) continue
    const square = (squares[from + at] ?? 0) + slope * slope
    squares[from + at] = square
    weights[from + at] = (weights[from + at] ?? 0) - (rate * slope) / Math.sqrt(square)
  }
}

const addTo = (scores: Float64Array, weights: Float64Array, from: number, value: number): void => {
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) + (weights[from + at] ?? 0) * value
}

/**
 * Stochastic gradient descent with AdaGrad's rates. At each row some features are left out, so that none is relied on alone.
 * Nothing in it rounds otherwise on another machine.
 */
const descend = (rows: readonly Row[], features: number, classes: number, epochs: number, options: Options): Fit => {
  const [main, bias] = [layer(features * classes), layer(classes)]
  const random = seeded(options.seed)
  const order = Int32Array.from(rows.keys())
  const scores = new Float64Array(classes)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random)
    for (const index of order) {
      const row = rows[index]
      if (row === undefined) continue
      const kept = row.at.map((place) => (random() < options.drop ? -1 : place))
      scores.set(bias.weights)
      for (const [n, place] of kept.entries())
        if (place >= 0) addTo(scores, main.weights, place * classes, row.values[n] ?? 0)
      slopesOf(scores, row, options.smoothing)
      step(bias, 0, scores, 1, options.rate)
      for (const [n, place] of kept.entries())
        if (place >= 0) step(main, place * classes, scores, row.values[n] ?? 0, options.rate)
    }
  }
  return { weights: main.weights, bias: bias.weights }
}

export const fit = (
  examples: readonly Example[],
  options: Options = OPTIONS,
  conceptOf: ConceptOf = NO_CONCEPT,
): Fitted => {
  const classes = [...new Set(examples.map(({ label }) => label))].toSorted()
  const common = commonOf(
    examples.map(({ text }) => featuresOf(text, conceptOf)),
    options.rarest,
  )
  const all = [...common.keys()]
  const first = descend(
    rowsOf(examples, common, { classes, conceptOf }),
    all.length,
    classes.length,
    options.firstEpochs,
    options,
  )
  const norm = (at: number): number => {
    let sum = 0
    for (let c = 0; c < classes.length; c += 1) sum += (first.weights[at * classes.length + c] ?? 0) ** 2
    return sum
  }
  const norms = all.map((hash, at) => ({ hash, norm: norm(at) }))
  const kept = norms
    .toSorted((a, b) => b.norm - a.norm || a.hash - b.hash)
    .slice(0, options.features)
    .map(({ hash }) => hash)
    .toSorted((a, b) => a - b)
  const places = new Map(kept.map((hash, at) => [hash, at]))
  const last = descend(
    rowsOf(examples, places, { classes, conceptOf }),
    kept.length,
    classes.length,
    options.epochs,
    options,
  )
  return { classes, hashes: Uint32Array.from(kept), ...last }
}
