import { type WeakPin, weaknessOf } from '#bank/customer/pin.ts'
import { err, ok, type Result } from '#kit/result.ts'

/** Digits with the spaces, dots, dashes and brackets people put between them taken out; undefined if anything else is there. */
export const digitsOf = (text: string): string | undefined => {
  const bare = text.replace(/[\s().\-\u2010-\u2015]/g, '')
  return /^\d{1,20}$/.test(bare) ? bare : undefined
}

/** Nine digits that the Social Security Administration can have given out, or the last four. */
export const parseSsn = (text: string): string | undefined => {
  const digits = digitsOf(text)
  if (digits?.length === 4) return digits === '0000' ? undefined : digits
  return digits && /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits) ? digits : undefined
}

/** Digits that are taken as a new PIN, whoever's it is. */
export const parsePin = (text: string): Result<string, WeakPin> => {
  const pin = text.trim()
  const weakness = weaknessOf(pin)
  return weakness === undefined ? ok(pin) : err(weakness)
}

/** An ABA routing number: nine digits whose weighted sum is a multiple of ten. */
export const parseRoutingNumber = (text: string): string | undefined => {
  const digits = digitsOf(text)
  if (digits?.length !== 9 || digits === '000000000') return undefined
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * ([3, 7, 1][at % 3] ?? 0), 0)
  return sum % 10 === 0 ? digits : undefined
}

/** One of the two small deposits, always under a dollar: `0.32`, `.32`, `$0.32`, `32`, `32¢`. As `0.32`. */
export const parseCents = (text: string): string | undefined => {
  const bare = text.trim().replace(/^\$\s?/, '')
  const cents = /^(\d{1,2})\s?(?:¢|c|cents?|centavos?)?$/i.exec(bare)?.[1] ?? /^0?\.(\d{2})$/.exec(bare)?.[1]
  return cents === undefined || Number(cents) === 0 ? undefined : `0.${cents.padStart(2, '0')}`
}
