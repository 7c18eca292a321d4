import { adminRoutes, type Overview } from '#http/admin-routes.ts'
import { type Checks, healthDetailRoutes } from '#http/health-routes.ts'
import { metricsRoutes } from '#http/metrics-routes.ts'
import { type ServerOptions, startServer } from '#http/server.ts'
import type { Parley } from '../compose/compose.ts'
import { backlogs, type Gauges, sharedGauges } from './gauges.ts'
import type { Running } from './running.ts'

const LOOPBACK = '127.0.0.1'
/** Shown of each list. */
const ROWS = 100

export type OperatorDeps = Pick<Parley, 'durable' | 'queues' | 'clock' | 'config' | 'pulse' | 'ports'> & {
  readonly log: ServerOptions['log']
  readonly health: Checks
  readonly telemetry: Gauges & Pick<Parley['telemetry'], 'render'>
}

/** What operators look at: on the loopback, apart from every public port. */
export const startOperatorPort = async (
  deps: OperatorDeps,
  port: number,
): Promise<Running & { readonly port: number }> => {
  const { telemetry, health, log } = deps
  for (const gauge of sharedGauges(deps)) telemetry.gauge(...gauge)
  const server = await startServer({
    routes: [adminRoutes(() => overview(deps)), healthDetailRoutes(health), metricsRoutes(telemetry.render)],
    host: LOOPBACK,
    port,
    portSetting: 'ADMIN_PORT',
    log,
  })
  return { port: server.port, stop: () => server.close(0) }
}

const overview = async ({ durable, queues, clock, config, pulse }: OperatorDeps): Promise<Overview> => {
  const now = clock()
  const [operations, overdue, drifts, deadLetters, waiting, notices, round] = await Promise.all([
    durable.overview.operations(),
    durable.overview.overdue(now, ROWS),
    durable.drifts.open(ROWS),
    queues.deadLetters(ROWS),
    backlogs(queues),
    durable.overview.notices(),
    durable.rounds.read(),
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
    sweptAt: pulse.sweptAt,
    reconcile: round,
  }
}
