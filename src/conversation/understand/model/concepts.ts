import type { Locale } from '#conversation/words/locale.ts'
import { stems } from './concepts.en.ts'
import { stems as spanish } from './concepts.es.ts'

/**
 * What a word is about, so that a sentence in words that were never learned is near to one that was: `wire` and `transfer` are
 * one concept. Words are known by their beginnings, of which the longest counts; one that ends with `$` is a whole word.
 */
export type ConceptOf = (word: string) => string | undefined

export const NO_CONCEPT: ConceptOf = () => undefined

/** So many letters every stem has at least: by them they are found. */
const SHORTEST = 2

const createConceptOf = (all: Readonly<Record<string, string>>): ConceptOf => {
  const known = new Map(
    Object.entries(all).flatMap(([concept, list]) => list.split(/\s+/).map((stem) => [stem, concept] as const)),
  )
  const beginnings = Map.groupBy(
    [...known].filter(([stem]) => !stem.endsWith('$')).toSorted(([a], [b]) => b.length - a.length),
    ([stem]) => stem.slice(0, SHORTEST),
  )
  return (word) =>
    known.get(`${word}$`) ?? beginnings.get(word.slice(0, SHORTEST))?.find(([stem]) => word.startsWith(stem))?.[1]
}

export const CONCEPTS: Readonly<Record<Locale, ConceptOf>> = {
  en: createConceptOf(stems),
  es: createConceptOf(spanish),
}
