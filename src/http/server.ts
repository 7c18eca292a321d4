import { type ServerType, serve } from '@hono/node-server'
import { randomUUID } from 'node:crypto'
import { createServer, Server as HttpServer } from 'node:http'
import type { Socket } from 'node:net'
import { failureReference } from '#kit/failure-reference.ts'
import { type Context, Hono } from 'hono'
import { createBodies } from './bodies.ts'
import { isIncoming } from './body-limit.ts'
import { refuseBroken } from './broken-request.ts'
import { limitConnections } from './connection-limits.ts'
import { createKnownConnections } from './known-connections.ts'
import { cutSlowBody } from './slow-body.ts'
import { cutUnreadBody, holdBody } from './unread-body.ts'

/** Longer than a proxy keeps its end open, so that no request meets a socket we have just closed. */
const KEEP_ALIVE_BEHIND_PROXY_MS = 65_000
/** Nobody but us cuts what strangers leave open. */
const KEEP_ALIVE_MS = 12_000
/** A picture may take a phone with a weak signal this long to send; its headers come at once. */
const REQUEST_MS = 120_000
const HEADERS_MS = 10_000
/** How often Node looks for connections whose time is over. */
const CHECK_MS = 2_000
const MAX_SOCKETS = 4_000
/** Time for the first byte of a connection that was opened a moment ago: its request may be on its way. */
const FIRST_BYTE_MS = 500
/** How often a server that closes looks for connections whose last answer has ended. */
const CLOSE_IDLE_MS = 20
const MAX_SOCKETS_PER_ADDRESS = 256
const MAX_IDLE = 300

/** Another program listens on the configured port: a setting to be changed, no fault of this program. */
export class PortTaken extends Error {}

export type ServerOptions = {
  readonly routes: readonly Hono[]
  readonly host: string
  readonly port: number
  /** The setting that holds the port, for the message that asks to change it. */
  readonly portSetting: string
  /** How many of our own stand before it, one behind the other. They close what is idle, and write down who calls. */
  readonly proxies?: number
  /** Open connections in all: for one more the one that has been idle the longest is closed. */
  readonly maxSockets?: number
  /** The same from one address; not counted behind a proxy of our own. */
  readonly maxSocketsPerAddress?: number
  readonly log: { error(facts: object, message: string): void }
}

export type Server = {
  readonly port: number
  /** Takes no new connections and lets requests under way end; after `withinMs` those that are left are cut. */
  close(withinMs: number): Promise<void>
}

/** One port with all its routes. Whatever is not one of them is not found, and a failing one tells nothing. */
export const startServer = async (options: ServerOptions): Promise<Server> => {
  const leaving = new AbortController()
  const server = await listen(appOf(options, leaving.signal), options)
  const sockets = socketsOf(server)
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    close: async (withinMs) => {
      leaving.abort()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // Again and again: a stream that ends only now leaves its connection open for as long as the client keeps it.
      const closeIdle = (): void => {
        if ('closeIdleConnections' in server) server.closeIdleConnections()
        // Opened in advance, as browsers do, and not idle in the server's eyes.
        const now = performance.now()
        for (const [socket, openedAt] of sockets)
          if (socket.bytesRead === 0 && now - openedAt >= FIRST_BYTE_MS) socket.destroy()
      }
      const idle = setInterval(closeIdle, CLOSE_IDLE_MS)
      const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), withinMs)
      closeIdle()
      await closed
      clearInterval(idle)
      clearTimeout(late)
    },
  }
}

/** Those that are open, and since when, by a clock that does not jump. */
const socketsOf = (server: ServerType): ReadonlyMap<Socket, number> => {
  const open = new Map<Socket, number>()
  server.on('connection', (socket: Socket) => {
    open.set(socket, performance.now())
    socket.once('close', () => open.delete(socket))
  })
  return open
}

const hasBrokenOff = ({ env }: Context): boolean => {
  const incoming: unknown = env?.incoming
  return isIncoming(incoming) && incoming.destroyed && !incoming.complete
}

const appOf = ({ routes, log }: ServerOptions, leaving: AbortSignal): Hono => {
  const app = new Hono().notFound((c) => c.json({ error: 'not-found' }, 404))
  app.onError((error, c) => {
    // Its sender has gone, or was cut: there is no failure to tell of, and nobody to tell.
    if (hasBrokenOff(c)) return c.body(null, 400)
    const reference = failureReference(randomUUID())
    const facts = { event: 'request-failed', err: error, path: c.req.path, reference }
    log.error(facts, 'a request failed')
    return c.json({ error: 'internal', reference }, 500)
  })
  app.use(async (c, next) => {
    await next()
    // Or a client with a kept-alive connection would go on sending on it, until it is cut in the middle of a request.
    if (leaving.aborted) c.header('connection', 'close')
  })
  for (const each of routes) app.route('/', each)
  return app
}

const listen = (app: Hono, { host, port, portSetting, proxies = 0, ...limits }: ServerOptions): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    const { maxSockets: max = MAX_SOCKETS, maxSocketsPerAddress = MAX_SOCKETS_PER_ADDRESS } = limits
    const isBehindProxy = proxies > 0
    const [bodies, known] = [createBodies({ proxies }), createKnownConnections()]
    const server = serve({
      fetch: (request, env) => app.fetch(request, { ...env, bodies, known }),
      hostname: host,
      port,
      createServer,
      // It would read up to 64 MB of what was refused.
      autoCleanupIncoming: false,
      serverOptions: {
        keepAliveTimeout: isBehindProxy ? KEEP_ALIVE_BEHIND_PROXY_MS : KEEP_ALIVE_MS,
        requestTimeout: REQUEST_MS,
        headersTimeout: HEADERS_MS,
        connectionsCheckingInterval: CHECK_MS,
      },
    })
    if (server instanceof HttpServer)
      limitConnections(server, {
        max,
        maxPerAddress: isBehindProxy ? undefined : maxSocketsPerAddress,
        maxIdle: isBehindProxy ? max : MAX_IDLE,
        known,
      })
    server.prependListener('request', holdBody)
    server.on('clientError', refuseBroken)
    server.on('request', cutSlowBody)
    server.on('request', cutUnreadBody)
    server.once('listening', () => resolve(server))
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new PortTaken(`Port ${port} (${portSetting}) is taken: stop what uses it, or set ${portSetting}.`)
          : error,
      ),
    )
  })
