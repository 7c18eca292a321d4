import type { Db, Filter } from 'mongodb'
import type { Entries, Entry } from '#bank/ground/transfer.ts'
import { insertOnce } from './database.ts'
import { type EntryDocument, entryDocument, fingerprintOf, toEntry } from './entry-document.ts'
import { newestFirst } from './newest-first.ts'
import type { SealedFields } from './sealed-fields.ts'

type Known = Pick<EntryDocument, '_id' | 'fingerprint' | 'accounts' | 'customers'>
const KNOWN = { fingerprint: 1, accounts: 1, customers: 1 }

const isKnown = (stored: Known, { transfer, accounts, customers }: Entry): boolean =>
  stored.fingerprint === fingerprintOf(transfer) &&
  accounts.every((id) => stored.accounts.includes(id)) &&
  customers.every((id) => stored.customers.includes(id))

export const createEntries = (db: Db, sealed: SealedFields): Entries => {
  const entries = db.collection<EntryDocument>('entries')
  const one = async (filter: Filter<EntryDocument>): Promise<Entry | undefined> => {
    const found = await entries.findOne(filter)
    return found === null ? undefined : toEntry(found, sealed)
  }

  return {
    async findNews(heard) {
      if (heard.length === 0) return []
      const ids = heard.map(({ transfer }) => transfer.id)
      const stored = await entries.find({ _id: { $in: ids } }, { projection: KNOWN }).toArray()
      const known = new Map(stored.map((each) => [each._id, each]))
      return heard.filter((entry) => {
        const document = known.get(entry.transfer.id)
        return document === undefined || !isKnown(document, entry)
      })
    },
    async save(entry) {
      // Polling mostly hears what is known: one read, no write.
      const stored = await entries.findOne({ _id: entry.transfer.id })
      if (stored !== null && isKnown(stored, entry)) return false
      const document = entryDocument(entry, sealed)
      if (stored === null && (await insertOnce(entries, document))) return true
      const { _id, accounts, customers, ...news } = document
      const renewed = await entries.updateOne(
        { _id, progress: { $lte: news.progress }, fingerprint: { $ne: news.fingerprint } },
        { $set: news },
      )
      // Both sides of a transfer tell of it, each knowing its own account.
      const joined = await entries.updateOne(
        { _id },
        { $addToSet: { accounts: { $each: accounts }, customers: { $each: customers } } },
      )
      return renewed.matchedCount + joined.modifiedCount > 0
    },
    find: (transferId) => one({ _id: transferId }),
    findByOperation: (operation) => one({ operation }),
    async between(both, limit) {
      const found = await newestFirst(
        entries,
        { customers: { $all: [...both] }, status: 'settled' },
        { last: undefined, limit },
      )
      return found.map((document) => toEntry(document, sealed))
    },
    async page({ customer, account, onlyCoins, before, limit }) {
      const filter: Filter<EntryDocument> = {
        ...(account !== undefined && { accounts: account }),
        customers: customer,
        ...(onlyCoins && { coin: { $exists: true } }),
      }
      const last = before === undefined ? null : await entries.findOne({ _id: before })
      const found = await newestFirst(entries, filter, { last: last ?? undefined, limit })
      return found.map((document) => toEntry(document, sealed))
    },
  }
}
