import type { Condition } from '#bank/alert/condition.ts'
import {
  addAlert,
  deleteAlert,
  editAlert,
  findOwn,
  pauseAlert,
  snoozeAlert,
  valuesNow,
  type Wanted,
  watchAgain,
} from '#bank/alert/manage.ts'
import type { Values } from '#bank/alert/measure.ts'
import { setQuietHours } from '#bank/alert/quiet.ts'
import type { QuietHours } from '#bank/ground/customer.ts'
import type { AlertId } from '#bank/ground/ids.ts'
import { type Coin, COINS, type Usd } from '#bank/ground/money.ts'
import { question } from '#conversation/ask/ask.ts'
import { causeInChat } from '#conversation/ask/asker.ts'

export const listAlerts = question('alert.list', async (_: void, { ports, me }) =>
  ports.alerts.ofCustomer((await me()).id),
)

/** What each coin's price is and has done, for how far each alert is from ringing. */
export const coinValues = question('alert.values', async (_: void, { ports }) => {
  const all = await Promise.all(COINS.map(async (coin) => [coin, await valuesNow(ports, coin)] as const))
  const values: Partial<Record<Coin, Values>> = Object.fromEntries(all)
  return values
})

/** The commonest kind by its line alone. */
export type PriceLine = {
  readonly coin: Coin
  readonly direction: 'above' | 'below'
  readonly price: Usd
} & Pick<Wanted, 'repeat' | 'expiresAt'>

export const addPriceAlert = question('alert.add', async (given: PriceLine | Wanted, asker) => {
  const wanted = 'condition' in given ? given : byLine(given)
  return addAlert(asker.ports, await asker.me(), { ...wanted, ...causeInChat(asker) })
})

export const byLine = ({ direction, price, ...rest }: PriceLine): Wanted => ({
  ...rest,
  condition: { kind: 'level', direction, price },
})

export const findAlert = question('alert.find', async ({ alert }: { alert: AlertId }, { ports, me }) =>
  findOwn(ports, await me(), alert),
)

/** False when it was gone already. */
export const deletePriceAlert = question('alert.delete', async ({ alert }: { alert: AlertId }, { ports, me }) =>
  deleteAlert(ports, await me(), alert),
)

/** Each is undefined where that can't be done with it any more. */
export const pausePriceAlert = question('alert.pause', async ({ alert }: { alert: AlertId }, { ports, me }) =>
  pauseAlert(ports, await me(), alert),
)
export const watchPriceAgain = question('alert.again', async ({ alert }: { alert: AlertId }, { ports, me }) =>
  watchAgain(ports, await me(), alert),
)
export const snoozePriceAlert = question(
  'alert.snooze',
  async ({ alert, until }: { alert: AlertId; until: number }, { ports, me }) =>
    snoozeAlert(ports, await me(), alert, until),
)
export const editPriceAlert = question(
  'alert.edit',
  async ({ alert, condition }: { alert: AlertId; condition: Condition }, { ports, me }) =>
    editAlert(ports, await me(), alert, condition),
)

export const keepQuietHours = question(
  'alert.quiet-hours',
  async ({ hours }: { hours: QuietHours | undefined }, { ports, me }) => setQuietHours(ports, await me(), hours),
)
