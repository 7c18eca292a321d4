import type { Store } from '../store/database.ts'
import type { SubscriptionDoc } from '../store/documents.ts'

export type Subscriptions = {
  load(): Promise<void>
  all(): readonly SubscriptionDoc[]
  get(id: string): SubscriptionDoc | undefined
  insert(subscription: SubscriptionDoc): Promise<void>
  replace(subscription: SubscriptionDoc): Promise<void>
  /** The newest active subscription to any of these spellings of a scope, and the spelling it used. */
  winner(spellings: readonly string[]): { subscription: SubscriptionDoc; scope: string } | undefined
}

/** All subscriptions, held in memory and durable: there are a handful, and every event needs them. */
export const createSubscriptions = ({ store }: { store: Store }): Subscriptions => {
  let held: SubscriptionDoc[] = []
  return {
    async load() {
      held = await store.subscriptions.find().sort({ _id: -1 }).toArray()
    },
    all: () => held,
    get: (id) => held.find(({ _id }) => _id === id),
    async insert(subscription) {
      await store.subscriptions.insertOne(subscription)
      held = [subscription, ...held].sort((a, b) => (a._id < b._id ? 1 : -1))
    },
    async replace(subscription) {
      await store.subscriptions.replaceOne({ _id: subscription._id }, subscription)
      held = held.map((one) => (one._id === subscription._id ? subscription : one))
    },
    winner(spellings) {
      for (const subscription of held) {
        if (!subscription.is_active) continue
        const scope = spellings.find((one) => subscription.scope.includes(one))
        if (scope !== undefined) return { subscription, scope }
      }
      return undefined
    },
  }
}
