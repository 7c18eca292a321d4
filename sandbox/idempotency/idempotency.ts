import type { StoreServices } from '../store/services.ts'
import { newId } from '../kit/ids.ts'
import { isDuplicate } from '../store/database.ts'
import { keyInUse, Refusal } from '../kit/refusal.ts'

type Collection = 'users' | 'nodes' | 'trans' | 'subnets' | 'subscriptions'

const reserve = async (
  services: StoreServices,
  name: string,
  made: { collection: Collection; id: string },
): Promise<void> => {
  const now = services.clock.now()
  try {
    await services.insert.idempotency({ _id: name, at: now, made })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    // Past its time the key is free again: one of the callers takes it over.
    const old = { _id: name, at: { $lte: now - services.settings.idempotencyMs } }
    const taken = await services.store.idempotency.updateOne(old, { $set: { at: now, made } })
    if (taken.matchedCount === 0) throw keyInUse()
  }
}

/**
 * Runs `make` under a key: reserved before anything happens, kept when it succeeds, released when it is refused. The id
 * of what is made is part of the reservation, so that after a crash a key that made nothing is distinguished from one that did.
 */
export const underKey = async <T>(
  services: StoreServices,
  { key, collection }: { key: string | undefined; collection: Collection },
  make: (id: string) => Promise<T>,
): Promise<T> => {
  const id = newId()
  if (key === undefined || key === '') return make(id)
  const name = `${services.platform.id}|${key}`
  const { idempotencyOnRefusal } = services.settings
  await reserve(services, name, { collection, id })
  try {
    return await make(id)
  } catch (error) {
    const kept = idempotencyOnRefusal === 'keep' && error instanceof Refusal
    if (!kept) await services.store.idempotency.deleteOne({ _id: name })
    throw error
  }
}

/** No request is under way for longer, real or simulated. */
const LONGEST_MS = 60_000

/**
 * After a crash: keys whose object was never stored are free again. Only those can have been under way that were
 * reserved around `lastSeen`, when the clock was last stored, or after it.
 */
export const releaseUnused = async ({ store }: StoreServices, lastSeen: number): Promise<number> => {
  const newest = await store.idempotency.find({ at: { $gte: lastSeen - LONGEST_MS } }).toArray()
  const byCollection = Map.groupBy(newest, ({ made }) => made.collection as Collection)
  const stores = {
    users: store.users,
    nodes: store.nodes,
    trans: store.trans,
    subnets: store.subnets,
    subscriptions: store.subscriptions,
  }
  let released = 0
  for (const [name, keys] of byCollection) {
    const ids = keys.map(({ made }) => made.id)
    const query = { _id: { $in: ids } }
    const found = await (stores[name] as typeof store.nodes).find(query, { projection: { _id: 1 } }).toArray()
    const there = new Set(found.map(({ _id }) => _id))
    const unused = keys.filter(({ made }) => !there.has(made.id)).map(({ _id }) => _id)
    if (unused.length === 0) continue
    released += (await store.idempotency.deleteMany({ _id: { $in: unused } })).deletedCount
  }
  return released
}
