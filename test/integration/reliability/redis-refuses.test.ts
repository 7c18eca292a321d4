import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOwnRedis } from '#test/support/own-redis.ts'
import { openWebChat } from '../../e2e/web-chat.ts'
import { startParleyInProcess, type ParleyInProcess } from '#test/support/whole-app.ts'

/** What a Redis may answer that is there and takes nothing, and how it is brought to it and back. */
const TROUBLES = [
  ['READONLY, as after a failover', ['replicaof', '127.0.0.1', '1'], ['replicaof', 'no', 'one']],
  ['OOM, its memory being full', ['config', 'set', 'maxmemory', '1'], ['config', 'set', 'maxmemory', '0']],
] as const

/** How much there is to load, and for how long. */
const [KEYS, LOADING_MS] = [300, 1_500]

describe('R18: a Redis that answers and refuses', () => {
  let redis: Awaited<ReturnType<typeof createOwnRedis>>
  let operator: Redis
  let parley: ParleyInProcess
  beforeAll(async () => {
    redis = await createOwnRedis(['--save', ''])
    operator = new Redis(redis.url)
    parley = await startParleyInProcess({ REDIS_URL: redis.url, PRICE_SECONDS: '3600' })
  }, 60_000)
  afterAll(async () => {
    operator?.disconnect()
    await parley?.close()
    await redis?.close()
  })

  /** Somebody new at the web chat who says one thing, as often as it takes. */
  const openStranger = async () => {
    const token = randomBytes(32).toString('base64url')
    const chat = await openWebChat(parley.url, token)
    await chat.say('hello')
    const id = randomUUID()
    const post = () =>
      fetch(`${parley.url}/chat/turns`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ id, act: { do: 'say', text: 'register' } }),
      })
    const isAnsweredOnce = async (): Promise<void> => {
      await chat.until(/Let’s set you up/)
      expect(chat.visible().filter((text) => /Let’s set you up/.test(text))).toHaveLength(1)
      await chat.close()
    }
    return { post, isAnsweredOnce }
  }

  it.each(TROUBLES)(
    'with %s: the turn is refused clearly, does nothing, and goes through once it is over',
    async (_, begin, end) => {
      const { post, isAnsweredOnce } = await openStranger()
      const [order, ...args] = begin
      await operator.call(order, ...args)
      for (let tries = 0; tries < 6; tries += 1) {
        const refused = await post()
        expect(refused.status).toBe(503)
        expect(refused.headers.get('retry-after')).toBe('1')
        expect(await refused.json()).toMatchObject({ message: expect.stringContaining('it won’t be done twice') })
      }
      const [mend, ...how] = end
      await operator.call(mend, ...how)
      expect((await post()).status).toBe(200)
      await isAnsweredOnce()
    },
  )

  it('with LOADING, as after a restart with much to read: nothing is lost, and each turn is answered once', async () => {
    const { post, isAnsweredOnce } = await openStranger()
    const filler = Array.from({ length: KEYS }, (_, n) => [`filler:${n}`, randomBytes(1_024)] as const)
    await operator.mset(filler.flat())
    await operator.save()
    await redis.kill()
    redis.startLoading((LOADING_MS * 1_000) / KEYS)
    await expect.poll(redis.ping, { interval: 10 }).toMatch(/^LOADING/)
    const statuses = [(await post()).status]
    expect(await redis.ping()).toMatch(/^(LOADING|PONG)/)
    while (statuses.at(-1) !== 200) {
      expect(statuses.at(-1)).toBe(503)
      await pause(100)
      statuses.push((await post()).status)
    }
    expect(await redis.ping()).toBe('PONG')
    await isAnsweredOnce()
    // What was stored before is there: a session goes on where it was.
    expect(await operator.exists('filler:0')).toBe(1)
  })
})
