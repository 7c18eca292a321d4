import type { Customer } from '#bank/ground/customer.ts'
import { type CardId, cardId, derivedId, type OperationId, type ScheduleId } from '#bank/ground/ids.ts'
import type { Operation, Why } from '#bank/ground/operation.ts'
import { pricesNow, quoteAt } from '#bank/ground/coin-price.ts'
import type { PricePoint } from '#bank/ground/price.ts'
import type { Order } from '#bank/ground/order.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import { confirm, propose } from '#bank/operation/decide.ts'
import { sendOrder } from '#bank/operation/propose-payment.ts'
import { dateAt, type Day } from '#bank/ground/calendar.ts'
import type { Schedule } from './schedule.ts'
import type { SchedulePorts } from './schedule-ports.ts'

type Deps = Omit<SchedulePorts, 'notices' | 'audit' | 'clock'>

/** The payment of one day of a schedule: one operation, whichever process makes it and however often. */
export const operationOf = (schedule: ScheduleId, day: Day): OperationId =>
  derivedId('operation', 'schedule', schedule, day)

/** A missed payment may be made or left out this long after it was asked about. */
export const ASK_LIFE_MS = 7 * 86_400_000

/** Its card: where the outcome is shown, or where it is asked about first. */
const cardOf = (id: OperationId): CardId => cardId(`s${id.slice(3, 23)}`)

/** Not paid now, and its note was looked at when the schedule was agreed on. */
const AGREED = { later: true, noteAgreed: true } as const

type DayPorts = Pick<
  SchedulePorts,
  'customers' | 'accounts' | 'entries' | 'operations' | 'allowances' | 'settings' | 'prices'
>

const isKnown = (point: PricePoint | undefined): point is PricePoint => point !== undefined && point.price.minor > 0n

/** Whether anything was ever heard of what its coin costs; without it no purchase can be written down. */
export const hasPrice = async ({ prices }: Pick<SchedulePorts, 'prices'>, { coin }: Schedule): Promise<boolean> =>
  coin === undefined || isKnown(await prices.latest(coin))

/** A price that is too old is looked at before anything is bought. */
const orderOf = async (
  ports: DayPorts,
  { from, to, amount, note, coin }: Schedule,
  customer: Customer,
  now: number,
): Promise<Extract<Order, { kind: 'send' | 'buy' }>> => {
  if (coin !== undefined) {
    const point = await ports.prices.latest(coin)
    if (!isKnown(point)) throw new Error(`there is no price of ${coin}`)
    return { kind: 'buy', from, to, amount, note, quote: quoteAt('buy', point, amount) }
  }
  const order = await sendOrder(ports, customer, { from: from.account, payee: to, amount, note, now, ...AGREED })
  // Names as they are now; where it can't be paid any more, as they were on the schedule's card.
  return order.ok ? order.value : { kind: 'send', from, to, amount, note }
}

/** Proposed, with nothing set aside yet. What is stored for the day already is given back. */
export const proposeDay = async (
  ports: DayPorts,
  schedule: Schedule,
  day: Day,
  customer: Customer,
  now: number,
): Promise<Operation> => {
  const id = operationOf(schedule.id, day)
  const stored = await ports.operations.find(id)
  if (stored !== undefined) return stored
  const order = await orderOf(ports, schedule, customer, now)
  const isLast = dateAt(schedule.rule, schedule.next + 1) === undefined
  return await propose(ports, {
    id,
    customer,
    order: { ...order, schedule: { id: schedule.id, day, ...(isLast && { isLast }) } },
    place: { conversation: schedule.conversation, card: cardOf(id) },
    now,
    lifeMs: ASK_LIFE_MS,
  })
}

/**
 * Confirms it as a press on its card would: the same hold, the same limits, the same compare-and-set. Afterwards it is
 * confirmed, refused, or whatever another process has made of it.
 */
export const payDay = async (
  ports: Deps,
  operation: Operation,
  customer: Customer,
  now: number,
): Promise<Operation> => {
  const { id, order } = operation
  if (operation.state === 'proposed' && order.kind === 'buy') {
    // All else that may have changed is looked at where it is confirmed.
    if ((await pricesNow(ports, now)).has(order.quote.coin))
      await confirm(ports, id, customer, { consent: 'agreed', now })
    else await endProposed(ports, operation, { state: 'refused', why: 'no-price' }, now)
    return (await ports.operations.find(id)) ?? operation
  }
  if (operation.state !== 'proposed' || order.kind !== 'send') return operation
  const { from, to, amount, note } = order
  const allowed = await sendOrder(ports, customer, { from: from.account, payee: to, amount, note, now, ...AGREED })
  if (allowed.ok) await confirm(ports, id, customer, { consent: 'agreed', now })
  else await endProposed(ports, operation, { state: 'refused', why: whyOf(allowed.error) }, now)
  return (await ports.operations.find(id)) ?? operation
}

/** Takes a payment back that is not confirmed yet, and says what has become of it. */
export const withdraw = async (
  ports: Pick<SchedulePorts, 'operations' | 'wake'>,
  operation: Operation,
  now: number,
): Promise<Operation> => {
  await endProposed(ports, operation, { state: 'cancelled', why: 'customer-cancelled' }, now)
  return (await ports.operations.find(operation.id)) ?? operation
}

const endProposed = async (
  ports: Pick<SchedulePorts, 'operations' | 'wake'>,
  { id, state, revision }: Operation,
  end: { readonly state: 'refused' | 'cancelled'; readonly why: Why },
  now: number,
): Promise<void> => {
  if (state !== 'proposed') return
  // Due at once: what a confirmation that died half-way has set aside is given back.
  const change = { state: end.state, at: now, set: { why: end.why }, dueAt: now }
  if (await ports.operations.change(id, revision, change)) await ports.wake.operation(id)
}

const whyOf = ({ kind }: Refusal): Why => {
  if (kind === 'over-payment-limit') return 'payment-limit'
  if (kind === 'not-yours' || kind === 'not-ready' || kind === 'closing') return 'account-closed'
  if (kind === 'frozen') return 'frozen'
  if (kind === 'payee-left' || kind === 'payee-cannot-receive') return kind
  return kind === 'tier' ? 'not-allowed' : 'invalid'
}

/** Refused before anything was handed to the bank: no other notice says so. */
export const isRefusedHere = ({ state, history }: Operation): boolean =>
  state === 'refused' && history.every((step) => step.state !== 'confirmed')
