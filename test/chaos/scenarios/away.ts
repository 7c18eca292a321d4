import { setTimeout as pause } from 'node:timers/promises'
import { slopePerMinute, startSampler } from '../real/sampler.ts'
import type { Scenario } from './scenario.ts'

/** What may wait: fewer than come in meanwhile, so that some are turned away. */
const MOST = 300
/** Before the outage and after it. */
const CALM_MS = 60_000
const CAUGHT_UP_MS = 10 * 60_000
/** More than this per minute over the second half of the run would be a leak: a heap takes its size first. */
const LEAK_MIB = 3

/** R23: the bank answers 503 to everything for minutes, while people go on paying. */
export const away: Scenario = {
  rounds: 1,
  minutes: 10,
  env: { MAX_WAITING_OPERATIONS: String(MOST) },
  async run({ processes, crowd, web, worker, everyMs, say }, { minutes }) {
    const waiting = (): Promise<number> =>
      processes.db
        .collection('operations')
        .countDocuments({ state: { $in: ['confirmed', 'submitted', 'unknown'] }, bankId: { $exists: false } })
    const sampler = startSampler(() => ({ web: web.pid, worker: worker.pid }), { jobs: processes.queued, waiting })
    crowd.start(everyMs)
    await pause(CALM_MS)
    say(`${(crowd.presses() / (CALM_MS / 1_000)).toFixed(1)} payments a second before the bank goes away`)
    await processes.plant({ fault: 'status', status: 503, route: '*' })
    const from = crowd.presses()
    await pause(minutes * 60_000)
    const taken = await waiting()
    say(`${crowd.presses() - from} presses while it is away, ${taken} wait`)
    // Whoever pays now would be counted among those who waited.
    await crowd.stop()
    await processes.clearFaults()
    const back = performance.now()
    const since = (): string => ((performance.now() - back) / 1_000).toFixed(1)
    while ((await waiting()) > 0 && performance.now() - back < CAUGHT_UP_MS) await pause(500)
    say(`what waited was handed over ${since()} s after it was back`)
    await crowd.drained(CAUGHT_UP_MS)
    say(`all was over and told ${since()} s after it was back`)
    crowd.start(everyMs)
    await pause(2 * CALM_MS)
    sampler.stop()
    const slopes = (['web', 'worker'] as const).map((name) => {
      const all = sampler.of(name)
      return [name, slopePerMinute(all, (all.at(-1)?.atS ?? 0) / 2)] as const
    })
    for (const [name, slope] of slopes)
      say(`${name}: MiB by minute ${sampler.line(name)}; slope over the second half ${slope.toFixed(2)} MiB a minute`)
    say(`jobs in the queue, by minute: ${sampler.line('jobs')}; at most ${sampler.most('jobs')}`)
    say(`waiting for the bank, by minute: ${sampler.line('waiting')}; at most ${sampler.most('waiting')}`)
    say(`handed to the bank within one second, at most: ${await busiestSecond(processes)}`)
    return slopes
      .filter(([, slope]) => slope > LEAK_MIB)
      .map(([name, slope]) => `${name} grows by ${slope} MiB a minute`)
  },
}

const busiestSecond = async (processes: Parameters<Scenario['run']>[0]['processes']): Promise<number> => {
  const sent = (await processes.operations('send')).flatMap(({ history }) =>
    history.filter(({ state }) => state === 'submitted').map(({ at }) => Math.floor(at / 1_000)),
  )
  return Math.max(0, ...[...Map.groupBy(sent, (second) => second).values()].map(({ length }) => length))
}
