import type { Db, Document, Filter } from 'mongodb'
import { z } from 'zod'
import { DIFFERENCE_KINDS, type Difference, type DifferenceKind } from '#bank/books/difference.ts'
import type { Drift, Drifts } from '#bank/books/drift.ts'
import type { Rounds } from '#bank/books/round.ts'
import { customerId } from '#bank/ground/ids.ts'
import type { Doc } from './database.ts'

type DriftDocument = Doc & Omit<Drift, 'id' | 'customer'> & { customer: string; isOpen: boolean }

const Sides = z.record(z.string(), z.string())
const Stored = z.object({
  _id: z.string(),
  kind: z.enum(DIFFERENCE_KINDS),
  customer: customerId.schema,
  subject: z.string(),
  ours: Sides,
  bank: Sides,
  since: z.number(),
  firstSeen: z.number(),
  lastSeen: z.number(),
  resolvedAt: z.number().exactOptional(),
  alarmedAt: z.number().exactOptional(),
  accepted: z.object({ at: z.number(), why: z.string() }).exactOptional(),
})

const toDrift = (document: unknown): Drift => {
  const { _id, ...rest } = Stored.parse(document)
  return { id: _id, ...rest }
}

/** The same two sides, but for when they were read. */
const shown = ({ ours, bank }: Difference): string =>
  JSON.stringify([ours, bank], (key, value: unknown) => (key === 'read' ? undefined : value))

/** Never deleted: what differed once can be looked up for as long as the database is kept. */
export const createDrifts = (db: Db): Drifts => {
  const drifts = db.collection<DriftDocument>('drifts')
  const list = async (filter: Filter<DriftDocument>, limit: number): Promise<readonly Drift[]> =>
    (await drifts.find(filter).sort({ isOpen: 1, firstSeen: 1 }).limit(limit).toArray()).map(toDrift)

  /** True when it is new, has come back, or an accepted one has changed. */
  const keep = async (found: Difference, known: Drift | undefined, at: number): Promise<boolean> => {
    const { id, ...fields } = found
    const stands = known !== undefined && known.resolvedAt === undefined
    if (stands && (known.accepted === undefined || shown(known) === shown(found))) {
      await drifts.updateOne({ _id: id }, { $set: { ...fields, lastSeen: at } })
      return false
    }
    const update: Document = {
      $set: { ...fields, firstSeen: at, lastSeen: at, isOpen: true },
      $unset: { resolvedAt: '', alarmedAt: '', accepted: '' },
    }
    await drifts.updateOne({ _id: id }, update, { upsert: true })
    return true
  }

  return {
    async record(customer, found, at) {
      const stored = await drifts.find({ customer }).toArray()
      if (stored.length === 0 && found.length === 0) return []
      const known = new Map(stored.map((document) => [document._id, toDrift(document)]))
      const fresh: Drift[] = []
      for (const each of found)
        if (await keep(each, known.get(each.id), at)) fresh.push({ ...each, firstSeen: at, lastSeen: at })
      await drifts.updateMany(
        { customer, resolvedAt: { $exists: false }, _id: { $nin: found.map(({ id }) => id) } },
        { $set: { resolvedAt: at, isOpen: false } },
      )
      return fresh
    },
    open: (limit) => list({ isOpen: true }, limit),
    async summary() {
      const groups = await drifts
        .aggregate([
          { $match: { isOpen: true } },
          { $group: { _id: '$kind', count: { $sum: 1 }, oldest: { $min: '$firstSeen' } } },
        ])
        .toArray()
      const byKind: Partial<Record<DifferenceKind, number>> = {}
      for (const { _id, count } of groups) byKind[_id as DifferenceKind] = Number(count)
      const oldest = groups.map((group) => Number(group['oldest']))
      return { byKind, ...(oldest.length > 0 && { oldest: Math.min(...oldest) }) }
    },
    async toAlarm(before, at) {
      const late = await list({ isOpen: true, firstSeen: { $lte: before }, alarmedAt: { $exists: false } }, 100)
      const mine: Drift[] = []
      for (const drift of late) {
        const { matchedCount } = await drifts.updateOne(
          { _id: drift.id, alarmedAt: { $exists: false } },
          { $set: { alarmedAt: at } },
        )
        if (matchedCount === 1) mine.push(drift)
      }
      return mine
    },
    async accept(id, why, at) {
      const { matchedCount } = await drifts.updateOne(
        { _id: id, isOpen: true },
        { $set: { accepted: { at, why }, isOpen: false } },
      )
      return matchedCount === 1
    },
  }
}

const RoundDocument = z.object({
  after: customerId.schema.exactOptional(),
  startedAt: z.number(),
  looked: z.number(),
  failed: z.number(),
  completedAt: z.number().exactOptional(),
})

/** One document: where the comparison with the bank stands. */
export const createRounds = (db: Db): Rounds => {
  const rounds = db.collection<Doc>('rounds')
  const _id = 'reconcile'
  return {
    async read() {
      const found = await rounds.findOne({ _id })
      return found === null ? { startedAt: 0, looked: 0, failed: 0 } : RoundDocument.parse(found)
    },
    async write(round) {
      await rounds.replaceOne({ _id }, { ...round }, { upsert: true })
    },
  }
}
