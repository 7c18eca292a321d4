import type { Act, Turn } from '#conversation/channel/turn.ts'
import { type Asked, ask, onBehalf } from '#conversation/ask/ask.ts'
import { keepLanguage, languageHere, readCustomer } from '#conversation/ask/customer.ts'
import type { Stage } from '#conversation/card/present.ts'
import { goalOfButton } from '#conversation/card/stateless.ts'
import { recognize } from '#conversation/registry.ts'
import type { Session } from '#conversation/session/session.ts'
import { isTypedHere, newSession, speak, speakTheirs } from '#conversation/session/session-life.ts'
import { languageNamed, leansTo } from '#conversation/understand/languages.ts'
import { DEFAULT_LOCALE, LOCALES, type Locale, localeNamed, type Localized } from '#conversation/words/locale.ts'

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

/** The language that a customer wants from now on, and whether they have said so or only begun to write in it. */
type Wanted = { readonly locale: Locale; readonly isNamed: boolean }

/**
 * One that they named or chose by a button, or the one that they have begun to write in. What is typed into a form is an
 * answer, whatever language it would be a wish in.
 */
const languageWanted = (session: Session, act: Act, to: Localized): Wanted | undefined => {
  if (act.do === 'press') {
    const opened = goalOfButton(act.button)
    const chosen = opened?.name === 'language' ? localeNamed(opened.slots['to']) : undefined
    return chosen && { locale: chosen, isNamed: true }
  }
  if (act.do !== 'say') return undefined
  const named = languageNamed(act.text)
  if (named !== undefined) return { locale: named, isNamed: true }
  const written = session.frame?.form === undefined ? languageOf(act.text.trim(), to) : undefined
  return written && { locale: written, isNamed: false }
}

type Spoken = { readonly session: Session; readonly turn: Turn; readonly named?: Locale }

/** The language of whoever this chat belongs to, where the session does not know it: it may have been lost, or be the first. */
function* begun(turn: Turn, fresh: string): Generator<Asked, Session, unknown> {
  const session = newSession(turn.conversation, fresh)
  const theirs = localeNamed(yield* onBehalf(undefined, ask(languageHere)))
  return theirs === undefined ? session : speakTheirs(session, theirs)
}

/** In the language that its person has asked for before or asks for now, else in that which the platform tells. */
export function* spokenTo(given: Session | undefined, turn: Turn, fresh: string): Generator<Asked, Spoken, unknown> {
  const known = given ?? (yield* begun(turn, fresh))
  const told = known.language ?? turn.locale
  const session = speak(known, turn.locale)
  const wanted = languageWanted(session, turn.act, { locale: told ?? session.locale ?? DEFAULT_LOCALE })
  const locale = wanted?.locale ?? told
  const { languageKept: _, ...free } = session
  return {
    session: wanted === undefined ? session : { ...free, language: wanted.locale, locale: wanted.locale },
    turn: locale === undefined ? turn : { ...turn, locale },
    ...(wanted?.isNamed === true && { named: wanted.locale }),
  }
}

/**
 * A language that was named is kept with the customer, for their other chats. Whoever has just signed in is spoken to in
 * theirs, unless they have written in another one here.
 */
export function* settleLanguage(
  before: Session,
  at: Stage,
  named: Locale | undefined,
): Generator<Asked, Stage, unknown> {
  const { customer } = at.session
  if (customer === undefined) return at
  if (named !== undefined) {
    yield* onBehalf(customer, ask(keepLanguage, { language: named }))
    return { ...at, session: speakTheirs(at.session, named) }
  }
  if (before.customer !== undefined || isTypedHere(at.session)) return at
  const theirs = localeNamed((yield* onBehalf(customer, ask(readCustomer))).language)
  return theirs === undefined ? at : { ...at, session: speakTheirs(at.session, theirs) }
}
