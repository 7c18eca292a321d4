import { byLocale, type Localized } from '#conversation/words/locale.ts'
import { fold } from '#conversation/reading/fold.ts'
import { replies } from './replies.en.ts'
import { isQuestion } from './question.ts'
import { replies as spanish } from './replies.es.ts'
import { withoutPictures } from './text.ts'

/** Short answers as one language says them, without accents. */
export type ReplyPatterns = {
  readonly yes: RegExp
  readonly no: RegExp
  /** Neither a yes nor a no: more time is wanted. */
  readonly wait: RegExp
  /** A yes or no that nothing has asked for. */
  readonly decision: RegExp
  readonly thanks: RegExp
  /** Nothing but the wish for the menu, also in the middle of something. */
  readonly menu: RegExp
  /** The person who is typing, in a list of names. */
  readonly myself: RegExp
  /** What separates the names of a list. */
  readonly betweenNames: RegExp
}

const patterns = byLocale<ReplyPatterns>({ en: replies, es: spanish })

/** No decision is longer, and the patterns stay fast. */
const LONGEST_DECISION = 40
const LONGEST_THANKS = 60
const EMOJI_THANKS = /^(?:👍|🙏|😊|🎉|❤)\p{Emoji_Modifier}?\u{FE0F}?$/u

const fits = (text: string, name: 'yes' | 'no' | 'wait', to: Localized): boolean =>
  text.length <= LONGEST_DECISION && patterns(to)[name].test(fold(text))

export const saysYes = (text: string, to: Localized): boolean => fits(text, 'yes', to)
export const saysNo = (text: string, to: Localized): boolean => fits(text, 'no', to)
export const saysWait = (text: string, to: Localized): boolean => fits(text.trim(), 'wait', to)
export const isDecision = (text: string, to: Localized): boolean => patterns(to).decision.test(fold(text))
export const isMenu = (text: string, to: Localized): boolean => patterns(to).menu.test(fold(text))
export const isMyself = (name: string, to: Localized): boolean => patterns(to).myself.test(fold(name))

/** Said beside the matter: it opens nothing and ends nothing. */
export const isThanks = (text: string, to: Localized): boolean =>
  text.length <= LONGEST_THANKS &&
  (patterns(to).thanks.test(fold(withoutPictures(text)).trim()) || EMOJI_THANKS.test(text))

/** A yes, a no or a question, where somebody is to be named. */
export const namesNobody = (text: string, to: Localized): boolean =>
  saysYes(text, to) || saysNo(text, to) || (isQuestion(text, to) && /\s|\?/.test(text.trim()))

/** The names of a typed list. */
export const namesIn = (text: string, to: Localized): readonly string[] =>
  text
    .split(patterns(to).betweenNames)
    .map((name) => name.trim())
    .filter((name) => name !== '')
