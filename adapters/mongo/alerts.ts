import { randomUUID } from 'node:crypto'
import type { Collection, Db, Filter } from 'mongodb'
import type { Alert, Alerts, Change } from '#bank/alert/alert.ts'
import { type AlertState, LIVE } from '#bank/alert/life-cycle.ts'
import { type AlertDocument, alertDocument, type BatchDocument, toAlert, toBatch } from './alert-document.ts'
import { insertOnce } from './database.ts'

const inStates = (states: readonly AlertState[]) => ({ state: { $in: [...states] } })

/** The alert as a change leaves it. */
const changed = (alert: Alert, to: Change, at: number, isRing: boolean): Alert => {
  const next = { ...alert, ...to, revision: alert.revision + 1, changedAt: at, rings: alert.rings + (isRing ? 1 : 0) }
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as Alert
}

/** Ids in one filter: what a server does with a list of them may grow with its square. */
const CHUNK = 100
const chunksOf = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, n) => all.slice(n * CHUNK, (n + 1) * CHUNK))

/** One after the other: many at once would hold up everybody else who asks the database. */
const inTurn = async <T, R>(all: readonly T[], one: (each: T) => Promise<R>): Promise<readonly R[]> => {
  const done: R[] = []
  for (const each of all) done.push(await one(each))
  return done
}

const updateOf = (to: Change): { set: object; unset: Record<string, ''> } => {
  const entries = Object.entries(to)
  return {
    set: Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
    unset: Object.fromEntries(entries.filter(([, value]) => value === undefined).map(([name]) => [name, ''] as const)),
  }
}

/** Of one revision: one write, and one look more where not all of them were ours. */
const changeSome = async (
  alerts: Collection<AlertDocument>,
  some: readonly Alert[],
  { to, at, isRing }: { readonly to: Change; readonly at: number; readonly isRing: boolean },
): Promise<readonly Alert[]> => {
  const revision = some[0]?.revision ?? 0
  const ids = some.map(({ id }) => id)
  const changedBy = randomUUID()
  const { set, unset } = updateOf(to)
  const { modifiedCount } = await alerts.updateMany(
    { _id: { $in: ids }, revision },
    {
      $set: { ...set, changedBy, changedAt: at },
      $inc: { revision: 1, ...(isRing && { rings: 1 }) },
      ...(Object.keys(unset).length > 0 && { $unset: unset }),
    },
  )
  if (modifiedCount === 0) return []
  const won =
    modifiedCount === some.length
      ? undefined
      : new Set(
          (await alerts.find({ _id: { $in: ids }, changedBy }, { projection: { _id: 1 } }).toArray()).map(
            ({ _id }) => _id,
          ),
        )
  return some.filter(({ id }) => won === undefined || won.has(id)).map((alert) => changed(alert, to, at, isRing))
}

export const createAlerts = (db: Db): Alerts => {
  const alerts = db.collection<AlertDocument>('alerts')
  const list = async (filter: Filter<AlertDocument>, sort: Record<string, 1 | -1>, limit = 0) =>
    (await alerts.find(filter).sort(sort).limit(limit).toArray()).map(toAlert)

  const batches = db.collection<BatchDocument>('alertRings')

  return {
    async insert(alert) {
      await insertOnce(alerts, alertDocument(alert))
    },
    async find(id) {
      const found = await alerts.findOne({ _id: id })
      return found === null ? undefined : toAlert(found)
    },
    async findMany(ids) {
      const found = await inTurn(chunksOf(ids), (some) => alerts.find({ _id: { $in: [...some] } }).toArray())
      return found.flat().map(toAlert)
    },
    // No limit: how many one customer may have is the alert rules' decision.
    ofCustomer: (customer) => list({ customer, ...inStates(LIVE) }, { createdAt: 1, _id: 1 }),
    async change(some, to, at, isRing = false) {
      const groups = [...Map.groupBy(some, ({ revision }) => revision).values()].flatMap(chunksOf)
      return (await inTurn(groups, (group) => changeSome(alerts, group, { to, at, isRing }))).flat()
    },
    fired: (limit) => list({ state: 'fired' }, { _id: 1 }, limit),
    async begin({ id, ...batch }) {
      await batches.insertOne({ ...batch, rings: [...batch.rings], _id: id })
    },
    async begun(limit) {
      return (await batches.find().sort({ begunAt: 1 }).limit(limit).toArray()).map(toBatch)
    },
    async finish(id) {
      await batches.deleteOne({ _id: id })
    },
    page: (after, limit, changedSince) =>
      list(
        {
          ...inStates(LIVE),
          ...(after !== undefined && { _id: { $gt: after } }),
          ...(changedSince !== undefined && { changedAt: { $gte: changedSince } }),
        },
        { _id: 1 },
        limit,
      ),
  }
}
