import type { Customer } from '#bank/ground/customer.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import { NEW_PIN_DIGITS, type WeakPin, weaknessOf } from './pin.ts'
import type { PinHasher, Pins } from './sign-in.ts'

type Ports = { readonly pins: Pick<Pins, 'keepForbidden' | 'forbidden'>; readonly hasher: PinHasher }

const { least } = NEW_PIN_DIGITS

/** Digits in a row, as many as the shortest PIN has. Of a number that is shorter there are none. */
const runsOf = (number: string): readonly string[] =>
  Array.from({ length: Math.max(0, number.length - least + 1) }, (_, at) => number.slice(at, at + least))

/**
 * The Social Security number itself is not kept, but a later PIN must not be made of it either. So that this can be told, each
 * run of its digits that a PIN could begin with is kept as a slow digest, as PINs are. Giving another number replaces them.
 */
export const forbidDigits = async ({ pins, hasher }: Ports, id: CustomerId, ssn: string): Promise<void> =>
  pins.keepForbidden(id, await Promise.all(runsOf(ssn).map((run) => hasher.hash(run))))

/** Why this is not taken as the new PIN of a customer; undefined when it is. */
export const weaknessFor = async (
  { pins, hasher }: Ports,
  { id, birthDate, phone, ssnLast4 }: Pick<Customer, 'id' | 'birthDate' | 'phone' | 'ssnLast4'>,
  pin: string,
): Promise<WeakPin | undefined> => {
  const weakness = weaknessOf(pin, { birthDate, phone, ssn: ssnLast4 })
  if (weakness !== undefined) return weakness
  const digests = await pins.forbidden(id)
  const same = await Promise.all(digests.map((digest) => hasher.matches(pin.slice(0, least), digest)))
  return same.includes(true) ? 'personal' : undefined
}
