import type { ClientSession } from 'mongodb'
import type { Store } from '../store/database.ts'
import type { TransDoc } from '../store/documents.ts'
import { createAdmission } from './admission.ts'
import { createUnstored } from './unstored.ts'

export type Pending = {
  /** The transaction as it is now. */
  get(id: string): Promise<TransDoc | undefined>
  /** What was read from the store, each as it is now. */
  newest(found: readonly TransDoc[]): TransDoc[]
  /** Resolves when one more transaction may be accepted: when what is due or finished is not too much already. */
  admit(): Promise<void>
  /** A new transaction, durable already. */
  add(trans: TransDoc): void
  /** Those due by `until`, the earliest first, at most `most`. */
  due(until: number, most: number): TransDoc[]
  /** New states, made true by a journal entry (or a mere wait): stored some time later. */
  update(after: readonly TransDoc[], entry?: number): void
  /** A change without a journal entry: durable when this resolves. */
  write(trans: TransDoc): Promise<void>
  /** Newer than the store: all of them, or those that are finished or have waited long. */
  unstored(all: boolean): TransDoc[]
  /** How many are finished and not stored so. */
  finished(): number
  store(changed: readonly TransDoc[], session: ClientSession | undefined): Promise<void>
  stored(changed: readonly TransDoc[]): void
  /** The first journal entry of which not everything is stored. */
  firstUnstored(): number | undefined
  /** Clears the memory and reads what is under way. */
  reload(): Promise<void>
}

const storeAll = async (
  { trans }: Store,
  changed: readonly TransDoc[],
  session: ClientSession | undefined,
): Promise<void> => {
  if (changed.length === 0) return
  await trans.bulkWrite(
    changed.map((one) => ({ replaceOne: { filter: { _id: one._id }, replacement: one } })),
    { ordered: false, ...(session === undefined ? {} : { session }) },
  )
}

/**
 * The transactions that are under way, held in memory: most pass three states within seconds, and are stored once at
 * the end. Until then the journal has every step.
 */
export const createPending = ({ store, real = Date.now }: { store: Store; real?: () => number }): Pending => {
  const held = new Map<string, TransDoc>()
  const unstored = createUnstored(real)
  const admission = createAdmission()
  let overdue = 0
  const reportBacklog = (): void => admission.setBacklog(overdue + unstored.finished())

  const keep = (trans: TransDoc): void => {
    if (trans._s.nextAt === null && !unstored.has(trans._id)) held.delete(trans._id)
    else held.set(trans._id, trans)
  }
  const keepStored = (trans: TransDoc): void => {
    unstored.clear(trans._id)
    keep(trans)
  }

  return {
    get: async (id) => held.get(id) ?? (await store.trans.findOne({ _id: id })) ?? undefined,
    newest: (found) => found.map((trans) => held.get(trans._id) ?? trans),
    admit: admission.admit,
    add: keep,
    due(until, most) {
      const due: TransDoc[] = []
      for (const trans of held.values()) if (trans._s.nextAt !== null && trans._s.nextAt <= until) due.push(trans)
      overdue = due.length
      reportBacklog()
      return due.sort((a, b) => (a._s.nextAt ?? 0) - (b._s.nextAt ?? 0)).slice(0, most)
    },
    update(after, entry = Number.POSITIVE_INFINITY) {
      for (const trans of after) {
        unstored.mark(trans, entry)
        held.set(trans._id, trans)
      }
    },
    async write(trans) {
      await store.trans.replaceOne({ _id: trans._id }, trans)
      keepStored(trans)
    },
    unstored: (all) => unstored.ids(all).flatMap((id) => held.get(id) ?? []),
    finished: unstored.finished,
    store: (changed, session) => storeAll(store, changed, session),
    stored(changed) {
      for (const trans of changed) if (held.get(trans._id) === trans) keepStored(trans)
      reportBacklog()
    },
    firstUnstored: unstored.firstEntry,
    async reload() {
      held.clear()
      unstored.clearAll()
      for await (const trans of store.trans.find({ '_s.nextAt': { $gte: 0 } }))
        if (!held.has(trans._id)) held.set(trans._id, trans)
    },
  }
}
