import { createMarket } from './crypto/market.ts'
import { createPrices } from './crypto/prices.ts'
import { createOutbox } from './events/outbox.ts'
import { createFaults } from './faults/faults.ts'
import type { ApiServices } from './http/services.ts'
import type { Clock } from './kit/clock.ts'
import { objectIdOf } from './kit/ids.ts'
import { newestKeyAt } from './idempotency/idempotency.ts'
import { createLocks } from './kit/locks.ts'
import type { Settings } from './kit/settings.ts'
import { createBalances } from './ledger/balances.ts'
import { createLedger } from './ledger/ledger.ts'
import { createPending } from './ledger/pending.ts'
import { lockNodes } from './nodes/lock.ts'
import { createNodes } from './nodes/nodes.ts'
import { createOauthKeys } from './oauth/keys.ts'
import { openCheckpoints } from './store/checkpoints.ts'
import { createCounts } from './store/counts.ts'
import type { Store } from './store/database.ts'
import { createFiles } from './store/files.ts'
import { createInserter } from './store/inserter.ts'
import { listsOf } from './store/lists.ts'
import { createDeliveries, type Deliveries } from './subscriptions/deliveries.ts'
import { createSubscriptions } from './subscriptions/subscriptions.ts'
import { publishEntry } from './transactions/publish-entry.ts'
import { createUsers } from './users/users.ts'

/** Everything that the parts of the sandbox are given, built once. */
export type Services = ApiServices & { events: Deliveries }

type Given = {
  settings: Settings
  store: Store
  clock: Clock
  /** The address the server listens on, with its path. */
  listeningAt(): string
  report(error: unknown): void
}

/** Builds the services and connects what must not import each other: users to their nodes, the ledger to its events. */
export const compose = async ({ settings, store, clock, listeningAt, report }: Given): Promise<Services> => {
  const [locks, lists] = [createLocks(), listsOf(store)]
  const checkpoints = await openCheckpoints({ collection: store.checkpoints, report })
  const counts = createCounts({ checkpoints, report })
  const [balances, pending] = [createBalances({ store }), createPending({ store })]
  const subscriptions = createSubscriptions({ store })
  const events = createDeliveries({ clock, subscriptions, counts, lists, insert: createInserter(store.deliveries) })
  const outbox = createOutbox({ store, clock, events })
  const prices = createPrices({ store, seed: settings.priceSeed })
  const services: Services = {
    settings,
    clock,
    store,
    locks,
    counts,
    lists,
    insert: { trans: createInserter(store.trans), idempotency: createInserter(store.idempotency) },
    subscriptions,
    platform: { id: objectIdOf(settings.clientId), name: settings.clientName },
    baseUrl: () => settings.publicUrl?.replace(/\/$/, '') ?? listeningAt(),
    outbox,
    keysUntil: await newestKeyAt(store),
    files: createFiles(store.fileParts),
    users: createUsers({ store, locks, counts, lists, outbox }),
    lockNodes: (userId) => lockNodes(services, userId),
    nodes: createNodes({ store, locks, counts, lists, outbox }),
    oauth: createOauthKeys({ store, insert: createInserter(store.oauthKeys) }),
    events,
    balances,
    pending,
    ledger: createLedger({
      store,
      pending,
      balances,
      locks,
      clock,
      publish: (applied) => publishEntry(services, applied),
    }),
    prices,
    market: createMarket({ prices, seed: settings.priceSeed }),
    faults: createFaults(),
  }
  await subscriptions.load()
  await prices.load()
  return services
}
