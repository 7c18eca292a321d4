import { fold } from '#conversation/reading/fold.ts'
import { tokensOf } from '#conversation/reading/lexer.ts'
import { LOCALES, type Locale, type Localized } from '#conversation/words/locale.ts'
import { sentenceWordsOf } from './sentence-words.ts'

/** What a language is called, in itself and in the others that Parley speaks; without accents. */
const NAMES: Readonly<Record<Locale, RegExp>> = {
  en: /^(?:\/(?:language|idioma) +)?(?:(?:speak|in|en|habla) )?(?:english|ingles)$|^\/(?:language|idioma) +en$/i,
  es: /^(?:\/(?:language|idioma) +)?(?:(?:speak|in|en|habla) )?(?:espanol|spanish|castellano)$|^\/(?:language|idioma) +es$/i,
}
/** What each is called in itself. */
export const OWN_NAMES: Readonly<Record<Locale, string>> = { en: 'English', es: 'Español' }

/** A language that was named and nothing else: `español`, `/language english`. */
export const languageNamed = (text: string): Locale | undefined => {
  const said = fold(text.trim()).replaceAll(/[.!?\u00A1\u00BF]/g, '')
  return LOCALES.find((locale) => NAMES[locale].test(said))
}

/** How many of its words are such as every sentence of that language has. */
export const commonIn = (text: string, to: Localized): number => {
  const { closed, fillers, turning, pronouns, determiners } = sentenceWordsOf(to)
  const sets = [closed, fillers, turning, pronouns, determiners]
  return tokensOf(text).filter(({ plain }) => sets.some((words) => words.has(plain))).length
}

/** Letters and marks that one language writes and the other does not. */
const MARKS: Readonly<Record<Locale, RegExp>> = {
  en: /[^\s\S]/,
  es: /[\u00BF\u00A1\u00F1\u00E1\u00E9\u00ED\u00F3\u00FA]/i,
}

/** Whether anything in a sentence speaks for another language rather than theirs. */
export const leansTo = (text: string, other: Localized, to: Localized): boolean =>
  MARKS[other.locale].test(text) || commonIn(text, other) > commonIn(text, to)

/** Fewer words than these tell no language. */
const LEAST_WORDS = 2

/** Another language that a sentence seems to be in: not sure enough to answer in it, and worth offering. */
export const languageLike = (text: string, to: Localized): Locale | undefined => {
  const own = commonIn(text, to)
  return LOCALES.find((locale) => {
    const count = locale === to.locale ? 0 : commonIn(text, { locale })
    return count >= LEAST_WORDS && count > own
  })
}
