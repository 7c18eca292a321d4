import type { Collection } from 'mongodb'
import type { CheckpointDoc } from './documents.ts'
import { type Known, type Mark, SPAN } from './list-state.ts'

export type Head = Omit<Known, 'tail'>

export type Checkpoints = {
  /** Whether a stored checkpoint of such a list may say something about this id. */
  mayClaim(list: string, id: string): boolean
  head(list: string): Promise<Head | undefined>
  /** The id that ends so many spans, as stored. */
  mark(list: string, number: number): Promise<string | undefined>
  /** Stores soon, together with others: until then the one before is true as well. */
  write(list: string, head: Head, marks: readonly Mark[]): void
  /**
   * Before an id comes in or leaves: afterwards nothing stored claims it. Goes back to a mark before it where one is
   * near; where none is, the list has no checkpoint any more.
   */
  retreat(list: string, id: string): Promise<'near' | 'far' | 'not-claimed'>
  /** Resolves when nothing is on its way to the store. */
  idle(): Promise<void>
}

type Pending = { head: Head; marks: Mark[] }
type Deps = { collection: Collection<CheckpointDoc>; report: (error: unknown) => void }

const CLAIMED = 'claimed'
/** So many marks back is near: as long is the tail that the next look reads. */
const NEAR = 10

const kindOf = (list: string): string => list.split(':')[0] ?? list
const markId = (list: string, number: number): string => `${list}#${number}`

/**
 * Where lists stand, so that a process that begins reads what came later and not the whole. Per list a head and its
 * marks; per kind of list the latest id that any of them claims, written before they are: an id that is later needs no
 * look at them. Everything stored here is true at any moment: what would make it false goes first.
 */
export const openCheckpoints = async ({ collection, report }: Deps): Promise<Checkpoints> => {
  const claimed = new Map<string, string>(Object.entries((await collection.findOne({ _id: CLAIMED }))?.claimed ?? {}))
  let waiting = new Map<string, Pending>()
  let writing: Promise<void> | undefined

  const head = async (list: string): Promise<Head | undefined> => {
    const stored = await collection.findOne({ _id: list })
    if (stored === null) return undefined
    const { count = 0, upTo = '', from = 1 } = stored
    return { count, upTo, from }
  }
  const mark = async (list: string, number: number): Promise<string | undefined> =>
    (await collection.findOne({ _id: markId(list, number) }))?.upTo

  const store = async (batch: ReadonlyMap<string, Pending>): Promise<void> => {
    const put = (id: string, fields: Omit<CheckpointDoc, '_id'>): object => ({
      replaceOne: { filter: { _id: id }, replacement: fields, upsert: true },
    })
    const marks = [...batch].flatMap(([list, one]) =>
      one.marks.map(({ number, upTo }) => put(markId(list, number), { upTo })),
    )
    const heads = [...batch].map(([list, one]) => put(list, one.head))
    // In this order: a head must find the marks below it, and nothing may be claimed unsaid.
    const all = [put(CLAIMED, { claimed: Object.fromEntries(claimed) }), ...marks, ...heads]
    await collection.bulkWrite(all as Parameters<typeof collection.bulkWrite>[0], { ordered: true })
  }

  const drain = async (): Promise<void> => {
    while (waiting.size > 0) {
      const batch = waiting
      waiting = new Map()
      try {
        await store(batch)
      } catch (error) {
        report(error)
        // Marks that are missing below a head would be mistaken for true: the next write takes them along.
        for (const [list, { head: old, marks }] of batch) {
          const newer = waiting.get(list)
          waiting.set(list, { head: newer?.head ?? old, marks: [...marks, ...(newer?.marks ?? [])] })
        }
        return
      }
    }
  }

  const wake = (): void => {
    writing ??= drain().finally(() => {
      writing = undefined
    })
  }

  const idle = async (): Promise<void> => {
    while (writing !== undefined) await writing
  }

  return {
    head,
    mark,
    mayClaim: (list, id) => id <= (claimed.get(kindOf(list)) ?? ''),
    write(list, { count, upTo, from }, marks) {
      const kind = kindOf(list)
      if (upTo > (claimed.get(kind) ?? '')) claimed.set(kind, upTo)
      waiting.set(list, { head: { count, upTo, from }, marks: [...(waiting.get(list)?.marks ?? []), ...marks] })
      wake()
    },
    async retreat(list, id) {
      await idle()
      // Still waiting: the store refused it.
      const refused = (waiting.get(list)?.head.upTo ?? '') >= id
      if (refused) waiting.delete(list)
      const stored = await head(list)
      if (stored === undefined || stored.upTo < id) return refused ? 'far' : 'not-claimed'
      const last = Math.floor(stored.count / SPAN)
      for (let number = last; number >= Math.max(stored.from, last - NEAR); number -= 1) {
        const upTo = await mark(list, number)
        if (upTo === undefined || upTo >= id) continue
        await collection.replaceOne({ _id: list }, { count: number * SPAN, upTo, from: stored.from })
        return 'near'
      }
      await collection.deleteOne({ _id: list })
      return 'far'
    },
    idle,
  }
}
