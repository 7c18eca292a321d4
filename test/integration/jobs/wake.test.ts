import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OperationId } from '#bank/ground/ids.ts'
import { createQueues } from '#jobs/queues.ts'
import { uniqueName } from '#test/support/servers.ts'
import { aCustomer, anOperation, openJobs, type JobsOnRedis, quiet } from './jobs-on-redis.ts'

let fixture: JobsOnRedis
beforeEach(() => {
  fixture = openJobs()
})
afterEach(() => fixture.close())

const WITHIN = { timeout: 10_000, interval: 10 }
const settled = (ms = 150) => new Promise((resolve) => setTimeout(resolve, ms))

describe('a wake', () => {
  it('reaches the use case it is about, with the id alone', async () => {
    const [operation, customer] = [anOperation(), aCustomer()]
    const seen: string[] = []
    const note = (what: string) => (id: string) => Promise.resolve(seen.push(`${what} ${id}`))
    await fixture.work({ advance: note('advance'), deliverNotice: note('deliver'), syncCustomer: note('sync') })
    await fixture.queues.wake.operation(operation)
    await fixture.queues.wake.notice(`${operation}:settled`)
    await fixture.queues.wake.sync(customer)
    await expect
      .poll(() => seen.toSorted(), WITHIN)
      .toEqual([`advance ${operation}`, `deliver ${operation}:settled`, `sync ${customer}`])
    expect(await fixture.redis.keys(`${fixture.prefix}:*:completed`)).toEqual([])
  })

  it('is one job per subject, however often it is asked for before the work begins', async () => {
    const [one, other] = [anOperation(), anOperation()]
    for (let n = 0; n < 20; n += 1) await fixture.queues.wake.operation(one)
    await fixture.queues.wake.operation(other)
    expect((await fixture.queues.backlog('operations')).waiting).toBe(2)
    const seen: OperationId[] = []
    await fixture.work({ advance: (id) => Promise.resolve(seen.push(id)) })
    await expect.poll(() => seen.length, WITHIN).toBe(2)
    await settled()
    expect(seen.toSorted()).toEqual([one, other].toSorted())
  })

  it('is not lost when it comes while the job runs: the work is done once more after it', async () => {
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
    for (let n = 0; n < 5; n += 1) await fixture.queues.wake.operation(id)
    await settled()
    expect(runs).toBe(1)
    gate.resolve()
    await expect.poll(() => runs, WITHIN).toBe(2)
    await settled()
    expect(runs).toBe(2)
    await fixture.queues.wake.operation(id)
    await expect.poll(() => runs, WITHIN).toBe(3)
  })

  it('for now is not put off by the running job asking for later', async () => {
    const id = anOperation()
    const gate = Promise.withResolvers<void>()
    let runs = 0
    await fixture.work({
      async advance() {
        runs += 1
        if (runs > 1) return
        await gate.promise
        await fixture.queues.wake.operation(id, 3_600_000)
      },
    })
    await fixture.queues.wake.operation(id)
    await expect.poll(() => runs, WITHIN).toBe(1)
    await fixture.queues.wake.operation(id)
    gate.resolve()
    await expect.poll(() => runs, WITHIN).toBe(2)
  })

  it('for later comes later, and the last word on when counts', async () => {
    const id = anOperation()
    const at: number[] = []
    await fixture.work({ advance: () => Promise.resolve(at.push(Date.now())) })
    const begun = Date.now()
    await fixture.queues.wake.operation(id, 3_600_000)
    await fixture.queues.wake.operation(id, 300)
    await expect.poll(() => at.length, WITHIN).toBe(1)
    expect((at[0] ?? 0) - begun).toBeGreaterThanOrEqual(295)
    await settled()
    expect(at).toHaveLength(1)
  })

  it('brings forward a job that waits for its next try', async () => {
    const id = anOperation()
    const at: number[] = []
    await fixture.work({
      async advance() {
        at.push(Date.now())
        if (at.length < 3) throw new Error('not yet')
      },
    })
    await fixture.queues.wake.operation(id)
    await expect.poll(() => at.length, { ...WITHIN, interval: 1 }).toBe(2)
    const waiting = async () => fixture.redis.zcard(`${fixture.prefix}:operations:delayed`)
    await expect.poll(waiting, { ...WITHIN, interval: 1 }).toBe(1)
    const dueAt = await fixture.putOff()
    await fixture.queues.wake.operation(id)
    await expect.poll(() => at.length, WITHIN).toBe(3)
    expect(at[2]).toBeLessThan(dueAt)
  })

  it('resolves in time and says so when Redis is out of reach', async () => {
    const log = quiet()
    const nowhere = createQueues({
      connection: { url: 'redis://127.0.0.1:1' },
      prefix: uniqueName('q'),
      log,
      hintMs: 100,
    })
    await nowhere.wake.operation(anOperation())
    expect(log.warn).toHaveBeenCalledWith(expect.anything(), 'a wake was lost; the sweeper will find the work')
    await nowhere.close()
  })
})
