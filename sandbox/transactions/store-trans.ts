import type { House } from '../house.ts'
import type { TransDoc } from '../store/documents.ts'
import { transBody } from './wire.ts'

export const TRANS_LIST = 'trans'
export const transOf = (id: string): string => `trans:${id}`

/** Stores a new transaction, durable when this resolves, and tells subscribers. */
export const storeTrans = async (house: House, trans: TransDoc): Promise<void> => {
  const lists = [TRANS_LIST, ...trans._s.nodes.map(transOf), ...trans._s.users.map(transOf)]
  await house.counts.during(lists, 1, () => house.insert.trans(trans))
  house.pending.add(trans)
  await house.events.tell({
    name: 'TRANS|POST',
    objectId: trans._id,
    rest: () => transBody(trans, house.baseUrl()),
    by: 'SELF',
  })
}

/** A balance or a status changed on the platform's side of one transaction: subscribers hear of it. */
export const tellTrans = (house: House, trans: TransDoc, by: 'SELF' | 'SYNAPSE'): Promise<void> =>
  house.events.tell({
    name: 'TRAN|PATCH',
    objectId: trans._id,
    rest: () => transBody(trans, house.baseUrl()),
    by,
  })
