import type { StoreServices } from '../store/services.ts'
import { newId } from '../kit/ids.ts'
import { isDuplicate, type Store } from '../store/database.ts'
import { keyInUse, Refusal } from '../kit/refusal.ts'

type Collection = 'users' | 'nodes' | 'trans' | 'subnets' | 'subscriptions'

/** A key as a call carries it, and where on the platform it is spent; without a place, everywhere. */
export type CallKey = { key: string; place: string | undefined }

/** When the newest key of all was spent, so that a start can tell what an earlier one may have left; 0: there is none. */
export const newestKeyAt = async (store: Store): Promise<number> =>
  (await store.idempotency.find().sort({ at: -1 }).limit(1).next())?.at ?? 0

/**
 * Keys were spent on the whole platform once, and may have been until this start. For as long as such a key is remembered
 * it is spent for every place: else a call that is repeated over an upgrade would be done twice.
 */
const requireUnspentBefore = async (services: StoreServices, key: string, collection: Collection): Promise<void> => {
  const { clock, settings, store, platform, keysUntil } = services
  const since = clock.now() - settings.idempotencyMs
  if (keysUntil <= since) return
  const query = { _id: `${platform.id}|${key}`, at: { $gt: since }, 'made.collection': collection }
  if ((await store.idempotency.findOne(query)) !== null) throw keyInUse()
}

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

type Use<T> = {
  key: CallKey | undefined
  collection: Collection
  /** Whether a call that succeeded has made something; always, where it is left out. */
  hasMade?: (result: T) => boolean
}

/**
 * Runs `make` under a key: reserved before anything happens, kept when it makes something, released when it is refused or
 * only asks back. The id of what is made is part of the reservation, so that after a crash a key that made nothing is
 * distinguished from one that did.
 */
export const underKey = async <T>(
  services: StoreServices,
  { key: given, collection, hasMade = () => true }: Use<T>,
  make: (id: string) => Promise<T>,
): Promise<T> => {
  const id = newId()
  if (given === undefined) return make(id)
  const { key, place } = given
  const name = [services.platform.id, ...(place === undefined ? [] : [place]), key].join('|')
  if (place !== undefined) await requireUnspentBefore(services, key, collection)
  const { idempotencyOnRefusal } = services.settings
  await reserve(services, name, { collection, id })
  const release = () => services.store.idempotency.deleteOne({ _id: name })
  try {
    const result = await make(id)
    if (!hasMade(result)) await release()
    return result
  } catch (error) {
    const kept = idempotencyOnRefusal === 'keep' && error instanceof Refusal
    if (!kept) await release()
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
