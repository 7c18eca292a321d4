import { DIFFERENCE_KINDS } from '#bank/books/difference.ts'
import type { Drifts, Rounds } from '#bank/books/ports.ts'
import type { Line } from '#bank/ground/availability.ts'
import { QUEUES } from '#jobs/names.ts'
import type { Queues } from '#jobs/queues.ts'
import type { Workers } from '#jobs/worker.ts'
import type { Config } from '../config.ts'

type Reading = { readonly labels?: Readonly<Record<string, string>>; readonly value: number }
type Gauge = readonly [name: string, help: string, read: () => Promise<readonly Reading[]>, labels?: string[]]

/** Where gauges are registered; each is read when somebody asks for the metrics. */
export type Gauges = { gauge(...gauge: Gauge): void }

/** How many jobs wait in each queue. */
export const backlogs = (queues: Pick<Queues, 'backlog'>) =>
  Promise.all(QUEUES.map(async (queue) => ({ queue, waiting: (await queues.backlog(queue)).waiting })))

const MOST_DEAD_LETTERS = 1_000
const flag = (raised: boolean): readonly Reading[] => [{ value: raised ? 1 : 0 }]
const seconds = (ms: number): number => Math.max(0, ms) / 1_000

type Deps = {
  readonly clock: () => number
  readonly config: Pick<Config, 'DRIFT_ALARM_SECONDS' | 'MAX_WAITING_OPERATIONS'>
  readonly queues: Pick<Queues, 'backlog' | 'deadLetters'>
  readonly ports: { readonly line: Pick<Line, 'isAway'> }
  readonly books: {
    readonly drifts: Pick<Drifts, 'standing'>
    readonly rounds: Pick<Rounds, 'read'>
    readonly overview: { waiting(most: number): Promise<number> }
  }
}

/** Read from the stores and the queue, so that they are the same whichever process is asked. */
export const sharedGauges = ({ clock, config, queues, ports, books }: Deps): readonly Gauge[] => {
  const { drifts, rounds, overview } = books
  return [
    [
      'parley_drift_open',
      'Differences with the bank that stand, by kind',
      async () => {
        const { byKind } = await drifts.standing()
        return DIFFERENCE_KINDS.map((kind) => ({ labels: { kind }, value: byKind[kind] ?? 0 }))
      },
      ['kind'],
    ],
    [
      'parley_drift_oldest_seconds',
      'How long the oldest difference with the bank stands',
      async () => {
        const { oldest } = await drifts.standing()
        return [{ value: oldest === undefined ? 0 : seconds(clock() - oldest) }]
      },
    ],
    [
      'parley_drift_alarm',
      'One while a difference with the bank stands for too long',
      async () => {
        const { oldest } = await drifts.standing()
        return flag(oldest !== undefined && clock() - oldest > config.DRIFT_ALARM_SECONDS * 1_000)
      },
    ],
    [
      'parley_reconciled_seconds',
      'Time since everybody was compared with the bank',
      async () => {
        const { completedAt } = await rounds.read()
        return completedAt === undefined ? [] : [{ value: seconds(clock() - completedAt) }]
      },
    ],
    [
      'parley_queue_waiting',
      'Jobs that wait, by queue',
      async () => (await backlogs(queues)).map(({ queue, waiting }) => ({ labels: { queue }, value: waiting })),
      ['queue'],
    ],
    [
      'parley_bank_away',
      'One while the bank does not answer and nothing is sent to it',
      async () => flag(await ports.line.isAway()),
    ],
    [
      'parley_operations_waiting',
      'Agreed to and not known to be at the bank, up to the limit',
      async () => [{ value: await overview.waiting(config.MAX_WAITING_OPERATIONS) }],
    ],
    [
      'parley_dead_letters',
      'Jobs that were given up on, at most a thousand',
      async () => [{ value: (await queues.deadLetters(MOST_DEAD_LETTERS)).length }],
    ],
  ]
}

/** Of a process that works on jobs. */
export const workerGauges = ({ hearing }: Pick<Workers, 'hearing'>): readonly Gauge[] => [
  [
    'parley_worker_silent_seconds',
    'Since when no job got through to this process, by queue',
    async () => hearing().map(({ queue, silentMs }) => ({ labels: { queue }, value: silentMs / 1_000 })),
    ['queue'],
  ],
  [
    'parley_worker_deaf',
    'One while a queue is served by a worker that no longer listens',
    async () => hearing().map(({ queue, isDeaf }) => ({ labels: { queue }, value: isDeaf ? 1 : 0 })),
    ['queue'],
  ],
]
