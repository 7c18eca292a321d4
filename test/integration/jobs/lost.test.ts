import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { redisUrl } from '#test/support/servers.ts'
import { startStopwatch } from '#test/support/stopwatch.ts'
import { anOperation, openJobs, type JobsOnRedis } from './jobs-on-redis.ts'

let fixture: JobsOnRedis
let children: ChildProcess[]
beforeEach(() => {
  fixture = openJobs()
  children = []
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await fixture.close()
})

const WITHIN = { timeout: 20_000, interval: 20 }

/** A twentieth of the default: the library's timers are real ones. */
const TAKE_OVER_MS = 500

/** A worker in a process of its own that has taken a job and will never end it. */
const hangingWorker = async (): Promise<ChildProcess> => {
  const script = fileURLToPath(new URL('./worker-process.ts', import.meta.url))
  const child = spawn(process.execPath, [script, redisUrl(), fixture.prefix, String(TAKE_OVER_MS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  await once(child.stdout ?? child, 'data')
  return child
}

describe('R2: a worker that dies', () => {
  it('has its job taken over within one and a half times the take-over time, and dying five times parks nothing', async () => {
    const id = anOperation()
    await fixture.queues.wake.operation(id)
    let takes = hangingWorker()
    for (let deaths = 0; deaths < 5; deaths += 1) {
      const dying = await takes
      // The next one starts while this one still has the job: starting takes longer than taking over.
      takes = deaths < 4 ? hangingWorker() : takes
      dying.kill('SIGKILL')
    }
    const elapsed = startStopwatch()
    const seen: string[] = []
    await fixture.work({ advance: (each) => Promise.resolve(seen.push(each)) }, { takeOverMs: TAKE_OVER_MS })
    await expect.poll(() => seen, WITHIN).toEqual([id])
    expect(elapsed()).toBeLessThan(1.5 * TAKE_OVER_MS + 1_500)
    expect(await fixture.queues.deadLetters(1)).toEqual([])
  }, 60_000)

  it('is no longer among those who listen: whoever starts alone knows it', async () => {
    expect(await fixture.queues.listening('operations')).toBe(0)
    await fixture.queues.wake.operation(anOperation())
    const lost = await hangingWorker()
    const mine = await fixture.work({})
    expect(await fixture.queues.listening('operations')).toBe(2)
    lost.kill('SIGKILL')
    await expect.poll(() => fixture.queues.listening('operations'), WITHIN).toBe(1)
    await mine.close(1_000)
    expect(await fixture.queues.listening('operations')).toBe(0)
  }, 40_000)

  it('does not keep a wake from the others while its job is not yet taken over', async () => {
    const id = anOperation()
    await fixture.queues.wake.operation(id)
    const lost = await hangingWorker()
    lost.kill('SIGKILL')
    await fixture.queues.wake.operation(id)
    let runs = 0
    await fixture.work({ advance: () => Promise.resolve(void (runs += 1)) }, { takeOverMs: TAKE_OVER_MS })
    // The job of the dead one, and the wake that came meanwhile.
    await expect.poll(() => runs, WITHIN).toBe(2)
  }, 40_000)
})

describe('R18: a Redis that loses everything', () => {
  it('has the sweep going again within its interval, and takes wakes as before', async () => {
    let sweeps = 0
    const seen: string[] = []
    await fixture.work(
      { sweep: () => Promise.resolve(void (sweeps += 1)), advance: (id) => Promise.resolve(seen.push(id)) },
      { everyMs: { sweep: 300, prices: 3_600_000, 'alert-index': 3_600_000, reconcile: 3_600_000 } },
    )
    await expect.poll(() => sweeps, WITHIN).toBeGreaterThan(1)
    await fixture.queues.wake.operation(anOperation(), 60_000)
    await fixture.flush()
    const [before, elapsed] = [sweeps, startStopwatch()]
    const id = anOperation()
    await fixture.queues.wake.operation(id)
    await expect.poll(() => seen, WITHIN).toEqual([id])
    await expect.poll(() => sweeps, WITHIN).toBeGreaterThan(before + 1)
    expect(elapsed()).toBeLessThan(12_000)
  }, 40_000)

  it('while a job runs, lets it end and the next wake of the same subject through', async () => {
    const id = anOperation()
    const gate = Promise.withResolvers<void>()
    let runs = 0
    await fixture.work({
      async advance() {
        runs += 1
        if (runs === 1) await gate.promise
      },
    })
    await fixture.queues.wake.operation(id)
    await expect.poll(() => runs, WITHIN).toBe(1)
    await fixture.flush()
    await fixture.queues.wake.operation(id)
    gate.resolve()
    await expect.poll(() => runs, WITHIN).toBe(2)
  }, 40_000)
})

describe('ticks', () => {
  it('are one job for all workers', async () => {
    let sweeps = 0
    const useCases = { sweep: () => Promise.resolve(void (sweeps += 1)) }
    const everyMs = { sweep: 500, prices: 3_600_000, 'alert-index': 3_600_000, reconcile: 3_600_000 }
    const begun = Date.now()
    for (let n = 0; n < 3; n += 1) await fixture.work(useCases, { everyMs })
    await expect.poll(() => sweeps, WITHIN).toBe(6)
    // Every 400 ms at most: three workers on their own would have needed a third of this.
    expect(Date.now() - begun).toBeGreaterThan(1_900)
  })

  it('R23: do not pile up while one takes longer than its interval', async () => {
    const { promise: slow, resolve: end } = Promise.withResolvers<void>()
    let sweeps = 0
    const sweep = (): Promise<void> => {
      sweeps += 1
      return slow
    }
    const everyMs = { sweep: 50, prices: 3_600_000, 'alert-index': 3_600_000, reconcile: 3_600_000 }
    await fixture.work({ sweep }, { everyMs })
    await expect.poll(() => sweeps, WITHIN).toBe(1)
    for (let n = 0; n < 20; n += 1) {
      await fixture.queues.tick('sweep', 1)
      await pause(5)
    }
    expect((await fixture.queues.backlog('sweep')).waiting).toBe(1)
    end()
    await expect.poll(() => sweeps, WITHIN).toBeGreaterThan(1)
  })
})
