import type { Clock } from './kit/clock.ts'
import type { Market } from './crypto/market.ts'
import type { Prices } from './crypto/prices.ts'
import type { Faults } from './faults/faults.ts'
import type { Nodes } from './nodes/nodes.ts'
import type { OauthKeys } from './oauth/keys.ts'
import type { Settings } from './kit/settings.ts'
import type { Balances } from './ledger/balances.ts'
import type { Counts } from './store/counts.ts'
import type { Store } from './store/database.ts'
import type { DeliveryDoc, IdempotencyDoc, OauthKeyDoc, Platform, TransDoc } from './store/documents.ts'
import type { Files } from './store/files.ts'
import type { Inserter } from './store/inserter.ts'
import type { Lists } from './store/lists.ts'
import type { Locks } from './kit/locks.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Pending } from './ledger/pending.ts'
import type { Users } from './users/users.ts'
import type { Events } from './subscriptions/deliveries.ts'
import type { Outbox } from './events/outbox.ts'
import type { Subscriptions } from './subscriptions/subscriptions.ts'

/** What every part of the sandbox stands on, put together once in `server.ts`. */
export type House = {
  settings: Settings
  clock: Clock
  store: Store
  locks: Locks
  counts: Counts
  lists: Lists
  platform: Platform
  /** The address `_links` begin with when no request is at hand, without a trailing slash. */
  baseUrl(): string
  insert: {
    trans: Inserter<TransDoc>
    idempotency: Inserter<IdempotencyDoc>
    deliveries: Inserter<DeliveryDoc>
    oauthKeys: Inserter<OauthKeyDoc>
  }
  files: Files
  users: Users
  nodes: Nodes
  balances: Balances
  pending: Pending
  subscriptions: Subscriptions
  events: Events
  outbox: Outbox
  ledger: Ledger
  oauth: OauthKeys
  prices: Prices
  market: Market
  faults: Faults
}
