import type { ClientSession } from 'mongodb'
import type { Store } from '../store/database.ts'
import type { TransDoc } from '../store/documents.ts'
import { createRoom } from './admission.ts'

export type Pending = {
  /** The transaction as it is now. */
  get(id: string): Promise<TransDoc | undefined>
  /** What was read from the store, each as it is now. */
  newest(found: readonly TransDoc[]): TransDoc[]
  /** Resolves when there is room for one more: what is due or finished is not too much already. */
  room(): Promise<void>
  /** A new transaction, durable already. */
  add(trans: TransDoc): void
  /** Those due by `until`, the earliest first, at most `most`. */
  due(until: number, most: number): TransDoc[]
  /** New states, made true by a journal entry (or a mere wait): stored some time later. */
  moved(after: readonly TransDoc[], entry?: number): void
  /** A change that no journal entry tells of: durable when this resolves. */
  write(trans: TransDoc): Promise<void>
  /** Newer than the store: all of them, or those that are finished or have waited long. */
  unstored(all: boolean): TransDoc[]
  /** How many are finished and not stored so. */
  finished(): number
  store(changed: readonly TransDoc[], session: ClientSession | undefined): Promise<void>
  stored(changed: readonly TransDoc[]): void
  /** The first journal entry that the store has not seen all of. */
  firstUnstored(): number | undefined
  /** Forgets everything and reads what is under way. */
  reload(): Promise<void>
}

type Dirty = { entry: number; since: number }
const LONG_MS = 30_000

/**
 * The transactions that are under way, at hand: most pass three states within seconds, and are stored once at the end.
 * Until then the journal knows every step.
 */
export const createPending = ({ store, real = Date.now }: { store: Store; real?: () => number }): Pending => {
  const held = new Map<string, TransDoc>()
  const dirty = new Map<string, Dirty>()
  /** Those of the dirty that nothing is due for any more. */
  const finished = new Set<string>()
  const room = createRoom()
  let overdue = 0
  const tellRoom = (): void => room.left(overdue + finished.size)

  const clean = (id: string): void => {
    dirty.delete(id)
    finished.delete(id)
  }
  const keep = (trans: TransDoc): void => {
    if (trans._s.nextAt === null && !dirty.has(trans._id)) held.delete(trans._id)
    else held.set(trans._id, trans)
  }

  return {
    get: async (id) => held.get(id) ?? (await store.trans.findOne({ _id: id })) ?? undefined,
    newest: (found) => found.map((trans) => held.get(trans._id) ?? trans),
    room: room.wait,
    add: keep,
    due(until, most) {
      const due: TransDoc[] = []
      for (const trans of held.values()) if (trans._s.nextAt !== null && trans._s.nextAt <= until) due.push(trans)
      overdue = due.length
      tellRoom()
      return due.sort((a, b) => (a._s.nextAt ?? 0) - (b._s.nextAt ?? 0)).slice(0, most)
    },
    moved(after, entry = Number.POSITIVE_INFINITY) {
      const since = real()
      for (const trans of after) {
        const known = dirty.get(trans._id)
        dirty.set(trans._id, { entry: Math.min(entry, known?.entry ?? entry), since: known?.since ?? since })
        held.set(trans._id, trans)
        if (trans._s.nextAt === null) finished.add(trans._id)
        else finished.delete(trans._id)
      }
    },
    async write(trans) {
      await store.trans.replaceOne({ _id: trans._id }, trans)
      clean(trans._id)
      keep(trans)
    },
    unstored(all) {
      const long = real() - LONG_MS
      return [...dirty].flatMap(([id, { since }]) => {
        const trans = held.get(id)
        return trans !== undefined && (all || trans._s.nextAt === null || since <= long) ? [trans] : []
      })
    },
    finished: () => finished.size,
    async store(changed, session) {
      if (changed.length === 0) return
      await store.trans.bulkWrite(
        changed.map((trans) => ({ replaceOne: { filter: { _id: trans._id }, replacement: trans } })),
        { ordered: false, ...(session === undefined ? {} : { session }) },
      )
    },
    stored(changed) {
      for (const trans of changed) {
        if (held.get(trans._id) !== trans) continue
        clean(trans._id)
        keep(trans)
      }
      tellRoom()
    },
    firstUnstored() {
      const entries = [...dirty.values()].map(({ entry }) => entry).filter(Number.isFinite)
      return entries.length === 0 ? undefined : entries.reduce((a, b) => Math.min(a, b))
    },
    async reload() {
      held.clear()
      dirty.clear()
      finished.clear()
      for await (const trans of store.trans.find({ '_s.nextAt': { $gte: 0 } }))
        if (!held.has(trans._id)) held.set(trans._id, trans)
    },
  }
}
