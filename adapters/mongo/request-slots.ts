import type { Db } from 'mongodb'
import type { RequestId } from '#bank/ground/ids.ts'
import type { RequestSlots } from '#bank/request/request.ts'
import type { Doc } from './database.ts'

/** One per asker, and one per asker and payer: the requests that count, and how many they are. */
type SlotDocument = Doc & { count: number; open: { request: string; until: number }[] }
type Order = { readonly _id: string; readonly request: RequestId; readonly until: number; readonly most: number }

export const createRequestSlots = (db: Db): RequestSlots => {
  const slots = db.collection<SlotDocument>('requestSlots')

  /** Counts down only with the one that goes: a hundred at once give it back once. */
  const giveBack = async (_id: string, request: string): Promise<void> => {
    await slots.updateOne({ _id, 'open.request': request }, { $inc: { count: -1 }, $pull: { open: { request } } })
  }

  const takeOne = async ({ _id, request, until, most }: Order, now: number): Promise<boolean> => {
    await slots.updateOne({ _id }, { $setOnInsert: { count: 0, open: [] } }, { upsert: true })
    const stored = await slots.findOne({ _id })
    for (const old of stored?.open ?? []) if (old.until <= now) await giveBack(_id, old.request)
    const room = { _id, count: { $lt: most }, 'open.request': { $ne: request } }
    const { matchedCount } = await slots.updateOne(room, { $inc: { count: 1 }, $push: { open: { request, until } } })
    if (matchedCount === 1) return true
    return (await slots.findOne({ _id }))?.open.some((each) => each.request === request) ?? false
  }

  return {
    async take({ asker, payer, request, until, now, perAsker, perPair }) {
      const order = { request, until }
      if (!(await takeOne({ ...order, _id: asker, most: perAsker }, now))) return 'asker-full'
      if (await takeOne({ ...order, _id: `${asker}:${payer}`, most: perPair }, now)) return 'taken'
      await giveBack(asker, request)
      return 'pair-full'
    },
    async free({ asker, payer, request }) {
      await Promise.all([giveBack(asker, request), giveBack(`${asker}:${payer}`, request)])
    },
  }
}
