import { badForm } from '../kit/refusal.ts'

type Address = { street: string; city: string; subdivision: string; postalCode: string }

/** The sandbox's one undeliverable address: by its street, or by all the rest of it. */
export const isDeliverable = ({ street, city, subdivision, postalCode }: Address): boolean => {
  if (street.trim().toLowerCase() === '123 fail address') return false
  return !(city.toLowerCase() === 'fail city' && subdivision.toLowerCase() === 'fs' && postalCode === '00000')
}

export const addressOf = (fields: Record<string, unknown>): Address => {
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '')
  return {
    street: text('address_street'),
    city: text('address_city'),
    subdivision: text('address_subdivision'),
    postalCode: text('address_postal_code'),
  }
}

/** Deliverable, and yet not what the card's bank has on file: the sandbox's one such address. */
export const failsCardCheck = (fields: Record<string, unknown>): boolean => {
  const { street, city } = addressOf(fields)
  return street.trim().toLowerCase() === '325 s santa claus ln' && city.trim().toLowerCase() === 'north pole'
}

export const requireDeliverable = (fields: Record<string, unknown>): void => {
  const address = addressOf(fields)
  if (!isDeliverable(address))
    throw badForm('Supplied address is invalid / Unable to verify address.', 'address_street')
  if (/\bp\.?\s*o\.?\s*box\b/i.test(address.street)) {
    throw badForm(
      'Supplied address is invalid / Unable to verify address. PO boxes are not accepted.',
      'address_street',
    )
  }
}
