import type { Customer } from '#bank/ground/customer.ts'
import { type AlertId, type ConversationId, derivedId } from '#bank/ground/ids.ts'
import { COINS, type Coin, type Usd } from '#bank/ground/money.ts'
import type { Ports } from '#bank/ground/ports.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { type Alert, type Direction, isCrossed } from './alert.ts'
import type { PricePoint } from '#bank/ground/price.ts'

type Deps = Pick<Ports, 'alerts' | 'alertIndex' | 'prices' | 'notices' | 'wake' | 'rail' | 'clock' | 'settings' | 'log'>

/** Fired alerts handled in one go, so that one price jump never holds up the next price. */
const BATCH = 500

export const addAlert = async (
  deps: Deps,
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

/** False when it was gone already or is somebody else's. */
export const deleteAlert = async (deps: Deps, customer: Customer, id: AlertId): Promise<boolean> => {
  const alert = await deps.alerts.find(id)
  if (alert === undefined || alert.customer !== customer.id) return false
  const done = await deps.alerts.finish(id, 'deleted')
  await deps.alertIndex.remove(alert)
  return done
}

/** Takes the bank's prices, keeps them, and fires what they reached. */
export const watchPrices = async (deps: Deps): Promise<void> => {
  const quotes = await deps.rail.quotes()
  if (!quotes.ok) {
    deps.log.warn({ failure: quotes.error.kind, detail: quotes.error.message }, 'no prices from the bank')
    return
  }
  for (const coin of COINS) {
    const point: PricePoint = { coin, price: quotes.value[coin], at: deps.clock() }
    await deps.prices.post(point)
    await fireReached(deps, point)
  }
}

const fireReached = async (deps: Deps, point: PricePoint): Promise<void> => {
  const reached = await deps.alertIndex.reached(point.coin, point.price, BATCH)
  for (const id of reached) {
    const alert = await deps.alerts.find(id)
    if (alert !== undefined) await fire(deps, alert, point)
  }
}

/** The notice is written before the alert is finished: a crash between the two tells twice at most in our books, once on the card. */
const fire = async (deps: Deps, alert: Alert, point: PricePoint): Promise<void> => {
  if (alert.state === 'waiting' && isCrossed(alert, point.price)) {
    const id = `${alert.id}:told`
    await deps.notices.add({
      id,
      customer: alert.customer,
      conversation: alert.conversation,
      about: { kind: 'alert', alert: alert.id, price: point.price.minor.toString(), at: point.at },
      createdAt: point.at,
    })
    await deps.alerts.finish(alert.id, 'told')
    await deps.wake.notice(id)
  }
  await deps.alertIndex.remove(alert)
}

/** The index may be lost at any time: puts every waiting alert back. */
export const rebuildIndex = async (deps: Deps): Promise<number> => {
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
