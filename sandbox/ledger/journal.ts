import { newId } from '../kit/ids.ts'
import type { BalanceDoc, JournalDoc, Posting, Status, TransDoc } from '../store/documents.ts'
import { balanced } from './accounts.ts'
import { noBalance } from './balances.ts'

/** One transaction's step: its new status and the postings that come with it. `set` names stored fields by path. */
export type Move = { trans: TransDoc; status: Status; postings: Posting[]; set: Record<string, unknown> }

type JournalMove = JournalDoc['moves'][number]
type Totals = Map<string, Map<Posting['asset'], bigint>>

/** What some moves together put on each account or take from it. */
export const totalsOf = (moves: readonly { postings: readonly Posting[] }[]): Totals => {
  const sums: Totals = new Map()
  for (const { account, asset, units } of moves.flatMap(({ postings }) => postings)) {
    const own = sums.get(account) ?? new Map<Posting['asset'], bigint>()
    own.set(asset, (own.get(asset) ?? 0n) + units)
    sums.set(account, own)
  }
  return sums
}

/** The journal entry that makes some moves true. Postings that do not add up to nothing are an error of the program. */
export const entryOf = (moves: readonly Move[], seq: number, at: number): JournalDoc => {
  for (const { trans, postings } of moves) {
    if (!balanced(postings)) throw new Error(`the postings of transaction ${trans._id} do not balance`)
  }
  const accounts = [...totalsOf(moves).keys()].filter((account) => !account.startsWith('@'))
  return {
    _id: seq,
    seq,
    at,
    moves: moves.map((move) => ({
      trans: move.trans._id,
      status: move.status,
      postings: move.postings,
      logId: newId(),
      set: Object.entries(move.set).map(([path, value]) => ({ path, value })),
    })),
    nodeLogs: accounts.map((node) => ({ node, logId: newId() })),
  }
}

/** The balances as an entry leaves them; those that it was applied to already are left out. */
export const balancesAfter = (journal: JournalDoc, held: ReadonlyMap<string, BalanceDoc>): BalanceDoc[] => {
  const changed: BalanceDoc[] = []
  for (const [account, own] of totalsOf(journal.moves)) {
    const before = held.get(account) ?? noBalance(account)
    if (before.seq >= journal._id) continue
    const after = { ...before, seq: journal._id }
    for (const [asset, units] of own) after[asset] += units
    changed.push(after)
  }
  return changed
}

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
export const afterMove = (trans: TransDoc, seq: number, move: JournalMove | undefined): TransDoc => {
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
