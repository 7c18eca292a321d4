import { z } from 'zod'
import { parseMoney, toDecimal } from '#bank/ground/money.ts'
import { err, ok, type Result } from '#kit/result.ts'
import type { Text } from '#conversation/channel/message.ts'
import { parseBirthDate } from './birth-date.ts'
import { cleanText, lengthOf } from './free-text.ts'
import {
  bareDollars,
  digitsOf,
  expandPrice,
  parseCents,
  parsePhone,
  parsePin,
  parseRoutingNumber,
  parseSsn,
} from './numbers.ts'
import { stateCode } from './us-states.ts'
import { words } from '#conversation/words/index.ts'

/** How one typed value is checked and brought to its normal form. */
export type RuleName =
  | 'text'
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
export type Rule = (text: string, now: number) => Result<string, Text>

const say = words.en.rules
/** Nothing typed is read further than this: every rule stays linear whatever is sent. */
const LONGEST = 500
/** Handles that would let somebody pass for the bank. */
const RESERVED = new Set(['parley', 'admin', 'support', 'bank', 'help', 'security', 'staff', 'me', 'you'])

const free =
  (least: number, most: number, expected: Text, shape?: RegExp): Rule =>
  (text) => {
    const clean = cleanText(text.slice(0, LONGEST))
    const length = lengthOf(clean)
    return length >= least && length <= most && (shape?.test(clean) ?? true) ? ok(clean) : err(expected)
  }

const parsed =
  (parse: (text: string) => string | undefined, expected: Text): Rule =>
  (text) => {
    const value = parse(text.slice(0, LONGEST))
    return value === undefined ? err(expected) : ok(value)
  }

const dollars = (expected: Text, read: (text: string) => string = (text) => text): Rule =>
  parsed((text) => {
    const amount = parseMoney('USD', read(text))
    return amount.ok && amount.value.minor > 0n ? toDecimal(amount.value) : undefined
  }, expected)

const email = parsed((text) => {
  const value = z.email().max(254).safeParse(cleanText(text).toLowerCase())
  return value.success ? value.data : undefined
}, say.email)

const handle: Rule = (text) => {
  const value = cleanText(text.slice(0, LONGEST)).replace(/^@/, '').toLowerCase()
  if (!/^[a-z][a-z0-9_]{2,23}$/.test(value)) return err(say.handle)
  return RESERVED.has(value) ? err(say.handleReserved) : ok(value)
}

const birthDate: Rule = (text, now) => {
  const date = parseBirthDate(cleanText(text.slice(0, LONGEST)), now)
  return date.ok ? date : err(say.birthDate[date.error])
}

const pin: Rule = (text) => {
  const value = parsePin(text.slice(0, LONGEST))
  return value.ok ? value : err(say.pin[value.error])
}

/** Normal forms: amounts and prices `1234.50`, phones E.164, dates `YYYY-MM-DD`, states two letters, handles without `@`. */
export const RULES: Record<RuleName, Rule> = {
  text: free(1, 200, say.text),
  'legal-name': free(3, 80, say.legalName, /^\p{L}[\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+)+$/u),
  handle,
  email,
  phone: parsed(parsePhone, say.phone),
  'birth-date': birthDate,
  street: free(4, 100, say.street, /[\p{L}\d]/u),
  city: free(2, 60, say.city, /^[\p{L}\p{M}'’. -]+$/u),
  state: parsed(stateCode, say.state),
  'postal-code': parsed((text) => {
    const match = /^(\d{5})(?:[- ]?(\d{4}))?$/.exec(text.trim())
    return match ? [match[1], match[2]].filter(Boolean).join('-') : undefined
  }, say.postalCode),
  ssn: parsed(parseSsn, say.ssn),
  pin,
  // A PIN that is checked, not chosen: its shape alone, so that no old one is locked out by a newer rule.
  'old-pin': parsed((text) => /^\d{4,8}$/.exec(text.trim())?.[0], say.pin['not-a-pin']),
  password: (text) => (text.length > 0 && text.length <= LONGEST ? ok(text) : err(say.password)),
  code: parsed((text) => /^\d{4,10}$/.exec(text.replaceAll(/[\s-]/g, ''))?.[0], say.code),
  amount: dollars(say.amount, bareDollars),
  price: dollars(say.price, expandPrice),
  note: free(0, 80, say.note),
  nickname: free(1, 40, say.nickname),
  'account-number': parsed((text) => {
    const digits = digitsOf(text)
    return digits && digits.length >= 4 && digits.length <= 17 ? digits : undefined
  }, say.accountNumber),
  'routing-number': parsed(parseRoutingNumber, say.routingNumber),
  cents: parsed(parseCents, say.cents),
  choice: free(1, 60, say.choice),
}
