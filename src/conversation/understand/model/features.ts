import type { ConceptOf } from './concepts.ts'
import { createHashSet, type HashSet } from './hash-set.ts'

/**
 * What a sentence is to the classifier: its words, its pairs of words, and the runs of three to five characters in each
 * word, and what its words are about, every one of them as a hash. Figures count as figures and handles as handles, whichever they are.
 */
export type Features = {
  /** Signed whole numbers of 32 bits. */
  readonly hashes: Int32Array
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
/** Two concepts of one sentence count as a pair, whichever others stand between them, up to so many places apart. */
const FARTHEST = 3

const WORD = 0x811c9dc5
const PAIR = 0x2166136a
const RUN = 0x5bd1e995
const CONCEPT = 0x1b873593
const CONCEPTS = 0x3c6ef372
const APART = 0x27d4eb2f
const PRIME = 0x01000193

const SPACE = 32

const fed = (hash: number, code: number): number => Math.imul(hash ^ code, PRIME)

const fedWith = (seed: number, text: string): number => {
  let hash = seed
  for (let at = 0; at < text.length; at += 1) hash = fed(hash, text.charCodeAt(at))
  return hash
}

const mixed = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)

const hashed = (seed: number, text: string): number => mixed(fedWith(seed, text))

const hashedPair = (seed: number, first: string, second: string): number =>
  mixed(fedWith(fed(fedWith(seed, first), SPACE), second))

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

/** What its words are about, each two of them that follow one another, with the words between left out, and those farther apart. */
const conceptsOf = (words: readonly string[], conceptOf: ConceptOf): HashSet => {
  const found = words.flatMap((word) => conceptOf(word) ?? [])
  const about = createHashSet(found.length * (FARTHEST + 1) + 1)
  for (const [at, concept] of found.entries()) {
    about.add(hashed(CONCEPT, concept))
    about.add(hashedPair(CONCEPTS, found[at - 1] ?? '^', concept))
    for (let before = Math.max(0, at - FARTHEST); before < at - 1; before += 1)
      about.add(hashedPair(APART, found[before] ?? '', concept))
  }
  const last = found.at(-1)
  if (last !== undefined) about.add(hashedPair(CONCEPTS, last, '$'))
  return about
}

/** The runs of characters of a word, with what is before and behind it. */
const addRuns = (runs: HashSet, word: string): void => {
  const end = word.length + 2
  const codeAt = (at: number): number => (at === 0 || at === end - 1 ? SPACE : word.charCodeAt(at - 1))
  for (let from = 0; from + SHORTEST_RUN <= end; from += 1) {
    let hash = RUN
    const last = Math.min(end, from + LONGEST_RUN)
    for (let at = from; at < last; at += 1) {
      hash = fed(hash, codeAt(at))
      if (at - from + 1 >= SHORTEST_RUN) runs.add(mixed(hash))
    }
  }
}

const RUNS_OF_LENGTH = LONGEST_RUN - SHORTEST_RUN + 1

export const featuresOf = (text: string, conceptOf: ConceptOf): Features => {
  const words = wordsOf(text)
  const about = conceptsOf(words, conceptOf)
  const whole = createHashSet(words.length * 2 + 1)
  const characters = words.reduce((sum, word) => sum + word.length, 0)
  const runs = createHashSet(characters * RUNS_OF_LENGTH + 1)
  let before = '^'
  for (const word of words) {
    whole.add(hashed(WORD, word))
    whole.add(hashedPair(PAIR, before, word))
    before = word
    addRuns(runs, word)
  }
  if (words.length > 0) whole.add(hashedPair(PAIR, before, '$'))
  return together([
    [whole, 1],
    [runs, CHARACTERS_COUNT],
    [about, CONCEPTS_COUNT],
  ])
}

/** One after the other, each group with the length that it has. */
const together = (groups: readonly (readonly [HashSet, number])[]): Features => {
  const size = groups.reduce((sum, [group]) => sum + group.size(), 0)
  const [hashes, values] = [new Int32Array(size), new Float64Array(size)]
  let from = 0
  for (const [group, counts] of groups) {
    const to = from + group.size()
    hashes.set(group.values(), from)
    values.fill(counts / Math.sqrt(Math.max(1, group.size())), from, to)
    from = to
  }
  return { hashes, values }
}
