import { randomBytes } from 'node:crypto'
import { BSON } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOperatorPort } from '#app/roles/operator-port.ts'
import { documentsIn } from '#test/support/documents.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { doorsOf } from './doors/doors.ts'
import { malformed } from './doors/malformed.ts'
import { mutated } from './doors/mutate.ts'
import { type Answered, type Asked, createSender, inTurn, percentile } from './doors/send.ts'
import { createRandom, type Random } from './simulator/random.ts'

/** In the suite three in a hundred of what `npm run chaos:malformed` sends. */
const PER_DOOR = Number(process.env['MALFORMED_PER_DOOR'] ?? 300)
const SEED = Number(process.env['PROPERTY_SEED'] ?? 20_261_130)
const ADMIN_TOKEN = randomBytes(24).toString('base64url')
const AT_ONCE = 8
const LONG_MS = 60_000 + PER_DOOR * 60

let parley: ParleyInProcess
let operators: Awaited<ReturnType<typeof startOperatorPort>>
const log: string[] = []
beforeAll(async () => {
  parley = await startParleyInProcess({ LOG_LEVEL: 'error', ADMIN_TOKEN }, undefined, {
    logTo: { write: (line) => void log.push(line) },
  })
  await seedCustomer(parley, {
    ...{ handle: 'untouched', phone: '415-555-0199', email: 'untouched@example.com' },
    conversation: 'telegram:6100000009',
    account: { nickname: 'Main', dollars: 50 },
  })
  operators = await startOperatorPort(parley.runtime, 0)
  // What is written from here on was brought by these requests.
  await parley.stopWorker()
}, 120_000)
afterAll(async () => {
  await operators?.stop()
  await parley?.close()
}, 120_000)

/** Everything that must survive, as it stands; not what a stranger has typed into a form of their own. */
const everything = async (): Promise<readonly string[]> => {
  const { MONGODB_URL, MONGODB_DATABASE } = parley.runtime.config
  const documents = await documentsIn(MONGODB_URL, MONGODB_DATABASE)
  return documents
    .filter(({ draft, candles }) => draft === undefined && candles === undefined)
    .map((one) => BSON.EJSON.stringify(one))
    .toSorted()
}

const NASTY: readonly [string, ...string[]] = [
  '%00',
  '%ff%fe',
  '..%2f..%2fetc%2fpasswd',
  '__proto__',
  '%',
  '%E0%A4%A',
  'x'.repeat(6_000),
  '%F0%9F%98%80',
  '?after=',
  '?after=-1',
  '?after=1e999',
  '?after=NaN&after=2',
  '?turn=',
  `?turn=${'0'.repeat(500)}`,
  '//',
  '/./',
  ';',
  '%0d%0aX-Injected:%201',
  'constructor',
]

/** Every route without a JSON body: paths, queries, headers and uploads that nobody sends. */
const oddRequests = function* (
  paths: readonly [string, ...string[]],
  random: Random,
  authorization: string,
): Generator<Asked> {
  for (let sent = 0; sent < PER_DOOR; sent += 1) {
    const method = random.chance(0.5) ? 'GET' : 'POST'
    const body = method === 'GET' ? Buffer.alloc(0) : mutated({ x: 'y', bytes: [1, 2, 3] }, random)
    const headers: Record<string, string> = {
      ...(random.chance(0.7)
        ? { authorization }
        : { cookie: `parley_chat=${random.pick(['', 'x', '__proto__', '%00', 'a'.repeat(2_000)])}` }),
      'content-type': random.pick([
        'image/png',
        'application/pdf',
        'application/json',
        'multipart/form-data; boundary=',
        '',
      ]),
      'last-event-id': random.pick(['', '0', '-1', '1e999', 'NaN', '9'.repeat(400), '__proto__']),
      'accept-language': random.pick(['en', '', '*', 'x'.repeat(3_000), 'en;q=NaN']),
    }
    const path = `${random.pick(paths)}${random.chance(0.7) ? random.pick(NASTY) : ''}`
    yield { method, path, headers, body }
  }
}

const wrong = (answers: readonly Answered[]): readonly string[] =>
  answers
    .filter(({ status }) => status >= 500 || status === 0)
    .map(({ status, text }) => `${status} ${text.slice(0, 200)}`)

const report = (name: string, answers: readonly Answered[]): void => {
  const took = answers.map(({ ms }) => ms)
  const counts = new Map<number, number>()
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1)
  const statuses = [...counts].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
  console.log(
    `malformed: ${name}: ${answers.length} (${statuses.join(', ')}), p50 ${Math.round(percentile(took, 0.5))} ms, p99 ${Math.round(percentile(took, 0.99))} ms`,
  )
}

const stillWell = async (): Promise<void> => {
  expect((await fetch(`${parley.url}/live`)).status).toBe(200)
  expect(log.filter((line) => /uncaught|unhandled|"level":60/.test(line))).toEqual([])
}

describe(`R29: ${PER_DOOR} malformed inputs`, () => {
  it.each(['telegram', 'discord', 'bank', 'turns'] as const)(
    'at the door of %s: no crash, no 5xx, no effect',
    async (name) => {
      const door = doorsOf(parley)[name]
      const sender = createSender(parley.url)
      const was = await everything()
      const answers = await inTurn(malformed(door, PER_DOOR, createRandom(SEED)), AT_ONCE, sender.send)
      sender.close()
      report(door.name, answers)
      expect(answers).toHaveLength(PER_DOOR)
      expect(wrong(answers)).toEqual([])
      expect(await everything()).toEqual(was)
      await stillWell()
    },
    LONG_MS,
  )

  it(
    'at every other route of the public port',
    async () => {
      const sender = createSender(parley.url)
      const { authorization = '' } = doorsOf(parley).turns.proof(Buffer.alloc(0))
      const was = await everything()
      const paths = [
        '/',
        '/chat/assets/',
        '/chat/session',
        '/chat/events',
        '/chat/files',
        '/chat/turns',
        '/live',
        '/webhooks/',
      ] as const
      const answers = await inTurn(oddRequests(paths, createRandom(SEED + 1), authorization), AT_ONCE, sender.send)
      sender.close()
      report('other routes', answers)
      expect(wrong(answers)).toEqual([])
      expect(await everything()).toEqual(was)
      await stillWell()
    },
    LONG_MS,
  )

  it(
    'at the operators’ port',
    async () => {
      const sender = createSender(`http://127.0.0.1:${operators.port}`)
      const answers = await inTurn(
        oddRequests(['/', '/metrics'], createRandom(SEED + 2), `Bearer ${ADMIN_TOKEN}`),
        AT_ONCE,
        sender.send,
      )
      sender.close()
      report('operators', answers)
      expect(wrong(answers)).toEqual([])
      await stillWell()
    },
    LONG_MS,
  )
})
