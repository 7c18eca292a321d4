import { digitsOf } from '#conversation/form/numbers.ts'
import { byLocale, LOCALES, type Localized } from '#conversation/words/locale.ts'
import { secretWords } from './secret-words.en.ts'
import { secretWords as spanish } from './secret-words.es.ts'

/** What must not stand in a chat: anybody who gets hold of the phone, or of the platform, reads it there. */
export type SecretKind = 'ssn' | 'pin' | 'card' | 'account' | 'password'

/** How one language names the secrets that digits alone do not give away; all but the password's pattern are global. */
export type SecretWords = {
  readonly ssn: RegExp
  readonly pin: RegExp
  /** The word and the password after it. */
  readonly password: RegExp
  readonly account: RegExp
  /** Several digits that are written as words. */
  readonly spelled: RegExp
}
const wordsOf = byLocale<SecretWords>({ en: secretWords, es: spanish })

/** Groups of three, two and four digits are written for nothing else. The areas 000, 666 and 9xx are never given out. */
const SSN_GROUPED = /(?<![\d-])(?!000|666|9)\d{3}([- .])\d{2}\1\d{4}(?![\d-])/
const NINE_DIGITS = /(?<!\d)\d{9}(?!\d)/g
const PIN_DIGITS = /(?<![\d.,$-])\d(?: ?\d){3,7}(?![\d.,%-]|\.\d)/g
/** Digits in groups, as a card or an account number is written, perhaps with other numbers beside it. */
const DIGIT_GROUPS = /\d(?:[ .-]?\d)+/g
const [SHORTEST_CARD, LONGEST_CARD] = [13, 19]
const ACCOUNT_DIGITS = /(?<!\d)\d(?:[ -]?\d){7,16}(?!\d)/g
/** How far the digits may stand behind the word that names them, and how far before it. */
const BEHIND = 24
const BEFORE = 10

/** Full-width digits, dashes of every length and invisible characters are how a person writes the same. */
const plainDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(/\p{Cf}/gu, '')

/** The check digit of payment cards (ISO/IEC 7812): a number that was not made to pass it does in one of ten cases. */
const isCardNumber = (digits: string): boolean => {
  const sum = [...digits].toReversed().reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return /^[3-6]/.test(digits) && sum % 10 === 0
}

/** Groups that stand beside one another, from each to each: `4111 1111 1111 1111 12` holds a card and a month. */
const hasCardNumber = (text: string): boolean =>
  [...text.matchAll(DIGIT_GROUPS)].some(([found]) => {
    const groups = found.split(/[ .-]/)
    return groups.some((_, first) => beginsWithCard(groups, first))
  })

/** No further than a card is long: a message may hold a thousand groups. */
const beginsWithCard = (groups: readonly string[], first: number): boolean => {
  let digits = ''
  for (const group of groups.slice(first, first + LONGEST_CARD)) {
    digits += group
    if (digits.length > LONGEST_CARD) return false
    if (digits.length >= SHORTEST_CARD && isCardNumber(digits)) return true
  }
  return false
}

/** Any of these words with any of these digits close to it. */
const near = (text: string, word: RegExp, digits: RegExp): boolean => {
  const numbers = [...text.matchAll(digits)]
  return [...text.matchAll(word)].some((named) =>
    numbers.some((number) =>
      number.index > named.index
        ? number.index - (named.index + named[0].length) <= BEHIND
        : named.index - (number.index + number[0].length) <= BEFORE,
    ),
  )
}

/** A secret anywhere in what was typed, with whatever words around it; named in another language than theirs, too. */
export const secretIn = (typed: string, to: Localized): SecretKind | undefined => {
  const others = LOCALES.filter((locale) => locale !== to.locale).map((locale) => ({ locale }))
  const text = plainDigits(typed)
  return [to, ...others].map((each) => secretNamed(text, wordsOf(each))).find((kind) => kind !== undefined)
}

const secretNamed = (text: string, words: SecretWords): SecretKind | undefined => {
  if (SSN_GROUPED.test(text) || near(text, words.ssn, NINE_DIGITS)) return 'ssn'
  if (hasCardNumber(text)) return 'card'
  if (near(text, words.pin, PIN_DIGITS)) return 'pin'
  if (words.password.test(text)) return 'password'
  return near(text, words.account, ACCOUNT_DIGITS) ? 'account' : undefined
}

/** Typed where nothing was asked: nine digits, or, while no customer is signed in, as many as a PIN has. */
export const secretAlone = (text: string, isSignedIn: boolean): SecretKind | undefined => {
  if (/^\d{9}$/.test(text)) return 'ssn'
  return !isSignedIn && /^\d{4,8}$/.test(text) ? 'pin' : undefined
}

/** Typed while a form with a secret in it is open: most likely that secret. */
export const mayBeSecret = (text: string): boolean => (digitsOf(text)?.length ?? 0) >= 4

/** Typed while digits that must be hidden are asked for: without any digit, in figures or in words, it holds none of them. */
export const mayHoldDigits = (text: string, to: Localized): boolean =>
  /\p{N}/u.test(text) || wordsOf(to).spelled.test(text)
