import type { ClientSession } from 'mongodb'
import type { Clock } from '../clock.ts'
import { newId } from '../ids.ts'
import { type Balances, noBalance } from '../store/balances.ts'
import type { Store } from '../store/database.ts'
import type { BalanceDoc, JournalDoc, Posting, Status, TransDoc } from '../store/documents.ts'
import type { Locks } from '../store/locks.ts'
import { balanced } from './accounts.ts'

/** One transaction's step: its new status and the postings that come with it. `set` names stored fields by path. */
export type Move = { trans: TransDoc; status: Status; postings: Posting[]; set: Record<string, unknown> }

/** What became true: told to subscribers after it is stored, and told again after a crash. */
export type Applied = { journal: JournalDoc; transactions: readonly TransDoc[] }

export type Ledger = {
  /** One writer at a time: everything that reads a state in order to move it does so in here. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
  /** Makes the moves true, all or none, whatever is killed when. To be called inside `exclusively`. */
  commit(moves: readonly Move[]): Promise<void>
}

type Deps = { store: Store; balances: Balances; locks: Locks; clock: Clock; tell(applied: Applied): Promise<void> }

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

/**
 * Double entry by a journal written ahead: inserting one journal entry is the commit, and the balances and transactions
 * it names are brought up to it afterwards. Each remembers the last entry applied, so bringing up twice is bringing up
 * once; at start, and after any failure, the last entry is applied again.
 */
export const createLedger = ({ store, balances, locks, clock, tell }: Deps): Ledger => {
  let seq = 0
  let uncertain = true

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

  /** Nobody else writes transactions in here, so what they become is known, and a whole document is the cheapest write. */
  const replace = async (after: readonly TransDoc[], session: ClientSession | undefined): Promise<void> => {
    if (after.length === 0) return
    await store.trans.bulkWrite(
      after.map((trans) => ({ replaceOne: { filter: { _id: trans._id }, replacement: trans } })),
      { ordered: false, ...(session === undefined ? {} : { session }) },
    )
  }

  const bringUp = async (journal: JournalDoc, after: readonly TransDoc[]): Promise<void> => {
    const changed = await balancesAfter(journal)
    await store.together(async (session) => {
      // Balances first: who sees a transaction settled must find the money there.
      await balances.write(changed, session)
      await replace(after, session)
    })
    balances.stored(changed)
  }

  const apply = async (journal: JournalDoc, before: readonly TransDoc[]): Promise<void> => {
    const transactions = before.map((trans, index) => afterMove(trans, journal._id, journal.moves[index]))
    await bringUp(journal, transactions)
    await tell({ journal, transactions })
  }

  /** The same from the journal alone: for the entry that a crash interrupted. */
  const applyAgain = async (journal: JournalDoc): Promise<void> => {
    const found = await store.trans.find({ _id: { $in: journal.moves.map(({ trans }) => trans) } }).toArray()
    const behind = journal.moves.flatMap((move) => {
      const trans = found.find(({ _id, _s }) => _id === move.trans && _s.seq < journal._id)
      return trans === undefined ? [] : [afterMove(trans, journal._id, move)]
    })
    await bringUp(journal, behind)
    const transactions = found.map((trans) => behind.find(({ _id }) => _id === trans._id) ?? trans)
    await tell({ journal, transactions })
  }

  const recover = async (): Promise<void> => {
    balances.forget()
    const last = await store.journal.find().sort({ _id: -1 }).limit(1).next()
    if (last !== null) {
      await applyAgain(last)
      seq = last._id
    }
    uncertain = false
  }

  return {
    exclusively: (work) =>
      locks('ledger', async () => {
        if (uncertain) await recover()
        return work()
      }),
    async commit(moves) {
      if (moves.length === 0) return
      for (const { trans, postings } of moves) {
        if (!balanced(postings)) throw new Error(`the postings of transaction ${trans._id} do not balance`)
      }
      const accounts = [...totals(moves).keys()].filter((account) => !account.startsWith('@'))
      const journal: JournalDoc = {
        _id: seq + 1,
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
