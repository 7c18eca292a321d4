import type { Db } from 'mongodb'
import type { CustomerId } from '#bank/ground/ids.ts'
import type { Pins } from '#bank/customer/sign-in.ts'
import type { CustomerDocument, PinDocument } from './customer-document.ts'

/** So many wrong tries in a row within the window, then none until the lock has ended. */
export type PinPolicy = { readonly tries: number; readonly windowMs: number; readonly lockMs: number }

export const PIN_POLICY: PinPolicy = { tries: 5, windowMs: 15 * 60_000, lockMs: 15 * 60_000 }

type Counted = Pick<PinDocument, 'count' | 'since' | 'last'>

/** The count after one more try, or until when there is none. */
const countOne = (
  pin: Counted,
  now: number,
  { tries, windowMs, lockMs }: PinPolicy,
): Counted | { lockedUntil: number } => {
  const isSpent = pin.count >= tries
  if (isSpent && now < pin.last + lockMs) return { lockedUntil: pin.last + lockMs }
  const startsAnew = isSpent || now >= pin.since + windowMs
  return startsAnew ? { count: 1, since: now, last: now } : { count: pin.count + 1, since: pin.since, last: now }
}

/** Kept in the customer's own document, so that registering stays one write. */
export const createPins = (db: Db, policy: PinPolicy): Pins => {
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
  const cleared = { count: 0, since: 0, last: 0 }

  return {
    async read(id) {
      const pin = await stored(id)
      return pin === undefined ? undefined : { digest: pin.digest }
    },
    async replace(id, digest) {
      if (!(await set(id, undefined, { digest, ...cleared }))) throw new Error(`customer ${id} is not there`)
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
