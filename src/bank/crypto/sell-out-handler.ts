import { err, ok, type Result } from '#kit/result.ts'
import { type Account, availableCoins } from '#bank/ground/account.ts'
import { coinsFor, leastFor, pricesNow, unsaleable } from '#bank/ground/coin-price.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { type AccountId, derivedId, type OperationId } from '#bank/ground/ids.ts'
import { add, type Coins, type Money, money, type Usd, usd } from '#bank/ground/money.ts'
import { isOver, type Operation, type Why } from '#bank/ground/operation.ts'
import type { Order, PaymentOrder, Quote, SellOut } from '#bank/ground/order.ts'
import type { PriceBoard } from '#bank/ground/price.ts'
import type { RailFailure } from '#bank/ground/rail.ts'
import { progressOf } from '#bank/ground/sell-out.ts'
import type { Entries } from '#bank/ground/transfer.ts'
import { confirm, propose } from '#bank/operation/decide.ts'
import type { Log } from '#kit/log.ts'
import type { OrderFailure, OrderHandler, OrderStatus } from '#bank/operation/handler.ts'

type Deps = Parameters<typeof confirm>[0] & {
  readonly log: Log
  readonly entries: Pick<Entries, 'findByOperation'>
  readonly prices: Pick<PriceBoard, 'latest'>
  readonly clock: () => number
}

/** How a wallet is closed, which is another capability's to do. */
export type ClosesWallet = {
  atBank(closing: {
    readonly operation: OperationId
    readonly customer: Customer
    readonly account: AccountId
    readonly leftover: Coins
  }): Promise<Result<OrderStatus, OrderFailure>>
  keep(account: AccountId): Promise<void>
}

/** A sale is confirmed when it is made; after a crash it still can be. */
const SALE_LIFE_MS = 24 * 3_600_000

/** Sales of one coin, after which what is left stays. Each leaves a few thousandths of what it found. */
const MOST_SALES = 8

/**
 * Selling out is one sale after the other, each an operation of its own whose id follows from this one's: however often it
 * is asked how far it has come, no sale is made twice, and after a crash it goes on where it was. It sells no more coins
 * than its card named.
 */
export const sellOutHandler = (ports: Deps, closes: ClosesWallet): OrderHandler => {
  const goOn = (operation: Operation, customer: Customer) => advance({ ports, closes, operation, customer })
  return {
    submit: goOn,
    find: goOn,
    follow: goOn,
    conclude: async (operation) => {
      const { account, closes: isClosed } = sellOutOf(operation)
      if (operation.state === 'settled' && isClosed) await closes.keep(account)
    },
  }
}

type Subject = {
  readonly ports: Deps
  readonly closes: ClosesWallet
  readonly operation: Operation
  readonly customer: Customer
}

/** `wait`: a sale is under way, or there is no price to make one with. `ended`: it can't go on. */
type Sold = { readonly dollars: Usd } & (
  | { readonly kind: 'all' | 'wait' }
  | { readonly kind: 'ended'; readonly why: Why }
)

const advance = async (subject: Subject): Promise<Result<OrderStatus, RailFailure>> => {
  const { ports, operation } = subject
  const { account, quotes, closes } = sellOutOf(operation)
  const wallet = await ports.accounts.find(account)
  if (wallet === undefined) return ok({ status: 'cancelled', why: 'account-closed' })
  let dollars = usd(0n)
  const at = (status: OrderStatus['status'], why?: Why): Result<OrderStatus, RailFailure> =>
    ok({ status, bankId: wallet.bankAccountId, bankStatus: progressOf(dollars), ...(why !== undefined && { why }) })
  for (const quote of quotes) {
    const sold = await sellCoin(subject, quote)
    dollars = add(dollars, sold.dollars)
    if (sold.kind === 'wait') return at('under-way')
    if (sold.kind === 'ended') return at('cancelled', sold.why)
  }
  if (!closes) return at('settled')
  // As it is after the last sale.
  const closed = await closeSoldOut(subject, (await ports.accounts.find(account)) ?? wallet)
  if (closed.ok) return at('settled')
  if (closed.error.kind === 'refused') return at('cancelled', closed.error.reason)
  // Not closed yet, or not known to be: asked again, which closes it once.
  ports.log.warn({ event: 'close-sold-out', operation: operation.id, failure: closed.error.kind }, 'not closed yet')
  return at('under-way')
}

/** Waits where it can't be told whether what is left is worth anything. */
const closeSoldOut = async (
  { ports, closes, operation, customer }: Subject,
  { id, coins }: Account,
): Promise<Result<OrderStatus, OrderFailure>> => {
  const prices = await pricesNow(ports, ports.clock())
  if (Object.values(coins).some((left) => left.minor > 0n && !prices.has(left.asset)))
    return err({ kind: 'not-sent', message: 'there is no current price' })
  const leftover = unsaleable(prices)
  return await closes.atBank({ operation: operation.id, customer, account: id, leftover })
}

type Sale = Operation & { readonly order: Extract<Order, { kind: 'sell' }> }

/** Looks through the sales of one coin in their order, and makes the next one. */
const sellCoin = async (subject: Subject, quote: Quote): Promise<Sold> => {
  let dollars = usd(0n)
  let left = quote.coins
  for (let round = 0; round < MOST_SALES; round += 1) {
    const sale = await saleOf(subject, { quote, round, left })
    if (sale === 'none-left') break
    if (sale === 'no-price') return { kind: 'wait', dollars }
    if (sale === 'price-moved') return { kind: 'ended', why: 'price-moved', dollars }
    if (sale.state === 'settled' && isOver(sale)) {
      dollars = add(dollars, sale.order.amount)
      left = less(left, await coinsOf(subject.ports, sale))
    } else if (!isOver(sale)) return { kind: 'wait', dollars }
    else return { kind: 'ended', why: sale.why ?? 'bank-cancelled', dollars }
  }
  return { kind: 'all', dollars }
}

type Round = { readonly quote: Quote; readonly round: number; readonly left: Quote['coins'] }

/** The sale of this round as it stands, made first where there is none yet. */
const saleOf = async (subject: Subject, given: Round): Promise<Sale | 'none-left' | 'no-price' | 'price-moved'> => {
  const { ports, operation, customer } = subject
  const id = derivedId('operation', 'sell', operation.id, given.quote.coin, String(given.round))
  const found = await ports.operations.find(id)
  // One that was made and not confirmed: a crash came between.
  if (found !== undefined && found.state !== 'proposed') return asSale(found)
  if (found === undefined) {
    const order = await orderOf(subject, given)
    if (typeof order === 'string') return order
    // No card of its own is ever shown.
    const { place } = operation
    await propose(ports, { id, customer, order, place, now: ports.clock(), lifeMs: SALE_LIFE_MS })
  }
  await confirm(ports, id, customer, { consent: 'agreed', now: ports.clock() })
  const made = await ports.operations.find(id)
  if (made === undefined) throw new Error(`${id} is gone`)
  return asSale(made)
}

const asSale = (operation: Operation): Sale => {
  const { order } = operation
  if (order.kind !== 'sell') throw new TypeError(`${order.kind} is no sale`)
  return { ...operation, order }
}

/** The first sale is the one of the card, at no worse price than it said; the others sell what that has left. */
const orderOf = async (
  { ports, operation }: Subject,
  { quote, round, left }: Round,
): Promise<Extract<PaymentOrder, { kind: 'sell' }> | 'none-left' | 'no-price' | 'price-moved'> => {
  const { account, nickname, to } = sellOutOf(operation)
  const price = (await pricesNow(ports, ports.clock())).get(quote.coin)
  if (price === undefined) return 'no-price'
  const wallet = await ports.accounts.find(account)
  const coins = wallet === undefined ? left : fewer(left, availableCoins(wallet, quote.coin))
  const amount = round === 0 ? leastFor(quote.coins, quote.price) : leastFor(coins, price)
  if (amount.minor < 1n) return 'none-left'
  if (coinsFor(quote.coin, amount, price).minor > coins.minor) return 'price-moved'
  return {
    kind: 'sell',
    from: { account, customer: operation.customer, name: nickname },
    to,
    amount,
    note: '',
    quote: { coin: quote.coin, price, coins, takenAt: ports.clock() },
    part: operation.id,
  }
}

/** How many coins the bank took for it, by the price that it names. */
const coinsOf = async ({ entries }: Deps, { id, order: { quote, amount } }: Sale): Promise<Quote['coins']> => {
  const rate = (await entries.findByOperation(id))?.transfer.rate
  return coinsFor(quote.coin, amount, rate === undefined || rate.minor === 0n ? quote.price : rate)
}

const fewer = (a: Quote['coins'], b: Quote['coins']): Quote['coins'] => (a.minor < b.minor ? a : b)
const less = (from: Quote['coins'], taken: Money): Quote['coins'] =>
  money(from.asset, from.minor > taken.minor ? from.minor - taken.minor : 0n)

const sellOutOf = ({ order }: Operation): SellOut => {
  if (order.kind !== 'sell-out') throw new TypeError(`${order.kind} is not sell-out`)
  return order
}
