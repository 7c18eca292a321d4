import type { ConceptOf } from './concepts.ts'

/**
 * What a sentence is to the classifier: its words, its pairs of words, and the runs of three to five characters in each
 * word, and what its words are about, every one of them as a hash. Figures count as figures and handles as handles, whichever they are.
 */
export type Features = {
  readonly hashes: Uint32Array
  /** How much each counts: words, runs of characters, and concepts, each together, have length one. */
  readonly values: Float64Array
}

const TOKEN = /[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*|@|0|[$\u20AC\u00A3?]/gu
const MOST_TOKENS = 80
const SHORTEST_RUN = 3
const LONGEST_RUN = 5
/** Characters of a word tell less than the word. */
const CHARACTERS_COUNT = 0.7
const CONCEPTS_COUNT = 0.8

const WORD = 0x811c9dc5
const PAIR = 0x2166136a
const RUN = 0x5bd1e995
const CONCEPT = 0x1b873593
const CONCEPTS = 0x3c6ef372
const PRIME = 0x01000193

const hashed = (seed: number, text: string, from = 0, to = text.length): number => {
  let hash = seed
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME)
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
}

/** Words in lower case, `0` for any figure, `@` for any handle. */
export const wordsOf = (text: string): readonly string[] =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[\u2018\u2019\u02BC\u0060\u00B4]/g, "'")
      .replaceAll(/@[\p{L}\p{Nd}_]+/gu, ' @ ')
      .replaceAll(/\p{Nd}[\p{Nd}.,:]*/gu, ' 0 ')
      .match(TOKEN) ?? []
  ).slice(0, MOST_TOKENS)

/** What its words are about, and each two of them that follow one another, with the words between left out. */
const conceptsOf = (words: readonly string[], conceptOf: ConceptOf): ReadonlySet<number> => {
  const found = new Set<number>()
  let before = '^'
  for (const word of words) {
    const concept = conceptOf(word)
    if (concept === undefined) continue
    found.add(hashed(CONCEPT, concept))
    found.add(hashed(CONCEPTS, `${before} ${concept}`))
    before = concept
  }
  if (before !== '^') found.add(hashed(CONCEPTS, `${before} $`))
  return found
}

export const featuresOf = (text: string, conceptOf: ConceptOf): Features => {
  const words = wordsOf(text)
  const about = conceptsOf(words, conceptOf)
  const whole = new Set<number>()
  const runs = new Set<number>()
  let before = '^'
  for (const word of words) {
    whole.add(hashed(WORD, word))
    whole.add(hashed(PAIR, `${before} ${word}`))
    before = word
    const padded = ` ${word} `
    for (let from = 0; from + SHORTEST_RUN <= padded.length; from += 1)
      for (let length = SHORTEST_RUN; length <= LONGEST_RUN && from + length <= padded.length; length += 1)
        runs.add(hashed(RUN, padded, from, from + length))
  }
  if (words.length > 0) whole.add(hashed(PAIR, `${before} $`))
  const values = new Float64Array(whole.size + runs.size + about.size)
  values.fill(1 / Math.sqrt(Math.max(1, whole.size)), 0, whole.size)
  values.fill(CHARACTERS_COUNT / Math.sqrt(Math.max(1, runs.size)), whole.size, whole.size + runs.size)
  values.fill(CONCEPTS_COUNT / Math.sqrt(Math.max(1, about.size)), whole.size + runs.size)
  return { hashes: Uint32Array.from([...whole, ...runs, ...about]), values }
}
