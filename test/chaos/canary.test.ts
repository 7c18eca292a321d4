import { mkdtempSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MongoClient } from 'mongodb'
import { answerCase, listCases } from '#bank/case/desk.ts'
import { startOperatorPort } from '#app/roles/operator-port.ts'
import type { Chat } from '#test/e2e/chat.ts'
import { openDiscordChat } from '#test/e2e/discord-chat.ts'
import { openTelegramChat } from '#test/e2e/telegram-chat.ts'
import { openWebChat } from '#test/e2e/web-chat.ts'
import { retry } from '#kit/retry.ts'
import { dump } from '#test/support/redis-dump.ts'
import { createOwnRedis } from '#test/support/own-redis.ts'
import { createTcpProxy, type TcpProxy } from '#test/support/tcp-proxy.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { createEchoingBank } from './canary/echoing-bank.ts'
import { answerOf, documentsOf, filesBelow } from './canary/evidence.ts'
import { MARKER, numbersOf, type Person, personOf } from './canary/planted.ts'
import { type Evidence, search } from './canary/search.ts'
import { talk } from './canary/talk.ts'
import { createThrowingPorts } from './canary/throwing-ports.ts'
import { openMongo } from './real/mongo.ts'
import { createRandom } from './simulator/random.ts'

/** In the suite a dozen, four on each channel; `npm run chaos:canary` has a thousand. */
const CONVERSATIONS = Number(process.env['CANARY_CONVERSATIONS'] ?? 12)
/** Most of a conversation is waiting for what does not come: so many keep one process busy. */
const AT_ONCE = Math.min(CONVERSATIONS, 96)
const SEED = Number(process.env['PROPERTY_SEED'] ?? 20_261_130)
const LONG_MS = 60_000 + CONVERSATIONS * 6_000
/** A hiccup of both stores, again and again: every connection is closed. */
const HICCUP_MS = 4_000

const random = createRandom(SEED)
const ports = createThrowingPorts(random)
const log: string[] = []
const undo: (() => Promise<unknown> | void)[] = []
let parley: ParleyInProcess
let redisFolder: string
let mongoFolder: string
let bank: Awaited<ReturnType<typeof createEchoingBank>>
let proxies: readonly TcpProxy[]
let direct: { readonly redis: Redis; readonly mongo: MongoClient }

beforeAll(async () => {
  const [ownRedis, ownMongo] = [
    // Nothing that is written is hidden from the search by being compressed.
    await createOwnRedis(['--appendonly', 'yes', '--aof-use-rdb-preamble', 'no', '--rdbcompression', 'no']),
    await openMongo(),
  ]
  undo.push(ownRedis.close, ownMongo.close)
  redisFolder = ownRedis.folder
  mongoFolder = ownMongo.folder
  const mongoPort = Number(new URL(ownMongo.url).port)
  const [toRedis, toMongo] = await Promise.all(
    [ownRedis.port, mongoPort].map((port) => createTcpProxy({ host: '127.0.0.1', port })),
  )
  if (toRedis === undefined || toMongo === undefined) throw new Error('no proxies')
  proxies = [toRedis, toMongo]
  direct = { redis: new Redis(ownRedis.url), mongo: await new MongoClient(ownMongo.url).connect() }
  undo.push(toRedis.close, toMongo.close, async () => {
    await direct.redis.quit()
    await direct.mongo.close()
  })
  parley = await startParleyInProcess(
    {
      REDIS_URL: `redis://127.0.0.1:${toRedis.port}`,
      MONGODB_URL: `mongodb://127.0.0.1:${toMongo.port}/?directConnection=true`,
      LOG_LEVEL: 'trace',
      DEMO: 'on',
      SYNAPSE_TIMEOUT_MS: '1000',
      ADMIN_TOKEN: randomBytes(24).toString('base64url'),
    },
    ports.wrapPort,
    {
      logTo: { write: (line) => void log.push(line) },
      bankVia: async (to) => {
        bank = await createEchoingBank({ to, random })
        undo.push(bank.close)
        return bank.url
      },
    },
  )
  undo.push(parley.close)
}, 120_000)
afterAll(async () => {
  for (const each of undo.splice(0).toReversed()) await each()
}, 120_000)

const openChat = async (serial: number, { token }: Person): Promise<Chat> => {
  // Opening one may fail like everything else.
  if (serial % 3 === 0) return await retry(() => openWebChat(parley.url, token), { waitsMs: [200, 400, 800, 1_600] })
  return serial % 3 === 1 ? openTelegramChat(parley.telegram, { firstName: MARKER }) : openDiscordChat(parley.discord)
}

/** All conversations, some at a time, with everything around them going wrong now and then. */
const talkAll = async (people: readonly Person[]): Promise<{ acts: number; smooth: number }> => {
  const left = [...people.entries()]
  const sum = { acts: 0, smooth: 0 }
  const hiccups = setInterval(() => proxies.forEach((proxy) => proxy.drop()), HICCUP_MS)
  ports.disturb(0.01)
  bank.disturb(0.1)
  const one = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [serial, who] = next
      const chat = await openChat(serial, who)
      const { acts, smooth } = await talk(chat, who, random)
      sum.acts += acts
      sum.smooth += smooth
      await chat.close()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  clearInterval(hiccups)
  ports.disturb(0)
  bank.disturb(0)
  return sum
}

/** What a stranger is told by every kind of refusal, each asked for with something planted in it. */
const refusals = async (who: Person): Promise<readonly Evidence[]> => {
  const planted = `${who.note} ${who.ssn}`
  const json = { 'content-type': 'application/json' }
  const asked: readonly (readonly [path: string, init: RequestInit])[] = [
    [`/nowhere/${encodeURIComponent(planted)}`, {}],
    ['/webhooks/telegram', { method: 'POST', headers: json, body: JSON.stringify({ planted }) }],
    ['/webhooks/discord', { method: 'POST', headers: json, body: planted }],
    ['/webhooks/synapse', { method: 'POST', headers: json, body: planted }],
    ['/chat/turns', { method: 'POST', headers: { ...json, authorization: `Bearer ${planted}` }, body: planted }],
    [
      '/chat/turns',
      { method: 'POST', headers: { ...json, authorization: `Bearer ${who.token}` }, body: `{"${planted}` },
    ],
    ['/chat/events', { headers: { authorization: `Bearer ${planted}` } }],
    ['/chat/files', { method: 'POST', headers: { authorization: `Bearer ${who.token}` }, body: planted }],
  ]
  return Promise.all(asked.map(([path, init]) => answerOf(`${parley.url}${path}`, init)))
}

const pages = async (): Promise<readonly Evidence[]> => {
  const operators = await startOperatorPort(parley.runtime, 0)
  const base = `http://127.0.0.1:${operators.port}`
  const headers = { authorization: `Bearer ${parley.runtime.config.ADMIN_TOKEN?.reveal() ?? ''}` }
  const found = await Promise.all([
    ...['/', '/health', '/metrics'].map((path) => answerOf(`${base}${path}`, { headers })),
    answerOf(`${base}/`),
    ...['/health', '/live', '/', '/metrics'].map((path) => answerOf(`${parley.url}${path}`)),
  ])
  await operators.stop()
  return found
}

const secretsOfOurs = (): readonly string[] => {
  const { config } = parley.runtime
  return [
    config.SYNAPSE_CLIENT_SECRET.reveal(),
    config.TELEGRAM_BOT_TOKEN?.reveal().split(':')[1] ?? '',
    config.TELEGRAM_WEBHOOK_SECRET?.reveal() ?? '',
    config.DISCORD_TOKEN?.reveal() ?? '',
    config.ADMIN_TOKEN?.reveal() ?? '',
    ...Object.values(config.DATA_KEY.reveal()),
  ].filter((each) => each !== '')
}

describe('R38: what is planted in conversations while everything fails', () => {
  const people = Array.from({ length: CONVERSATIONS }, (_, serial) => personOf(serial))
  const needles = { numbers: new Set(people.flatMap(numbersOf)), texts: [] as readonly string[] }
  let found: readonly Evidence[] = []

  it(
    `is said in ${CONVERSATIONS} conversations on three channels`,
    async () => {
      const { acts, smooth } = await talkAll(people)
      console.log(
        `canary: ${CONVERSATIONS} conversations, ${acts} acts, ${smooth} answered as on a good day; ` +
          `${ports.thrown()} calls threw, bank: ${[...bank.made].map(([what, count]) => `${what} ${count}`).join(', ')}; ` +
          `${log.length} log lines`,
      )
      expect(ports.thrown()).toBeGreaterThan(CONVERSATIONS / 4)
      expect(bank.made.size).toBe(6)
      // Most of it must have happened: what was never said can't be found.
      expect(smooth).toBeGreaterThan(acts * 0.5)
    },
    LONG_MS,
  )

  it(
    'is answered by operators in words that are planted, too',
    async () => {
      const { ports: bankPorts } = parley.runtime
      const { open } = await listCases(bankPorts)
      console.log(`canary: ${open.length} cases are open, of ${CONVERSATIONS} conversations`)
      for (const [n, { found: each }] of open.entries()) {
        const words = { text: `${MARKER} was seen by us`, key: `canary ${n}`, operator: 'maria', closes: n % 2 === 0 }
        expect(await answerCase(bankPorts, { case: each.id, ...words })).not.toBe('gone')
      }
    },
    LONG_MS,
  )

  it(
    'stands in no log line, store, file, job, page or answer',
    async () => {
      await direct.redis.save()
      const database = direct.mongo.db(parley.runtime.config.MONGODB_DATABASE)
      const who = personOf(0)
      found = [
        { where: 'log', bytes: Buffer.from(log.join('')) },
        { where: 'Redis', bytes: Buffer.from(await dump(direct.redis, '')) },
        ...filesBelow(redisFolder),
        ...(await documentsOf(database)),
        ...filesBelow(mongoFolder),
        ...(await pages()),
        ...(await refusals(who)),
      ]
      const size = (part: RegExp): number =>
        found.filter(({ where }) => part.test(where)).reduce((sum, { bytes }) => sum + bytes.length, 0)
      const sizes = Object.entries({
        log: /^log/,
        redis: /^Redis/,
        files: /^\//,
        documents: /^MongoDB/,
        pages: /^(GET|POST)/,
      })
      console.log(`canary: searched ${sizes.map(([name, part]) => `${name} ${size(part)} bytes`).join(', ')}`)
      for (const [name, part] of sizes) expect(size(part), name).toBeGreaterThan(1_000)
      const all = { ...needles, texts: secretsOfOurs() }
      expect(search(found, all)).toEqual([])
    },
    LONG_MS,
  )

  it.each<readonly [string, (who: Person) => string | Buffer]>([
    ['a note', ({ note }) => note],
    ['a number in groups', ({ ssn }) => `…${ssn}…`],
    ['a number digit by digit', ({ account }) => [...account].join(' ')],
    ['a number backwards', ({ phone }) => [...phone.replaceAll('-', '')].toReversed().join('')],
    ['a number with its country', ({ phone }) => `+1 ${phone}`],
    ['a PIN', ({ pin }) => `"${pin}"`],
    ['base64', ({ ssn }) => Buffer.from(`x{"ssn":"${ssn}"}`).toString('base64')],
    ['base64 of the web', ({ password }) => Buffer.from(`~~${password}`).toString('base64url')],
    ['hex', ({ pin }) => Buffer.from(`PIN ${pin}`).toString('hex')],
    ['URL encoding', ({ street }) => encodeURIComponent(street).replaceAll('q', '%71')],
    ['wide characters', ({ email }) => Buffer.from(email, 'utf16le')],
    ['a key of the bank’s', () => `oauth_${randomBytes(20).toString('hex')}`],
    ['our own key', () => parley.runtime.config.SYNAPSE_CLIENT_SECRET.reveal()],
  ])('would be found in a file as %s', (_, leak) => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-leak-'))
    const bytes = Buffer.concat([
      randomBytes(3_000),
      Buffer.from([0]),
      Buffer.from(leak(personOf(1))),
      // A digit that follows by chance would make another number of it.
      Buffer.from([0]),
      randomBytes(3_000),
    ])
    const hits = search([{ where: folder, bytes }], { ...needles, texts: secretsOfOurs() })
    rmSync(folder, { recursive: true })
    expect(hits.length).toBeGreaterThan(0)
  })
})
