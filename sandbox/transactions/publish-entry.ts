import type { TransactionServices } from './services.ts'
import { oneNodeBody } from '../nodes/view.ts'
import type { Applied } from '../ledger/ledger.ts'
import type { TransDoc } from '../store/documents.ts'
import { rawInFirstYears } from './first-years.ts'
import { transBody } from './wire.ts'

const addressOf = (trans: TransDoc | undefined): string | undefined => {
  const url = trans?.extra['webhook']
  return typeof url === 'string' && /^https?:/i.test(url) && URL.canParse(url) ? url : undefined
}

/** In the first years each transaction named where its changes of status go. */
const deliverToOwn = async ({ events }: TransactionServices, { journal, transactions }: Applied): Promise<void> => {
  const byId = new Map(transactions.map((trans) => [trans._id, trans]))
  for (const { trans: id, logId } of journal.moves) {
    const trans = byId.get(id)
    const url = addressOf(trans)
    if (trans === undefined || url === undefined) continue
    await events.deliver(
      { name: 'TRAN|PATCH', objectId: id, body: () => rawInFirstYears(trans), by: 'SYNAPSE', logId },
      url,
    )
  }
}

/** Publishes the events of a journal entry: every status change and every balance it moved. Safe to repeat. */
export const publishEntry = async (services: TransactionServices, applied: Applied): Promise<void> => {
  const { events } = services
  const { journal, transactions } = applied
  if (services.settings.era === 'first') await deliverToOwn(services, applied)
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
