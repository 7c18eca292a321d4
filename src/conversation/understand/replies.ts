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
  /** In place of an answer that may be left out. */
  readonly skip: RegExp
  /** The answer is not known. */
  readonly unsure: RegExp
  /** The person who is typing, in a list of names. */
  readonly myself: RegExp
  /** What separates the names of a list. */
  readonly betweenNames: RegExp
}

const patterns = byLocale<ReplyPatterns>({ en: replies, es: spanish })

/** No decision is longer, and the patterns stay fast. */
const LONGEST_DECISION = 40
const LONGEST_THANKS = 60

const fits = (text: string, name: 'yes' | 'no' | 'wait', to: Localized): boolean =>
  text.length <= LONGEST_DECISION && patterns(to)[name].test(fold(text))

/** A picture beside a yes that goes with it, and beside a no. */
const WITH_YES = /[\p{L}.! ](?:[👍👌🙏😊🙂😀✅💯🎉❤]\p{Emoji_Modifier}?\u{FE0F}?\s*)+$/u
const WITH_NO = /[\p{L}.! ](?:[👎❌✖🚫🛑🙏😊🙂]\p{Emoji_Modifier}?\u{FE0F}?\s*)+$/u
/** The letter in front of the pictures stays. */
const withoutLast = (text: string, pictures: RegExp): string =>
  pictures.test(text) ? withoutPictures(text).trim() : text

export const saysYes = (text: string, to: Localized): boolean => fits(withoutLast(text, WITH_YES), 'yes', to)
export const saysNo = (text: string, to: Localized): boolean => fits(withoutLast(text, WITH_NO), 'no', to)
export const saysWait = (text: string, to: Localized): boolean => fits(text.trim(), 'wait', to)
export const isDecision = (text: string, to: Localized): boolean => patterns(to).decision.test(fold(text))
export const isMenu = (text: string, to: Localized): boolean => patterns(to).menu.test(fold(text))
export const isMyself = (name: string, to: Localized): boolean => patterns(to).myself.test(fold(name))

/** Said beside the matter: it opens nothing and ends nothing. */
export const isThanks = (text: string, to: Localized): boolean =>
  text.length <= LONGEST_THANKS &&
  (patterns(to).thanks.test(fold(withoutPictures(text)).trim()) || isPictureAlone(text))

/** Left out on purpose: no note is called `ok`. */
export const saysSkip = (text: string, to: Localized): boolean =>
  text.length <= LONGEST_DECISION && patterns(to).skip.test(fold(text.trim()))

/** A picture that may mean a yes, but may as well be a kind word. */
const PICTURE_ALONE = /^(?:[👍👌🙏😊🙂🎉❤✅☑✔💯]\p{Emoji_Modifier}?\u{FE0F}?\s*)+$/u
export const isPictureAlone = (text: string): boolean => PICTURE_ALONE.test(text.trim())

/** A yes, a no or a question, where somebody is to be named. */
export const namesNobody = (text: string, to: Localized): boolean =>
  saysYes(text, to) ||
  saysNo(text, to) ||
  patterns(to).unsure.test(fold(text.trim())) ||
  (isQuestion(text, to) && /\s|\?/.test(text.trim()))

/** `me alex`: whoever writes stands in front of the first name without a word between the two. */
const withoutMyself = (name: string, to: Localized): string => {
  const [first = '', ...rest] = name.split(/\s+/)
  return rest.length > 0 && isMyself(first, to) ? rest.join(' ') : name
}

/** The names of a typed list. */
export const namesIn = (text: string, to: Localized): readonly string[] =>
  text
    .split(patterns(to).betweenNames)
    .map((name) => withoutMyself(name.trim(), to))
    .filter((name) => name !== '')
