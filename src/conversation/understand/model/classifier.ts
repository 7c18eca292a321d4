import { type ConceptOf, NO_CONCEPT } from './concepts.ts'
import { featuresOf } from './features.ts'

/**
 * A softmax regression as it is stored. Of each feature only the weights that say something are kept: which classes they are
 * for is one bit for each class, and the weights are whole numbers from -127 to 127, to be multiplied by the scale of their class.
 * `npm run understanding:train` makes it.
 */
export type Weights = {
  /** Names of goals; `none.<subject>` are kinds of sentences that are about nothing here. */
  readonly classes: readonly string[]
  readonly bias: readonly number[]
  readonly scales: readonly number[]
  /** What it has to be at least, to be taken as understood, and to be offered among others. */
  readonly sure: number
  readonly likely: number
  /** Of the features, rising: signed 32-bit numbers, little-endian, in base64. */
  readonly hashes: string
  /** By feature: which classes have a weight, from the lowest bit of the first byte on, in base64. */
  readonly kept: string
  /** By feature, then by class, those that are kept: signed bytes in base64. */
  readonly weights: string
}

/** What may be meant, and how likely that is. */
export type Guess = { readonly name: string; readonly chance: number }

/** A classifier, with what its guesses have to be at least. */
export type Model = { readonly classify: Classify; readonly sure: number; readonly likely: number }

/** Likeliest first, without what is hardly likely at all. What is about nothing here is `none`, whatever its subject. */
export type Classify = (text: string) => readonly Guess[]

export const NOTHING = 'none'
/** Less likely than this, nothing is made of it. */
const HARDLY = 0.002

/**
 * By feature, from `starts[feature]` to the next one's: a class in the higher byte, its weight in the lower one. They lie
 * together, since reading memory takes longer than adding up.
 */
type Rows = { readonly starts: Int32Array; readonly cells: Int16Array }

const rowsIn = ({ classes, kept, weights }: Weights): Rows => {
  const masks = Buffer.from(kept, 'base64')
  const bytes = Buffer.from(weights, 'base64')
  const width = Math.ceil(classes.length / 8)
  const starts = new Int32Array(masks.length / width + 1)
  const cells = new Int16Array(bytes.length)
  let at = 0
  for (let feature = 0; feature + 1 < starts.length; feature += 1) {
    for (let label = 0; label < classes.length; label += 1)
      if (((masks[feature * width + (label >> 3)] ?? 0) >> (label & 7)) & 1) {
        cells[at] = (label << 8) | (bytes[at] ?? 0)
        at += 1
      }
    starts[feature + 1] = at
  }
  return { starts, cells }
}

/** Where each feature is among all of them; -1 for one that is not there. */
const createPlaces = (base64: string): ((hash: number) => number) => {
  const bytes = Buffer.from(base64, 'base64')
  const hashes = Int32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readInt32LE(at * 4))
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(hashes.length * 2 + 2)))
  const last = slots.length - 1
  for (const [at, hash] of hashes.entries()) {
    let slot = hash & last
    while (slots[slot] !== 0) slot = (slot + 1) & last
    slots[slot] = at + 1
  }
  return (hash) => {
    let slot = hash & last
    for (let place = slots[slot] ?? 0; place !== 0; place = slots[slot] ?? 0) {
      if (hashes[place - 1] === hash) return place - 1
      slot = (slot + 1) & last
    }
    return -1
  }
}

type Unpacked = {
  readonly placeOf: (hash: number) => number
  readonly rows: Rows
  readonly conceptOf: ConceptOf
}

const scoresOf = (text: string, { bias, scales }: Weights, { placeOf, rows, conceptOf }: Unpacked): Float64Array => {
  const { hashes, values } = featuresOf(text, conceptOf)
  const { starts, cells } = rows
  const scores = new Float64Array(bias.length)
  for (let n = 0; n < hashes.length; n += 1) {
    const place = placeOf(hashes[n] ?? 0)
    if (place < 0) continue
    const [to, value] = [starts[place + 1] ?? 0, values[n] ?? 0]
    for (let at = starts[place] ?? 0; at < to; at += 1) {
      const cell = cells[at] ?? 0
      const label = (cell >> 8) & 0xff
      scores[label] = (scores[label] ?? 0) + ((cell << 24) >> 24) * value
    }
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) * (scales[at] ?? 0) + (bias[at] ?? 0)
  return scores
}

const createClassifier = (stored: Weights, conceptOf: ConceptOf): Classify => {
  const unpacked = { placeOf: createPlaces(stored.hashes), rows: rowsIn(stored), conceptOf }
  const names = [...new Set(stored.classes.map((name) => (name.startsWith(`${NOTHING}.`) ? NOTHING : name)))]
  const nameAt = stored.classes.map((name) => names.indexOf(name.startsWith(`${NOTHING}.`) ? NOTHING : name))
  return (text) => {
    const scores = scoresOf(text, stored, unpacked)
    const most = scores.reduce((all, each) => Math.max(all, each), -Infinity)
    const chances = new Float64Array(names.length)
    let sum = 0
    for (let at = 0; at < scores.length; at += 1) {
      const raised = Math.exp((scores[at] ?? 0) - most)
      sum += raised
      const place = nameAt[at] ?? 0
      chances[place] = (chances[place] ?? 0) + raised
    }
    const guesses: Guess[] = []
    for (const [at, name] of names.entries()) {
      const chance = (chances[at] ?? 0) / sum
      if (chance >= HARDLY) guesses.push({ name, chance })
    }
    return guesses.toSorted((a, b) => b.chance - a.chance)
  }
}

export const createModel = (stored: Weights, conceptOf: ConceptOf = NO_CONCEPT): Model => ({
  classify: createClassifier(stored, conceptOf),
  sure: stored.sure,
  likely: stored.likely,
})
