import type { Faults } from '../faults/faults.ts'
import type { StoreServices } from '../store/services.ts'
import type { Subscriptions } from './subscriptions.ts'

export type SubscriptionServices = StoreServices & { subscriptions: Subscriptions; faults: Faults }
