import type { Address } from '#bank/ground/customer.ts'
import { parsePhone } from '#bank/ground/phone.ts'
import type { Reasons } from './failure.ts'

export const onlyDigits = (text: string): string => text.replaceAll(/\D/g, '')

/** A US number in its one form; any other as it is, since digits alone would make a US number of `+47 924 48 617`. */
const spelt = (phone: string): string => {
  const number = parsePhone(phone)
  return number.ok ? number.value : phone.trim()
}
/** The bank gives phone numbers back as they were given, in any spelling. */
export const samePhone = (a: string, b: string): boolean => spelt(a) === spelt(b)

export const wireAddress = (address: Address) => ({
  address_street: address.street,
  address_city: address.city,
  address_subdivision: address.state,
  address_postal_code: address.postalCode,
  address_country_code: address.country,
})

/** An undeliverable address is refused with the code of a malformed request: only the text tells. */
export const addressReasons: Reasons = ({ code, text }) =>
  code === '200' && /address/i.test(text) && !/(mail|ip) address/i.test(text) ? 'bad-address' : undefined
