import type { Collection } from 'mongodb'
import type { CheckpointDoc } from './documents.ts'
import type { ListState, Mark } from './list-state.ts'

export type Head = Omit<ListState, 'tail'>

export type CheckpointWriter = {
  /** Stores soon, together with others: until then the checkpoint before is true as well. */
  write(list: string, head: Head, marks: readonly Mark[]): void
  /** Whether a stored checkpoint of such a list may include this id. */
  mayClaim(list: string, id: string): boolean
  /** Drops a checkpoint that the store refused, if there is one that includes the id. Returns whether there was. */
  drop(list: string, id: string): boolean
  /** Resolves when nothing is on its way to the store. */
  idle(): Promise<void>
}

type Waiting = { head: Head; marks: Mark[] }
type Deps = { collection: Collection<CheckpointDoc>; report: (error: unknown) => void }

const CLAIMED_ID = 'claimed'
const kindOf = (list: string): string => list.split(':')[0] ?? list
export const markId = (list: string, number: number): string => `${list}#${number}`

const store = async (
  collection: Collection<CheckpointDoc>,
  batch: ReadonlyMap<string, Waiting>,
  claimed: ReadonlyMap<string, string>,
): Promise<void> => {
  const put = (id: string, fields: Omit<CheckpointDoc, '_id'>): object => ({
    replaceOne: { filter: { _id: id }, replacement: fields, upsert: true },
  })
  const marks = [...batch].flatMap(([list, one]) =>
    one.marks.map(({ number, upTo }) => put(markId(list, number), { upTo })),
  )
  const heads = [...batch].map(([list, one]) => put(list, one.head))
  // In this order: a head must find the marks below it, and the claim has to be stored before what it covers.
  const all = [put(CLAIMED_ID, { claimed: Object.fromEntries(claimed) }), ...marks, ...heads]
  await collection.bulkWrite(all as Parameters<typeof collection.bulkWrite>[0], { ordered: true })
}

/** Writes checkpoints in the background, those that wait for each other's write in one. */
export const openCheckpointWriter = async ({ collection, report }: Deps): Promise<CheckpointWriter> => {
  const stored = await collection.findOne({ _id: CLAIMED_ID })
  const claimed = new Map<string, string>(Object.entries(stored?.claimed ?? {}))
  let waiting = new Map<string, Waiting>()
  let writing: Promise<void> | undefined

  const drain = async (): Promise<void> => {
    while (waiting.size > 0) {
      const batch = waiting
      waiting = new Map()
      try {
        await store(collection, batch, claimed)
      } catch (error) {
        report(error)
        // Marks that are missing below a head would be mistaken for true: the next write includes them.
        for (const [list, { head: old, marks }] of batch) {
          const newer = waiting.get(list)
          waiting.set(list, { head: newer?.head ?? old, marks: [...marks, ...(newer?.marks ?? [])] })
        }
        return
      }
    }
  }

  return {
    write(list, { count, upTo, from }, marks) {
      const kind = kindOf(list)
      if (upTo > (claimed.get(kind) ?? '')) claimed.set(kind, upTo)
      waiting.set(list, { head: { count, upTo, from }, marks: [...(waiting.get(list)?.marks ?? []), ...marks] })
      writing ??= drain().finally(() => {
        writing = undefined
      })
    },
    mayClaim: (list, id) => id <= (claimed.get(kindOf(list)) ?? ''),
    drop(list, id) {
      const refused = (waiting.get(list)?.head.upTo ?? '') >= id
      if (refused) waiting.delete(list)
      return refused
    },
    async idle() {
      while (writing !== undefined) await writing
    },
  }
}
