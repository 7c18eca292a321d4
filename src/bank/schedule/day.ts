import type { Customer } from '#bank/ground/customer.ts'
import { type CardId, cardId, derivedId, type OperationId, type ScheduleId } from '#bank/ground/ids.ts'
import type { Operation, Why } from '#bank/ground/operation.ts'
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

/** Proposed, with nothing set aside yet. What is stored for the day already is given back. */
export const proposeDay = async (
  ports: Pick<SchedulePorts, 'customers' | 'accounts' | 'entries' | 'operations' | 'allowances' | 'settings'>,
  schedule: Schedule,
  day: Day,
  customer: Customer,
  now: number,
): Promise<Operation> => {
  const id = operationOf(schedule.id, day)
  const stored = await ports.operations.find(id)
  if (stored !== undefined) return stored
  const { from, to, amount, note, rule, next } = schedule
  const order = await sendOrder(ports, customer, { from: from.account, payee: to, amount, note, now, ...AGREED })
  const isLast = dateAt(rule, next + 1) === undefined
  return await propose(ports, {
    id,
    customer,
    order: {
      // Names as they are now; where it can't be paid any more, as they were on the schedule's card.
      ...(order.ok ? order.value : { kind: 'send', from, to, amount, note }),
      schedule: { id: schedule.id, day, ...(isLast && { isLast }) },
    },
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
