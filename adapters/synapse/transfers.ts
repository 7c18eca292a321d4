import { bankNameOf } from '#bank/ground/coins.ts'
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

type Order<M extends keyof TransferRail> = Parameters<TransferRail[M]>[0]

export const createTransfers = (bank: Bank): TransferRail => ({
  submit: (order) => submit(bank, order),
  findByOperation: (order) => findByOperation(bank, order),
  read: (order) => read(bank, order),
  cancel: (order) => cancel(bank, order),
  list: (order) => list(bank, order),
})

const submit = (bank: Bank, order: Order<'submit'>): Promise<Result<BankTransfer, RailFailure>> =>
  bank.asUser({
    what: 'create transfer',
    effect: 'write',
    schema: transferSchema,
    user: order.fromUser,
    ids: [order.fromAccount, order.toAccount],
    ip: order.ip,
    send: (wire) => wire.createTransaction(order.fromAccount, creationBody(order), order.operation),
  })

const creationBody = (order: Order<'submit'>) => ({
  to: { type: TYPE_OF[order.toKind], id: order.toAccount },
  amount: { amount: toWire(order.amount), currency: order.amount.asset },
  extra: {
    ip: order.ip,
    note: order.note,
    supp_id: order.operation,
    ...(order.coin === undefined ? {} : { asset: bankNameOf(order.coin) }),
  },
})

const findByOperation = async (
  bank: Bank,
  { user, account, operation }: Order<'findByOperation'>,
): Promise<Result<BankTransfer | undefined, RailFailure>> => {
  const isMine = (transfer: BankTransfer): boolean => transfer.operation === operation
  const filtered = await list(bank, { user, account, page: 1, filter: { supp_id: operation } })
  if (!filtered.ok) return filtered
  const found = filtered.value.transfers.find(isMine)
  if (found !== undefined) return ok(found)
  // "There is none" lets the caller send the money again: the newest are looked through before it is said, in case
  // the filter was not understood.
  const newest = await list(bank, { user, account, page: 1 })
  return newest.ok ? ok(newest.value.transfers.find(isMine)) : newest
}

const read = (
  bank: Bank,
  { user, account: node, transfer }: Order<'read'>,
): Promise<Result<BankTransfer, RailFailure>> =>
  bank.asUser({
    what: 'read transfer',
    effect: 'read',
    schema: transferSchema,
    user,
    ids: [node, transfer],
    send: (wire) => wire.getTransaction(node, transfer),
  })

const cancel = (
  bank: Bank,
  { user, account: node, transfer }: Order<'cancel'>,
): Promise<Result<BankTransfer, RailFailure>> =>
  bank.asUser({
    what: 'cancel transfer',
    effect: 'write',
    schema: transferSchema,
    reasons: cancelReasons,
    user,
    ids: [node, transfer],
    send: (wire) => wire.deleteTransaction(node, transfer),
  })

type Listing = Order<'list'> & { readonly filter?: object }

const list = (bank: Bank, { user, account: node, page, filter }: Listing): Promise<Result<Page, RailFailure>> => {
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
