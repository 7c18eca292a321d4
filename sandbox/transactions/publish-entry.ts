import type { TransactionServices } from './services.ts'
import { oneNodeBody } from '../nodes/view.ts'
import type { Applied } from '../ledger/ledger.ts'
import { transBody } from './wire.ts'

/** Publishes the events of a journal entry: every status change and every balance it moved. Safe to repeat. */
export const publishEntry = async (
  services: TransactionServices,
  { journal, transactions }: Applied,
): Promise<void> => {
  const { events } = services
  if (events.hasSubscriber('TRAN|PATCH')) {
    const byId = new Map(transactions.map((trans) => [trans._id, trans]))
    await Promise.all(
      journal.moves.map(async ({ trans: id, logId, status }) => {
        const trans = byId.get(id)
        if (trans === undefined) return
        const by = status.note.includes('by Client') ? 'SELF' : 'SYNAPSE'
        await events.publish({
          name: 'TRAN|PATCH',
          objectId: id,
          body: () => transBody(trans, services.baseUrl()),
          by,
          logId,
        })
      }),
    )
  }
  if (events.hasSubscriber('NODE|PATCH') && journal.nodeLogs.length > 0) {
    await Promise.all(
      journal.nodeLogs.map(async ({ node: id, logId }) => {
        const node = await services.nodes.get(id)
        if (node === undefined) return
        const body = (): Promise<object> => oneNodeBody(services, node, { base: services.baseUrl() })
        await events.publish({ name: 'NODE|PATCH', objectId: id, body, by: 'SYNAPSE', logId })
      }),
    )
  }
}
