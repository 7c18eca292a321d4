import type { ObjectEvent, Publisher } from '../events/event.ts'
import type { Clock } from '../kit/clock.ts'
import type { Counts } from '../store/counts.ts'
import { isDuplicate } from '../store/database.ts'
import type { DeliveryDoc, SubscriptionDoc } from '../store/documents.ts'
import type { Inserter } from '../store/inserter.ts'
import type { Lists } from '../store/lists.ts'
import { spellingsOf } from './scopes.ts'
import type { Subscriptions } from './subscriptions.ts'

export type Deliveries = Publisher & {
  /** Called after each stored delivery, with its subscription. */
  onStored(listener: (subscription: string) => void): void
}

type Deps = { clock: Clock; subscriptions: Subscriptions; counts: Counts; lists: Lists; insert: Inserter<DeliveryDoc> }
type Match = { subscription: SubscriptionDoc; scope: string }

const deliveryOf = async (event: ObjectEvent, { subscription, scope }: Match, date: number): Promise<DeliveryDoc> => {
  const payload = {
    _id: { $oid: event.objectId },
    _rest: await event.body(),
    webhook_meta: { date: { $date: date }, function: scope, log_id: event.logId, updated_by: event.by },
  }
  const kind = (scope.split('|')[0] ?? '').replace(/S$/, '')
  return {
    _id: event.logId,
    date,
    function: scope,
    obj_id: `${kind}_${event.objectId}`,
    object_id: event.objectId,
    url: subscription.url,
    subscription: subscription._id,
    payload: JSON.stringify(payload),
    attempts: [],
    nextAt: date,
    updated_by: event.by,
  }
}

/** Turns events into stored deliveries, one for the subscription that gets the event. */
export const createDeliveries = ({ clock, subscriptions, counts, lists, insert }: Deps): Deliveries => {
  let stored: (subscription: string) => void = () => undefined
  return {
    hasSubscriber: (name) => subscriptions.winner(spellingsOf(name)) !== undefined,
    async publish(event) {
      const match = subscriptions.winner(spellingsOf(event.name))
      if (match === undefined) return
      const delivery = await deliveryOf(event, match, clock.now())
      const growth = { lists: [lists.deliveries], difference: 1, id: event.logId }
      try {
        await counts.during(growth, () => insert(delivery))
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
      stored(delivery.subscription)
    },
    onStored(listener) {
      stored = listener
    },
  }
}
