import type { Db } from 'mongodb'
import type { CustomerId, IdentityKey } from '#bank/ground/ids.ts'
import type { Pins } from '#bank/customer/sign-in.ts'
import {
  type CustomerDocument,
  openForbidden,
  openPinDigest,
  type PinDocument,
  sealForbidden,
  sealPinDigest,
} from './customer-document.ts'
import { countOne, type PinPolicy, type PinTries, withoutTriesOf } from './pin-tries.ts'
import { owing } from './owed-news.ts'
import type { SealedFields } from './sealed-fields.ts'

const triesOf = ({ count, since, last, locks = 0, chats = [], known = [] }: PinDocument): PinTries => ({
  all: { count, since, last, locks },
  chats,
  known,
})
const NO_TRIES = { count: 0, since: 0, last: 0, locks: 0 }

/** Kept in the customer's own document, so that registering stays one write. */
export const createPins = (db: Db, sealed: SealedFields, policy: PinPolicy): Pins => {
  const customers = db.collection<CustomerDocument>('customers')
  const stored = async (id: CustomerId): Promise<PinDocument | undefined> =>
    (await customers.findOne({ _id: id }, { projection: { pin: 1 } }))?.pin
  // `turn` grows with every change: comparing the count alone could mistake a cleared one for its earlier self.
  const setTries = async (id: CustomerId, turn: number, { all, chats, known }: PinTries): Promise<boolean> => {
    const fields = { ...all, chats: [...chats], known: [...known] }
    const named = Object.entries(fields).map(([field, value]) => [`pin.${field}`, value])
    const update = { $set: Object.fromEntries(named), $inc: { 'pin.turn': 1 } }
    return (await customers.updateOne({ _id: id, 'pin.turn': turn }, update)).matchedCount === 1
  }

  return {
    async read(id) {
      const pin = await stored(id)
      return pin === undefined ? undefined : { digest: openPinDigest(sealed, id, pin.digest) }
    },
    async changes(id) {
      return (await stored(id))?.changes ?? 0
    },
    async replace(id, digest, chat, changes, owed) {
      const fields = { digest: sealPinDigest(sealed, id, digest), ...NO_TRIES, chats: [], known: [chat] }
      const named = Object.entries(fields).map(([field, value]) => [`pin.${field}`, value])
      // Zero is not written down before the first change.
      const same = changes === 0 ? { $in: [0, null] } : changes
      const unchanged = { _id: id, ...(same !== undefined && { 'pin.changes': same }) }
      const counted = { 'pin.turn': 1, 'pin.changes': 1 }
      const update = { $set: Object.fromEntries(named), $inc: counted, ...owing(owed) }
      if ((await customers.updateOne(unchanged, update)).matchedCount === 1) return true
      if (changes === undefined || (await stored(id)) === undefined) throw new Error(`customer ${id} is not there`)
      return false
    },
    async countTry(id, chat, now) {
      for (;;) {
        const pin = await stored(id)
        if (pin === undefined) throw new Error(`customer ${id} has no PIN`)
        const counted = countOne(triesOf(pin), { chat, now }, policy)
        if ('lockedUntil' in counted) return counted
        // Ends: each lost race is a try that was counted, and after so many of them the chat is locked out.
        if (await setTries(id, pin.turn, counted.tries)) return { left: counted.left }
      }
    },
    async clear(id: CustomerId, chat: IdentityKey) {
      for (;;) {
        const pin = await stored(id)
        if (pin === undefined || (await setTries(id, pin.turn, withoutTriesOf(triesOf(pin), chat)))) return
      }
    },
    async keepForbidden(id, digests) {
      await customers.updateOne({ _id: id }, { $set: { 'pin.forbidden': sealForbidden(sealed, id, digests) } })
    },
    async forbidden(id) {
      return openForbidden(sealed, id, (await stored(id))?.forbidden)
    },
  }
}
