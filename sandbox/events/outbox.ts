import type { Clock } from '../kit/clock.ts'
import { newId } from '../kit/ids.ts'
import type { Store } from '../store/database.ts'
import type { OutboxEntry, OutboxFields } from '../store/documents.ts'
import type { ObjectEvent, Publisher } from './event.ts'

/** The events that a change raises: the scopes that fire, and who caused it. */
export type Raised = { scopes: readonly string[]; by: OutboxEntry['by'] }

export type Outbox = {
  /** Runs a write of an object that raises events; `fields` belong into that very write. */
  during<T>(before: OutboxFields, raised: Raised | undefined, write: (fields: OutboxFields) => Promise<T>): Promise<T>
  /** Publishes the events in an object's outbox that are not published yet. */
  publish(objectId: string, fields: OutboxFields, body: ObjectEvent['body']): Promise<void>
  /** Now and then stores up to when everything is published, so that a start need not look further back. */
  checkpoint(): Promise<void>
}

/** Under this id and field older databases have it too. */
const CHECKPOINT = 'told'
const CHECKPOINT_MS = 2_000

/** Everything raised before this moment, simulated ms, is published. */
export const publishedThrough = async ({ meta }: Store): Promise<number> => {
  const stored = await meta.findOne({ _id: CHECKPOINT })
  return typeof stored?.['through'] === 'number' ? stored['through'] : 0
}

type Deps = { store: Store; clock: Clock; events: Publisher; real?: () => number }

/**
 * A change and its events are one write: the events are in the object's own document, and the deliveries are derived
 * from them. What a crash kept from being published is published at the next start.
 */
export const createOutbox = ({ store, clock, events, real = Date.now }: Deps): Outbox => {
  /** Stored with their object (or about to be), and not published yet: when each was raised. */
  const unpublished = new Map<string, number>()
  let [storedAt, isChanged] = [0, false]

  const entriesOf = ({ scopes, by }: Raised): OutboxEntry[] =>
    scopes.filter(events.hasSubscriber).map((name) => ({ logId: newId(), name, by, at: clock.now() }))

  return {
    async during(before, raised, write) {
      const entries = raised === undefined ? [] : entriesOf(raised)
      if (entries.length === 0) return write({})
      isChanged = true
      for (const { logId, at } of entries) unpublished.set(logId, at)
      const waiting = (before.outbox ?? []).filter(({ logId }) => unpublished.has(logId))
      try {
        return await write({ outbox: [...waiting, ...entries], outAt: clock.now() })
      } catch (error) {
        for (const { logId } of entries) unpublished.delete(logId)
        throw error
      }
    },
    async publish(objectId, { outbox = [] }, body) {
      for (const { logId, name, by } of outbox) {
        if (!unpublished.has(logId)) continue
        await events.publish({ name, objectId, body, by, logId })
        unpublished.delete(logId)
      }
    },
    async checkpoint() {
      if (!isChanged || real() - storedAt < CHECKPOINT_MS) return
      storedAt = real()
      isChanged = unpublished.size > 0
      const through = Math.min(clock.now(), ...unpublished.values())
      await store.meta.updateOne({ _id: CHECKPOINT }, { $set: { through } }, { upsert: true })
    },
  }
}
