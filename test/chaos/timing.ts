// Whether the time in which a door refuses tells how much of a proof was right: Welch's t between a class of proofs that
// are wrong at their beginning and each other class (wrong near the end, missing, cut short, too long, of no shape, with
// a moment that is long past), and as a control the same class once more. `--samples 20000`, of each class. Below 4.5
// nothing is told; a busy machine shows more than that in the control, too, so this is run alone and asserted nowhere.
//
// No request is like another: each has a body of its own, signed anew. What a signature costs to verify differs a little
// from one to the next, and one that comes again is verified faster, since the processor has learnt the way it takes; neither
// must be taken for a difference between the classes. On one core alone (`taskset -c 1 npm run chaos:timing`) it is quiet.
import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { parseArgs } from 'node:util'
import type { Hono } from 'hono'
import { discordRoutes } from '#adapters/discord/routes.ts'
import { synapseRoutes } from '#adapters/synapse/routes.ts'
import { telegramRoutes } from '#adapters/telegram/routes.ts'

const { values } = parseArgs({ options: { samples: { type: 'string', default: '20000' } } })
const SAMPLES = Number(values.samples)
/** Slower ones were held up by something else: the collector, another process. */
const KEPT = 0.9

const accept = async (): Promise<undefined> => undefined
const secret = randomBytes(32).toString('hex')
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const publicKeyHex = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex')
const timestamp = String(Math.floor(Date.now() / 1_000))

const newBody = (): string => JSON.stringify({ update_id: 1, type: 1, text: randomBytes(100).toString('hex') })

type Door = {
  readonly name: string
  readonly app: Hono
  readonly path: string
  readonly header: string
  readonly rightFor: (body: string) => string
  readonly more?: Readonly<Record<string, string>>
  /** What makes a signed moment one that is long past. */
  readonly past?: Readonly<Record<string, string>>
}

const doors: readonly Door[] = [
  {
    ...{ name: 'Telegram, secret', app: telegramRoutes({ secret, accept }), path: '/webhooks/telegram' },
    ...{ header: 'x-telegram-bot-api-secret-token', rightFor: () => secret },
  },
  {
    ...{ name: 'the bank, HMAC', app: synapseRoutes({ secret, accept }), path: '/webhooks/synapse' },
    header: 'x-synapse-signature-sha256-fullbody',
    rightFor: (body) => createHmac('sha256', secret).update(body).digest('hex'),
  },
  {
    name: 'Discord, signature',
    app: discordRoutes({ publicKeyHex, accept, clock: () => Number(timestamp) * 1_000 }),
    ...{ path: '/webhooks/discord', header: 'x-signature-ed25519', more: { 'x-signature-timestamp': timestamp } },
    rightFor: (body) => sign(null, Buffer.from(timestamp + body), privateKey).toString('hex'),
    past: { 'x-signature-timestamp': String(Number(timestamp) - 301) },
  },
]

/** As one piece of text, as it comes from a socket: how text was put together takes time of its own. */
const flat = (text: string): string => Buffer.from(text).toString('latin1')
const spoilt = (text: string, at: number): string =>
  flat(`${text.slice(0, at)}${text[at] === '0' ? '1' : '0'}${text.slice(at + 1)}`)

/** So far into the proof that both places are in the same part of a signature. */
const NEAR_END = 60

/** What is sent instead of the right proof; undefined for none. */
const CLASSES: readonly (readonly [string, (right: string) => string | undefined])[] = [
  ['wrong at its beginning', (right) => spoilt(right, 0)],
  ['the same once more (control)', (right) => spoilt(right, 0)],
  ['wrong near its end', (right) => spoilt(right, NEAR_END)],
  ['missing', () => undefined],
  ['cut short', (right) => flat(right.slice(0, -2))],
  ['too long', (right) => flat(`${right}00`)],
  ['of no shape', (right) => flat('z'.repeat(right.length))],
  ['all ones', (right) => flat('f'.repeat(right.length))],
]
const PAST = 'right, of a moment long past'

type Sent = { readonly body: string; readonly headers: Readonly<Record<string, string>> }

/** One of a class, made before it is timed. */
const requestOf = (door: Door, spoil: (right: string) => string | undefined): Sent => {
  const body = newBody()
  const proof = spoil(door.rightFor(body))
  return { body, headers: { ...door.more, ...(proof !== undefined && { [door.header]: proof }) } }
}

type Class = readonly [name: string, next: () => Sent]
const classesOf = (door: Door): readonly Class[] => {
  const { past } = door
  const all = CLASSES.map(([name, spoil]): Class => [name, () => requestOf(door, spoil)])
  if (past === undefined) return all
  const late = (): Sent => {
    const body = newBody()
    return { body, headers: { ...past, [door.header]: flat(door.rightFor(body)) } }
  }
  return [...all, [PAST, late]]
}

const took = async ({ app, path }: Door, { body, headers }: Sent): Promise<number> => {
  // Made before the clock runs: one header less is less to make.
  const request = new Request(`http://parley.example${path}`, { method: 'POST', headers, body })
  const since = process.hrtime.bigint()
  const { status } = await app.fetch(request)
  const ns = Number(process.hrtime.bigint() - since)
  if (status !== 401) throw new Error(`a wrong proof was answered with ${status}`)
  return ns
}

type Moments = { readonly count: number; readonly mean: number; readonly variance: number }

const momentsOf = (all: readonly number[]): Moments => {
  const kept = all.toSorted((a, b) => a - b).slice(0, Math.floor(all.length * KEPT))
  const mean = kept.reduce((sum, each) => sum + each, 0) / kept.length
  const variance = kept.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (kept.length - 1)
  return { count: kept.length, mean, variance }
}

const welch = (a: Moments, b: Moments): number =>
  Math.abs(a.mean - b.mean) / Math.sqrt(a.variance / a.count + b.variance / b.count)

const us = ({ mean }: Moments): string => `${(mean / 1_000).toFixed(1)} µs`

console.log('| door | proof | refused in | Welch’s t |\n| --- | --- | --- | --- |')
for (const door of doors) {
  const classes = classesOf(door)
  const samples = new Map(classes.map(([name]) => [name, [] as number[]]))
  for (let n = -500; n < SAMPLES; n += 1) {
    // In changing order: what slows the machine slows all alike.
    for (const [name, next] of classes.toSorted(() => Math.random() - 0.5)) {
      const ns = await took(door, next())
      if (n >= 0) samples.get(name)?.push(ns)
    }
  }
  const first = momentsOf(samples.get(CLASSES[0]?.[0] ?? '') ?? [])
  for (const [name, all] of samples) {
    const moments = momentsOf(all)
    console.log(
      `| ${door.name} | ${name} | ${us(moments)} | ${moments.mean === first.mean ? '' : welch(first, moments).toFixed(2)} |`,
    )
  }
}
