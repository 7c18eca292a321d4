import { err, ok, type Result } from '#kit/result.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { type AlertId, type ConversationId, derivedId } from '#bank/ground/ids.ts'
import type { Coin } from '#bank/ground/coins.ts'
import type { PriceBoard } from '#bank/ground/price.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { Alert, AlertIndex, Alerts, Change } from './alert.ts'
import { type Condition, isSame, triggersOf } from './condition.ts'
import { entriesOf } from './entry.ts'
import { canBecome, waiting } from './life-cycle.ts'
import { type Values, valuesOf } from './measure.ts'
import { type Past, pricesOfSpans } from './past.ts'
import { createWindows } from './windows.ts'

type Stores = { readonly alerts: Alerts; readonly alertIndex: AlertIndex }
export type Prices = Past & { readonly prices: Pick<PriceBoard, 'latest' | 'since'> }
type Deps = Stores & Prices & { readonly settings: Settings; readonly clock: () => number }

export type Wanted = Pick<Alert, 'coin' | 'condition' | 'repeat' | 'expiresAt'>
export type NotAdded =
  | { readonly kind: 'too-many'; readonly limit: number }
  /** The same waits already: nobody should hear the same twice. */
  | { readonly kind: 'duplicate'; readonly alert: Alert }

/** What the coin's price is now, and what it has done in the spans that the condition is about, or in all. */
export const valuesNow = async (past: Prices, coin: Coin, condition?: Condition): Promise<Values> => {
  const latest = await past.prices.latest(coin)
  if (latest === undefined) return {}
  const isPrice = condition && triggersOf(condition).every(({ measure }) => measure === 'price')
  if (isPrice === true) return { price: Number(latest.price.minor) }
  const windows = createWindows()
  let values: Values = {}
  for (const { at, price } of await pricesOfSpans(past, coin, latest.at)) {
    const before = windows.add({ at, price: Number(price.minor) })
    if (before !== undefined) values = valuesOf(Number(price.minor), before)
  }
  return values
}

export const addAlert = async (
  deps: Omit<Deps, 'clock'>,
  customer: Customer,
  given: Wanted & { readonly turn: string; readonly conversation: ConversationId; readonly now: number },
): Promise<Result<Alert, NotAdded>> => {
  const { turn, now, ...wanted } = given
  const live = await deps.alerts.ofCustomer(customer.id)
  const id = derivedId('alert', turn)
  const stored = live.find((alert) => alert.id === id)
  if (stored !== undefined) return ok(stored)
  const same = live.find(({ coin, condition }) => coin === wanted.coin && isSame(condition, wanted.condition))
  if (same !== undefined) return err({ kind: 'duplicate', alert: same })
  if (live.length >= deps.settings.maxAlerts) return err({ kind: 'too-many', limit: deps.settings.maxAlerts })
  const { state, held } = waiting(wanted.condition, await valuesNow(deps, wanted.coin, wanted.condition))
  const alert: Alert = {
    ...wanted,
    id,
    customer: customer.id,
    revision: 0,
    rings: 0,
    state,
    createdAt: now,
    changedAt: now,
    ...(held !== undefined && { held }),
  }
  await deps.alerts.insert(alert)
  await deps.alertIndex.put(entriesOf(alert))
  return ok(alert)
}

/** One of this customer's own. */
export const findOwn = async (
  { alerts }: Pick<Stores, 'alerts'>,
  customer: Pick<Customer, 'id'>,
  id: AlertId,
): Promise<Alert | undefined> => {
  const alert = await alerts.find(id)
  return alert?.customer === customer.id && alert.deletedAt === undefined ? alert : undefined
}

/** Changes one, and what wakes it; undefined where something else happened to it meanwhile. */
const changeOne = async (deps: Stores, alert: Alert, to: Change, at: number): Promise<Alert | undefined> => {
  if (!canBecome(alert.state, to.state)) return undefined
  const [changed] = await deps.alerts.change([alert], { ...to, since: at }, at)
  if (changed === undefined) return undefined
  await deps.alertIndex.remove(entriesOf(alert))
  await deps.alertIndex.put(entriesOf(changed))
  return changed
}

/** A customer's press meets a ring at the same moment: it is tried on what the ring has left. */
const TRIES = 3

const change = async (
  deps: Stores,
  customer: Customer,
  { id, at }: { readonly id: AlertId; readonly at: number },
  to: (alert: Alert) => Promise<Change> | Change,
): Promise<Alert | undefined> => {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const alert = await findOwn(deps, customer, id)
    if (alert === undefined) return undefined
    const changed = await changeOne(deps, alert, await to(alert), at)
    if (changed !== undefined) return changed
  }
  return undefined
}

/** False when it was gone already or is another customer's. */
export const deleteAlert = async (
  deps: Stores & { readonly clock: () => number },
  customer: Customer,
  id: AlertId,
): Promise<boolean> => {
  const at = deps.clock()
  const before = await findOwn(deps, customer, id)
  if (before === undefined) return false
  const done = await change(deps, customer, { id, at }, () => ({ state: 'ended', deletedAt: at }))
  return done !== undefined && before.state !== 'ended'
}

/** What a customer does with one: undefined where it is gone, or nothing of the kind can be done with it now. */
export const pauseAlert = (deps: Deps, customer: Customer, id: AlertId): Promise<Alert | undefined> =>
  change(deps, customer, { id, at: deps.clock() }, () => ({ state: 'paused', until: undefined }))

/** Silent until then, and watched again afterwards, also one that has rung for the last time. */
export const snoozeAlert = (deps: Deps, customer: Customer, id: AlertId, until: number): Promise<Alert | undefined> =>
  change(deps, customer, { id, at: deps.clock() }, (alert) => ({
    state: 'snoozed',
    until,
    held: undefined,
    hasLeft: undefined,
    ...withoutPast(alert, deps.clock()),
  }))

/** Watched from now on, whatever had ended or paused it; where its line is reached now, for the next time. */
export const watchAgain = (deps: Deps, customer: Customer, id: AlertId): Promise<Alert | undefined> =>
  change(deps, customer, { id, at: deps.clock() }, async (alert) => ({
    ...waiting(alert.condition, await valuesNow(deps, alert.coin, alert.condition)),
    until: undefined,
    ...withoutPast(alert, deps.clock()),
  }))

/** Another line for the same coin. */
export const editAlert = (
  deps: Deps,
  customer: Customer,
  id: AlertId,
  condition: Condition,
): Promise<Alert | undefined> =>
  change(deps, customer, { id, at: deps.clock() }, async (alert) => ({
    ...waiting(condition, await valuesNow(deps, alert.coin, condition)),
    condition,
    until: undefined,
    rung: undefined,
    ...withoutPast(alert, deps.clock()),
  }))

/** An end that has passed would end it again at once. */
const withoutPast = ({ expiresAt }: Alert, now: number): Pick<Change, 'expiresAt'> =>
  expiresAt !== undefined && expiresAt <= now ? { expiresAt: undefined } : {}
