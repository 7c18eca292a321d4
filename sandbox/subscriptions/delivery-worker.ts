import type { DeliveryDoc } from '../store/documents.ts'
import { attempt } from './attempt.ts'
import { createDeliveryFaults, type DeliveryFaults } from './delivery-faults.ts'
import { createInFlight, type InFlight } from './in-flight.ts'
import { createNextDue, type NextDue } from './next-due.ts'
import type { SubscriptionServices } from './services.ts'

export type DeliveryWorker = {
  /** Looks for due deliveries and starts sending them; resolves without waiting for any receiver. */
  wake(): void
  /** The same for a clock that ticks: asks the database only where something may be due. */
  tick(): void
  /** Resolves when nothing is due and nothing is being sent. */
  idle(): Promise<void>
  stop(): Promise<void>
}

const MOST_AT_ONCE = 100

const send = async (services: SubscriptionServices, delivery: DeliveryDoc, times: number): Promise<void> => {
  for (let n = 0; n < times; n += 1)
    await attempt(services, n === 0 ? delivery : { ...delivery, attempts: [...delivery.attempts] })
}

/** The due deliveries of a subscription in the order to send them: those that a fault holds back come last. */
const readDue = async (
  { store }: SubscriptionServices,
  faults: DeliveryFaults,
  subscription: string,
  now: number,
): Promise<DeliveryDoc[]> => {
  const due = await store.deliveries
    .find({ subscription, nextAt: { $lte: now } })
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
  isStopped(): boolean
}

/** Starts what is due for one subscription. */
const startDue = async (
  { services, faults, inFlight, nextDue, isStopped }: Sender,
  subscription: string,
  start: (delivery: DeliveryDoc, times: number) => void,
): Promise<void> => {
  const now = services.clock.now()
  const remember = nextDue.beginLook()
  inFlight.beginRead()
  const due = await readDue(services, faults, subscription, now)
  // The end of a sending is news of its own, so that those under way need no look before it.
  if (due.every((delivery) => inFlight.has(delivery)))
    return remember(subscription, (await readNextAt(services, subscription, now)) ?? Number.POSITIVE_INFINITY)
  let started = 0
  for (const delivery of due) {
    if (isStopped() || inFlight.count(subscription) >= services.settings.webhookConcurrency) break
    if (inFlight.has(delivery)) continue
    if (inFlight.hasObject(delivery.object_id) && !faults.isHeldBack(delivery._id)) continue
    const times = await faults.timesToSend(delivery, started)
    if (times === 0) continue
    start(delivery, times)
    started += 1
  }
}

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
  const sender: Sender = { services, faults, inFlight, nextDue, isStopped: () => stopped }

  const start = (delivery: DeliveryDoc, times: number): void =>
    inFlight.track(delivery, send(services, delivery, times).catch(report), () => wake())

  const run = async (): Promise<void> => {
    do {
      isWanted = false
      for (const { _id, is_active: active } of services.subscriptions.all())
        if (active && !nextDue.isLater(_id, services.clock.now())) await startDue(sender, _id, start)
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

  const wake = (): void => {
    nextDue.forget()
    tick()
  }

  return {
    wake,
    tick,
    async idle() {
      wake()
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
