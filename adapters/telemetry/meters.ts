import { Counter, Histogram, type Registry } from 'prom-client'

/** Seconds: a turn is to be answered within a fraction of one, a call to the bank within its time-out. */
const TURN_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
const RAIL_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** The counters of this process. */
export const createMeters = (registry: Registry) => {
  const in_ = { registers: [registry] }
  const turns = new Counter({
    ...in_,
    name: 'parley_turns_total',
    help: 'Turns answered, by channel and outcome',
    labelNames: ['channel', 'outcome'],
  })
  const turnSeconds = new Histogram({
    ...in_,
    name: 'parley_turn_seconds',
    help: 'Time from a turn received to its answer',
    labelNames: ['channel'],
    buckets: TURN_BUCKETS,
  })
  const operations = new Counter({
    ...in_,
    name: 'parley_operations_total',
    help: 'Operations concluded, by kind and outcome',
    labelNames: ['kind', 'outcome'],
  })
  const notices = new Counter({
    ...in_,
    name: 'parley_notices_total',
    help: 'Notices delivered or unreachable',
    labelNames: ['outcome'],
  })
  const railFailures = new Counter({
    ...in_,
    name: 'parley_rail_failures_total',
    help: 'Calls to the bank that failed, by call and kind',
    labelNames: ['call', 'kind'],
  })
  const railSeconds = new Histogram({
    ...in_,
    name: 'parley_rail_seconds',
    help: 'Time that calls to the bank take',
    labelNames: ['call'],
    buckets: RAIL_BUCKETS,
  })
  const swept = new Counter({
    ...in_,
    name: 'parley_sweep_recreated_total',
    help: 'Jobs recreated by the sweeper',
    labelNames: ['what'],
  })
  const setAside = new Counter({
    ...in_,
    name: 'parley_set_aside_total',
    help: 'Turns and news of the bank set aside after their last try, by channel',
    labelNames: ['what'],
  })
  const replaced = new Counter({
    ...in_,
    name: 'parley_worker_replaced_total',
    help: 'Workers that no longer listened and were replaced, by queue',
    labelNames: ['queue'],
  })
  return { replaced, setAside, turns, turnSeconds, operations, notices, railFailures, railSeconds, swept }
}
export type Meters = ReturnType<typeof createMeters>
