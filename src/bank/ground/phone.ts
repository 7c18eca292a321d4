import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { err, ok, type Result } from '#kit/result.ts'

/**
 * Why a text is no phone number of the United States. `foreign`: it is one of another country. `extension`: it leads to a
 * switchboard, which can't receive a text message.
 */
export type NoPhone = 'not-a-phone' | 'foreign' | 'extension'

/** The country and its territories, whose residents the bank takes. They share the prefix +1 with Canada and others. */
const HOME: ReadonlySet<CountryCode> = new Set(['US', 'PR', 'GU', 'VI', 'AS', 'MP'])
const LONGEST = 40
const EXTENSION = /(?:\bext(?:ension)?\b|[x#;,]).*\d/i
/** As it is dialled abroad, or from the US to abroad. `1` after it leads back. */
const DIALLED = /^(?:\+|00|011)\D*(?!1)\d/
/** Two to nine begin an area code and an exchange. The groups are those of a US number, so that nothing else is cut into one. */
const SHAPE = /^(?:\+?\s?1[\s.-]*)?(?:\([2-9]\d{2}\)|[2-9]\d{2})[\s.\-/]*[2-9]\d{2}[\s.-]*\d{4}$/

/** `+14155550132` for a US number in any of the ways it is written. Nothing from abroad ever becomes a US number. */
export const parsePhone = (typed: string): Result<string, NoPhone> => {
  if (typed.length > LONGEST * 2) return err('not-a-phone')
  // Wide digits and signs, and the dashes of typesetting, are taken as what they look like.
  const text = typed
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
  if (text.length > LONGEST) return err('not-a-phone')
  if (DIALLED.test(text.replace(/^[\s(]+/, ''))) return err('foreign')
  if (EXTENSION.test(text)) return err('extension')
  if (!SHAPE.test(text)) return err('not-a-phone')
  const number = parsePhoneNumberFromString(`+1${text.replace(/\D/g, '').slice(-10)}`, { extract: false })
  if (number?.isPossible() !== true) return err('not-a-phone')
  // An area code that is newer than the library's list belongs to no country yet.
  return number.country === undefined || HOME.has(number.country) ? ok(number.number) : err('foreign')
}

/** Whether somebody meant a phone number, right or wrong: then it is no handle and no name. */
export const looksLikePhone = (text: string): boolean => {
  const bare = text.normalize('NFKC').trim()
  return /^[+(\d]/.test(bare) && bare.replace(/\D/g, '').length >= 7 && !/\p{L}{4,}/u.test(bare)
}

/** Written as a phone number or an e-mail address is, and not as a handle. */
export const isAddress = (text: string): boolean => looksLikePhone(text) || /^[^@\s]+@[^@\s]+$/.test(text.trim())
