import type { DeliveryDoc } from '../store/documents.ts'
import { attempt } from './attempt.ts'
import { OWN_ADDRESS } from './deliveries.ts'
import { createDeliveryFaults, type DeliveryFaults } from './delivery-faults.ts'
import { createInFlight, type InFlight } from './in-flight.ts'
import { createNextDue, type NextDue } from './next-due.ts'
import type { SubscriptionServices } from './services.ts'

export type DeliveryWorker = {
  /** Looks for due deliveries of a subscription, to which one was added, and starts sending them; waits for no receiver. */
  wake(subscription: string): void
  /** The same for all, for a clock that ticks: asks the database only where something may be due. */
  tick(): void
  /** Resolves when nothing is due and nothing is being sent. */
  idle(): Promise<void>
  stop(): Promise<void>
}

const MOST_AT_ONCE = 100

/** Whether the last attempt was taken, so that nothing of it is left to do. */
const send = async (services: SubscriptionServices, delivery: DeliveryDoc, times: number): Promise<boolean> => {
  let isDelivered = false
  for (let n = 0; n < times; n += 1)
    isDelivered = await attempt(services, n === 0 ? delivery : { ...delivery, attempts: [...delivery.attempts] })
  return isDelivered
}

/** The due deliveries of a subscription in the order to send them: those that a fault holds back come last. */
const readDue = async (
  { store }: SubscriptionServices,
  faults: DeliveryFaults,
  subscription: string,
  now: number,
): Promise<DeliveryDoc[]> => {
  // Bounded below, too: an index has those without a next attempt before all others, and some servers read them all.
  const due = await store.deliveries
    .find({ subscription, nextAt: { $gte: 0, $lte: now } })
    .sort({ nextAt: 1 })
    .limit(MOST_AT_ONCE)
    .toArray()
  return due.toSorted((a, b) => Number(faults.isHeldBack(a._id)) - Number(faults.isHeldBack(b._id)))
}

/** When the first of its deliveries is due that is not by `now`. */
const readNextAt = async (
  { store }: SubscriptionServices,
  subscription: string,
  now: number,
): Promise<number | undefined> => {
  const [next] = await store.deliveries
    .find({ subscription, nextAt: { $gt: now } }, { projection: { nextAt: 1 } })
    .sort({ nextAt: 1 })
    .limit(1)
    .toArray()
  return next?.nextAt ?? undefined
}

type Sender = {
  services: SubscriptionServices
  faults: DeliveryFaults
  inFlight: InFlight
  nextDue: NextDue
  /** Subscriptions of which something due was left: for the end of a sending, or for another delivery to go ahead. */
  left: Set<string>
  isStopped(): boolean
}

/** Starts what is due for one subscription. */
const startDue = async (
  { services, faults, inFlight, nextDue, left, isStopped }: Sender,
  subscription: string,
  start: (delivery: DeliveryDoc, times: number) => void,
): Promise<void> => {
  const now = services.clock.now()
  const remember = nextDue.beginLook(subscription)
  inFlight.beginRead()
  left.delete(subscription)
  const due = await readDue(services, faults, subscription, now)
  if (due.length === MOST_AT_ONCE) left.add(subscription)
  // What is under way needs no look: when it was not taken in the end, that is news.
  if (due.every((delivery) => inFlight.has(delivery)))
    return remember((await readNextAt(services, subscription, now)) ?? Number.POSITIVE_INFINITY)
  let started = 0
  for (const delivery of due) {
    if (inFlight.has(delivery)) continue
    const isFull = isStopped() || inFlight.count(subscription) >= services.settings.webhookConcurrency
    const isNext = !inFlight.hasObject(delivery.object_id) || faults.isHeldBack(delivery._id)
    const times = isFull || !isNext ? 0 : await faults.timesToSend(delivery, started)
    if (times === 0) left.add(subscription)
    if (isFull) break
    if (times === 0) continue
    start(delivery, times)
    started += 1
  }
}

/** The subscriptions that are active and, in the first years, the addresses that transactions name. */
const receivers = ({ subscriptions, settings }: SubscriptionServices): readonly string[] => [
  ...subscriptions.all().flatMap(({ _id, is_active: active }) => (active ? [_id] : [])),
  ...(settings.era === 'first' ? [OWN_ADDRESS] : []),
]

/** Sends what is due, outside of any request: some at once per subscription, one at a time per object. */
export const createDeliveryWorker = (
  services: SubscriptionServices,
  report: (error: unknown) => void,
): DeliveryWorker => {
  const [faults, inFlight] = [createDeliveryFaults(services), createInFlight()]
  let running: Promise<void> | undefined
  let isWanted = false
  let stopped = false
  const nextDue = createNextDue()
  const left = new Set<string>()
  const sender: Sender = { services, faults, inFlight, nextDue, left, isStopped: () => stopped }

  const start = (delivery: DeliveryDoc, times: number): void => {
    const sending = async (): Promise<void> => {
      const isDelivered = await send(services, delivery, times).catch(report)
      if (isDelivered !== true) left.add(delivery.subscription)
    }
    inFlight.track(delivery, sending(), () => {
      if (left.has(delivery.subscription)) wake(delivery.subscription)
    })
  }

  const run = async (): Promise<void> => {
    do {
      isWanted = false
      for (const receiver of receivers(services))
        if (!nextDue.isLater(receiver, services.clock.now())) await startDue(sender, receiver, start)
    } while (isWanted && !stopped)
  }

  const tick = (): void => {
    if (stopped) return
    isWanted = true
    running ??= run()
      .catch(report)
      .finally(() => {
        running = undefined
        if (isWanted) tick()
      })
  }

  const wake = (subscription: string): void => {
    nextDue.forget(subscription)
    tick()
  }

  return {
    wake,
    tick,
    async idle() {
      for (const receiver of receivers(services)) nextDue.forget(receiver)
      tick()
      while (running !== undefined || !inFlight.isEmpty()) {
        await running
        await inFlight.settled()
      }
    },
    async stop() {
      stopped = true
      await running
      await inFlight.settled()
    },
  }
}
