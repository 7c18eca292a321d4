import type { Clock } from '../clock.ts'
import { newId } from '../ids.ts'
import { isDuplicate } from '../store/database.ts'
import type { DeliveryDoc, SubscriptionDoc } from '../store/documents.ts'
import type { Inserter } from '../store/inserter.ts'
import { type EventName, spellingsOf } from './scopes.ts'
import type { Subscriptions } from './subscriptions.ts'

export type SandboxEvent = {
  name: EventName
  objectId: string
  /** The object exactly as the API shows it. Called only when somebody subscribed. */
  rest: () => object | Promise<object>
  /** `SELF` when the platform caused it, `SYNAPSE` when the system did. */
  by: 'SELF' | 'SYNAPSE'
  /** Given when the same event may be told twice (after a crash): it is delivered once. */
  logId?: string
  /** A second scope under which subscribers may have asked for it (`NODE|DELETE`). */
  also?: string
}

export type Events = {
  /** Whether anybody would hear of it. */
  heard(name: EventName): boolean
  /** Stores the delivery; resolves once it is durable. The sending happens later, outside of any request. */
  tell(event: SandboxEvent): Promise<void>
  /** Called after each stored delivery. */
  onTold(listener: () => void): void
}

type Deps = { clock: Clock; subscriptions: Subscriptions; insert: Inserter<DeliveryDoc> }

export const createEvents = ({ clock, subscriptions, insert }: Deps): Events => {
  let told: () => void = () => undefined

  const store = async (event: SandboxEvent, to: { subscription: SubscriptionDoc; scope: string }): Promise<void> => {
    const [logId, date] = [event.logId ?? newId(), clock.now()]
    const payload = {
      _id: { $oid: event.objectId },
      _rest: await event.rest(),
      webhook_meta: { date: { $date: date }, function: to.scope, log_id: logId, updated_by: event.by },
    }
    const thing = (to.scope.split('|')[0] ?? '').replace(/S$/, '')
    try {
      await insert({
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
      })
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
      const other = event.also === undefined ? undefined : subscriptions.winner(spellingsOf(event.also))
      if (other !== undefined) {
        const { logId: _, ...again } = event
        await store(again, other)
      }
    },
    onTold(listener) {
      told = listener
    },
  }
}
