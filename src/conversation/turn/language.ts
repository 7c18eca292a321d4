import type { Act } from '#conversation/channel/turn.ts'
import { goalOfButton } from '#conversation/card/stateless.ts'
import { recognize } from '#conversation/registry.ts'
import type { Session } from '#conversation/session/session.ts'
import { languageNamed, leansTo } from '#conversation/understand/languages.ts'
import { LOCALES, type Locale, type Localized } from '#conversation/words/locale.ts'

/** Questions are understood by a word or two, which may be the same in both: `routing`, `1099`. */
const isIn = (text: string, other: Localized, to: Localized): boolean => {
  const found = recognize(text, other)
  return found !== undefined && (!found.name.startsWith('answer.') || leansTo(text, other, to))
}

/** The other language in which this is a wish, where it is none in theirs. */
const languageOf = (text: string, to: Localized): Locale | undefined =>
  recognize(text, to) === undefined
    ? LOCALES.find((locale) => locale !== to.locale && isIn(text, { locale }, to))
    : undefined

/**
 * The language that a customer wants from now on: one that they named or chose by a button, or the one that they have begun
 * to write in. What is typed into a form is an answer, whatever language it would be a wish in.
 */
export const languageWanted = (session: Session, act: Act, to: Localized): Locale | undefined => {
  if (act.do === 'press') {
    const opened = goalOfButton(act.button)
    const chosen = opened?.name === 'language' ? opened.slots['to'] : undefined
    return LOCALES.find((locale) => locale === chosen)
  }
  if (act.do !== 'say') return undefined
  const named = languageNamed(act.text)
  return session.frame?.form === undefined ? (named ?? languageOf(act.text.trim(), to)) : named
}
