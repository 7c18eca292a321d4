import { createHmac, randomBytes } from 'node:crypto'
import { BSON } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { discordRoutes } from '#adapters/discord/routes.ts'
import { synapseRoutes } from '#adapters/synapse/routes.ts'
import { telegramRoutes } from '#adapters/telegram/routes.ts'
import { documentsIn } from '#test/support/documents.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { type Door, doorsOf } from './doors/doors.ts'
import { type Answered, type Asked, createSender, inTurn } from './doors/send.ts'
import { createRandom, type Random } from './simulator/random.ts'

/** In the suite three in a hundred of what `npm run chaos:forged` sends. */
const PER_DOOR = Number(process.env['FORGED_PER_DOOR'] ?? 3_000)
const SEED = Number(process.env['PROPERTY_SEED'] ?? 20_261_130)
const AT_ONCE = 16
const LONG_MS = 60_000 + PER_DOOR * 12

type Headers = Asked['headers']
type Platform = 'telegram' | 'discord' | 'bank'

/** The header that is the proof, and what a proof looks like there. */
const PROOF: Readonly<Record<Platform, string>> = {
  telegram: 'x-telegram-bot-api-secret-token',
  discord: 'x-signature-ed25519',
  bank: 'x-synapse-signature-sha256-fullbody',
}

let parley: ParleyInProcess
beforeAll(async () => {
  parley = await startParleyInProcess()
  await parley.stopWorker()
}, 120_000)
afterAll(() => parley?.close(), 120_000)

const flip = (text: string, at: number): string => {
  const char = text[at] ?? '0'
  return `${text.slice(0, at)}${char === '0' ? '1' : '0'}${text.slice(at + 1)}`
}

/** A right proof spoilt in one way. */
const forgeries = (
  right: string,
  random: Random,
): readonly [() => string | readonly string[], ...(() => string | readonly string[])[]] => [
  () => '',
  () => right.slice(0, -1),
  () => `${right}0`,
  () => flip(right, random.between(0, right.length - 1)),
  () =>
    randomBytes(Math.ceil(right.length / 2))
      .toString('hex')
      .slice(0, right.length),
  () => 'x'.repeat(random.between(1, 5_000)),
  () => `${right} ${right}`,
  () => encodeURIComponent('ключ'.repeat(8)),
  () => Buffer.from(right.slice(0, 8)).toString('latin1') + '\u00ff'.repeat(8),
  // There twice: Node joins them, which is neither.
  () => [right, flip(right, 0)],
  () => [flip(right, 0), right],
  () => 'undefined',
  () => 'null',
  () => '0'.repeat(right.length),
  () => createHmac('sha256', '').update('').digest('hex'),
]

const forged = function* (door: Door, header: string, random: Random): Generator<Asked> {
  for (let sent = 0; sent < PER_DOOR; sent += 1) {
    const body = Buffer.from(JSON.stringify(door.valid(random)))
    const proof: Headers = door.proof(body)
    const right = String(proof[header])
    const { [header]: _, ...without } = proof
    const how = random.pick(forgeries(right, random))()
    const headers: Headers = random.chance(0.05) ? without : { ...without, [header]: how }
    // Or a right proof of other bytes, which Telegram's is not bound to.
    const isMoved = header !== PROOF.telegram && random.chance(0.1)
    yield isMoved
      ? { method: 'POST', path: door.path, headers: proof, body: Buffer.concat([body, Buffer.from(' ')]) }
      : { method: 'POST', path: door.path, headers, body }
  }
}

/** But for the history of prices, which goes on whoever knocks. */
const everything = async (): Promise<readonly string[]> => {
  const { MONGODB_URL, MONGODB_DATABASE } = parley.runtime.config
  const documents = await documentsIn(MONGODB_URL, MONGODB_DATABASE)
  return documents
    .filter(({ candles }) => candles === undefined)
    .map((one) => BSON.EJSON.stringify(one))
    .toSorted()
}

const statuses = (answers: readonly Answered[]): readonly number[] => [...new Set(answers.map(({ status }) => status))]

describe(`R31: ${PER_DOOR} forged requests`, () => {
  it.each(['telegram', 'discord', 'bank'] as const)(
    'at the door of %s are refused, all in the same words, and do nothing',
    async (name) => {
      const sender = createSender(parley.url)
      const was = await everything()
      const began = performance.now()
      const answers = await inTurn(forged(doorsOf(parley)[name], PROOF[name], createRandom(SEED)), AT_ONCE, sender.send)
      sender.close()
      console.log(`forged: ${name}: ${answers.length} in ${Math.round((performance.now() - began) / 1_000)} s`)
      expect(answers).toHaveLength(PER_DOOR)
      expect(statuses(answers)).toEqual([401])
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
      expect(await everything()).toEqual(was)
    },
    LONG_MS,
  )

  it(
    'of tokens nobody was given open no web chat of anybody’s',
    async () => {
      const sender = createSender(parley.url)
      const door = doorsOf(parley).turns
      const random = createRandom(SEED)
      const asked = function* (): Generator<Asked> {
        for (let sent = 0; sent < PER_DOOR / 10; sent += 1) {
          const body = Buffer.from(JSON.stringify(door.valid(random)))
          const { authorization: right = '', ...rest } = door.proof(body)
          const token = random.pick([
            right.slice(0, -1),
            `${right}A`,
            right.replace('Bearer', 'Basic'),
            'Bearer ',
            `Bearer ${'é'.repeat(2)}${right}`,
            'Bearer web:0000',
          ])
          yield {
            method: 'POST',
            path: door.path,
            headers: { ...rest, authorization: Buffer.from(token).toString('latin1') },
            body,
          }
        }
      }
      const answers = await inTurn(asked(), AT_ONCE, sender.send)
      sender.close()
      expect(statuses(answers)).toEqual([401])
    },
    LONG_MS,
  )

  it('and right ones are let in, so that the door is not merely shut', async () => {
    const sender = createSender(parley.url)
    for (const door of Object.values(doorsOf(parley))) {
      const body = Buffer.from(JSON.stringify(door.valid(createRandom(1))))
      const { status } = await sender.send({ method: 'POST', path: door.path, headers: door.proof(body), body })
      expect([door.name, status]).toEqual([door.name, 200])
    }
    sender.close()
  })
})

describe('R31: where no secret is configured', () => {
  const accepted: unknown[] = []
  const accept = async (body: unknown): Promise<undefined> => void accepted.push(body)
  const clock = Date.now
  const unset = [
    ...['', undefined].flatMap((secret) => [
      ['Telegram', telegramRoutes({ secret, accept }), '/webhooks/telegram'] as const,
      ['the bank', synapseRoutes({ secret, accept }), '/webhooks/synapse'] as const,
    ]),
    ['Discord', discordRoutes({ publicKeyHex: undefined, accept, clock }), '/webhooks/discord'] as const,
  ]
  it.each(unset)('%s is refused whatever it brings', async (_, app, path) => {
    const body = JSON.stringify({ update_id: 1, type: 1 })
    const empty = createHmac('sha256', '').update(body).digest('hex')
    for (const value of ['', 'undefined', 'null', empty, '0'.repeat(128)]) {
      const headers = {
        ...Object.fromEntries(Object.values(PROOF).map((name) => [name, value])),
        'x-signature-timestamp': String(Math.floor(Date.now() / 1_000)),
      }
      expect((await app.request(path, { method: 'POST', headers, body })).status).toBe(401)
    }
    expect((await app.request(path, { method: 'POST', body })).status).toBe(401)
    expect(accepted).toEqual([])
  })
})

describe('R32: a signature that was right once', () => {
  const post = async (name: Platform, body: Buffer, headers: Headers, path = doorsOf(parley)[name].path) => {
    const sender = createSender(parley.url)
    const { status, text } = await sender.send({ method: 'POST', path, headers, body })
    sender.close()
    return { status, text }
  }
  const command = (more: object = {}) => {
    const [valid] = [doorsOf(parley).discord.valid(createRandom(3))]
    return Buffer.from(JSON.stringify({ ...(valid as object), ...more }))
  }

  it.each([301, 600, 86_400, -301, -600, -86_400])('is refused %i seconds away from its moment', async (seconds) => {
    const body = command()
    expect((await post('discord', body, parley.discord.sign(body, seconds))).status).toBe(401)
  })

  it('answers the same again within its five minutes, and does nothing twice', async () => {
    const body = command()
    const headers = { ...parley.discord.sign(body), 'content-type': 'application/json' }
    const first = await post('discord', body, headers)
    const was = await everything()
    for (let again = 0; again < 20; again += 1) expect(await post('discord', body, headers)).toEqual(first)
    expect(await everything()).toEqual(was)
  })

  it('is no right to another application’s interactions', async () => {
    const body = command({ application_id: '999999999999999999' })
    expect((await post('discord', body, parley.discord.sign(body))).status).toBe(400)
  })

  it('of one door opens no other', async () => {
    const doors = doorsOf(parley)
    for (const from of ['telegram', 'discord', 'bank'] as const) {
      const body = Buffer.from(JSON.stringify(doors[from].valid(createRandom(5))))
      for (const to of ['telegram', 'discord', 'bank'] as const) {
        if (from === to) continue
        const proof = doors[from].proof(body)
        const renamed = { ...proof, [PROOF[to]]: proof[PROOF[from]] ?? '' }
        expect([from, to, (await post(to, body, renamed)).status]).toEqual([from, to, 401])
      }
    }
  })

  it('is over the raw bytes: the same JSON written otherwise is refused', async () => {
    const body = command()
    const otherwise = Buffer.from(JSON.stringify(JSON.parse(body.toString()), undefined, 1))
    expect((await post('discord', otherwise, parley.discord.sign(body))).status).toBe(401)
    const event = Buffer.from(JSON.stringify(doorsOf(parley).bank.valid(createRandom(4))))
    const spaced = Buffer.from(JSON.stringify(JSON.parse(event.toString()), undefined, 1))
    expect((await post('bank', spaced, doorsOf(parley).bank.proof(event))).status).toBe(401)
  })
})
