import { pricesNow } from '#bank/ground/coin-price.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { WaitingOrderId } from '#bank/ground/ids.ts'
import type { Coin, Usd } from '#bank/ground/money.ts'
import { notify } from '#bank/ground/notice.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { confirm, hasTooManyUnderWay } from '#bank/operation/decide.ts'
import { operationOf, proposeTry, withdraw } from './waiting-order-try.ts'
import { isReached, type WaitingChange, type WaitingOrder, type WaitingWhy } from './waiting-order.ts'
import type { WaitingPorts } from './waiting-order-ports.ts'

/** Looked at in one go; the next tick takes the rest. */
const BATCH = 200
/** Longer than a try takes to be made: after it the process that made it is taken for dead. */
const LEASE_MS = 15_000
/** A try that the bank has: its end is heard of at once, and looked for this often. */
const LOOK_MS = 60_000

/**
 * Makes every order of a coin whose price is reached now, and goes on with those that a crash has left. Safe at any time, in
 * any number of processes. A price that is too old, or distrusted, is none.
 */
export const runWaitingOrders = async (ports: WaitingPorts, coin: Coin): Promise<void> => {
  const price = (await pricesNow(ports, ports.clock())).get(coin)
  // One that can't go now, such as of somebody with too much under way, must keep no other from its turn: all are looked at.
  let after: WaitingOrderId | undefined
  while (price !== undefined && !(await ports.availability.isFull())) {
    const page = await ports.waitingOrders.reached(coin, price, { limit: BATCH, ...(after && { after }) })
    for (const id of page) await patiently(ports, id, claim)
    after = page.at(-1)
    if (page.length < BATCH) break
  }
  await resumeWaitingOrders(ports, coin)
}

/** Goes on with the tries that are due, also where no price comes: what a process has begun and not ended is ended. */
export const resumeWaitingOrders = async (ports: WaitingPorts, coin?: Coin): Promise<void> => {
  for (const id of await ports.waitingOrders.due(ports.clock(), BATCH, coin)) await patiently(ports, id, goOn)
}

type Look = (ports: WaitingPorts, order: WaitingOrder) => Promise<void>

/** One that can't be made now holds up no other. */
const patiently = async (ports: WaitingPorts, id: WaitingOrderId, look: Look): Promise<void> => {
  try {
    const order = await ports.waitingOrders.find(id)
    if (order !== undefined) await look(ports, order)
  } catch (error) {
    ports.log.error({ event: 'waiting-order-failed', order: id, err: error }, 'a waiting order could not be dealt with')
  }
}

const priceNow = async (ports: WaitingPorts, order: WaitingOrder): Promise<Usd | undefined> => {
  const price = (await pricesNow(ports, ports.clock())).get(order.coin)
  return price !== undefined && isReached(order, price) ? price : undefined
}

/** Whoever wins the compare-and-set makes it. A bank that does not keep up is waited for. */
const claim: Look = async (ports, order) => {
  if (order.state !== 'waiting' || (await priceNow(ports, order)) === undefined) return
  if (await ports.availability.isFull()) return
  if (await hasTooManyUnderWay(ports, await ownerOf(ports, order))) return
  const dueAt = ports.clock() + LEASE_MS
  if (await step(ports, order, { state: 'firing', turn: order.turn, dueAt }))
    await goOn(ports, { ...order, state: 'firing', revision: order.revision + 1, dueAt })
}

const ownerOf = async (ports: WaitingPorts, { id, customer }: WaitingOrder): Promise<Customer> => {
  const found = await ports.customers.find(customer)
  if (found === undefined) throw new Error(`${id} has no customer`)
  return found
}

const step = (ports: WaitingPorts, { id, revision }: WaitingOrder, change: WaitingChange): Promise<boolean> =>
  ports.waitingOrders.change(id, revision, change)

/** Brings the try of an order that was claimed as far as it goes, whoever has begun it. */
const goOn: Look = async (ports, order) => {
  if (order.state !== 'firing') return
  const found = await ports.operations.find(operationOf(order))
  const made = found === undefined || found.state === 'proposed' ? await make(ports, order, found) : found
  if (made !== undefined) await follow(ports, order, made)
}

/** Undefined where nothing is to be followed: the price has left, or the order was stopped or refused. */
const make = async (
  ports: WaitingPorts,
  order: WaitingOrder,
  found: Operation | undefined,
): Promise<Operation | undefined> => {
  const price = await priceNow(ports, order)
  const now = ports.clock()
  if (price === undefined || (found !== undefined && found.expiresAt <= now)) {
    const after = found && (await withdraw(ports, found, now))
    if (after !== undefined && after.state !== 'cancelled' && after.state !== 'expired') return after
    if (await step(ports, order, { state: 'waiting', turn: order.turn + (found === undefined ? 0 : 1) }))
      await ports.waitingOrders.noteTouch(order, { at: now, price: triggerOf(found)?.price ?? order.level })
    return undefined
  }
  const customer = await ownerOf(ports, order)
  const proposed = await proposeTry(ports, order, customer, price)
  if (!proposed.ok) {
    await pauseFor(ports, order, proposed.error)
    return undefined
  }
  // Stopping it is written first, and looks for the try then: one of the two sees the other.
  const still = await ports.waitingOrders.find(order.id)
  if (still?.state !== 'firing' || still.turn !== order.turn) {
    await withdraw(ports, proposed.value, now)
    return undefined
  }
  await confirm(ports, proposed.value.id, customer, { consent: 'agreed', now })
  return (await ports.operations.find(proposed.value.id)) ?? proposed.value
}

const triggerOf = (made: Operation | undefined) =>
  made !== undefined && 'trigger' in made.order ? made.order.trigger : undefined

/** Of these nothing was sent and nothing is wrong with the order: it waits on. */
const GOES_ON: readonly (WaitingWhy | undefined)[] = ['bank-unreachable', 'too-many-under-way']

const follow = async (ports: WaitingPorts, order: WaitingOrder, made: Operation): Promise<void> => {
  const { state, why, history } = made
  const wasConfirmed = history.some((each) => each.state === 'confirmed')
  if (state === 'settled') return void (await step(ports, order, { state: 'done', turn: order.turn }))
  if (state === 'confirmed' || state === 'submitted' || state === 'unknown')
    return void (await step(ports, order, { state: 'firing', turn: order.turn, dueAt: ports.clock() + LOOK_MS }))
  if (state === 'proposed') return
  // The price has moved before it was confirmed: nobody has heard of that try.
  const isQuiet = !wasConfirmed && (GOES_ON.includes(why) || why === 'price-moved' || state === 'expired')
  if (isQuiet) {
    const isBack = await step(ports, order, { state: 'waiting', turn: order.turn + 1 })
    const price = triggerOf(made)?.price
    // The bank's own price had left already.
    if (isBack && why === 'price-moved' && price !== undefined)
      await ports.waitingOrders.noteTouch(order, { at: ports.clock(), price })
    return
  }
  await pauseFor(ports, order, why ?? 'invalid')
}

/** The next try is another operation. The notice is written first: a crash in between writes it again under the same id. */
const pauseFor = async (ports: WaitingPorts, order: WaitingOrder, why: WaitingWhy): Promise<void> => {
  const { id, turn, customer, conversation } = order
  const about = { kind: 'order-paused', order: id, turn, why } as const
  await notify(ports, { id: `${id}:${turn}:paused`, customer, conversation, about })
  await step(ports, order, { state: 'paused', turn: turn + 1, why })
}

/** The operation of a try has ended: the order with it. Repeating it changes nothing. */
export const followTry = async (ports: WaitingPorts, operation: Operation): Promise<void> => {
  const { order } = operation
  if ((order.kind !== 'buy' && order.kind !== 'sell') || order.trigger === undefined) return
  const waiting = await ports.waitingOrders.find(order.trigger.id)
  if (waiting?.state === 'firing' && waiting.turn === order.trigger.turn) await goOn(ports, waiting)
}
