import { Counter, Histogram, type Registry } from 'prom-client'

/** Seconds: a turn is to be answered within a fraction of one, a call to the bank within its time-out. */
const TURN_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
const RAIL_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

type Metric = { readonly name: string; readonly help: string; readonly labelNames?: readonly string[] }

/**
 * Every metric of Parley but those of the Node process itself. Labels are kinds and outcomes, never ids or anything
 * personal. Names are known to dashboards and alarms (docs/runbook.md): they stay when the words around them change.
 */
export const COUNTED = {
  turns: {
    name: 'parley_turns_total',
    help: 'Turns answered, by channel and outcome',
    labelNames: ['channel', 'outcome'],
  },
  turnSeconds: {
    name: 'parley_turn_seconds',
    help: 'Time from a turn received to its answer',
    labelNames: ['channel'],
  },
  operations: {
    name: 'parley_operations_total',
    help: 'Operations concluded, by kind and outcome',
    labelNames: ['kind', 'outcome'],
  },
  notices: {
    name: 'parley_notices_total',
    help: 'Notices delivered or unreachable',
    labelNames: ['outcome'],
  },
  railFailures: {
    name: 'parley_rail_failures_total',
    help: 'Calls to the bank that failed, by call and kind',
    labelNames: ['call', 'kind'],
  },
  railSeconds: {
    name: 'parley_rail_seconds',
    help: 'Time that calls to the bank take',
    labelNames: ['call'],
  },
  swept: {
    name: 'parley_sweep_recreated_total',
    help: 'Jobs recreated by the sweeper',
    labelNames: ['what'],
  },
  quarantined: {
    name: 'parley_quarantined_total',
    help: 'What was quarantined after its last try: a turn by its channel, a webhook of the bank, an update of Telegram',
    labelNames: ['what'],
  },
  replaced: {
    name: 'parley_worker_replaced_total',
    help: 'Stalled workers that were replaced, by queue',
    labelNames: ['queue'],
  },
} as const satisfies Record<string, Metric>

/** Values that are looked up when the metrics are read. */
export const GAUGES = {
  workerSilentSeconds: {
    name: 'parley_worker_silent_seconds',
    help: 'Since when no job got through to this process, by queue',
    labelNames: ['queue'],
  },
  workerStalled: {
    name: 'parley_worker_stalled',
    help: 'One while a queue is served by a worker that has stalled',
    labelNames: ['queue'],
  },
  driftOpen: {
    name: 'parley_drift_open',
    help: 'Differences with the bank that stand, by kind',
    labelNames: ['kind'],
  },
  driftOldestSeconds: {
    name: 'parley_drift_oldest_seconds',
    help: 'How long the oldest difference with the bank stands',
  },
  driftAlarm: {
    name: 'parley_drift_alarm',
    help: 'One while a difference with the bank stands for too long',
  },
  reconciledSeconds: {
    name: 'parley_reconciled_seconds',
    help: 'Time since all customers were compared with the bank',
  },
  queueWaiting: { name: 'parley_queue_waiting', help: 'Jobs that wait, by queue', labelNames: ['queue'] },
  bankAway: {
    name: 'parley_bank_away',
    help: 'One while the bank does not answer and nothing is sent to it',
  },
  operationsWaiting: {
    name: 'parley_operations_waiting',
    help: 'Agreed to and not known to be at the bank, up to the limit',
  },
  casesOpen: { name: 'parley_cases_open', help: 'Cases of customers that are not closed' },
  casesOldestSeconds: {
    name: 'parley_cases_oldest_unanswered_seconds',
    help: 'For how long the customer who waits longest has waited for words of support',
  },
  deadLetters: { name: 'parley_dead_letters', help: 'Jobs that were given up on, at most a thousand' },
} as const satisfies Record<string, Metric>
export type GaugeMetric = Metric

/** The counters of this process. */
export const createMetrics = (registry: Registry) => {
  const registers = [registry]
  return {
    turns: new Counter({ ...COUNTED.turns, registers }),
    turnSeconds: new Histogram({ ...COUNTED.turnSeconds, registers, buckets: TURN_BUCKETS }),
    operations: new Counter({ ...COUNTED.operations, registers }),
    notices: new Counter({ ...COUNTED.notices, registers }),
    railFailures: new Counter({ ...COUNTED.railFailures, registers }),
    railSeconds: new Histogram({ ...COUNTED.railSeconds, registers, buckets: RAIL_BUCKETS }),
    swept: new Counter({ ...COUNTED.swept, registers }),
    quarantined: new Counter({ ...COUNTED.quarantined, registers }),
    replaced: new Counter({ ...COUNTED.replaced, registers }),
  }
}
export type Metrics = ReturnType<typeof createMetrics>
