import type { DeliveryDoc } from '../store/documents.ts'
import { attempt } from './attempt.ts'
import { createDeliveryFaults, type DeliveryFaults } from './delivery-faults.ts'
import { createInFlight, type InFlight } from './in-flight.ts'
import type { SubscriptionServices } from './services.ts'

export type DeliveryWorker = {
  /** Looks for due deliveries and starts sending them; resolves without waiting for any receiver. */
  wake(): void
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
  { store, clock }: SubscriptionServices,
  faults: DeliveryFaults,
  subscription: string,
): Promise<DeliveryDoc[]> => {
  const due = await store.deliveries
    .find({ subscription, nextAt: { $lte: clock.now() } })
    .sort({ nextAt: 1 })
    .limit(MOST_AT_ONCE)
    .toArray()
  return due.toSorted((a, b) => Number(faults.isHeldBack(a._id)) - Number(faults.isHeldBack(b._id)))
}

type Sender = { services: SubscriptionServices; faults: DeliveryFaults; inFlight: InFlight; isStopped(): boolean }

/** Starts what is due for one subscription. Returns how many deliveries were started. */
const startDue = async (
  { services, faults, inFlight, isStopped }: Sender,
  subscription: string,
  start: (delivery: DeliveryDoc, times: number) => void,
): Promise<number> => {
  inFlight.beginRead()
  let started = 0
  for (const delivery of await readDue(services, faults, subscription)) {
    if (isStopped() || inFlight.count(subscription) >= services.settings.webhookConcurrency) break
    if (inFlight.has(delivery)) continue
    if (inFlight.hasObject(delivery.object_id) && !faults.isHeldBack(delivery._id)) continue
    const times = await faults.timesToSend(delivery, started)
    if (times === 0) continue
    start(delivery, times)
    started += 1
  }
  return started
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
  const sender: Sender = { services, faults, inFlight, isStopped: () => stopped }

  const start = (delivery: DeliveryDoc, times: number): void =>
    inFlight.track(delivery, send(services, delivery, times).catch(report), () => wake())

  const run = async (): Promise<void> => {
    do {
      isWanted = false
      for (const { _id, is_active: active } of services.subscriptions.all())
        if (active) await startDue(sender, _id, start)
    } while (isWanted && !stopped)
  }

  const wake = (): void => {
    if (stopped) return
    isWanted = true
    running ??= run()
      .catch(report)
      .finally(() => {
        running = undefined
        if (isWanted) wake()
      })
  }

  return {
    wake,
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
