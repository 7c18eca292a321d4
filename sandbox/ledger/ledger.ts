import type { Clock } from '../kit/clock.ts'
import { newId } from '../kit/ids.ts'
import { type Balances, noBalance } from './balances.ts'
import type { Store } from '../store/database.ts'
import type { BalanceDoc, JournalDoc, Posting, Status, TransDoc } from '../store/documents.ts'
import type { Locks } from '../kit/locks.ts'
import { balanced } from './accounts.ts'
import type { Pending } from './pending.ts'

/** One transaction's step: its new status and the postings that come with it. `set` names stored fields by path. */
export type Move = { trans: TransDoc; status: Status; postings: Posting[]; set: Record<string, unknown> }

/** What became true: told to subscribers after it is stored, and told again after a crash. */
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
  publish(applied: Applied): Promise<void>
  real?: () => number
}

const totals = (moves: readonly { postings: readonly Posting[] }[]): Map<string, Map<Posting['asset'], bigint>> => {
  const sums = new Map<string, Map<Posting['asset'], bigint>>()
  for (const { account, asset, units } of moves.flatMap(({ postings }) => postings)) {
    const own = sums.get(account) ?? new Map<Posting['asset'], bigint>()
    own.set(asset, (own.get(asset) ?? 0n) + units)
    sums.set(account, own)
  }
  return sums
}

type JournalMove = JournalDoc['moves'][number]

/** Sets one stored field by its path; the objects on the way are copied, not changed. */
const withPath = (
  target: Record<string, unknown>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> => ({
  ...target,
  [name]: rest.length === 0 ? value : withPath((target[name] ?? {}) as Record<string, unknown>, rest, value),
})

/** The transaction once a move of a journal entry is applied. */
const afterMove = (trans: TransDoc, seq: number, move: JournalMove | undefined): TransDoc => {
  if (move === undefined || move.trans !== trans._id)
    throw new Error(`no move of transaction ${trans._id} in entry ${seq}`)
  let fields: Record<string, unknown> = trans
  for (const { path, value } of move.set) fields = withPath(fields, path.split('.'), value)
  const after = fields as TransDoc
  return {
    ...after,
    recent_status: move.status,
    timeline: [...trans.timeline, move.status],
    _s: { ...after._s, seq, made: [...trans._s.made, ...move.postings] },
  }
}

const FLUSHED = 'flushed'
const MOST_AT_ONCE = 100
/** What is finished goes to the store so often, real ms, or once it is so many. */
const FLUSH_MS = 2_000
const FLUSH_COUNT = 400

/**
 * Double entry by a journal written ahead: inserting one journal entry is the commit. The balances and transactions it
 * names are brought up to it in memory at once, and in the store some time later. Each remembers the last entry it has
 * seen, so bringing up twice is bringing up once; at start, and after any failure, the entries that the store may not
 * have seen are applied again.
 */
export const createLedger = ({ store, pending, balances, locks, clock, publish, real = Date.now }: Deps): Ledger => {
  let seq = 0
  let uncertain = true
  let flushedAt = 0

  /** The balances as the entry leaves them; those that have seen it already are left out. */
  const balancesAfter = async (journal: JournalDoc): Promise<BalanceDoc[]> => {
    const sums = totals(journal.moves)
    const held = await balances.many([...sums.keys()])
    const changed: BalanceDoc[] = []
    for (const [account, own] of sums) {
      const before = held.get(account) ?? noBalance(account)
      if (before.seq >= journal._id) continue
      const after = { ...before, seq: journal._id }
      for (const [asset, units] of own) after[asset] += units
      changed.push(after)
    }
    return changed
  }

  const apply = async (journal: JournalDoc, before: readonly TransDoc[]): Promise<void> => {
    const transactions = before.map((trans, index) => afterMove(trans, journal._id, journal.moves[index]))
    // Balances first: who sees a transaction settled must find the money there.
    balances.moved(await balancesAfter(journal))
    pending.moved(transactions, journal._id)
    await publish({ journal, transactions })
  }

  /** The same from the journal alone: for entries that a crash interrupted. */
  const applyAgain = async (journal: JournalDoc): Promise<void> => {
    const stored = await store.trans.find({ _id: { $in: journal.moves.map(({ trans }) => trans) } }).toArray()
    const found = new Map(pending.newest(stored).map((trans) => [trans._id, trans]))
    const behind = journal.moves.flatMap((move) => {
      const trans = found.get(move.trans)
      return trans === undefined || trans._s.seq >= journal._id ? [] : [afterMove(trans, journal._id, move)]
    })
    balances.moved(await balancesAfter(journal))
    pending.moved(behind, journal._id)
    for (const trans of behind) found.set(trans._id, trans)
    await publish({ journal, transactions: [...found.values()] })
  }

  const recover = async (): Promise<void> => {
    balances.forget()
    await pending.reload()
    const flushed = await store.meta.findOne({ _id: FLUSHED })
    const through = typeof flushed?.['seq'] === 'number' ? flushed['seq'] : 0
    seq = through
    for await (const journal of store.journal.find({ seq: { $gt: through } }).sort({ seq: 1 })) {
      await applyAgain(journal)
      seq = journal._id
    }
    uncertain = false
  }

  const flush = async (all: boolean): Promise<void> => {
    const [money, changed] = [balances.unstored(), pending.unstored(all)]
    flushedAt = real()
    if (money.length === 0 && changed.length === 0) return
    for (let start = 0; start === 0 || start < changed.length; start += MOST_AT_ONCE) {
      const part = changed.slice(start, start + MOST_AT_ONCE)
      await store.together(async (session) => {
        if (start === 0) await balances.write(money, session)
        await pending.store(part, session)
      })
      pending.stored(part)
    }
    balances.stored(money)
    const through = (pending.firstUnstored() ?? seq + 1) - 1
    await store.meta.updateOne({ _id: FLUSHED }, { $set: { seq: through } }, { upsert: true })
  }

  return {
    exclusively: (work) =>
      locks('ledger', async () => {
        if (uncertain) await recover()
        return work()
      }),
    flush: () => flush(true),
    async flushFinished() {
      if (real() - flushedAt >= FLUSH_MS || pending.finished() >= FLUSH_COUNT) await flush(false)
    },
    async commit(moves) {
      if (moves.length === 0) return
      for (const { trans, postings } of moves) {
        if (!balanced(postings)) throw new Error(`the postings of transaction ${trans._id} do not balance`)
      }
      const accounts = [...totals(moves).keys()].filter((account) => !account.startsWith('@'))
      const journal: JournalDoc = {
        _id: seq + 1,
        seq: seq + 1,
        at: clock.now(),
        moves: moves.map((move) => ({
          trans: move.trans._id,
          status: move.status,
          postings: move.postings,
          logId: newId(),
          set: Object.entries(move.set).map(([path, value]) => ({ path, value })),
        })),
        nodeLogs: accounts.map((node) => ({ node, logId: newId() })),
      }
      uncertain = true
      await store.journal.insertOne(journal)
      seq = journal._id
      await apply(
        journal,
        moves.map(({ trans }) => trans),
      )
      uncertain = false
    },
  }
}
