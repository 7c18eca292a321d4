import { randomBytes, randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conversationOf } from '#adapters/webchat/identity.ts'
import { newClientToken, openEvents, postTurn } from '#test/integration/webchat/client.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { mongoUrl, redisUrl } from '#test/support/servers.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 60_000
const HOUR_MS = 3_600_000
/** What one visitor may hold in Redis after one word, and after as many as they like. */
const MOST_AFTER_HELLO = 16 * 1024
const MOST_EVER = 256 * 1024
/** Strangers that one address may bring at once. */
const BURST = 10

let parley: ParleyInProcess
let redis: Redis
let mongo: MongoClient
beforeAll(async () => {
  const talkative = { TURNS_PER_CHAT: '1000,1000', TURNS_PER_ADDRESS: '1000,1000' }
  parley = await startParleyInProcess({ NEW_CHATS_PER_ADDRESS: `${BURST},0.5`, ...talkative })
  redis = new Redis(redisUrl())
  mongo = await new MongoClient(mongoUrl()).connect()
}, STEP_MS)
afterAll(async () => {
  redis?.disconnect()
  await mongo?.close()
  await parley?.close()
}, STEP_MS)

const keysOf = (token: string): Promise<string[]> =>
  redis.keys(`${parley.runtime.config.REDIS_NAMESPACE}*${conversationOf(token)}*`)
/** Without what limits them, which is there for seconds. */
const keptOf = async (token: string): Promise<string[]> =>
  (await keysOf(token)).filter((key) => !key.includes(':rate:'))
const bytesOf = async (token: string): Promise<number> => {
  const sizes = await Promise.all((await keysOf(token)).map((key) => redis.memory('USAGE', key)))
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
}
/** How many documents there are of what a person can cause; the demo's own books go on meanwhile. */
const documents = async (): Promise<Record<string, number>> => {
  const db = mongo.db(parley.runtime.config.MONGODB_DATABASE)
  const names = [
    'customers',
    'drafts',
    'notices',
    'requests',
    'linkCodes',
    'claims',
    'claimTries',
    'recoveries',
    'allowances',
    'cases',
    'alerts',
    'schedules',
  ]
  const counts = names.map(async (name) => [name, await db.collection(name).countDocuments()] as const)
  return Object.fromEntries(await Promise.all(counts))
}
const say = (token: string, text: string) => postTurn(parley.url, { token, act: { do: 'say', text } })

describe('a visitor who is nobody yet', () => {
  it('leaves nothing by opening the page and its stream', async () => {
    const token = newClientToken()
    const before = await documents()
    await fetch(parley.url)
    const events = await openEvents(parley.url, { authorization: `Bearer ${token}` })
    await events.until((seen) => seen.some(({ event }) => event === 'ready'))
    expect(await keysOf(token)).toEqual([])
    expect(await documents()).toEqual(before)
    events.close()
  })

  it('leaves no more than an hour’s worth by saying hi', async () => {
    const token = newClientToken()
    const before = await documents()
    expect((await say(token, 'hi')).status).toBe(200)
    for (const key of await keysOf(token)) {
      const left = await redis.pttl(key)
      expect([key, left > 0 && left <= HOUR_MS]).toEqual([key, true])
    }
    expect(await bytesOf(token)).toBeLessThan(MOST_AFTER_HELLO)
    expect(await documents()).toEqual(before)
  })

  it(
    'holds a bounded part of Redis, however much they say',
    async () => {
      const token = newClientToken()
      const chatter = async () => {
        for (let n = 0; n < 100; n += 1) expect((await say(token, `${n} ${'x'.repeat(1_900)}`)).status).toBe(200)
        return bytesOf(token)
      }
      const first = await chatter()
      expect(first).toBeLessThan(MOST_EVER)
      expect(await chatter()).toBeLessThan(first * 1.2)
    },
    STEP_MS,
  )
})

it(
  'a customer’s conversation stays a week, also once they are signed out',
  async () => {
    const token = randomBytes(32).toString('base64url')
    const chat = await openWebChat(parley.url, token)
    const who = { handle: 'lasting_ann', phone: '415-555-0181', email: 'lasting.ann@example.com' }
    await seedCustomer(parley, { ...who, conversation: chat.conversation })
    await chat.say('menu')
    const log = (await keysOf(token)).find((key) => key.endsWith(':log')) ?? ''
    expect(await redis.pttl(log)).toBeGreaterThan(24 * HOUR_MS)
    await chat.say('log out')
    await chat.say('hi')
    expect(await redis.pttl(log)).toBeGreaterThan(24 * HOUR_MS)
    await chat.close()
  },
  STEP_MS,
)

it(
  'a flood of self-made tokens is refused and leaves nothing, and a customer at the same address is served',
  async () => {
    const token = randomBytes(32).toString('base64url')
    const chat = await openWebChat(parley.url, token)
    const who = { handle: 'flood_ann', phone: '415-555-0182', email: 'flood.ann@example.com' }
    await seedCustomer(parley, { ...who, conversation: chat.conversation })
    const strangers = Array.from({ length: 300 }, newClientToken)
    const answered = Promise.all(strangers.map(async (each) => [each, (await say(each, 'hi')).status] as const))
    const id = randomUUID()
    expect((await postTurn(parley.url, { token, id, act: { do: 'say', text: 'menu' } })).status).toBe(200)
    const statuses = await answered
    const refused = statuses.filter(([, status]) => status === 429)
    expect(refused.length).toBeGreaterThanOrEqual(300 - 2 * BURST)
    for (const [stranger] of refused) expect(await keptOf(stranger)).toEqual([])
    await chat.close()
  },
  STEP_MS,
)
