import type { Clock } from '../kit/clock.ts'
import type { Locks } from '../kit/locks.ts'
import type { Settings } from '../kit/settings.ts'
import type { Counts } from './counts.ts'
import type { Store } from './database.ts'
import type { IdempotencyDoc, Platform, TransDoc } from './documents.ts'
import type { Inserter } from './inserter.ts'
import type { Lists } from './lists.ts'

/** What everything above the store is given. Each folder adds its own in a `services.ts`; `compose.ts` builds them all. */
export type StoreServices = {
  settings: Settings
  clock: Clock
  store: Store
  locks: Locks
  counts: Counts
  lists: Lists
  platform: Platform
  /** The address `_links` begin with when no request is at hand, without a trailing slash. */
  baseUrl(): string
  /** When the newest idempotency key was spent that was there at the start; 0 without any. */
  keysUntil: number
  insert: {
    trans: Inserter<TransDoc>
    idempotency: Inserter<IdempotencyDoc>
  }
}
