import type { Slots } from './goal.ts'

/**
 * Names that the customer gave to things of theirs. One may hold any word of the grammar (`Bread and butter`, `Savings for
 * car`), so it is put in quotation marks before the sentence is taken apart, and they are taken off again afterwards.
 */

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** A quotation mark, straight, curly or as an angle: a name may be typed with others than it has, or with none. */
const QUOTE = '["\'`\u00AB\u00B4\u00BB\u02BC\u2018-\u201F\u2039\u203A\uFF02\uFF07]'
const QUOTES = new RegExp(QUOTE, 'gu')
const DOUBLE_QUOTES = /["\u00AB\u00BB\u201C-\u201F\uFF02]/gu

const wordPattern = (word: string): string => [...word].map(escaped).join(`${QUOTE}?`)

const patternOf = (name: string): string =>
  name
    .replaceAll(QUOTES, '')
    .trim()
    .split(/\s+/)
    .map((word) => `${QUOTE}{0,2}${wordPattern(word)}${QUOTE}{0,2}`)
    .join(String.raw`\s+`)

const isCutApart = (name: string): boolean => /\s/.test(name.replaceAll(QUOTES, '').trim())

/** Any of the names that could be cut apart, the longest first; undefined where there is none. */
const anyOf = (names: readonly string[]): string | undefined => {
  const long = names.filter(isCutApart).toSorted((a, b) => b.length - a.length)
  return long.length === 0 ? undefined : long.map(patternOf).join('|')
}

/** The sentence with each of these names in quotation marks, the longest first; as it is where it holds none. */
export const withNamesQuoted = (said: string, names: readonly string[]): string => {
  const any = anyOf(names)
  if (any === undefined) return said
  // What stands in quotation marks already is found first and stays as it is.
  const found = new RegExp(`"[^"]*"|(?<![\\p{L}\\p{N}])(?<name>${any})(?![\\p{L}\\p{N}])`, 'giu')
  return said.replaceAll(found, (whole, ...rest) => {
    const groups = rest.at(-1) as { readonly name?: string }
    return groups.name === undefined ? whole : `"${withoutQuotes(whole)}"`
  })
}

/** An apostrophe within a word stays, since it ends nothing. */
const withoutQuotes = (name: string): string =>
  name.replaceAll(DOUBLE_QUOTES, '').replaceAll(/(?<!\p{L})['\u2018\u2019]|['\u2018\u2019](?!\p{L})/gu, '')

/** What was read of such a sentence, named as it was typed. */
export const asTyped = (slots: Slots, names: readonly string[]): Slots => {
  const any = anyOf(names)
  if (any === undefined) return slots
  const quoted = new RegExp(`"(${any})"`, 'giu')
  return Object.fromEntries(Object.entries(slots).map(([slot, value]) => [slot, value.replaceAll(quoted, '$1')]))
}
