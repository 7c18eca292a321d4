import type { ObjectEvent, Publisher } from '../events/event.ts'
import type { Clock } from '../kit/clock.ts'
import { objectIdOf } from '../kit/ids.ts'
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

const kindOf = (scope: string): string => (scope.split('|')[0] ?? '').replace(/S$/, '')

/** In the place of a subscription: deliveries to addresses that objects name themselves. */
export const OWN_ADDRESS = 'own-address'

/** An id of its own for the same event, as old as that of the event: it is sorted by age. */
const idOf = (logId: string): string => logId.slice(0, 8) + objectIdOf(logId).slice(8)

const deliveryOf = async (event: ObjectEvent, { subscription, scope }: Match, date: number): Promise<DeliveryDoc> => {
  const payload = {
    _id: { $oid: event.objectId },
    _rest: await event.body(),
    webhook_meta: { date: { $date: date }, function: scope, log_id: event.logId, updated_by: event.by },
  }
  return {
    _id: event.logId,
    date,
    function: scope,
    obj_id: `${kindOf(scope)}_${event.objectId}`,
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
  const store = async (delivery: DeliveryDoc): Promise<void> => {
    const growth = { lists: [lists.deliveries], difference: 1, id: delivery._id }
    try {
      await counts.during(growth, () => insert(delivery))
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
    stored(delivery.subscription)
  }
  return {
    hasSubscriber: (name) => subscriptions.winner(spellingsOf(name)) !== undefined,
    async publish(event) {
      const match = subscriptions.winner(spellingsOf(event.name))
      if (match === undefined) return
      await store(await deliveryOf(event, match, clock.now()))
    },
    async deliver(event, url) {
      const now = clock.now()
      await store({
        _id: idOf(event.logId),
        date: now,
        function: event.name,
        obj_id: `${kindOf(event.name)}_${event.objectId}`,
        object_id: event.objectId,
        url,
        subscription: OWN_ADDRESS,
        payload: JSON.stringify(await event.body()),
        attempts: [],
        nextAt: now,
        updated_by: event.by,
      })
    },
    onStored(listener) {
      stored = listener
    },
  }
}
