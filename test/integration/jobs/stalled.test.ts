import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTelemetry } from '#adapters/telemetry/index.ts'
import { healthDetailRoutes } from '#http/health-routes.ts'
import { workerGauges } from '#app/roles/gauges.ts'
import { checkOf } from '#app/roles/worker.ts'
import { redisUrl } from '#test/support/servers.ts'
import { ownClock, startStopwatch } from '#test/support/stopwatch.ts'
import { createTcpProxy, type TcpProxy } from '#test/support/tcp-proxy.ts'
import { anOperation, openJobs, type JobsOnRedis } from './jobs-on-redis.ts'

let proxy: TcpProxy
let fixture: JobsOnRedis
let seen: string[]
beforeEach(async () => {
  const { hostname, port } = new URL(redisUrl())
  proxy = await createTcpProxy({ host: hostname, port: Number(port) })
  fixture = openJobs(`redis://127.0.0.1:${proxy.port}`)
  seen = []
})
afterEach(async () => {
  await fixture.close()
  await proxy.close()
})

const WITHIN = { timeout: 15_000, interval: 20 }
/** A thirtieth of the defaults. */
const HURRY = { probeMs: 300, stalledAfterMs: 900 }

const work = () => fixture.work({ advance: (id) => Promise.resolve(seen.push(id)) }, HURRY)
/** Freezes the connection on which the worker of `operations` waits for jobs. */
const freezeBlocking = async (): Promise<void> => {
  const wanted = `${fixture.prefix}:operations:marker`
  const waits = (text: string) => text.toLowerCase().includes('bzpopmin') && text.includes(wanted)
  await expect.poll(() => proxy.lines().filter((line) => waits(line.sent())).length, WITHIN).toBe(1)
  for (const line of proxy.lines()) if (waits(line.sent())) line.freeze()
}
const stalled = (workers: Awaited<ReturnType<typeof work>>): readonly string[] =>
  workers.liveness().flatMap(({ queue, isStalled }) => (isStalled ? [queue] : []))

describe('R21: a worker that runs and takes no jobs', () => {
  it('is found by a probe that does not get through, reported, and replaced; the others go on', async () => {
    const replaced: string[] = []
    const workers = await fixture.work(
      { advance: (id) => Promise.resolve(seen.push(id)) },
      { ...HURRY, onReplaced: (queue) => replaced.push(queue) },
    )
    await freezeBlocking()
    const elapsed = startStopwatch()
    const id = anOperation()
    await fixture.queues.wake.operation(id)
    // Between being found and being replaced there may be no time at all: what was reported stays.
    const reported = [
      expect.objectContaining({ queue: 'operations' }),
      'a worker has stalled: no job gets through to it',
    ]
    await expect.poll(() => fixture.log.error.mock.calls, WITHIN).toContainEqual(reported)
    await expect.poll(() => seen, WITHIN).toEqual([id])
    // Sixty seconds at the speed of this test, and what a busy machine adds.
    expect(elapsed()).toBeLessThan(60_000 / 30 + 5_000)
    expect(replaced).toContain('operations')
    await expect.poll(() => stalled(workers), WITHIN).toEqual([])
    const again = [{ event: 'worker-recovered', queue: 'operations' }, 'a worker takes jobs again']
    await expect.poll(() => fixture.log.info.mock.calls, WITHIN).toContainEqual(again)
  })

  it('makes its process unwell in /health and in the metrics, and well again once it listens', async () => {
    const workers = await fixture.work({}, { probeMs: 300, stalledAfterMs: 900 })
    const telemetry = createTelemetry(Date.now)
    const health = { jobs: checkOf(workers) }
    for (const gauge of workerGauges(workers)) telemetry.gauge(...gauge)
    const asked = async () => {
      const answer = await healthDetailRoutes(health).request('/health')
      return [answer.status, await answer.json()]
    }
    const isStalledInMetrics = async (): Promise<boolean> =>
      /^parley_worker_stalled\{queue="operations"\} 1$/m.test((await telemetry.render()).body)
    const [well, unwell] = [
      [200, { ok: true, jobs: true }],
      [503, { ok: false, jobs: false }],
    ]
    expect(await asked()).toEqual(well)
    expect(await isStalledInMetrics()).toBe(false)
    proxy.freezeAll()
    await expect.poll(asked, WITHIN).toEqual(unwell)
    await expect.poll(isStalledInMetrics, WITHIN).toBe(true)
    proxy.drop()
    await expect.poll(asked, WITHIN).toEqual(well)
    await expect.poll(isStalledInMetrics, WITHIN).toBe(false)
  })

  it('is reported when nothing of Redis answers, and listens again by itself once it does', async () => {
    const elapsed = startStopwatch()
    await fixture.close()
    fixture = openJobs(`redis://127.0.0.1:${proxy.port}`, { owedMs: 1_000 })
    const workers = await work()
    proxy.freezeAll()
    await expect.poll(() => stalled(workers).length, WITHIN).toBeGreaterThan(7)
    proxy.thaw()
    const id = anOperation()
    await expect.poll(() => stalled(workers), WITHIN).toEqual([])
    await fixture.queues.wake.operation(id)
    await expect.poll(() => seen, WITHIN).toContain(id)
    expect(elapsed()).toBeLessThan(20_000)
  })

  it('is not suspected while it works, however long, nor while it has nothing to do', async () => {
    const gate = Promise.withResolvers<void>()
    const workers = await fixture.work(
      { sweep: () => gate.promise },
      {
        probeMs: 100,
        stalledAfterMs: 1_500,
        everyMs: { prices: 3_600_000, reconcile: 3_600_000, sweep: 100 },
        clock: ownClock(),
      },
    )
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    expect(stalled(workers)).toEqual([])
    gate.resolve()
    expect(fixture.log.error).not.toHaveBeenCalled()
  })

  it('is replaced when its only place is held by a job that never ends', async () => {
    const replaced: string[] = []
    await fixture.work(
      { sweep: () => new Promise(() => {}) },
      {
        probeMs: 100,
        stalledAfterMs: 200,
        everyMs: { prices: 3_600_000, reconcile: 3_600_000, sweep: 100 },
        onReplaced: (queue) => replaced.push(queue),
      },
    )
    await expect.poll(() => replaced, WITHIN).toContain('sweep')
  })
})
