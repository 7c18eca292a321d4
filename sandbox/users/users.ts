import { createCache } from '../store/cache.ts'
import type { Counts } from '../store/counts.ts'
import type { Store } from '../store/database.ts'
import type { UserDoc } from '../store/documents.ts'
import type { Locks } from '../store/locks.ts'

export type Users = {
  get(id: string): Promise<UserDoc | undefined>
  insert(user: UserDoc): Promise<void>
  /** Reads, changes and stores one user while nobody else changes it. `change` gets a copy that is its own. */
  change(id: string, change: (user: UserDoc) => UserDoc | Promise<UserDoc>): Promise<UserDoc>
}

const MOST_HELD = 20_000
export const USERS_LIST = 'users'

export const createUsers = (deps: { store: Store; locks: Locks; counts: Counts }): Users => {
  const { store, locks, counts } = deps
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
    async insert(user) {
      await counts.during(user.is_hidden ? [] : [USERS_LIST], 1, () => store.users.insertOne(user))
      held.set(user._id, user)
    },
    change: (id, change) =>
      locks(`user:${id}`, async () => {
        const before = await get(id)
        if (before === undefined) throw new Error(`user ${id} is gone`)
        const after = await change(structuredClone(before))
        const leaves = after.is_hidden && !before.is_hidden
        await counts.during(leaves ? [USERS_LIST] : [], -1, () => store.users.replaceOne({ _id: id }, after))
        held.set(id, after)
        return after
      }),
  }
}
