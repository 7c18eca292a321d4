import { createCache } from '../kit/cache.ts'
import { createDue } from '../kit/due.ts'
import type { Counts } from '../store/counts.ts'
import type { Store } from '../store/database.ts'
import type { UserDoc } from '../store/documents.ts'
import type { Lists } from '../store/lists.ts'
import type { Locks } from '../kit/locks.ts'
import type { Outbox, Raised } from '../events/outbox.ts'
import { readTimed } from '../store/timed.ts'

type Deps = { store: Store; locks: Locks; counts: Counts; lists: Lists; outbox: Outbox }

export type Users = {
  get(id: string): Promise<UserDoc | undefined>
  /** The ids of those that have something to be done by `now`, the earliest first. */
  dueBy(now: number, most: number): Promise<string[]>
  /** Stores a new user together with the events that raises; answers what was stored. */
  insert(user: UserDoc, raised: Raised): Promise<UserDoc>
  /**
   * Reads, changes and stores one user as one exclusive step, together with the events that raises. `change`
   * gets a copy that is its own.
   */
  change(id: string, change: (user: UserDoc) => UserDoc | Promise<UserDoc>, raised?: Raised): Promise<UserDoc>
}

const MOST_HELD = 20_000

export const createUsers = ({ store, locks, counts, lists, outbox }: Deps): Users => {
  const held = createCache<UserDoc>(MOST_HELD)
  const due = createDue((most) => readTimed(store, 'users', most))

  const get = async (id: string): Promise<UserDoc | undefined> => {
    const cached = held.get(id)
    if (cached !== undefined) return cached
    const user = await store.users.findOne({ _id: id })
    if (user === null) return undefined
    // A change made meanwhile is newer than what was read.
    const meanwhile = held.get(id)
    if (meanwhile !== undefined) return meanwhile
    held.set(id, user)
    return user
  }

  return {
    get,
    dueBy: due.ids,
    insert: (user, raised) =>
      outbox.during({}, raised, async (fields) => {
        const stored = { ...user, _s: { ...user._s, ...fields } }
        const growth = { lists: [lists.users], difference: 1, id: user._id }
        await counts.during(growth, () => due.writing(stored._s.nextAt, () => store.users.insertOne(stored)))
        held.set(user._id, stored)
        return stored
      }),
    change: (id, change, raised) =>
      locks(`user:${id}`, async () => {
        const before = await get(id)
        if (before === undefined) throw new Error(`user ${id} is gone`)
        const changed = await change(structuredClone(before))
        const difference = Number(before.is_hidden) - Number(changed.is_hidden)
        const growth = { lists: difference === 0 ? [] : [lists.users], difference, id }
        return outbox.during(before._s, raised, async (fields) => {
          const after = { ...changed, _s: { ...changed._s, ...fields } }
          await counts.during(growth, () =>
            due.writing(after._s.nextAt, () => store.users.replaceOne({ _id: id }, after)),
          )
          held.set(id, after)
          return after
        })
      }),
  }
}
