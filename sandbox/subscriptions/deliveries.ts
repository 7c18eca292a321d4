import type { Clock } from '../kit/clock.ts'
import { isDuplicate } from '../store/database.ts'
import type { DeliveryDoc, SubscriptionDoc } from '../store/documents.ts'
import type { Counts } from '../store/counts.ts'
import type { Inserter } from '../store/inserter.ts'
import type { Lists } from '../store/lists.ts'
import { spellingsOf } from './scopes.ts'
import type { Subscriptions } from './subscriptions.ts'

export type SandboxEvent = {
  /** The scope that fires. */
  name: string
  objectId: string
  /** The object exactly as the API shows it. Called only when somebody subscribed. */
  rest: () => object | Promise<object>
  /** `SELF` when the platform caused it, `SYNAPSE` when the system did. */
  by: 'SELF' | 'SYNAPSE'
  /** The same event may be told twice (after a crash): it is delivered once. */
  logId: string
}

export type Events = {
  /** Whether anybody would hear of it. */
  heard(name: string): boolean
  /** Stores the delivery; resolves once it is durable. The sending happens later, outside of any request. */
  tell(event: SandboxEvent): Promise<void>
  /** Called after each stored delivery. */
  onTold(listener: () => void): void
}

type Deps = { clock: Clock; subscriptions: Subscriptions; counts: Counts; lists: Lists; insert: Inserter<DeliveryDoc> }

export const createEvents = ({ clock, subscriptions, counts, lists, insert }: Deps): Events => {
  let told: () => void = () => undefined

  const store = async (event: SandboxEvent, to: { subscription: SubscriptionDoc; scope: string }): Promise<void> => {
    const [logId, date] = [event.logId, clock.now()]
    const payload = {
      _id: { $oid: event.objectId },
      _rest: await event.rest(),
      webhook_meta: { date: { $date: date }, function: to.scope, log_id: logId, updated_by: event.by },
    }
    const thing = (to.scope.split('|')[0] ?? '').replace(/S$/, '')
    try {
      const delivery: DeliveryDoc = {
        _id: logId,
        date,
        function: to.scope,
        obj_id: `${thing}_${event.objectId}`,
        object_id: event.objectId,
        url: to.subscription.url,
        subscription: to.subscription._id,
        payload: JSON.stringify(payload),
        attempts: [],
        nextAt: date,
        updated_by: event.by,
      }
      const growth = { lists: [lists.deliveries], difference: 1, id: logId }
      await counts.during(growth, () => insert(delivery))
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
    told()
  }

  return {
    heard: (name) => subscriptions.winner(spellingsOf(name)) !== undefined,
    async tell(event) {
      const winner = subscriptions.winner(spellingsOf(event.name))
      if (winner !== undefined) await store(event, winner)
    },
    onTold(listener) {
      told = listener
    },
  }
}
