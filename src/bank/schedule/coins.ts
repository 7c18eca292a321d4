import { err, ok, type Result } from '#kit/result.ts'
import { ownAccount } from '#bank/ground/account.ts'
import { dayOf, whyNotSend } from '#bank/ground/allowances.ts'
import type { Recurrence } from '#bank/ground/calendar.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { type AccountId, type ConversationId, derivedId, type ScheduleId } from '#bank/ground/ids.ts'
import type { Coin, Usd } from '#bank/ground/money.ts'
import { refuseUnlessOpen } from '#bank/ground/refusal.ts'
import { LEAST, party } from '#bank/operation/propose-payment.ts'
import { insertProposed, isUsable, MAX_SCHEDULES, type NoSchedule } from './manage.ts'
import type { Schedule } from './schedule.ts'
import type { SchedulePorts } from './schedule-ports.ts'

type Wanted = {
  readonly turn: string
  readonly conversation: ConversationId
  readonly now: number
  readonly from: AccountId
  readonly wallet: AccountId
  readonly coin: Coin
  readonly amount: Usd
  readonly rule: Recurrence
  /** One that ends when this one is confirmed: it makes no room of its own. */
  readonly replaces?: ScheduleId
}

/** A frozen card. The money, the day's limit and the price are looked at on each day. */
export const proposePurchases = async (
  ports: Pick<SchedulePorts, 'accounts' | 'schedules' | 'settings'>,
  customer: Customer,
  { turn, conversation, now, coin, amount, rule, ...given }: Wanted,
): Promise<Result<Schedule, NoSchedule>> => {
  const id = derivedId('schedule', turn)
  const stored = await ports.schedules.find(id)
  if (stored !== undefined) return ok(stored)
  const [from, wallet] = await Promise.all([
    ownAccount(ports, customer, given.from),
    ownAccount(ports, customer, given.wallet),
  ])
  if (from?.kind !== 'deposit' || wallet?.kind !== 'crypto') return err({ kind: 'not-yours' })
  const refused = whyNotSend(customer) ?? refuseUnlessOpen(from) ?? refuseUnlessOpen(wallet)
  if (refused !== undefined) return err(refused)
  if (amount.minor < LEAST.minor) return err({ kind: 'too-small', least: LEAST })
  const { perPayment } = ports.settings.limits
  if (amount.minor > perPayment.minor) return err({ kind: 'over-payment-limit', limit: perPayment })
  if (!isUsable(rule) || rule.first <= dayOf(now, customer.timeZone)) return err({ kind: 'no-days' })
  const others = (await ports.schedules.ofCustomer(customer.id)).filter((other) => other.id !== given.replaces)
  if (others.length >= MAX_SCHEDULES) return err({ kind: 'too-many', limit: MAX_SCHEDULES })
  const frozen = { id, conversation, now, coin, amount, note: '', rule, from: party(from), to: party(wallet) }
  return ok(await insertProposed(ports, customer, frozen))
}
