import { z } from 'zod'
import { parsePhone } from '#bank/ground/phone.ts'
import { err, ok, type Result } from '#kit/result.ts'
import type { Text } from '#conversation/channel/message.ts'
import { parseBirthDate } from './birth-date.ts'
import { cleanText, lengthOf } from './free-text.ts'
import { isBanksName, isPlain, isReservedHandle, soundsLikeParley } from './lookalike.ts'
import { digitsOf, parseCents, parsePin, parseRoutingNumber, parseSsn } from './numbers.ts'
import { stateCode } from './us-states.ts'
import { readAmount } from '#conversation/reading/amount.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { validatorWords } from './words.ts'

/** How one typed value is checked and brought to its normal form. */
export type ValidatorName =
  /** Looked up: who, which day, which bank. */
  | 'text'
  /** Told in one's own words: what went wrong, the answer to a bank's question. */
  | 'words'
  /** Words to a person. */
  | 'message'
  | 'legal-name'
  | 'handle'
  | 'email'
  | 'phone'
  | 'birth-date'
  | 'street'
  | 'city'
  | 'state'
  | 'postal-code'
  | 'ssn'
  | 'pin'
  /** Any PIN that is compared with another: the one in use, or a new one typed again. The name is stored in sessions. */
  | 'old-pin'
  | 'password'
  | 'code'
  | 'amount'
  | 'price'
  | 'note'
  | 'nickname'
  | 'account-number'
  | 'routing-number'
  | 'cents'
  | 'choice'

/** `error` says what was expected, with an example, in the customer's words. */
export type Validator = (text: string, at: TypedAt) => Result<string, Text>

/** By whom it was typed, and when (Unix ms). */
export type TypedAt = Localized & { readonly now: number }
type Expected = (words: ReturnType<typeof validatorWords>) => Text

/** Nothing typed is read further than this: every validator stays linear whatever is sent. */
const LONGEST = 500

const free =
  (least: number, most: number, expected: Expected, shape?: RegExp): Validator =>
  (text, at) => {
    const clean = cleanText(text.slice(0, LONGEST))
    const length = lengthOf(clean)
    return length >= least && length <= most && (shape?.test(clean) ?? true)
      ? ok(clean)
      : err(expected(validatorWords(at)))
  }

const parsed =
  (parse: (text: string) => string | undefined, expected: Expected): Validator =>
  (text, at) => {
    const value = parse(text.slice(0, LONGEST))
    return value === undefined ? err(expected(validatorWords(at))) : ok(value)
  }

/** An amount is read whole or asked for again: the same in a field as in a sentence. */
const dollars =
  (expected: Expected): Validator =>
  (text, at) => {
    const amount = readAmount(cleanText(text.slice(0, LONGEST)), at)
    return amount === undefined ? err(expected(validatorWords(at))) : ok(amount)
  }

const email = parsed(
  (text) => {
    const value = z.email().max(254).safeParse(cleanText(text).toLowerCase())
    return value.success ? value.data : undefined
  },
  (say) => say.email,
)

const handle: Validator = (text, at) => {
  const typed = text.slice(0, LONGEST)
  const value = cleanText(typed).replace(/^@/, '').toLowerCase()
  if (!isPlain(typed) || !/^[a-z][a-z0-9_]{2,23}$/.test(value)) return err(validatorWords(at).handle)
  return isReservedHandle(value) ? err(validatorWords(at).handleReserved) : ok(value)
}

/** One word or several, with what follows some names: `Sukarno`, `Maria Lopez`, `John Smith, Jr.`, `Ann O’Brien-Lee III`. */
const NAME = /^\p{L}[\p{L}\p{M}'’.-]*(?:,? [\p{L}\p{M}'’.-]+)*$/u
/** As keyboards and other programs write what stands within a name. */
const HYPHENS = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g
const APOSTROPHES = /[\u0060\u00B4\u02B9\u02BC\u2018\u201B\u2032\uFF07]/g
/** `evil.com` could become a link; `J.R.` and `Jr.` could not. */
const ADDRESS = /\p{L}{2,}\.\p{L}{2,}/u

const legalName: Validator = (text, at) => {
  const say = validatorWords(at)
  const typed = text.slice(0, LONGEST).replaceAll(HYPHENS, '-').replaceAll(APOSTROPHES, '’')
  if (!isPlain(typed)) return err(say.notPlain)
  const name = free(3, 80, (words) => words.legalName, NAME)(typed, at)
  if (!name.ok) return name
  if (ADDRESS.test(name.value)) return err(say.legalName)
  return isBanksName(name.value) ? err(say.nameReserved) : name
}

const nickname: Validator = (text, at) => {
  const say = validatorWords(at)
  const typed = text.slice(0, LONGEST)
  if (!isPlain(typed)) return err(say.nicknameNotPlain)
  return soundsLikeParley(typed) ? err(say.nicknameReserved) : free(1, 40, (words) => words.nickname)(typed, at)
}

const phone: Validator = (text, at) => {
  const value = parsePhone(text)
  return value.ok ? value : err(validatorWords(at).phone[value.error])
}

const birthDate: Validator = (text, at) => {
  const date = parseBirthDate(cleanText(text.slice(0, LONGEST)), at)
  if (date.ok) return date
  const { birthDate: words } = validatorWords(at)
  return err(typeof date.error === 'string' ? words[date.error] : words.either(...date.error.either))
}

const pin: Validator = (text, at) => {
  const value = parsePin(text.slice(0, LONGEST))
  return value.ok ? value : err(validatorWords(at).pin[value.error])
}

/** A PIN that is compared, not chosen: its shape alone, so that no old one is locked out by a newer rule. */
const pinAsTyped = parsed(
  (text) => /^\d{4,8}$/.exec(text.trim())?.[0],
  (say) => say.pinAsTyped,
)

/** As long as a person may write to support at once. */
export const LONGEST_MESSAGE = 1_000
const message: Validator = (text, at) => {
  const clean = cleanText(text.slice(0, 2 * LONGEST_MESSAGE))
  const length = lengthOf(clean)
  return length >= 1 && length <= LONGEST_MESSAGE ? ok(clean) : err(validatorWords(at).message)
}

/** Normal forms: amounts and prices `1234.50`, phones E.164, dates `YYYY-MM-DD`, states two letters, handles without `@`. */
export const VALIDATORS: Record<ValidatorName, Validator> = {
  text: free(1, 200, (say) => say.text),
  words: free(1, 200, (say) => say.text),
  message,
  'legal-name': legalName,
  handle,
  email,
  phone,
  'birth-date': birthDate,
  street: free(4, 100, (say) => say.street, /[\p{L}\d]/u),
  city: free(2, 60, (say) => say.city, /^[\p{L}\p{M}'’. -]+$/u),
  state: (text, at) => {
    const code = stateCode(text.slice(0, LONGEST), at)
    return code === undefined ? err(validatorWords(at).state) : ok(code)
  },
  'postal-code': parsed(
    (text) => {
      const match = /^(\d{5})(?:[- ]?(\d{4}))?$/.exec(text.trim())
      return match ? [match[1], match[2]].filter(Boolean).join('-') : undefined
    },
    (say) => say.postalCode,
  ),
  ssn: parsed(parseSsn, (say) => say.ssn),
  pin,
  'old-pin': pinAsTyped,
  password: (text, at) => (text.length > 0 && text.length <= LONGEST ? ok(text) : err(validatorWords(at).password)),
  code: parsed(
    (text) => /^\d{4,10}$/.exec(text.replaceAll(/[\s-]/g, ''))?.[0],
    (say) => say.code,
  ),
  amount: dollars((say) => say.amount),
  price: dollars((say) => say.price),
  note: free(0, 80, (say) => say.note),
  nickname,
  'account-number': parsed(
    (text) => {
      const digits = digitsOf(text)
      return digits && digits.length >= 4 && digits.length <= 17 ? digits : undefined
    },
    (say) => say.accountNumber,
  ),
  'routing-number': parsed(parseRoutingNumber, (say) => say.routingNumber),
  cents: parsed(parseCents, (say) => say.cents),
  choice: free(1, 60, (say) => say.choice),
}
