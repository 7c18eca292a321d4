import { adminRoutes, type Overview } from '#http/admin-routes.ts'
import { answerCase, listCases, readCase } from '#bank/case/desk.ts'
import { caseRoutes, type Desk } from '#http/case-routes.ts'
import { type Checks, healthDetailRoutes } from '#http/health-routes.ts'
import { operatorGuard } from '#http/operator-guard.ts'
import { metricsRoutes } from '#http/metrics-routes.ts'
import { type ServerOptions, startServer } from '#http/server.ts'
import type { Parley } from '../compose/compose.ts'
import { backlogs, type Gauges, sharedGauges } from './gauges.ts'
import { operatorSettings } from '../config/config.ts'
import type { Running } from './running.ts'

/** Shown of each list. */
const ROWS = 100

export type OperatorDeps = Pick<Parley, 'durable' | 'queues' | 'clock' | 'config' | 'pulse' | 'ports'> & {
  readonly log: ServerOptions['log']
  readonly health: Checks
  readonly telemetry: Gauges & Pick<Parley['telemetry'], 'render'>
}

/** What operators look at: apart from every public port. */
export const startOperatorPort = async (
  deps: OperatorDeps,
  port: number,
): Promise<Running & { readonly port: number }> => {
  const { telemetry, health, log } = deps
  const { host, token, names } = operatorSettings(deps.config)
  for (const gauge of sharedGauges(deps)) telemetry.gauge(...gauge)
  const server = await startServer({
    routes: [
      operatorGuard({ token, names }, health),
      adminRoutes(() => overview(deps)),
      caseRoutes(deskOf(deps), { token, clock: deps.clock }),
      healthDetailRoutes(health),
      metricsRoutes(telemetry.render),
    ],
    host,
    port,
    portSetting: 'ADMIN_PORT',
    log,
  })
  return { port: server.port, stop: () => server.close(0) }
}

/** What is read and done with cases there. */
const deskOf = ({ ports }: Pick<OperatorDeps, 'ports'>): Desk => ({
  list: () => listCases(ports),
  read: (id) => readCase(ports, id),
  answer: (given) => answerCase(ports, given),
})

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
