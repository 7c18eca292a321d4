import { createAdaptorServer, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import { randomBytes } from 'node:crypto'
import type { AddressInfo, Socket } from 'node:net'
import { createAdmin } from './admin/admin.ts'
import { compose, type Services } from './compose.ts'
import { playTape, readTape } from './crypto/tape.ts'
import type { Faults } from './faults/faults.ts'
import { createApi } from './http/app.ts'
import { errorBody } from './http/errors.ts'
import { type Clock, createClock } from './kit/clock.ts'
import { badForm } from './kit/refusal.ts'
import { type Settings, type SettingsInput, settingsOf } from './kit/settings.ts'
import { finishInterrupted, republish } from './recover.ts'
import { openStore } from './store/database.ts'
import { createDeliveryWorker } from './subscriptions/delivery-worker.ts'
import { createTicker, lastStoredTime } from './ticker.ts'

export type Sandbox = {
  /** The bank's API, under /v3.1. */
  api: Hono
  /** The operator's API: for the loopback only. */
  admin: Hono
  /** What its callers show as their bearer. */
  adminToken: string
  clock: Clock
  faults: Faults
  services: Services
  /** Does everything that is due by the clock: reviews, settlements, deliveries under way included. */
  tick(): Promise<void>
  /** Moves the clock, then does everything that became due. */
  step(ms: number): Promise<void>
  /** Starts both servers; ports may be 0. */
  listen(): Promise<{ url: string; adminUrl: string }>
  close(): Promise<void>
}

export type SandboxOptions = SettingsInput & {
  /** Called with failures that no caller sees. */
  report?: (error: unknown) => void
}

/** Simulated time goes on where it stood: a stepped clock must not fall back when the sandbox is restarted. */
const startClock = (settings: Settings, lastStored: number): Clock => {
  const factor = { real: 1, fast: settings.clockFactor, manual: 0 }[settings.clock]
  const start = settings.clockStart ?? Date.now()
  return createClock({ factor, start: Math.max(start, lastStored) })
}

/** What is no HTTP at all is refused in the API's envelope, too. */
const refuseUnread = (socket: Socket): void => {
  if (!socket.writable) return
  const body = JSON.stringify(errorBody(badForm('Request is not valid HTTP.')))
  const head = ['HTTP/1.1 400 Bad Request', 'Content-Type: application/json', 'Connection: close']
  socket.end(`${[...head, `Content-Length: ${Buffer.byteLength(body)}`].join('\r\n')}\r\n\r\n${body}`)
}

const listenOn = (fetch: Hono['fetch'], { host, port }: { host: string; port: number }): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    // Longer than any client keeps an idle connection: else the two ends race, and a call is lost to a closed socket.
    // A call without a `Host` is for the guard and the routes to answer, in their words.
    const serverOptions = { keepAliveTimeout: 75_000, requireHostHeader: false }
    const server = createAdaptorServer({ fetch, hostname: host, serverOptions })
    server.on('clientError', (_, socket: Socket) => refuseUnread(socket))
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })

const portOf = (server: ServerType): number => (server.address() as AddressInfo).port

const shut = (server: ServerType): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)))
    if ('closeAllConnections' in server) server.closeAllConnections()
  })

type Address = { url: string }

/** Opens the database, and finishes on it what a crash interrupted. */
const start = async (settings: Settings, address: Address, report: (error: unknown) => void) => {
  const store = await openStore({ url: settings.mongodbUrl, database: settings.database })
  const lastStored = await lastStoredTime(store)
  const clock = startClock(settings, lastStored)
  const services = await compose({ settings, store, clock, listeningAt: () => address.url, report })
  await finishInterrupted(services, lastStored)
  const worker = createDeliveryWorker(services, report)
  services.events.onStored(worker.wake)
  if (settings.priceTape !== undefined)
    await services.prices.add(playTape(await readTape(settings.priceTape), clock.now()))
  return { services, worker, ticker: createTicker(services, worker, report) }
}

/** A whole sandbox on a database of its own. Nothing runs by itself before `listen`, except what is asked for. */
export const createSandbox = async ({ report = () => undefined, ...given }: SandboxOptions): Promise<Sandbox> => {
  const settings = settingsOf(given)
  const address: Address = { url: `http://${settings.host}:${settings.port}/v3.1` }
  const { services, worker, ticker } = await start(settings, address, report)
  const api = createApi(services, report)
  // One that nobody was told lets nobody in.
  const adminToken = settings.adminToken ?? randomBytes(32).toString('base64url')
  const admin = createAdmin(services, ticker, adminToken)
  let servers: ServerType[] = []
  await republish(services)
  // What a crash left unpublished or half applied is finished before the first call.
  await ticker.tick()
  return {
    api,
    admin,
    adminToken,
    services,
    clock: services.clock,
    faults: services.faults,
    tick: ticker.tick,
    step: ticker.step,
    async listen() {
      const apiServer = await listenOn(api.fetch, { host: settings.host, port: settings.port })
      const adminServer = await listenOn(admin.fetch, { host: '127.0.0.1', port: settings.adminPort })
      servers = [apiServer, adminServer]
      address.url = `http://${settings.host}:${portOf(apiServer)}/v3.1`
      ticker.start()
      return { url: address.url, adminUrl: `http://127.0.0.1:${portOf(adminServer)}` }
    },
    async close() {
      await Promise.all(servers.map(shut))
      await ticker.stop()
      await worker.stop()
      await services.counts.idle()
      await services.store.close()
    },
  }
}
