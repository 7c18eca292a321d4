// Whether the time in which a door refuses tells how much of a proof was right: Welch's t between two classes of wrong
// proofs, of which one is wrong at its beginning and the other near its end, and as a control between two halves of the
// same class. `--samples 20000`. Below 4.5 nothing is told; a busy machine shows more than that in the control, too, so
// this is run alone and asserted nowhere.
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
const body = JSON.stringify({ update_id: 1, type: 1, text: 'x'.repeat(200) })
const timestamp = String(Math.floor(Date.now() / 1_000))

type Door = {
  readonly name: string
  readonly app: Hono
  readonly path: string
  readonly header: string
  readonly right: string
  readonly more?: Readonly<Record<string, string>>
}

const doors: readonly Door[] = [
  {
    ...{ name: 'Telegram, secret', app: telegramRoutes({ secret, accept }), path: '/webhooks/telegram' },
    ...{ header: 'x-telegram-bot-api-secret-token', right: secret },
  },
  {
    ...{ name: 'the bank, HMAC', app: synapseRoutes({ secret, accept }), path: '/webhooks/synapse' },
    header: 'x-synapse-signature-sha256-fullbody',
    right: createHmac('sha256', secret).update(body).digest('hex'),
  },
  {
    name: 'Discord, signature',
    app: discordRoutes({ publicKeyHex, accept, clock: () => Number(timestamp) * 1_000 }),
    ...{ path: '/webhooks/discord', header: 'x-signature-ed25519', more: { 'x-signature-timestamp': timestamp } },
    right: sign(null, Buffer.from(timestamp + body), privateKey).toString('hex'),
  },
]

/** As one piece of text, as it comes from a socket: how text was put together takes time of its own. */
const spoilt = (text: string, at: number): string =>
  Buffer.from(`${text.slice(0, at)}${text[at] === '0' ? '1' : '0'}${text.slice(at + 1)}`).toString('latin1')

const took = async ({ app, path, header, more }: Door, proof: string): Promise<number> => {
  const init = { method: 'POST', headers: { ...more, [header]: proof }, body }
  const since = process.hrtime.bigint()
  const { status } = await app.request(path, init)
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

/** So far into the proof that both places are in the same part of a signature. */
const NEAR_END = 60

console.log('| door | wrong at its beginning | near its end | Welch’s t | control |\n| --- | --- | --- | --- | --- |')
for (const door of doors) {
  const proofs = [spoilt(door.right, 0), spoilt(door.right, NEAR_END), spoilt(door.right, 0)]
  const samples: [number[], number[], number[]] = [[], [], []]
  for (let warm = 0; warm < 2_000; warm += 1) await took(door, proofs[warm % 3] ?? '')
  for (let n = 0; n < SAMPLES; n += 1)
    // In changing order: what slows the machine slows all alike.
    for (const at of [0, 1, 2].toSorted(() => Math.random() - 0.5))
      samples[at]?.push(await took(door, proofs[at] ?? ''))
  const [early, late, control] = [momentsOf(samples[0]), momentsOf(samples[1]), momentsOf(samples[2])]
  const us = ({ mean }: Moments): string => `${(mean / 1_000).toFixed(1)} µs`
  const told = [us(early), us(late), welch(early, late).toFixed(2), welch(early, control).toFixed(2)]
  console.log(`| ${door.name} | ${told.join(' | ')} |`)
}
