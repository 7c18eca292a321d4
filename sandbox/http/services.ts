import type { Market } from '../crypto/market.ts'
import type { OauthServices } from '../oauth/services.ts'
import type { SubscriptionServices } from '../subscriptions/services.ts'
import type { TransactionServices } from '../transactions/services.ts'

/** What the routes are given: the services of the whole domain. */
export type ApiServices = OauthServices & TransactionServices & SubscriptionServices & { market: Market }
