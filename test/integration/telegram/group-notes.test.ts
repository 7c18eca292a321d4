import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { Redis } from 'ioredis'
import { createTelegram } from '#adapters/telegram/bot.ts'
import { createKeys } from '#adapters/redis/keys.ts'
import { createGroupNotes } from '#adapters/redis/group-notes.ts'
import { openRedisStores, type StoresOnRedis } from '#test/support/redis-stores.ts'
import { ANN, startTelegramBot, type TelegramBot } from './bot-on-stand-in.ts'

const HOUR_MS = 3_600_000
const NOTE = 'I only talk about money in private: t.me/ParleyBot'

let stores: StoresOnRedis
let fixture: TelegramBot
beforeAll(async () => {
  stores = openRedisStores()
  // A process answers nobody before it has reached Redis; one that is away from it counts for itself.
  await stores.process().ready()
})
afterEach(() => fixture?.close())
afterAll(() => stores?.close())

let update = 900_000
const called = (chat: number, text = '/balance') => ({
  update_id: (update += 1),
  message: {
    ...{ message_id: update, date: Math.floor(Date.now() / 1_000), text },
    chat: { id: chat, type: 'group', title: 'Flat share' },
    from: { id: ANN, is_bot: false, first_name: 'Ann', language_code: 'en' },
  },
})

/** As many processes of one bot as are asked for, over one Redis. */
const startProcesses = async (count: number) => {
  fixture = await startTelegramBot({ script: () => ({ replies: [] }), groupNotes: stores.process().groupNotes })
  const others = Array.from({ length: count - 1 }, () =>
    createTelegram({
      ...fixture.deps,
      groupNotes: stores.process().groupNotes,
      receive: async () => ({ replies: [] }),
    }),
  )
  const processes = [fixture.bot, ...others]
  for (const each of others) await each.setUp({ commands: [] })
  await fixture.setUpWebhook()
  return processes
}

it('a group hears once an hour that we talk in private, from all processes together', async () => {
  const processes = await startProcesses(3)
  const [one, two] = [fixture.telegram.group(-4_000_000_001), fixture.telegram.group(-4_000_000_002, 'Other')]
  await Promise.all(processes.flatMap((each) => Array.from({ length: 10 }, () => each.accept(called(-4_000_000_001)))))
  for (const each of processes) await each.accept(called(-4_000_000_001, '/help@ParleyBot'))
  expect(one.texts()).toEqual([NOTE])
  // Each group for itself.
  for (const each of processes) await each.accept(called(-4_000_000_002))
  expect(two.texts()).toEqual([NOTE])
})

it('and once more when the hour is over', async () => {
  const key = createKeys(stores.namespace).groupNote('telegram:-4_000_000_009')
  const [first, second, third] = [stores.process(), stores.process(), stores.process()].map(
    ({ groupNotes }) => groupNotes,
  )
  expect(await first?.claim('telegram:-4_000_000_009')).toBe(true)
  expect(await second?.claim('telegram:-4_000_000_009')).toBe(false)
  const left = await stores.redis.pttl(key)
  expect(left).toBeGreaterThan(HOUR_MS - 60_000)
  expect(left).toBeLessThanOrEqual(HOUR_MS)
  await stores.redis.pexpire(key, 1)
  await expect.poll(() => stores.redis.exists(key)).toBe(0)
  expect(await third?.claim('telegram:-4_000_000_009')).toBe(true)
})

it('while Redis is away each process answers once, and none fails', async () => {
  const away = new Redis({ port: 1, lazyConnect: true, retryStrategy: () => null })
  away.on('error', () => undefined)
  const notes = createGroupNotes(away, createKeys('away'))
  expect(await notes.claim('telegram:-1')).toBe(true)
  expect(await notes.claim('telegram:-1')).toBe(false)
  expect(await notes.claim('telegram:-2')).toBe(true)
  away.disconnect()
})
