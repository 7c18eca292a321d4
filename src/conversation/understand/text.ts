import { cleanText } from '#conversation/form/free-text.ts'
import { fold, without } from '#conversation/reading/fold.ts'
import { byLocale, type Localized } from '#conversation/words/locale.ts'
import { textWords } from './text-words.en.ts'
import { textWords as spanish } from './text-words.es.ts'

/** Longer than this is a story, not a wish: it is left alone, and every pattern stays fast. */
export const LONGEST = 300

/** What one language has around a wish, and where a slip is worth correcting; all in lower case and without accents. */
export type TextWords = {
  /** Words worth recognizing with one letter wrong, missing, too many or swapped. */
  readonly keywords: readonly string[]
  /** Verbs of few letters that a sentence begins with: recognized there with two of them swapped, or one doubled. */
  readonly verbs?: readonly string[]
  /** Short forms of chats, each with the word that it stands for. */
  readonly shortForms?: ReadonlyMap<string, string>
  /** From here on the words are names and notes, kept as typed. */
  readonly freeFrom: ReadonlySet<string>
  /** Behind these a name may stand at once. */
  readonly namesFollow: ReadonlySet<string>
  readonly politeStart: RegExp
  readonly politeEnd: RegExp
  /** Said while thinking, anywhere; it needs the flag `g`. */
  readonly hesitation: RegExp
  /** Said before what is wanted. */
  readonly opening: RegExp
  /** Said between the verb and what it is about: `send like twenty dollars`. */
  readonly filler: RegExp
}
const wordsOf = byLocale<TextWords>({ en: textWords, es: spanish })

const isOneOff = (typed: string, word: string): boolean => {
  if (Math.abs(typed.length - word.length) > 1) return false
  let at = 0
  while (at < typed.length && typed[at] === word[at]) at += 1
  const rest = typed.slice(at + 1)
  return (
    rest === word.slice(at + 1) ||
    typed.slice(at) === word.slice(at + 1) ||
    rest === word.slice(at) ||
    (typed[at] === word[at + 1] && typed[at + 1] === word[at] && typed.slice(at + 2) === word.slice(at + 2))
  )
}

const spelledOut = (word: string, { shortForms }: TextWords): string | undefined =>
  shortForms?.get(fold(word).toLowerCase())

const corrected = (word: string, known: TextWords): string => {
  const { keywords } = known
  const typed = fold(word).toLowerCase()
  const long = spelledOut(word, known)
  if (long !== undefined) return long
  if (typed.length < 5 || !/^[a-z]+$/.test(typed) || keywords.includes(typed)) return word
  return keywords.find((keyword) => isOneOff(typed, keyword)) ?? word
}

/** `sned`, `ssend`; never another letter in place of one: `lend` is no slip. */
const isSlipOf = (typed: string, word: string): boolean =>
  typed.length > word.length
    ? typed.replace(/(.)\1/, '$1') === word
    : typed !== word &&
      typed.length === word.length &&
      isOneOff(typed, word) &&
      sortedLetters(typed) === sortedLetters(word)

const sortedLetters = (word: string): string => [...word].toSorted().join('')

const correctedVerb = (word: string, { verbs = [] }: TextWords): string => {
  const typed = fold(word).toLowerCase()
  return verbs.find((verb) => isSlipOf(typed, verb)) ?? word
}

/** Without emoji, which say nothing that is wanted. */
export const withoutPictures = (text: string): string =>
  text.replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u{FE0F}|\u{200D}|\u{20E3}/gu, ' ')

/** One line, plain quotes, no closing marks, no courtesies. */
export const tidy = (text: string, to: Localized): string => {
  const { politeStart, politeEnd } = wordsOf(to)
  const clean = cleanText(text)
    .replace(/[\u2018\u2019\u02BC\uFF07\u0060\u00B4]/g, "'")
    .replace(/[\u201C\u201D\u201E\u00AB\u00BB\uFF02]/g, '"')
    .replace(/^[\u00A1\u00BF\s]+/, '')
  return without(without(clean, politeStart).replace(/[.!?,;\s]+$/, ''), politeEnd)
}

/** Without what somebody says while thinking, for what is not understood otherwise. */
export const withoutHesitation = (said: string, to: Localized): string => {
  const { hesitation, opening, filler } = wordsOf(to)
  const begun = without(said.replaceAll(hesitation, ''), opening)
  return without(without(tidy(begun, to), opening), filler)
}

/** Small slips in words that the grammar knows corrected, for what is not understood otherwise. Names stay as typed. */
export const withoutSlips = (said: string, to: Localized): string => {
  const [known, words] = [wordsOf(to), said.split(' ')]
  const first = corrected(correctedVerb(words[0] ?? '', known), known)
  if (known.namesFollow.has(fold(first).toLowerCase())) return [first, ...words.slice(1)].join(' ')
  const free = words.findIndex((word) => known.freeFrom.has(fold(word).toLowerCase()))
  const end = free < 0 ? words.length : free
  const verb = words.findIndex((word) => known.namesFollow.has(fold(word).toLowerCase()))
  const { shortForms: _, ...long } = known
  const knownAt = (at: number): TextWords => (verb >= 0 && at > verb ? long : known)
  return words.map((word, at) => (at < end ? corrected(word, knownAt(at)) : word)).join(' ')
}

/** Without the pair of quotation marks around it. */
export function unquote(text: string): string
export function unquote(text: string | undefined): string | undefined
export function unquote(text: string | undefined): string | undefined {
  return text
    ?.trim()
    .replace(/^(["'])([^"]*)\1$/, '$2')
    .trim()
}
