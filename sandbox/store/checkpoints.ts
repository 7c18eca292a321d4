import type { Collection } from 'mongodb'
import { type CheckpointWriter, type Head, markId, openCheckpointWriter } from './checkpoint-writer.ts'
import type { CheckpointDoc } from './documents.ts'
import { SPAN } from './list-state.ts'

export type Checkpoints = Pick<CheckpointWriter, 'write' | 'mayClaim' | 'idle'> & {
  head(list: string): Promise<Head | undefined>
  /** The id that ends so many spans, as stored. */
  mark(list: string, number: number): Promise<string | undefined>
  /**
   * Before an id comes in or leaves: afterwards nothing stored claims it. Goes back to a mark before it where one is
   * near; where none is, the list has no checkpoint any more.
   */
  retreat(list: string, id: string): Promise<'near' | 'far' | 'not-claimed'>
}

type Deps = { collection: Collection<CheckpointDoc>; report: (error: unknown) => void }

/** So many marks back is near: as long is the tail that the next load reads. */
const NEAR = 10

/**
 * Checkpoints of lists, so that a new process reads what came later and not the whole. Per list a head and its marks; per
 * kind of list the latest id that any of them claims, written before they are: a later id needs no check of them.
 * Everything stored here is true at any moment: what would make it false is removed first.
 */
export const openCheckpoints = async ({ collection, report }: Deps): Promise<Checkpoints> => {
  const writer = await openCheckpointWriter({ collection, report })

  const head = async (list: string): Promise<Head | undefined> => {
    const stored = await collection.findOne({ _id: list })
    if (stored === null) return undefined
    const { count = 0, upTo = '', from = 1 } = stored
    return { count, upTo, from }
  }
  const mark = async (list: string, number: number): Promise<string | undefined> =>
    (await collection.findOne({ _id: markId(list, number) }))?.upTo

  return {
    head,
    mark,
    write: writer.write,
    mayClaim: writer.mayClaim,
    idle: writer.idle,
    async retreat(list, id) {
      await writer.idle()
      const refused = writer.drop(list, id)
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
  }
}
