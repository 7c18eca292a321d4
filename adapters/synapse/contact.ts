import type { Address } from '#bank/ground/customer.ts'
import type { Reasons } from './failure.ts'

/** For comparing: the bank gives phone numbers back as they were given, in any spelling. */
export const onlyDigits = (phone: string): string => phone.replaceAll(/\D/g, '')

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
