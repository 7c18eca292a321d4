import type { DeliveryDoc } from '../store/documents.ts'

/** The deliveries that are being sent. */
export type InFlight = {
  /** Called when the due deliveries are about to be read: what finishes from now on is out of date in that read. */
  beginRead(): void
  /** Being sent, or finished since the read began. */
  has(delivery: DeliveryDoc): boolean
  /** Whether another delivery of the same object is being sent. */
  hasObject(objectId: string): boolean
  /** How many are being sent for a subscription. */
  count(subscription: string): number
  /** Holds a delivery until its sending ends; `done` runs afterwards. */
  track(delivery: DeliveryDoc, sending: Promise<void>, done: () => void): void
  isEmpty(): boolean
  /** Resolves when those that are being sent now have ended. */
  settled(): Promise<unknown>
}

export const createInFlight = (): InFlight => {
  const sendings = new Map<string, Promise<void>>()
  const objects = new Set<string>()
  const perSubscription = new Map<string, number>()
  const finished = new Set<string>()
  const count = (subscription: string): number => perSubscription.get(subscription) ?? 0
  return {
    beginRead: () => finished.clear(),
    has: ({ _id }) => finished.has(_id) || sendings.has(_id),
    hasObject: (objectId) => objects.has(objectId),
    count,
    track({ _id, subscription, object_id }, sending, done) {
      objects.add(object_id)
      perSubscription.set(subscription, count(subscription) + 1)
      const ended = sending.finally(() => {
        sendings.delete(_id)
        finished.add(_id)
        objects.delete(object_id)
        perSubscription.set(subscription, count(subscription) - 1)
        done()
      })
      sendings.set(_id, ended)
    },
    isEmpty: () => sendings.size === 0,
    settled: () => Promise.all(sendings.values()),
  }
}
