import type { House } from '../house.ts'
import { nodeBody } from '../nodes/wire.ts'
import type { Applied } from '../ledger/ledger.ts'
import { transBody } from './wire.ts'

/** Tells subscribers of a journal entry: every status change and every balance it moved. Safe to repeat. */
export const tellApplied = async (house: House, { journal, transactions }: Applied): Promise<void> => {
  const { events } = house
  if (events.heard('TRAN|PATCH')) {
    const byId = new Map(transactions.map((trans) => [trans._id, trans]))
    await Promise.all(
      journal.moves.map(async ({ trans: id, logId, status }) => {
        const trans = byId.get(id)
        if (trans === undefined) return
        const by = status.note.includes('by Client') ? 'SELF' : 'SYNAPSE'
        await events.tell({
          name: 'TRAN|PATCH',
          objectId: id,
          rest: () => transBody(trans, house.baseUrl()),
          by,
          logId,
        })
      }),
    )
  }
  if (events.heard('NODE|PATCH') && journal.nodeLogs.length > 0) {
    const balances = await house.balances.many(journal.nodeLogs.map(({ node }) => node))
    await Promise.all(
      journal.nodeLogs.map(async ({ node: id, logId }) => {
        const node = await house.nodes.get(id)
        if (node === undefined) return
        const rest = (): object => nodeBody(node, { base: house.baseUrl(), balance: balances.get(id) })
        await events.tell({ name: 'NODE|PATCH', objectId: id, rest, by: 'SYNAPSE', logId })
      }),
    )
  }
}
