import { type GaugeMetric, type GaugeReading, GAUGES } from '#adapters/telemetry/index.ts'
import type { Cases } from '#bank/case/case.ts'
import type { Drifts } from '#bank/books/drift.ts'
import type { Rounds } from '#bank/books/round.ts'
import { DIFFERENCE_KINDS } from '#bank/books/difference.ts'
import type { BankAvailability } from '#bank/ground/availability.ts'
import { QUEUES } from '#jobs/names.ts'
import type { Queues } from '#jobs/queues.ts'
import type { Workers } from '#jobs/worker.ts'
import type { Config } from '../config/config.ts'

type Gauge = readonly [metric: GaugeMetric, read: () => Promise<readonly GaugeReading[]>]

/** Where gauges are registered; each is read when the metrics are scraped. */
export type Gauges = { gauge(...gauge: Gauge): void }

/** How many jobs wait in each queue. */
export const backlogs = (queues: Pick<Queues, 'backlog'>) =>
  Promise.all(QUEUES.map(async (queue) => ({ queue, waiting: (await queues.backlog(queue)).waiting })))

const MOST_DEAD_LETTERS = 1_000
const flag = (raised: boolean): readonly GaugeReading[] => [{ value: raised ? 1 : 0 }]
const seconds = (ms: number): number => Math.max(0, ms) / 1_000

type Deps = {
  readonly clock: () => number
  readonly config: Pick<Config, 'DRIFT_ALARM_SECONDS' | 'MAX_WAITING_OPERATIONS'>
  readonly queues: Pick<Queues, 'backlog' | 'deadLetters'>
  readonly ports: { readonly availability: Pick<BankAvailability, 'isAway'>; readonly cases: Pick<Cases, 'standing'> }
  readonly durable: {
    readonly drifts: Pick<Drifts, 'summary'>
    readonly rounds: Pick<Rounds, 'read'>
    readonly overview: { waiting(most: number): Promise<number> }
  }
}

/** Read from the stores and the queue, so that they are the same whichever process is asked. */
export const sharedGauges = ({ clock, config, queues, ports, durable }: Deps): readonly Gauge[] => {
  const { drifts, rounds, overview } = durable
  return [
    [
      GAUGES.driftOpen,
      async () => {
        const { byKind } = await drifts.summary()
        return DIFFERENCE_KINDS.map((kind) => ({ labels: { kind }, value: byKind[kind] ?? 0 }))
      },
    ],
    [
      GAUGES.driftOldestSeconds,
      async () => {
        const { oldest } = await drifts.summary()
        return [{ value: oldest === undefined ? 0 : seconds(clock() - oldest) }]
      },
    ],
    [
      GAUGES.driftAlarm,
      async () => {
        const { oldest } = await drifts.summary()
        return flag(oldest !== undefined && clock() - oldest > config.DRIFT_ALARM_SECONDS * 1_000)
      },
    ],
    [
      GAUGES.reconciledSeconds,
      async () => {
        const { completedAt } = await rounds.read()
        return completedAt === undefined ? [] : [{ value: seconds(clock() - completedAt) }]
      },
    ],
    [
      GAUGES.queueWaiting,
      async () => (await backlogs(queues)).map(({ queue, waiting }) => ({ labels: { queue }, value: waiting })),
    ],
    [GAUGES.bankAway, async () => flag(await ports.availability.isAway())],
    [GAUGES.casesOpen, async () => [{ value: (await ports.cases.standing()).open }]],
    [
      GAUGES.casesOldestSeconds,
      async () => {
        const { waitingSince } = await ports.cases.standing()
        return [{ value: waitingSince === undefined ? 0 : seconds(clock() - waitingSince) }]
      },
    ],
    [GAUGES.operationsWaiting, async () => [{ value: await overview.waiting(config.MAX_WAITING_OPERATIONS) }]],
    [GAUGES.deadLetters, async () => [{ value: (await queues.deadLetters(MOST_DEAD_LETTERS)).length }]],
  ]
}

/** Of a process that works on jobs. */
export const workerGauges = ({ liveness }: Pick<Workers, 'liveness'>): readonly Gauge[] => [
  [
    GAUGES.workerSilentSeconds,
    async () => liveness().map(({ queue, silentMs }) => ({ labels: { queue }, value: silentMs / 1_000 })),
  ],
  [
    GAUGES.workerStalled,
    async () => liveness().map(({ queue, isStalled }) => ({ labels: { queue }, value: isStalled ? 1 : 0 })),
  ],
]
