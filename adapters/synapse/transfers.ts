import type { RailFailure, TransferRail } from '#bank/ground/rail.ts'
import type { BankTransfer } from '#bank/ground/transfer.ts'
import { ok, type Result } from '#kit/result.ts'
import type { Bank } from './bank.ts'
import type { Reasons } from './failure.ts'
import { TYPE_OF } from './translate-node.ts'
import { toBankTransfer } from './translate-transfer.ts'
import { translateAll, translated } from './translated.ts'
import { WireTransfer, WireTransfers } from './wire.ts'
import { toWire } from './wire-number.ts'

const PAGE = 100
const cancelReasons: Reasons = ({ code, word }) =>
  word === 'cannot_cancel_transaction' || code === '410' ? 'too-late' : undefined

const transferSchema = translated(WireTransfer, toBankTransfer)
type Page = { readonly transfers: readonly BankTransfer[]; readonly next?: number }
const pageSchema = (page: number) =>
  translated(WireTransfers, ({ trans, page_count }): Page | undefined => {
    const transfers = translateAll(trans, toBankTransfer)
    return transfers && { transfers, ...(page < (page_count ?? 1) ? { next: page + 1 } : {}) }
  })

export const createTransfers = (bank: Bank): TransferRail => {
  const list = (order: {
    readonly user: string
    readonly account?: string
    readonly page: number
    readonly filter?: object
  }): Promise<Result<Page, RailFailure>> => {
    const { user, account: node, page, filter } = order
    const query = { page, per_page: PAGE }
    const about = { what: 'list transfers', effect: 'read', schema: pageSchema(page), user } as const
    if (node === undefined) return bank.asUser({ ...about, send: (wire) => wire.getUserTransactions(query) })
    const filtered = filter === undefined ? {} : { filter: encodeURIComponent(JSON.stringify(filter)) }
    return bank.asUser({
      ...about,
      ids: [node],
      send: (wire) => wire.getAllNodeTransactions(node, { ...query, ...filtered }),
    })
  }

  return {
    submit: (order) =>
      bank.asUser({
        what: 'create transfer',
        effect: 'write',
        schema: transferSchema,
        user: order.fromUser,
        ids: [order.fromAccount, order.toAccount],
        ip: order.ip,
        send: (wire) =>
          wire.createTransaction(
            order.fromAccount,
            {
              to: { type: TYPE_OF[order.toKind], id: order.toAccount },
              amount: { amount: toWire(order.amount), currency: order.amount.asset },
              extra: {
                ip: order.ip,
                note: order.note,
                supp_id: order.operation,
                ...(order.coin === undefined ? {} : { asset: order.coin }),
              },
            },
            order.operation,
          ),
      }),
    async findByOperation({ user, account: node, operation }) {
      const isMine = (transfer: BankTransfer): boolean => transfer.operation === operation
      const filtered = await list({ user, account: node, page: 1, filter: { supp_id: operation } })
      if (!filtered.ok) return filtered
      const found = filtered.value.transfers.find(isMine)
      if (found !== undefined) return ok(found)
      // "There is none" lets the caller send the money again: the newest are looked through before it is said, in case
      // the filter was not understood.
      const newest = await list({ user, account: node, page: 1 })
      return newest.ok ? ok(newest.value.transfers.find(isMine)) : newest
    },
    read: ({ user, account: node, transfer }) =>
      bank.asUser({
        what: 'read transfer',
        effect: 'read',
        schema: transferSchema,
        user,
        ids: [node, transfer],
        send: (wire) => wire.getTransaction(node, transfer),
      }),
    cancel: ({ user, account: node, transfer }) =>
      bank.asUser({
        what: 'cancel transfer',
        effect: 'write',
        schema: transferSchema,
        reasons: cancelReasons,
        user,
        ids: [node, transfer],
        send: (wire) => wire.deleteTransaction(node, transfer),
      }),
    list,
  }
}
