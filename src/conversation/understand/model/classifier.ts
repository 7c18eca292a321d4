import { type ConceptOf, NO_CONCEPT } from './concepts.ts'
import { featuresOf } from './features.ts'

/**
 * A softmax regression as it is stored: whole numbers from -127 to 127, to be multiplied by the scale of their class.
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
  /** Of the features, rising: unsigned 32-bit numbers, little-endian, in base64. */
  readonly hashes: string
  /** By feature, then by class: signed bytes in base64. */
  readonly weights: string
}

/** What may be meant, and how likely that is; all of them together are 1. */
export type Guess = { readonly name: string; readonly chance: number }

/** A classifier, with what its guesses have to be at least. */
export type Model = { readonly classify: Classify; readonly sure: number; readonly likely: number }

/** Likeliest first. What is about nothing here is `none`, whatever its subject. */
export type Classify = (text: string) => readonly Guess[]

export const NOTHING = 'none'

const placesOf = (base64: string): ReadonlyMap<number, number> => {
  const bytes = Buffer.from(base64, 'base64')
  return new Map(Array.from({ length: bytes.length / 4 }, (_, at) => [bytes.readUInt32LE(at * 4), at]))
}

type Unpacked = {
  readonly places: ReadonlyMap<number, number>
  readonly weights: Int8Array
  readonly conceptOf: ConceptOf
}

const scoresOf = (text: string, { bias, scales }: Weights, { places, weights, conceptOf }: Unpacked): Float64Array => {
  const { hashes, values } = featuresOf(text, conceptOf)
  const scores = new Float64Array(bias.length)
  const count = scores.length
  for (let n = 0; n < hashes.length; n += 1) {
    const place = places.get(hashes[n] ?? 0)
    if (place === undefined) continue
    const [from, value] = [place * count, values[n] ?? 0]
    for (let at = 0; at < count; at += 1) scores[at] = (scores[at] ?? 0) + (weights[from + at] ?? 0) * value
  }
  return scores.map((score, at) => score * (scales[at] ?? 0) + (bias[at] ?? 0))
}

const createClassifier = (stored: Weights, conceptOf: ConceptOf): Classify => {
  const places = placesOf(stored.hashes)
  const weights = Int8Array.from(Buffer.from(stored.weights, 'base64'))
  const names = stored.classes.map((name) => (name.startsWith(`${NOTHING}.`) ? NOTHING : name))
  return (text) => {
    const scores = scoresOf(text, stored, { places, weights, conceptOf })
    const most = Math.max(...scores)
    const chances = scores.map((score) => Math.exp(score - most))
    const sum = chances.reduce((all, each) => all + each, 0)
    const found = new Map<string, number>()
    for (const [at, name] of names.entries()) found.set(name, (found.get(name) ?? 0) + (chances[at] ?? 0) / sum)
    return [...found].map(([name, chance]) => ({ name, chance })).toSorted((a, b) => b.chance - a.chance)
  }
}

export const createModel = (stored: Weights, conceptOf: ConceptOf = NO_CONCEPT): Model => ({
  classify: createClassifier(stored, conceptOf),
  sure: stored.sure,
  likely: stored.likely,
})
