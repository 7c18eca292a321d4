import type { Store } from '../store/database.ts'
import type { OutboxFields } from '../store/documents.ts'
import type { ObjectEvent, Publisher } from './event.ts'
import { publishedThrough } from './outbox.ts'

const MOST_AT_ONCE = 500

/** The collections whose objects have an outbox. */
export const WITH_OUTBOX = ['users', 'nodes', 'trans', 'subnets'] as const
export type WithOutbox = (typeof WITH_OUTBOX)[number]
type Stored = { _id: string; _s?: OutboxFields }

type Deps = {
  store: Store
  events: Publisher
  /** An object of such a collection, as the API shows it. */
  bodyOf(collection: WithOutbox, object: Stored): ObjectEvent['body']
}

const publishMissing = async (
  { store, events, bodyOf }: Deps,
  collection: WithOutbox,
  { objects, through }: { objects: readonly Stored[]; through: number },
): Promise<number> => {
  const raised = objects.flatMap((object) =>
    (object._s?.outbox ?? []).filter(({ at }) => at >= through).map((entry) => ({ object, entry })),
  )
  const ids = raised.map(({ entry }) => entry.logId)
  const stored = await store.deliveries.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray()
  const delivered = new Set(stored.map(({ _id }) => _id))
  const missing = raised.filter(({ entry }) => !delivered.has(entry.logId))
  for (const { object, entry } of missing)
    await events.publish({ ...entry, objectId: object._id, body: bodyOf(collection, object) })
  return missing.length
}

/** At start: publishes the events that were stored with their object when a crash came. Returns how many they are. */
export const publishUnpublished = async (deps: Deps): Promise<number> => {
  const { store } = deps
  const through = await publishedThrough(store)
  let count = 0
  for (const name of WITH_OUTBOX) {
    let objects: Stored[] = []
    for await (const object of (store[name] as typeof store.nodes).find({ '_s.outAt': { $gte: through } })) {
      objects.push(object)
      if (objects.length < MOST_AT_ONCE) continue
      count += await publishMissing(deps, name, { objects, through })
      objects = []
    }
    count += await publishMissing(deps, name, { objects, through })
  }
  return count
}
