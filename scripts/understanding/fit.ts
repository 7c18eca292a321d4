import { type ConceptOf, NO_CONCEPT } from '#conversation/understand/model/concepts.ts'
import { type Features, featuresOf } from '#conversation/understand/model/features.ts'
import { exp } from './exp.ts'
import { seeded, shuffle } from './random.ts'

/** A sentence and the class it is an example of. */
export type Example = { readonly text: string; readonly label: string; readonly weight?: number }

export type Options = {
  /** Features that are kept: those whose weights say most after a first fit. */
  readonly features: number
  /** Weights that are kept of those, for all classes together. */
  readonly weights: number
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
  features: 30_000,
  weights: 930_000,
  epochs: 8,
  firstEpochs: 4,
  rate: 0.5,
  seed: 20_261_130,
  rarest: 2,
  smoothing: 0.02,
  drop: 0.1,
}

/** For each feature some classes with a weight each: those from `starts[feature]` to the next one's. */
export type Sparse = { readonly starts: Int32Array; readonly labels: Uint8Array; readonly weights: Float64Array }

/** A softmax regression: for each kept feature, by its hash, one weight for each class that it says something of. */
export type Fitted = Sparse & {
  readonly classes: readonly string[]
  readonly hashes: Int32Array
  readonly bias: Float64Array
}

type Row = { readonly at: Int32Array; readonly values: Float64Array; readonly label: number; readonly weight: number }

/** Every feature that enough sentences have, in the order in which they were met, with how many have it. */
const commonOf = (all: readonly Features[], rarest: number): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>()
  for (const { hashes } of all) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  return new Map([...counts].filter(([, count]) => count >= rarest))
}

const rowsOf = (
  examples: readonly Example[],
  features: readonly Features[],
  hashes: Iterable<number>,
  classes: readonly string[],
): Row[] => {
  const places = new Map([...hashes].map((hash, at) => [hash, at]))
  const labels = new Map(classes.map((name, at) => [name, at]))
  return examples.map(({ label, weight = 1 }, index) => {
    const [at, kept]: [number[], number[]] = [[], []]
    features[index]?.hashes.forEach((hash, n) => {
      const place = places.get(hash)
      if (place === undefined) return
      at.push(place)
      kept.push(features[index]?.values[n] ?? 0)
    })
    return { at: Int32Array.from(at), values: Float64Array.from(kept), label: labels.get(label) ?? 0, weight }
  })
}

/** AdaGrad's rates begin with this. */
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

/** One step down, for the weights of one feature; `squares` is what AdaGrad remembers of their slopes. */
const step = (sparse: Sparse, squares: Float64Array, place: number, slopes: Float64Array, by: number, rate: number) => {
  const { starts, labels, weights } = sparse
  const to = starts[place + 1] ?? 0
  for (let at = starts[place] ?? 0; at < to; at += 1) {
    const slope = (slopes[labels[at] ?? 0] ?? 0) * by
    if (slope < LEAST_SLOPE && slope > -LEAST_SLOPE) continue
    const square = (squares[at] ?? 0) + slope * slope
    squares[at] = square
    weights[at] = (weights[at] ?? 0) - (rate * slope) / Math.sqrt(square)
  }
}

const addTo = (scores: Float64Array, { starts, labels, weights }: Sparse, place: number, value: number): void => {
  const to = starts[place + 1] ?? 0
  for (let at = starts[place] ?? 0; at < to; at += 1) {
    const label = labels[at] ?? 0
    scores[label] = (scores[label] ?? 0) + (weights[at] ?? 0) * value
  }
}

/** Every class has a weight for every feature. */
const allOf = (features: number, classes: number): Sparse => ({
  starts: Int32Array.from({ length: features + 1 }, (_, at) => at * classes),
  labels: Uint8Array.from({ length: features * classes }, (_, at) => at % classes),
  weights: new Float64Array(features * classes),
})

/** Each class by itself, whatever a sentence says. */
const biasOf = (classes: number): Sparse => allOf(1, classes)

/**
 * Stochastic gradient descent with AdaGrad's rates, in place. At each row some features are left out, so that none is relied on
 * alone. Nothing in it rounds otherwise on another machine. Gives the bias.
 */
const descend = (
  rows: readonly Row[],
  sparse: Sparse,
  { classes, epochs, options }: { readonly classes: number; readonly epochs: number; readonly options: Options },
): Float64Array => {
  const bias = biasOf(classes)
  const squares = new Float64Array(sparse.weights.length).fill(LEAST_SQUARE)
  const squaresOfBias = new Float64Array(classes).fill(LEAST_SQUARE)
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
      for (const [n, place] of kept.entries()) if (place >= 0) addTo(scores, sparse, place, row.values[n] ?? 0)
      slopesOf(scores, row, options.smoothing)
      step(bias, squaresOfBias, 0, scores, 1, options.rate)
      for (const [n, place] of kept.entries())
        if (place >= 0) step(sparse, squares, place, scores, row.values[n] ?? 0, options.rate)
    }
  }
  return bias.weights
}

/** The features whose weights say most, in rising order, each with where it was. */
const bestOf = (
  { starts, weights }: Sparse,
  hashes: readonly number[],
  most: number,
): readonly { readonly hash: number; readonly at: number }[] => {
  const normOf = (at: number): number => {
    let sum = 0
    for (let place = starts[at] ?? 0; place < (starts[at + 1] ?? 0); place += 1) sum += (weights[place] ?? 0) ** 2
    return sum
  }
  return hashes
    .map((hash, at) => ({ hash, at, norm: normOf(at) }))
    .toSorted((a, b) => b.norm - a.norm || a.hash - b.hash)
    .slice(0, most)
    .toSorted((a, b) => a.hash - b.hash)
}

/**
 * Which classes each of these features keeps a weight for: those that say most in all sentences together, in which a feature
 * of many sentences says its small weight often.
 */
const keptOf = (
  dense: Sparse,
  best: readonly { readonly at: number; readonly count: number }[],
  { classes, most }: { readonly classes: number; readonly most: number },
): Sparse => {
  const worthOf = (at: number, label: number, count: number): number =>
    Math.abs(dense.weights[at * classes + label] ?? 0) * Math.sqrt(Math.sqrt(count))
  const worths = new Float64Array(best.length * classes)
  for (const [place, { at, count }] of best.entries())
    for (let label = 0; label < classes; label += 1) worths[place * classes + label] = worthOf(at, label, count)
  const least = worths.length <= most ? -1 : (worths.toSorted()[worths.length - most - 1] ?? 0)
  const starts = new Int32Array(best.length + 1)
  const labels: number[] = []
  for (let place = 0; place < best.length; place += 1) {
    for (let label = 0; label < classes; label += 1)
      if ((worths[place * classes + label] ?? 0) > least) labels.push(label)
    starts[place + 1] = labels.length
  }
  return { starts, labels: Uint8Array.from(labels), weights: new Float64Array(labels.length) }
}

/** Fitted twice: with all weights, which tells the ones that are worth being kept, and then with those alone. */
export const fit = (
  examples: readonly Example[],
  options: Options = OPTIONS,
  conceptOf: ConceptOf = NO_CONCEPT,
): Fitted => {
  const names = [...new Set(examples.map(({ label }) => label))].toSorted()
  const classes = names.length
  const features = examples.map(({ text }) => featuresOf(text, conceptOf))
  const counts = commonOf(features, options.rarest)
  const all = [...counts.keys()]
  const dense = allOf(all.length, classes)
  descend(rowsOf(examples, features, all, names), dense, { classes, epochs: options.firstEpochs, options })
  const best = bestOf(dense, all, options.features).map(({ hash, at }) => ({ hash, at, count: counts.get(hash) ?? 0 }))
  const sparse = keptOf(dense, best, { classes, most: options.weights })
  const hashes = Int32Array.from(best, ({ hash }) => hash)
  const bias = descend(rowsOf(examples, features, hashes, names), sparse, { classes, epochs: options.epochs, options })
  return { classes: names, hashes, bias, ...sparse }
}
