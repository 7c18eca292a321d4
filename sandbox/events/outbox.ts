import type { Clock } from '../kit/clock.ts'
import { newId } from '../kit/ids.ts'
import type { Store } from '../store/database.ts'
import type { Notice, Outgoing } from '../store/documents.ts'
import type { Events } from '../subscriptions/deliveries.ts'

/** What is to be told of a change: the scopes that fire, and who caused it. */
export type News = { scopes: readonly string[]; by: Notice['by'] }
type Rest = () => object | Promise<object>

export type Outbox = {
  /** Runs a write of an object that subscribers are to hear of; `out` belongs into that very write. */
  during<T>(before: Outgoing, news: News | undefined, write: (out: Outgoing) => Promise<T>): Promise<T>
  /** Stores the deliveries of what an object's document says is still to be told. */
  tell(objectId: string, { outbox }: Outgoing, rest: Rest): Promise<void>
  /** Now and then notes up to when everything is told, so that a start need not look further back. */
  remember(): Promise<void>
}

const TOLD = 'told'
const REMEMBER_MS = 2_000
const MOST_AT_ONCE = 500

type Deps = { store: Store; clock: Clock; events: Events; real?: () => number }

/**
 * A change and the news of it are one write: the news stand in the object's own document, and the delivery is derived
 * from them. Whatever is killed in between is told at the next start.
 */
export const createOutbox = ({ store, clock, events, real = Date.now }: Deps): Outbox => {
  /** Stored with their object (or about to be), and not told yet: when each was made. */
  const untold = new Map<string, number>()
  let [rememberedAt, changed] = [0, false]

  const noticesOf = (news: News): Notice[] =>
    news.scopes.filter(events.heard).map((name) => ({ logId: newId(), name, by: news.by, at: clock.now() }))

  return {
    async during(before, news, write) {
      const notices = news === undefined ? [] : noticesOf(news)
      if (notices.length === 0) return write({})
      changed = true
      for (const { logId, at } of notices) untold.set(logId, at)
      const waiting = (before.outbox ?? []).filter(({ logId }) => untold.has(logId))
      try {
        return await write({ outbox: [...waiting, ...notices], outAt: clock.now() })
      } catch (error) {
        for (const { logId } of notices) untold.delete(logId)
        throw error
      }
    },
    async tell(objectId, { outbox = [] }, rest) {
      for (const { logId, name, by } of outbox) {
        if (!untold.has(logId)) continue
        await events.tell({ name, objectId, rest, by, logId })
        untold.delete(logId)
      }
    },
    async remember() {
      if (!changed || real() - rememberedAt < REMEMBER_MS) return
      rememberedAt = real()
      changed = untold.size > 0
      const through = Math.min(clock.now(), ...untold.values())
      await store.meta.updateOne({ _id: TOLD }, { $set: { through } }, { upsert: true })
    },
  }
}

type Kept = { _id: string; _s?: Outgoing }
export type Swept = { store: Store; events: Events; restOf(collection: SweptName, object: Kept): Rest }
export const SWEPT = ['users', 'nodes', 'trans', 'subnets'] as const
export type SweptName = (typeof SWEPT)[number]

/** At start: what was stored with its news, and killed before they were told. Returns how many are told now. */
export const tellUntold = async ({ store, events, restOf }: Swept): Promise<number> => {
  const told = await store.meta.findOne({ _id: TOLD })
  const through = typeof told?.['through'] === 'number' ? told['through'] : 0
  let count = 0
  const tellThese = async (name: SweptName, objects: readonly Kept[]): Promise<void> => {
    const notices = objects.flatMap((object) =>
      (object._s?.outbox ?? []).filter(({ at }) => at >= through).map((notice) => ({ object, notice })),
    )
    const ids = notices.map(({ notice }) => notice.logId)
    const stored = await store.deliveries.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray()
    const known = new Set(stored.map(({ _id }) => _id))
    for (const { object, notice } of notices) {
      if (known.has(notice.logId)) continue
      await events.tell({ ...notice, objectId: object._id, rest: restOf(name, object) })
      count += 1
    }
  }
  for (const name of SWEPT) {
    let part: Kept[] = []
    for await (const object of (store[name] as typeof store.nodes).find({ '_s.outAt': { $gte: through } })) {
      part.push(object)
      if (part.length < MOST_AT_ONCE) continue
      await tellThese(name, part)
      part = []
    }
    await tellThese(name, part)
  }
  return count
}
