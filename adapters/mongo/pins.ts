import type { Db } from 'mongodb'
import type { CustomerId } from '#bank/ground/ids.ts'
import type { Pins } from '#bank/customer/sign-in.ts'
import { type CustomerDocument, openPinDigest, type PinDocument, sealPinDigest } from './customer-document.ts'
import type { SealedFields } from './sealed-fields.ts'

/**
 * So many wrong tries within the window, then none until the lock has ended. Each lock that no right PIN came before is
 * `growth` times as long as the last one, up to `longestLockMs`.
 */
export type PinPolicy = {
  readonly tries: number
  readonly windowMs: number
  readonly lockMs: number
  readonly growth: number
  readonly longestLockMs: number
}

const HOUR_MS = 3_600_000
/** A quarter of an hour, an hour, four hours, then a day: five guesses a day at most for whoever goes on. */
export const PIN_POLICY: PinPolicy = {
  tries: 5,
  windowMs: 24 * HOUR_MS,
  lockMs: HOUR_MS / 4,
  growth: 4,
  longestLockMs: 24 * HOUR_MS,
}

type Counted = Pick<PinDocument, 'count' | 'since' | 'last' | 'locks'>

const lockOf = (locks: number, { lockMs, growth, longestLockMs }: PinPolicy): number =>
  Math.min(longestLockMs, lockMs * growth ** locks)

/** The count after one more try, or until when there is none. */
const countOne = (pin: Counted, now: number, policy: PinPolicy): Counted | { lockedUntil: number } => {
  const { locks = 0 } = pin
  const isSpent = pin.count >= policy.tries
  const lockedUntil = pin.last + lockOf(locks, policy)
  if (isSpent && now < lockedUntil) return { lockedUntil }
  if (isSpent) return { count: 1, since: now, last: now, locks: locks + 1 }
  const startsAnew = now >= pin.since + policy.windowMs
  return startsAnew
    ? { count: 1, since: now, last: now, locks }
    : { count: pin.count + 1, since: pin.since, last: now, locks }
}

/** Kept in the customer's own document, so that registering stays one write. */
export const createPins = (db: Db, sealed: SealedFields, policy: PinPolicy): Pins => {
  const customers = db.collection<CustomerDocument>('customers')
  const stored = async (id: CustomerId): Promise<PinDocument | undefined> =>
    (await customers.findOne({ _id: id }, { projection: { pin: 1 } }))?.pin
  // `turn` grows with every change: comparing the count alone could mistake a cleared one for its earlier self.
  const set = async (id: CustomerId, turn: number | undefined, fields: Partial<PinDocument>): Promise<boolean> => {
    const named = Object.entries(fields).map(([field, value]) => [`pin.${field}`, value])
    const filter = turn === undefined ? { _id: id } : { _id: id, 'pin.turn': turn }
    const update = { $set: Object.fromEntries(named), $inc: { 'pin.turn': 1 } }
    return (await customers.updateOne(filter, update)).matchedCount === 1
  }
  const cleared = { count: 0, since: 0, last: 0, locks: 0 }

  return {
    async read(id) {
      const pin = await stored(id)
      return pin === undefined ? undefined : { digest: openPinDigest(sealed, id, pin.digest) }
    },
    async replace(id, digest) {
      if (!(await set(id, undefined, { digest: sealPinDigest(sealed, id, digest), ...cleared })))
        throw new Error(`customer ${id} is not there`)
    },
    async countTry(id, now) {
      for (;;) {
        const pin = await stored(id)
        if (pin === undefined) throw new Error(`customer ${id} has no PIN`)
        const counted = countOne(pin, now, policy)
        if ('lockedUntil' in counted) return counted
        // Ends: each lost race is a try that was counted, and after `tries` of them the customer is locked out.
        if (await set(id, pin.turn, counted)) return { left: policy.tries - counted.count }
      }
    },
    async clear(id) {
      await set(id, undefined, cleared)
    },
  }
}
