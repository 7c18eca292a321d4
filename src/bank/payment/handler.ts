import { err, ok, type Result } from '#kit/result.ts'
import type { AccountKind, Accounts } from '#bank/ground/account.ts'
import { isPastLimit } from '#bank/ground/coin-price.ts'
import type { Customers } from '#bank/ground/customer.ts'
import { type Notices, type NoticeSubject, notify } from '#bank/ground/notice.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { isPaymentOrder, type PaymentOrder } from '#bank/ground/order.ts'
import type { Rail, RailFailure, TransferOrder } from '#bank/ground/rail.ts'
import type { Settings } from '#bank/ground/settings.ts'
import { type BankTransfer, detailOf, type Entries, returnedBy } from '#bank/ground/transfer.ts'
import type { Wake } from '#bank/ground/wake.ts'
import type { OrderHandler, OrderStatus } from '#bank/operation/handler.ts'
import { saveEntry } from '#bank/operation/mirror.ts'

type Deps = {
  readonly customers: Customers
  readonly accounts: Accounts
  readonly entries: Entries
  readonly notices: Notices
  readonly rail: Rail
  readonly wake: Wake
  readonly clock: () => number
  readonly settings: Settings
}

const lost = err({ kind: 'refused', reason: 'not-found', message: 'an account of this payment is gone' } as const)
const nowhere = err({ kind: 'not-sent', message: 'an account of this payment is gone' } as const)

/** Every move of dollars is one transfer at the bank; a purchase or sale of coins names the coin. */
export const paymentHandler = (ports: Deps): OrderHandler => {
  const keep = async (transfer: Result<BankTransfer, RailFailure>): Promise<Result<OrderStatus, RailFailure>> => {
    if (!transfer.ok) return transfer
    await saveEntry(ports, transfer.value)
    return ok(statusOf(transfer.value))
  }
  return {
    submit: async (operation, customer) => {
      const ends = await endsOf(ports, moveOf(operation), customer.bankUserId)
      if (ends === undefined) return lost
      const refused = await whyNotAtPrice(ports, moveOf(operation))
      if (refused !== undefined) return refused
      return keep(await ports.rail.transfers.submit(orderFor(operation, ends, ports.settings.ip)))
    },
    find: async (operation, customer) => {
      const ends = await endsOf(ports, moveOf(operation), customer.bankUserId)
      // Not knowing where to look is not the same as finding nothing.
      if (ends === undefined) return nowhere
      const found = await ports.rail.transfers.findByOperation({
        user: ends.fromUser,
        account: ends.fromAccount,
        operation: operation.id,
      })
      if (!found.ok) return found
      return found.value === undefined ? ok(undefined) : keep(ok(found.value))
    },
    follow: async (operation, customer) => {
      const ends = await endsOf(ports, moveOf(operation), customer.bankUserId)
      if (ends === undefined) return nowhere
      return keep(
        await ports.rail.transfers.read({
          user: ends.fromUser,
          account: ends.fromAccount,
          transfer: operation.bankId ?? '',
        }),
      )
    },
    cancel: async (operation, customer) => {
      const ends = await endsOf(ports, moveOf(operation), customer.bankUserId)
      if (ends === undefined) return nowhere
      return keep(
        await ports.rail.transfers.cancel({
          user: ends.fromUser,
          account: ends.fromAccount,
          transfer: operation.bankId ?? '',
        }),
      )
    },
    notifyOthers: (operation) => notifyPayee(ports, operation, moveOf(operation)),
  }
}

const moved = err({ kind: 'refused', reason: 'price-moved', message: 'past the limit of its card' } as const)

/** The bank takes no limit with an order: its price is asked for right before, and nothing is ordered past it. */
const whyNotAtPrice = async (
  { rail }: Deps,
  order: PaymentOrder,
): Promise<Result<never, RailFailure> | typeof moved | undefined> => {
  if ((order.kind !== 'buy' && order.kind !== 'sell') || order.quote.limit === undefined) return undefined
  const quotes = await rail.quotes()
  if (!quotes.ok) return err({ kind: 'not-sent', message: `no quote: ${quotes.error.message}` })
  const price = quotes.value[order.quote.coin]
  if (price === undefined) return err({ kind: 'not-sent', message: `no quote of ${order.quote.coin}` })
  return isPastLimit(order, price) ? moved : undefined
}

const moveOf = ({ order }: Operation): PaymentOrder => {
  if (!isPaymentOrder(order)) throw new TypeError(`${order.kind} moves no money`)
  return order
}

type Ends = {
  readonly fromUser: string
  readonly fromAccount: string
  readonly toAccount: string
  readonly toKind: AccountKind
}

const endsOf = async (ports: Deps, order: PaymentOrder, bankUserId: string | undefined): Promise<Ends | undefined> => {
  const to = await ports.accounts.find(order.to.account)
  if (to === undefined) return undefined
  const target = { toAccount: to.bankAccountId, toKind: to.kind }
  if (order.kind === 'top-up') {
    const treasury = await ports.settings.treasury?.()
    return treasury && { fromUser: treasury.user, fromAccount: treasury.account, ...target }
  }
  const from = await ports.accounts.find(order.from.account)
  return from && bankUserId !== undefined
    ? { fromUser: bankUserId, fromAccount: from.bankAccountId, ...target }
    : undefined
}

const orderFor = (operation: Operation, ends: Ends, ip: string): TransferOrder => {
  const order = moveOf(operation)
  return {
    operation: operation.id,
    ...ends,
    amount: order.amount,
    note: order.note,
    ip,
    ...((order.kind === 'buy' || order.kind === 'sell') && { coin: order.quote.coin }),
  }
}

const statusOf = (transfer: BankTransfer): OrderStatus => {
  const seen = {
    bankId: transfer.id,
    bankStatus: transfer.status,
    ...(transfer.code !== undefined && { code: transfer.code }),
  }
  const detail = detailOf(transfer)
  switch (transfer.status) {
    case 'waiting':
      return { ...seen, status: 'under-way', ...(transfer.code !== undefined && { detail }) }
    case 'debited':
    case 'credited':
      return { ...seen, status: 'under-way', debited: true }
    case 'settled':
      return { ...seen, status: 'settled', debited: true }
    case 'cancelled':
      return { ...seen, status: 'cancelled', why: 'bank-cancelled', detail }
    case 'returned':
      return { ...seen, ...returnedBy(transfer), status: 'returned' }
  }
}

/** The payee is notified once, in their own conversation; and once more if the payment is returned later. */
const notifyPayee = async (ports: Deps, operation: Operation, order: PaymentOrder): Promise<void> => {
  const about = aboutPayee(operation, order)
  if (about === undefined) return
  if (order.kind !== 'send' || order.to.customer === undefined || order.to.customer === operation.customer) return
  const [identity] = await ports.customers.identitiesOf(order.to.customer)
  if (identity === undefined) return
  const id = `${operation.id}:${about.kind}`
  await notify(ports, { id, customer: order.to.customer, conversation: identity, about })
}

const aboutPayee = ({ state, bankId, id, history }: Operation, { to }: PaymentOrder): NoticeSubject | undefined => {
  if (state === 'settled' && bankId !== undefined) return { kind: 'received', transfer: bankId, account: to.account }
  const hadArrived = history.some((step) => step.state === 'settled')
  return state === 'returned' && hadArrived ? { kind: 'taken-back', operation: id } : undefined
}
