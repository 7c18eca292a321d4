import type { House } from '../house.ts'
import type { DeliveryDoc } from '../store/documents.ts'
import { attempt } from './attempt.ts'

export type Postman = {
  /** Looks for due deliveries and starts sending them; resolves without waiting for any receiver. */
  wake(): void
  /** Resolves when nothing is due and nothing is under way. */
  idle(): Promise<void>
  stop(): Promise<void>
}

const MOST_AT_ONCE = 100

/** Sends what is due, outside of any request: some at once per subscription, one at a time per object. */
export const createPostman = (house: House, report: (error: unknown) => void): Postman => {
  const underWay = new Map<string, Promise<void>>()
  const objects = new Set<string>()
  const perSubscription = new Map<string, number>()
  /** Held back until another delivery went ahead of it. */
  const behind = new Set<string>()
  /** Finished since the look-up under way began: what that read says of them is out of date. */
  const finished = new Set<string>()
  let looking: Promise<number> | undefined
  let again = false
  let stopped = false

  const run = async (delivery: DeliveryDoc, times: number): Promise<void> => {
    for (let n = 0; n < times; n += 1)
      await attempt(house, n === 0 ? delivery : { ...delivery, attempts: [...delivery.attempts] })
  }

  /** The fault of a first attempt, if one is wanted: whether to send at all now, and how often. */
  const fateOf = async (delivery: DeliveryDoc, others: number): Promise<number> => {
    if (behind.has(delivery._id)) {
      if (others === 0) return 0
      behind.delete(delivery._id)
      return 1
    }
    if (delivery.attempts.length > 0 || delivery.faulted === true) return 1
    const rule = house.faults.forWebhook(delivery.function)
    if (rule === undefined) return 1
    if (rule.fault === 'doubled') return 2
    if (rule.fault === 'reordered') {
      behind.add(delivery._id)
      return 0
    }
    const nextAt = rule.fault === 'lost' ? null : house.clock.now() + rule.ms
    await house.store.deliveries.updateOne({ _id: delivery._id }, { $set: { nextAt, faulted: true } })
    return 0
  }

  const start = (delivery: DeliveryDoc, times: number): void => {
    const { _id, subscription, object_id } = delivery
    objects.add(object_id)
    perSubscription.set(subscription, (perSubscription.get(subscription) ?? 0) + 1)
    const done = run(delivery, times)
      .catch(report)
      .finally(() => {
        underWay.delete(_id)
        finished.add(_id)
        objects.delete(object_id)
        perSubscription.set(subscription, (perSubscription.get(subscription) ?? 1) - 1)
        wake()
      })
    underWay.set(_id, done)
  }

  const lookAt = async (subscription: string): Promise<number> => {
    finished.clear()
    const due = await house.store.deliveries
      .find({ subscription, nextAt: { $lte: house.clock.now() } })
      .sort({ nextAt: 1 })
      .limit(MOST_AT_ONCE)
      .toArray()
    // A delivery that was held back goes last.
    const order = due.toSorted((a, b) => Number(behind.has(a._id)) - Number(behind.has(b._id)))
    let started = 0
    for (const delivery of order) {
      if (stopped || (perSubscription.get(subscription) ?? 0) >= house.settings.webhookConcurrency) break
      if (
        finished.has(delivery._id) ||
        underWay.has(delivery._id) ||
        (objects.has(delivery.object_id) && !behind.has(delivery._id))
      )
        continue
      const times = await fateOf(delivery, started)
      if (times === 0) continue
      start(delivery, times)
      started += 1
    }
    return started
  }

  const look = async (): Promise<number> => {
    let started = 0
    do {
      again = false
      for (const { _id, is_active: active } of house.subscriptions.all()) if (active) started += await lookAt(_id)
    } while (again && !stopped)
    return started
  }

  const wake = (): void => {
    if (stopped) return
    again = true
    looking ??= look()
      .catch((error: unknown) => {
        report(error)
        return 0
      })
      .finally(() => {
        looking = undefined
        if (again) wake()
      })
  }

  return {
    wake,
    async idle() {
      wake()
      while (looking !== undefined || underWay.size > 0) {
        await looking
        await Promise.all(underWay.values())
      }
    },
    async stop() {
      stopped = true
      await looking
      await Promise.all(underWay.values())
    },
  }
}
