import type { ClientSession } from 'mongodb'
import { createCache } from '../kit/cache.ts'
import type { Store } from '../store/database.ts'
import type { BalanceDoc } from '../store/documents.ts'

export type Balances = {
  /** What the account holds; an account that never moved holds nothing. Shared: treat as read-only. */
  of(account: string): Promise<BalanceDoc>
  many(accounts: readonly string[]): Promise<Map<string, BalanceDoc>>
  /** New balances, made true by a journal entry: stored some time later. */
  update(changed: readonly BalanceDoc[]): void
  /** Newer than the store. */
  unstored(): BalanceDoc[]
  write(changed: readonly BalanceDoc[], session: ClientSession | undefined): Promise<void>
  stored(changed: readonly BalanceDoc[]): void
  /** After a failure it is not known what was written: everything is read again. */
  clear(): void
}

const MOST_HELD = 50_000

export const noBalance = (id: string): BalanceDoc => ({ _id: id, USD: 0n, BTC: 0n, ETH: 0n, seq: 0 })

/** The accounts' balances, durable; those in use are answered from memory, because every read of a node needs one. */
export const createBalances = ({ store }: { store: Store }): Balances => {
  const held = createCache<BalanceDoc>(MOST_HELD)
  const dirty = new Map<string, BalanceDoc>()
  /** Grows with every change: what was read across one may be older than what is held. */
  let changes = 0

  const read = async (accounts: readonly string[]): Promise<BalanceDoc[]> => {
    const before = changes
    const found = await store.balances.find({ _id: { $in: [...accounts] } }).toArray()
    const stored = new Map(found.map((one) => [one._id, one]))
    return accounts.map((account) => {
      const one = dirty.get(account) ?? held.get(account) ?? stored.get(account) ?? noBalance(account)
      if (changes === before) held.set(account, one)
      return one
    })
  }

  const many = async (accounts: readonly string[]): Promise<Map<string, BalanceDoc>> => {
    const out = new Map<string, BalanceDoc>()
    for (const account of accounts) {
      const one = dirty.get(account) ?? held.get(account)
      if (one !== undefined) out.set(account, one)
    }
    const missing = accounts.filter((account) => !out.has(account))
    if (missing.length > 0) for (const one of await read(missing)) out.set(one._id, one)
    return out
  }

  return {
    many,
    of: async (account) => (await many([account])).get(account) ?? noBalance(account),
    update(changed) {
      changes += 1
      for (const one of changed) dirty.set(one._id, one)
    },
    unstored: () => [...dirty.values()],
    async write(changed, session) {
      if (changed.length === 0) return
      await store.balances.bulkWrite(
        changed.map((one) => ({ replaceOne: { filter: { _id: one._id }, replacement: one, upsert: true } })),
        { ordered: false, ...(session === undefined ? {} : { session }) },
      )
    },
    stored(changed) {
      changes += 1
      for (const one of changed) {
        held.set(one._id, one)
        if (dirty.get(one._id) === one) dirty.delete(one._id)
      }
    },
    clear() {
      changes += 1
      held.clear()
      dirty.clear()
    },
  }
}
