import type { TransactionServices } from './services.ts'
import type { OutboxFields, TransDoc } from '../store/documents.ts'
import { transBody } from './wire.ts'

const publishTrans = (services: TransactionServices, trans: TransDoc): Promise<void> =>
  services.outbox.publish(trans._id, trans._s, () => transBody(trans, services.baseUrl()))

const withEvents = (trans: TransDoc, fields: OutboxFields): TransDoc => ({ ...trans, _s: { ...trans._s, ...fields } })

/** Stores a new transaction, durable when this resolves, and publishes it. */
export const storeTrans = async (services: TransactionServices, trans: TransDoc): Promise<void> => {
  await services.pending.admit()
  const { trans: all, transOfNode, transOfUser } = services.lists
  const lists = [all, ...trans._s.nodes.map(transOfNode), ...trans._s.users.map(transOfUser)]
  const stored = await services.outbox.during({}, { scopes: ['TRANS|POST'], by: 'SELF' }, async (fields) => {
    const made = withEvents(trans, fields)
    await services.counts.during({ lists, difference: 1, id: trans._id }, () => services.insert.trans(made))
    return made
  })
  services.pending.add(stored)
  await publishTrans(services, stored)
}

/** Stores a change that is neither status nor money, and publishes it. `change` runs while nothing else moves. */
export const changeTrans = async (
  services: TransactionServices,
  id: string,
  change: (trans: TransDoc) => TransDoc,
): Promise<TransDoc> => {
  const changed = await services.ledger.exclusively(async () => {
    const before = await readTrans(services, id)
    return services.outbox.during(before._s, { scopes: ['TRAN|PATCH'], by: 'SELF' }, async (fields) => {
      const after = withEvents(change(before), fields)
      await services.pending.write(after)
      return after
    })
  })
  await publishTrans(services, changed)
  return changed
}

export const readTrans = async (services: TransactionServices, id: string): Promise<TransDoc> => {
  const trans = await services.pending.get(id)
  if (trans === undefined) throw new Error(`transaction ${id} is gone`)
  return trans
}
