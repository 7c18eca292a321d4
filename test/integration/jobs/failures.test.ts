import { Queue } from 'bullmq'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { redisUrl } from '#test/support/servers.ts'
import { startStopwatch } from '#test/support/stopwatch.ts'
import { anOperation, openJobs, type JobsOnRedis } from './jobs-on-redis.ts'

let fixture: JobsOnRedis
beforeEach(() => {
  fixture = openJobs()
})
afterEach(() => fixture.close())

const WITHIN = { timeout: 15_000, interval: 20 }

describe('R24: poison jobs', () => {
  it('are given up on at once, with the reason, and do not hold up the others', async () => {
    const queue = new Queue('operations', { connection: { url: redisUrl() }, prefix: fixture.prefix })
    const poison = [
      { v: 2, id: 'op_1' },
      { v: 1 },
      { v: 1, id: '../users' },
      { v: 1, id: 'op_1', amount: 5 },
      'op_1',
      null,
    ]
    for (const data of poison) await queue.add('operations', data, { attempts: 5 })
    const seen: string[] = []
    await fixture.work({ advance: (id) => Promise.resolve(seen.push(id)) })
    const good = anOperation()
    await fixture.queues.wake.operation(good)
    await expect.poll(() => seen, WITHIN).toEqual([good])
    await expect.poll(async () => (await fixture.queues.deadLetters(10)).length, WITHIN).toBe(poison.length)
    const letters = await fixture.queues.deadLetters(10)
    expect(letters.every(({ attempts, reason }) => attempts === 1 && reason.startsWith('not a job of ours'))).toBe(true)
    expect(fixture.log.error).toHaveBeenCalledTimes(poison.length)
    await queue.close()
  })

  it('whose data is not even JSON do not stop the worker', async () => {
    const queue = new Queue('operations', { connection: { url: redisUrl() }, prefix: fixture.prefix })
    const job = await queue.add('operations', { v: 1, id: 'op_1' })
    await fixture.redis.hset(`${fixture.prefix}:operations:${job.id}`, 'data', 'not json')
    const seen: string[] = []
    await fixture.work({ advance: (id) => Promise.resolve(seen.push(id)) })
    for (let n = 0; n < 5; n += 1) {
      const good = anOperation()
      await fixture.queues.wake.operation(good)
      await expect.poll(() => seen.at(-1), WITHIN).toBe(good)
    }
    await queue.close()
  })

  it('that always throw are tried five times with growing pauses, then wait with their reason to be driven again', async () => {
    const ids = [anOperation(), anOperation(), anOperation()]
    const [id = anOperation()] = ids
    const tries = new Map<string, number>()
    let isBroken = true
    await fixture.work({
      async advance(each) {
        tries.set(each, (tries.get(each) ?? 0) + 1)
        if (isBroken) throw new Error('the bank is on fire')
      },
    })
    await Promise.all(ids.map((each) => fixture.queues.wake.operation(each)))
    await expect.poll(async () => (await fixture.queues.deadLetters(10)).length, WITHIN).toBe(ids.length)
    for (const letter of await fixture.queues.deadLetters(10))
      expect(letter).toMatchObject({ queue: 'operations', reason: 'the bank is on fire', attempts: 5 })
    expect(fixture.log.error).toHaveBeenCalledTimes(ids.length)
    expect(ids.map((each) => tries.get(each))).toEqual([5, 5, 5])
    // As they were asked for: a busy machine makes every one of them longer.
    const pauses = await fixture.pauses()
    expect(pauses.map((each) => each.length)).toEqual([4, 4, 4])
    for (const [first = 0, , , last = 0] of pauses) expect(last).toBeGreaterThan(2 * first)
    // What failed together does not come back together.
    expect(new Set(pauses.map((each) => each.join())).size).toBe(ids.length)
    // A wake is not kept from working by the dead letter.
    isBroken = false
    await fixture.queues.wake.operation(id)
    await expect.poll(() => tries.get(id), WITHIN).toBe(6)
    expect(await fixture.queues.redrive()).toBe(ids.length)
    expect(await fixture.queues.redrive()).toBe(0)
    await expect.poll(() => ids.map((each) => tries.get(each)), WITHIN).toEqual([7, 6, 6])
    expect(await fixture.queues.deadLetters(10)).toEqual([])
  })
})

describe('R38: a job that throws', () => {
  it('leaves in Redis neither the request nor the people that its error names', async () => {
    await fixture.work({
      advance: async () => {
        const cause = Object.assign(new Error('refused'), { config: { headers: { 'X-SP-GATEWAY': 'walrus-secret' } } })
        throw new Error('"Ann Walrus" has no account 123456789012 for ann@walrus.example\nwalrus', { cause })
      },
    })
    await fixture.queues.wake.operation(anOperation())
    await expect.poll(async () => (await fixture.queues.deadLetters(10)).length, WITHIN).toBe(1)
    const keys = await fixture.redis.keys(`${fixture.prefix}:*`)
    const held: string[] = []
    for (const key of keys) {
      const type = await fixture.redis.type(key)
      if (type === 'hash') held.push(JSON.stringify(await fixture.redis.hgetall(key)))
      if (type === 'stream') held.push(JSON.stringify(await fixture.redis.xrange(key, '-', '+')))
    }
    expect(held.join('')).toContain('has no account [number] for [address]')
    expect(held.join('')).not.toMatch(/walrus|123456789012/i)
  })
})

describe('closing', () => {
  it('waits for the job under way', async () => {
    const gate = Promise.withResolvers<void>()
    let state = 'waiting'
    const workers = await fixture.work({
      async advance() {
        state = 'running'
        await gate.promise
        state = 'ended'
      },
    })
    await fixture.queues.wake.operation(anOperation())
    await expect.poll(() => state, WITHIN).toBe('running')
    const closed = workers.close(5_000)
    gate.resolve()
    await closed
    expect(state).toBe('ended')
    expect(fixture.log.warn).not.toHaveBeenCalled()
  })

  it('leaves a job that does not end to another worker, and does not hang on it', async () => {
    const id = anOperation()
    const first = await fixture.work({ advance: () => new Promise(() => {}) }, { takeOverMs: 1_000 })
    await fixture.queues.wake.operation(id)
    await expect.poll(async () => (await fixture.queues.backlog('operations')).waiting, WITHIN).toBe(0)
    const elapsed = startStopwatch()
    await first.close(300)
    expect(elapsed()).toBeLessThan(2_000)
    const seen: string[] = []
    await fixture.work({ advance: (other) => Promise.resolve(seen.push(other)) }, { takeOverMs: 1_000 })
    await expect.poll(() => seen, { timeout: 25_000, interval: 50 }).toEqual([id])
  }, 40_000)
})
