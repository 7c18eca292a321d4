import type { Db } from 'mongodb'
import { z } from 'zod'
import type { Share } from '#bank/ground/availability.ts'
import { UNDER_WAY } from '#bank/ground/operation.ts'

const STATES = ['proposed', ...UNDER_WAY, 'settled', 'returned', 'refused', 'cancelled', 'expired'] as const
const NOTICES = ['waiting', 'unreachable', 'delivered'] as const
/** Due for longer than this it is overdue. */
const OVERDUE_MS = 60_000

const Overdue = z.object({
  _id: z.string(),
  order: z.object({ kind: z.string() }),
  state: z.string(),
  attempts: z.coerce.number(),
  createdAt: z.number(),
  wakeAt: z.number().exactOptional(),
})

/** Counts and ids for operators; names, notes and amounts stay where they are. */
export const createOverview = (db: Db) => {
  const operations = db.collection('operations')
  const counted = async (name: string, states: readonly string[]): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {}
    for (const state of states) counts[state] = await db.collection(name).countDocuments({ state })
    return counts
  }
  return {
    operations: () => counted('operations', STATES),
    notices: () => counted('notices', NOTICES),
    /**
     * Agreed to, and not known to be at the bank; counted no further than `most`. What customers wait for whom the bank has not
     * verified is counted apart.
     */
    waiting: (most: number, of: Share = 'verified'): Promise<number> => {
      const shared = { unverified: of === 'unverified' ? true : { $exists: false } }
      const waiting = { state: { $in: [...UNDER_WAY] }, bankId: { $exists: false } }
      return operations.countDocuments({ ...waiting, ...shared }, { limit: most })
    },
    /** Those whose outcome is not known, and those that were due a while ago; the longest waiting first. */
    async overdue(now: number, limit: number) {
      const projection = { 'order.kind': 1, state: 1, attempts: 1, createdAt: 1, wakeAt: 1 }
      const [unknown, late] = await Promise.all([
        operations.find({ state: 'unknown' }, { projection }).sort({ createdAt: 1 }).limit(limit).toArray(),
        operations
          .find({ wakeAt: { $lte: now - OVERDUE_MS } }, { projection })
          .sort({ wakeAt: 1 })
          .limit(limit)
          .toArray(),
      ])
      const found = new Map([...unknown, ...late].map((document) => [String(document._id), Overdue.parse(document)]))
      return [...found.values()].slice(0, limit).map(({ _id, order, state, attempts, createdAt, wakeAt }) => ({
        id: _id,
        kind: order.kind,
        state,
        attempts,
        since: createdAt,
        ...(wakeAt !== undefined && { dueAt: wakeAt }),
      }))
    },
  }
}
export type StoreOverview = ReturnType<typeof createOverview>
