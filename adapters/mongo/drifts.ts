import type { Collection, Db, Document, Filter } from 'mongodb'
import { z } from 'zod'
import { DIFFERENCE_KINDS, type Difference, type DifferenceKind } from '#bank/books/difference.ts'
import type { Drift, Drifts } from '#bank/books/drift.ts'
import { customerId, type CustomerId } from '#bank/ground/ids.ts'
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

type Collected = Collection<DriftDocument>

/** Never deleted: what differed once can be looked up for as long as the database is kept. */
export const createDrifts = (db: Db): Drifts => {
  const drifts = db.collection<DriftDocument>('drifts')
  return {
    record: (customer, found, at) => record(drifts, { customer, found, at }),
    open: (limit) => list(drifts, { isOpen: true }, limit),
    summary: () => summarize(drifts),
    toAlarm: (before, at) => takeToAlarm(drifts, before, at),
    async accept(id, why, at) {
      const { matchedCount } = await drifts.updateOne(
        { _id: id, isOpen: true },
        { $set: { accepted: { at, why }, isOpen: false } },
      )
      return matchedCount === 1
    },
  }
}

const list = async (drifts: Collected, filter: Filter<DriftDocument>, limit: number): Promise<readonly Drift[]> =>
  (await drifts.find(filter).sort({ isOpen: 1, firstSeen: 1 }).limit(limit).toArray()).map(toDrift)

type Comparison = { readonly customer: CustomerId; readonly found: readonly Difference[]; readonly at: number }

/** What is new of what was found; what stood before and was not found again is resolved. */
const record = async (drifts: Collected, { customer, found, at }: Comparison): Promise<readonly Drift[]> => {
  const stored = await drifts.find({ customer }).toArray()
  if (stored.length === 0 && found.length === 0) return []
  const known = new Map(stored.map((document) => [document._id, toDrift(document)]))
  const fresh: Drift[] = []
  for (const each of found)
    if (await keep(drifts, each, { known: known.get(each.id), at }))
      fresh.push({ ...each, firstSeen: at, lastSeen: at })
  await drifts.updateMany(
    { customer, resolvedAt: { $exists: false }, _id: { $nin: found.map(({ id }) => id) } },
    { $set: { resolvedAt: at, isOpen: false } },
  )
  return fresh
}

/** True when it is new, has come back, or an accepted one has changed. */
const keep = async (
  drifts: Collected,
  found: Difference,
  { known, at }: { readonly known: Drift | undefined; readonly at: number },
): Promise<boolean> => {
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

const summarize = async (drifts: Collected): ReturnType<Drifts['summary']> => {
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
}

/** Those that stand for too long, each given to one caller only, however many ask. */
const takeToAlarm = async (drifts: Collected, before: number, at: number): Promise<readonly Drift[]> => {
  const late = await list(drifts, { isOpen: true, firstSeen: { $lte: before }, alarmedAt: { $exists: false } }, 100)
  const mine: Drift[] = []
  for (const drift of late) {
    const { matchedCount } = await drifts.updateOne(
      { _id: drift.id, alarmedAt: { $exists: false } },
      { $set: { alarmedAt: at } },
    )
    if (matchedCount === 1) mine.push(drift)
  }
  return mine
}
