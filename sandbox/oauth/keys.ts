import { createCache } from '../kit/cache.ts'
import type { Store } from '../store/database.ts'
import type { OauthKeyDoc } from '../store/documents.ts'
import type { Inserter } from '../store/inserter.ts'

export type OauthKeys = {
  get(key: string): Promise<OauthKeyDoc | undefined>
  add(key: OauthKeyDoc): Promise<void>
}

const MOST_HELD = 20_000

/** Issued keys, durable; those in use are answered from memory, because every call of a user needs its key. */
export const createOauthKeys = ({ store, insert }: { store: Store; insert: Inserter<OauthKeyDoc> }): OauthKeys => {
  const held = createCache<OauthKeyDoc>(MOST_HELD)
  return {
    async get(key) {
      const cached = held.get(key)
      if (cached !== undefined) return cached
      const stored = await store.oauthKeys.findOne({ _id: key })
      if (stored === null) return undefined
      held.set(key, stored)
      return stored
    },
    async add(key) {
      await insert(key)
      held.set(key._id, key)
    },
  }
}
