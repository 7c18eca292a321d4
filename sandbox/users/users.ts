import { createCache } from '../kit/cache.ts'
import type { Counts } from '../store/counts.ts'
import type { Store } from '../store/database.ts'
import type { UserDoc } from '../store/documents.ts'
import type { Lists } from '../store/lists.ts'
import type { Locks } from '../kit/locks.ts'
import type { News, Outbox } from '../events/outbox.ts'

type Deps = { store: Store; locks: Locks; counts: Counts; lists: Lists; outbox: Outbox }

export type Users = {
  get(id: string): Promise<UserDoc | undefined>
  /** Stores a new user together with the news of it; answers what was stored. */
  insert(user: UserDoc, news: News): Promise<UserDoc>
  /**
   * Reads, changes and stores one user while nobody else changes it, together with the news if there are any. `change`
   * gets a copy that is its own.
   */
  change(id: string, change: (user: UserDoc) => UserDoc | Promise<UserDoc>, news?: News): Promise<UserDoc>
}

const MOST_HELD = 20_000

export const createUsers = ({ store, locks, counts, lists, outbox }: Deps): Users => {
  const held = createCache<UserDoc>(MOST_HELD)

  const get = async (id: string): Promise<UserDoc | undefined> => {
    const known = held.get(id)
    if (known !== undefined) return known
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
    insert: (user, news) =>
      outbox.during({}, news, async (out) => {
        const stored = { ...user, _s: { ...user._s, ...out } }
        const growth = { lists: [lists.users], difference: 1, id: user._id }
        await counts.during(growth, () => store.users.insertOne(stored))
        held.set(user._id, stored)
        return stored
      }),
    change: (id, change, news) =>
      locks(`user:${id}`, async () => {
        const before = await get(id)
        if (before === undefined) throw new Error(`user ${id} is gone`)
        const changed = await change(structuredClone(before))
        const difference = Number(before.is_hidden) - Number(changed.is_hidden)
        const growth = { lists: difference === 0 ? [] : [lists.users], difference, id }
        return outbox.during(before._s, news, async (out) => {
          const after = { ...changed, _s: { ...changed._s, ...out } }
          await counts.during(growth, () => store.users.replaceOne({ _id: id }, after))
          held.set(id, after)
          return after
        })
      }),
  }
}
