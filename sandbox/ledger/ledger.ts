import type { Clock } from '../kit/clock.ts'
import type { Locks } from '../kit/locks.ts'
import type { Store } from '../store/database.ts'
import type { JournalDoc, TransDoc } from '../store/documents.ts'
import type { Balances } from './balances.ts'
import { createFlush, flushedThrough } from './flush.ts'
import { afterMove, balancesAfter, entryOf, type Move, totalsOf } from './journal.ts'
import type { Pending } from './pending.ts'

/** A journal entry that became true, and the transactions as it left them. */
export type Applied = { journal: JournalDoc; transactions: readonly TransDoc[] }

export type Ledger = {
  /** One writer at a time: everything that reads a state in order to move it does so in here. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
  /** Makes the moves true, all or none, whatever is killed when. To be called inside `exclusively`. */
  commit(moves: readonly Move[]): Promise<void>
  /** Stores all that is newer in memory. Inside `exclusively`; before anything that asks the store about states. */
  flush(): Promise<void>
  /** Now and then stores what is finished. Inside `exclusively`. */
  flushFinished(): Promise<void>
}

type Deps = {
  store: Store
  pending: Pending
  balances: Balances
  locks: Locks
  clock: Clock
  /** Publishes the events of an entry: after it is applied, and once more after a crash. */
  publish(applied: Applied): Promise<void>
  real?: () => number
}

type Apply = {
  /** Applies an entry just stored to the transactions that it was made from. */
  entry(journal: JournalDoc, before: readonly TransDoc[]): Promise<void>
  /** The same from the journal alone: for entries that a crash interrupted. */
  again(journal: JournalDoc): Promise<void>
}

const createApply = ({ store, pending, balances, publish }: Deps): Apply => {
  /** Balances come first: a caller that sees a transaction settled must find the money there. */
  const update = async (journal: JournalDoc, transactions: readonly TransDoc[]): Promise<void> => {
    const held = await balances.many([...totalsOf(journal.moves).keys()])
    balances.update(balancesAfter(journal, held))
    pending.update(transactions, journal._id)
  }
  return {
    async entry(journal, before) {
      const transactions = before.map((trans, index) => afterMove(trans, journal._id, journal.moves[index]))
      await update(journal, transactions)
      await publish({ journal, transactions })
    },
    async again(journal) {
      const stored = await store.trans.find({ _id: { $in: journal.moves.map(({ trans }) => trans) } }).toArray()
      const found = new Map(pending.newest(stored).map((trans) => [trans._id, trans]))
      const behind = journal.moves.flatMap((move) => {
        const trans = found.get(move.trans)
        return trans === undefined || trans._s.seq >= journal._id ? [] : [afterMove(trans, journal._id, move)]
      })
      await update(journal, behind)
      for (const trans of behind) found.set(trans._id, trans)
      await publish({ journal, transactions: [...found.values()] })
    },
  }
}

/**
 * Double entry by a journal written ahead: inserting one journal entry is the commit. The balances and transactions it
 * names are brought up to it in memory at once, and in the store some time later. Each has the number of the last entry
 * applied to it, so applying twice is applying once; at start, and after any failure, the entries that may be missing
 * in the store are applied again.
 */
export const createLedger = (deps: Deps): Ledger => {
  const { store, pending, balances, locks, clock, real = Date.now } = deps
  const [apply, flush] = [createApply(deps), createFlush({ store, pending, balances, real })]
  let seq = 0
  let uncertain = true

  const recover = async (): Promise<void> => {
    balances.clear()
    await pending.reload()
    seq = await flushedThrough(store)
    for await (const journal of store.journal.find({ seq: { $gt: seq } }).sort({ seq: 1 })) {
      await apply.again(journal)
      seq = journal._id
    }
    uncertain = false
  }

  return {
    exclusively: (work) =>
      locks('ledger', async () => {
        if (uncertain) await recover()
        return work()
      }),
    flush: () => flush.run(seq, true),
    async flushFinished() {
      if (flush.isDue()) await flush.run(seq, false)
    },
    async commit(moves) {
      if (moves.length === 0) return
      const journal = entryOf(moves, seq + 1, clock.now())
      uncertain = true
      await store.journal.insertOne(journal)
      seq = journal._id
      await apply.entry(
        journal,
        moves.map(({ trans }) => trans),
      )
      uncertain = false
    },
  }
}
