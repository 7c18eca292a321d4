import { createAdaptorServer, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { createAdmin } from './admin/admin.ts'
import { type Clock, createClock } from './kit/clock.ts'
import { createMarket } from './crypto/market.ts'
import { createPrices } from './crypto/prices.ts'
import { playTape, readTape } from './crypto/tape.ts'
import { createFaults, type Faults } from './faults/faults.ts'
import type { House } from './house.ts'
import { createApi } from './http/app.ts'
import { releaseUnused } from './idempotency/idempotency.ts'
import { objectIdOf } from './kit/ids.ts'
import { finishLinking } from './nodes/bank-login.ts'
import { createNodes } from './nodes/nodes.ts'
import { createOauthKeys } from './oauth/keys.ts'
import { Settings, type SettingsInput } from './kit/settings.ts'
import { createBalances } from './ledger/balances.ts'
import { openCheckpoints } from './store/checkpoints.ts'
import { createCounts } from './store/counts.ts'
import { openStore } from './store/database.ts'
import { createFiles } from './store/files.ts'
import { createInserter } from './store/inserter.ts'
import { listsOf } from './store/lists.ts'
import { createLocks } from './kit/locks.ts'
import { createHeart } from './ticker.ts'
import { createLedger } from './ledger/ledger.ts'
import { createPending } from './ledger/pending.ts'
import { tellApplied } from './transactions/publish-entry.ts'
import { createUsers } from './users/users.ts'
import { createEvents } from './subscriptions/deliveries.ts'
import { createOutbox, tellUntold } from './events/outbox.ts'
import { createPostman } from './subscriptions/delivery-worker.ts'
import { restOf } from './recover.ts'
import { createSubscriptions } from './subscriptions/subscriptions.ts'

export type Sandbox = {
  /** The bank's API, under /v3.1. */
  api: Hono
  /** The operator's API: for the loopback only. */
  admin: Hono
  clock: Clock
  faults: Faults
  house: House
  /** Does everything that is due by the clock: reviews, settlements, deliveries under way included. */
  tick(): Promise<void>
  /** Moves the clock, then does everything that became due. */
  step(ms: number): Promise<void>
  /** Starts both servers; ports may be 0. */
  listen(): Promise<{ url: string; adminUrl: string }>
  close(): Promise<void>
}

export type SandboxOptions = SettingsInput & {
  /** Told of failures that no caller sees. */
  report?: (error: unknown) => void
}

const CLOCK_KEY = 'clock'

const lastSeenAt = async (store: House['store']): Promise<number> => {
  const stored = await store.meta.findOne({ _id: CLOCK_KEY })
  return typeof stored?.['now'] === 'number' ? stored['now'] : 0
}

/** Simulated time goes on where it stood: a stepped clock must not fall back when the sandbox is restarted. */
const startClock = (settings: Settings, lastSeen: number): Clock => {
  const factor = { real: 1, fast: settings.clockFactor, manual: 0 }[settings.clock]
  const start = settings.clockStart ?? Date.now()
  return createClock({ factor, start: Math.max(start, lastSeen) })
}

const listenOn = (fetch: Hono['fetch'], { host, port }: { host: string; port: number }): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    // Longer than any client keeps an idle connection: else the two ends race, and a call is lost to a closed socket.
    const server = createAdaptorServer({ fetch, serverOptions: { keepAliveTimeout: 75_000 } })
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })

const portOf = (server: ServerType): number => (server.address() as AddressInfo).port

const shut = (server: ServerType): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)))
    if ('closeAllConnections' in server) server.closeAllConnections()
  })

const build = async (settings: Settings, report: (error: unknown) => void) => {
  const store = await openStore({ url: settings.mongodbUrl, database: settings.database })
  const lastSeen = await lastSeenAt(store)
  const [clock, locks, lists] = [startClock(settings, lastSeen), createLocks(), listsOf(store)]
  const checkpoints = await openCheckpoints({ collection: store.checkpoints, report })
  const counts = createCounts({ checkpoints, report })
  const [balances, pending] = [createBalances({ store }), createPending({ store })]
  const insert: House['insert'] = {
    trans: createInserter(store.trans),
    idempotency: createInserter(store.idempotency),
    deliveries: createInserter(store.deliveries),
    oauthKeys: createInserter(store.oauthKeys),
  }
  let listening = `http://${settings.host}:${settings.port}/v3.1`
  const subscriptions = createSubscriptions({ store })
  const events = createEvents({ clock, subscriptions, counts, lists, insert: insert.deliveries })
  const prices = createPrices({ store, seed: settings.priceSeed })
  const outbox = createOutbox({ store, clock, events })
  const house: House = {
    settings,
    clock,
    store,
    locks,
    counts,
    lists,
    insert,
    subscriptions,
    platform: { id: objectIdOf(settings.clientId), name: settings.clientName },
    baseUrl: () => settings.publicUrl?.replace(/\/$/, '') ?? listening,
    outbox,
    files: createFiles(store.fileParts),
    users: createUsers({ store, locks, counts, lists, outbox }),
    nodes: createNodes({ store, locks, counts, lists, outbox }),
    oauth: createOauthKeys({ store, insert: insert.oauthKeys }),
    events,
    balances,
    pending,
    ledger: createLedger({ store, pending, balances, locks, clock, tell: (applied) => tellApplied(house, applied) }),
    prices,
    market: createMarket({ prices, seed: settings.priceSeed }),
    faults: createFaults(),
  }
  await subscriptions.load()
  await house.prices.load()
  await finishLinking(house)
  await releaseUnused(house, lastSeen)
  const postman = createPostman(house, report)
  house.events.onTold(postman.wake)
  return { house, postman, listenAt: (url: string) => (listening = url) }
}

/** A whole sandbox on a database of its own. Nothing runs by itself before `listen`, except what is asked for. */
export const createSandbox = async ({ report = () => undefined, ...given }: SandboxOptions): Promise<Sandbox> => {
  const settings = Settings.parse(given)
  const { house, postman, listenAt } = await build(settings, report)
  if (settings.priceTape !== undefined)
    await house.prices.add(playTape(await readTape(settings.priceTape), house.clock.now()))
  const heart = createHeart(house, postman, report)
  const api = createApi(house, report)
  const admin = createAdmin(house, heart)
  let servers: ServerType[] = []
  await house.ledger.exclusively(() => tellUntold({ store: house.store, events: house.events, restOf: restOf(house) }))
  // What a crash left half told or half applied is finished before the first call.
  await heart.tick()
  return {
    api,
    admin,
    house,
    clock: house.clock,
    faults: house.faults,
    tick: heart.tick,
    step: heart.step,
    async listen() {
      const door = await listenOn(api.fetch, { host: settings.host, port: settings.port })
      const back = await listenOn(admin.fetch, { host: '127.0.0.1', port: settings.adminPort })
      servers = [door, back]
      const url = `http://${settings.host}:${portOf(door)}/v3.1`
      listenAt(url)
      heart.start()
      return { url, adminUrl: `http://127.0.0.1:${portOf(back)}` }
    },
    async close() {
      await Promise.all(servers.map(shut))
      await heart.stop()
      await postman.stop()
      await house.counts.idle()
      await house.store.close()
    },
  }
}
