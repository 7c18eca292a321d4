import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { GAUGES } from '#adapters/telemetry/index.ts'
import { DIFFERENCE_KINDS } from '#bank/books/difference.ts'
import { adminDoor, type Overview } from '#http/admin-door.ts'
import { healthDoor } from '#http/health-door.ts'
import { metricsDoor } from '#http/metrics-door.ts'
import { QUEUES } from '#jobs/names.ts'
import type { Runtime } from '../runtime.ts'
import type { Running } from './running.ts'

const LOOPBACK = '127.0.0.1'
/** Shown of each list. */
const ROWS = 100

/** What operators look at: on the loopback, apart from every port that anybody else can reach. */
export const startAdmin = async (runtime: Runtime, port: number): Promise<Running & { readonly port: number }> => {
  addGauges(runtime)
  const app = new Hono().notFound((c) => c.json({ error: 'not-found' }, 404))
  app.onError((error, c) => {
    runtime.log.error({ problem: error.message, path: c.req.path }, 'the admin page could not be read')
    return c.json({ error: 'internal' }, 500)
  })
  app.route(
    '/',
    adminDoor(() => overview(runtime)),
  )
  app.route('/', healthDoor(runtime.health))
  app.route('/', metricsDoor(runtime.telemetry.render))
  const server = await listen(app, port)
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

const listen = (app: Hono, port: number): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: LOOPBACK, port })
    server.once('listening', () => resolve(server))
    server.once('error', reject)
  })

const backlogs = ({ queues }: Runtime) =>
  Promise.all(QUEUES.map(async (queue) => ({ queue, waiting: (await queues.backlog(queue)).waiting })))

/** Read from the stores and the queue, so that they are the same whichever process is asked. */
const addGauges = (runtime: Runtime): void => {
  const { telemetry, books, queues, clock, config } = runtime
  telemetry.gauge(GAUGES.driftOpen, async () => {
    const { byKind } = await books.drifts.summary()
    return DIFFERENCE_KINDS.map((kind) => ({ labels: { kind }, value: byKind[kind] ?? 0 }))
  })
  telemetry.gauge(GAUGES.driftOldestSeconds, async () => {
    const { oldest } = await books.drifts.summary()
    return [{ value: oldest === undefined ? 0 : Math.max(0, clock() - oldest) / 1_000 }]
  })
  telemetry.gauge(GAUGES.driftAlarm, async () => {
    const { oldest } = await books.drifts.summary()
    return [{ value: oldest !== undefined && clock() - oldest > config.DRIFT_ALARM_SECONDS * 1_000 ? 1 : 0 }]
  })
  telemetry.gauge(GAUGES.reconciledSeconds, async () => {
    const { completedAt } = await books.rounds.read()
    return completedAt === undefined ? [] : [{ value: Math.max(0, clock() - completedAt) / 1_000 }]
  })
  telemetry.gauge(GAUGES.queueWaiting, async () =>
    (await backlogs(runtime)).map(({ queue, waiting }) => ({ labels: { queue }, value: waiting })),
  )
  telemetry.gauge(GAUGES.bankAway, async () => [{ value: (await runtime.ports.availability.isAway()) ? 1 : 0 }])
  telemetry.gauge(GAUGES.operationsWaiting, async () => [
    { value: await books.overview.waiting(config.MAX_WAITING_OPERATIONS) },
  ])
  telemetry.gauge(GAUGES.deadLetters, async () => [{ value: (await queues.deadLetters(1_000)).length }])
}

const overview = async (runtime: Runtime): Promise<Overview> => {
  const { books, queues, clock, config, pulse } = runtime
  const now = clock()
  const [operations, overdue, drifts, deadLetters, waiting, notices, round] = await Promise.all([
    books.overview.operations(),
    books.overview.overdue(now, ROWS),
    books.drifts.open(ROWS),
    queues.deadLetters(ROWS),
    backlogs(runtime),
    books.overview.notices(),
    books.rounds.read(),
  ])
  return {
    at: now,
    roles: config.ROLES.join(', '),
    operations,
    overdue,
    drifts,
    deadLetters,
    queues: waiting,
    notices,
    ...(pulse.sweptAt !== undefined && { sweptAt: pulse.sweptAt }),
    reconcile: round,
  }
}
