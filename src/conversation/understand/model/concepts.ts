import type { Locale } from '#conversation/words/locale.ts'
import { stems } from './concepts.en.ts'
import { stems as spanish } from './concepts.es.ts'

/**
 * What a word is about, so that a sentence in words that were never learned is near to one that was: `wire` and `transfer` are
 * one concept. Words are known by their beginnings, of which the longest counts; one that ends with `$` is a whole word.
 */
export type ConceptOf = (word: string) => string | undefined

export const NO_CONCEPT: ConceptOf = () => undefined

const SHORTEST = 2
const LONGEST = 14

const createConceptOf = (all: Readonly<Record<string, string>>): ConceptOf => {
  const known = new Map(
    Object.entries(all).flatMap(([concept, list]) => list.split(/\s+/).map((stem) => [stem, concept])),
  )
  return (word) => {
    const whole = known.get(`${word}$`)
    if (whole !== undefined) return whole
    for (let length = Math.min(word.length, LONGEST); length >= SHORTEST; length -= 1) {
      const found = known.get(word.slice(0, length))
      if (found !== undefined) return found
    }
    return undefined
  }
}

export const CONCEPTS: Readonly<Record<Locale, ConceptOf>> = {
  en: createConceptOf(stems),
  es: createConceptOf(spanish),
}
