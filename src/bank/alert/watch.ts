import { err, ok, type Result } from '#kit/result.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { type AlertId, type ConversationId, derivedId } from '#bank/ground/ids.ts'
import type { Coin, Usd } from '#bank/ground/money.ts'
import { type Notices, notify } from '#bank/ground/notice.ts'
import { MAX_PRICE_AGE_MS, type PriceBoard, type PricePoint } from '#bank/ground/price.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { type Alert, type AlertIndex, type Alerts, type Direction, isCrossed } from './alert.ts'

type Deps = {
  readonly notices: Notices
  readonly alerts: Alerts
  readonly alertIndex: AlertIndex
  readonly prices: PriceBoard
  readonly wake: Wake
  readonly clock: () => number
  readonly settings: Settings
}

/** Fired alerts handled in one go, so that one price jump never holds up the next price. */
const BATCH = 500

export const addAlert = async (
  deps: Pick<Deps, 'alerts' | 'alertIndex' | 'settings'>,
  customer: Customer,
  given: {
    readonly turn: string
    readonly conversation: ConversationId
    readonly coin: Coin
    readonly direction: Direction
    readonly price: Usd
    readonly now: number
  },
): Promise<Result<Alert, { readonly kind: 'too-many'; readonly limit: number }>> => {
  const waiting = await deps.alerts.ofCustomer(customer.id)
  const id = derivedId('alert', given.turn)
  const stored = waiting.find((alert) => alert.id === id)
  if (stored !== undefined) return ok(stored)
  if (waiting.length >= deps.settings.maxAlerts) return err({ kind: 'too-many', limit: deps.settings.maxAlerts })
  const { conversation, coin, direction, price, now } = given
  const alert: Alert = {
    id,
    customer: customer.id,
    conversation,
    coin,
    direction,
    price,
    state: 'waiting',
    createdAt: now,
  }
  await deps.alerts.insert(alert)
  await deps.alertIndex.put(alert)
  return ok(alert)
}

/** False when it was gone already or is another customer's. */
export const deleteAlert = async (
  deps: Pick<Deps, 'alerts' | 'alertIndex'>,
  customer: Customer,
  id: AlertId,
): Promise<boolean> => {
  const alert = await deps.alerts.find(id)
  if (alert === undefined || alert.customer !== customer.id) return false
  const done = await deps.alerts.finish(id, 'deleted')
  await deps.alertIndex.remove(alert)
  return done
}

/** Fires what the newest price of a coin has reached; a price that is too old rings nothing. */
export const watchCoin = async (
  deps: Pick<Deps, 'notices' | 'alerts' | 'alertIndex' | 'prices' | 'wake' | 'clock'>,
  coin: Coin,
): Promise<void> => {
  const point = await deps.prices.latest(coin)
  if (point !== undefined && deps.clock() - point.at <= MAX_PRICE_AGE_MS) await fireReached(deps, point)
}

const fireReached = async (
  deps: Pick<Deps, 'notices' | 'alerts' | 'alertIndex' | 'wake' | 'clock'>,
  point: PricePoint,
): Promise<void> => {
  const reached = await deps.alertIndex.reached(point.coin, point.price, BATCH)
  for (const id of reached) {
    const alert = await deps.alerts.find(id)
    if (alert !== undefined) await fire(deps, alert, point)
  }
}

/**
 * The notice is written before the alert is finished: a crash between the two writes the notice again under the same id,
 * and it shows once on the card.
 */
const fire = async (
  deps: Pick<Deps, 'notices' | 'alerts' | 'alertIndex' | 'wake' | 'clock'>,
  alert: Alert,
  point: PricePoint,
): Promise<void> => {
  if (alert.state === 'waiting' && isCrossed(alert, point.price)) {
    await notify(deps, {
      id: `${alert.id}:told`,
      customer: alert.customer,
      conversation: alert.conversation,
      about: { kind: 'alert', alert: alert.id, price: point.price.minor.toString(), at: point.at },
    })
    await deps.alerts.finish(alert.id, 'told')
  }
  await deps.alertIndex.remove(alert)
}

/** The index may be lost at any time: puts every waiting alert back. */
export const rebuildIndex = async (deps: Pick<Deps, 'alerts' | 'alertIndex'>): Promise<number> => {
  let after: AlertId | undefined
  let count = 0
  for (;;) {
    const page = await deps.alerts.page(after, 1_000)
    for (const alert of page) await deps.alertIndex.put(alert)
    count += page.length
    after = page.at(-1)?.id
    if (page.length < 1_000) return count
  }
}
