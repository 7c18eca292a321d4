import type { House } from '../house.ts'
import type { Outgoing, TransDoc } from '../store/documents.ts'
import { transBody } from './wire.ts'

const tellTrans = (house: House, trans: TransDoc): Promise<void> =>
  house.outbox.tell(trans._id, trans._s, () => transBody(trans, house.baseUrl()))

const withNews = (trans: TransDoc, out: Outgoing): TransDoc => ({ ...trans, _s: { ...trans._s, ...out } })

/** Stores a new transaction, durable when this resolves, and tells subscribers. */
export const storeTrans = async (house: House, trans: TransDoc): Promise<void> => {
  await house.pending.room()
  const { trans: all, transOfNode, transOfUser } = house.lists
  const lists = [all, ...trans._s.nodes.map(transOfNode), ...trans._s.users.map(transOfUser)]
  const stored = await house.outbox.during({}, { scopes: ['TRANS|POST'], by: 'SELF' }, async (out) => {
    const made = withNews(trans, out)
    await house.counts.during({ lists, difference: 1, id: trans._id }, () => house.insert.trans(made))
    return made
  })
  house.pending.add(stored)
  await tellTrans(house, stored)
}

/** Stores a change that is neither status nor money, and tells subscribers. `change` runs while nothing else moves. */
export const changeTrans = async (
  house: House,
  id: string,
  change: (trans: TransDoc) => TransDoc,
): Promise<TransDoc> => {
  const changed = await house.ledger.exclusively(async () => {
    const before = await readTrans(house, id)
    return house.outbox.during(before._s, { scopes: ['TRAN|PATCH'], by: 'SELF' }, async (out) => {
      const after = withNews(change(before), out)
      await house.pending.write(after)
      return after
    })
  })
  await tellTrans(house, changed)
  return changed
}

export const readTrans = async (house: House, id: string): Promise<TransDoc> => {
  const trans = await house.pending.get(id)
  if (trans === undefined) throw new Error(`transaction ${id} is gone`)
  return trans
}
