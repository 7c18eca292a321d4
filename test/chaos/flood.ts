// Customers talk while strangers flood the web chat, each request with a new token of its own making: how long the
// customers wait, without the flood and with it. `--connections 64`, `--customers 8`, `--seconds 15`.
import { randomBytes, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { DEFAULT_LIMITS } from './real/default-limits.ts'
import { openMongo } from './real/mongo.ts'
import { startParleyProcesses } from './real/parley-processes.ts'

const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '64' },
    customers: { type: 'string', default: '8' },
    seconds: { type: 'string', default: '15' },
  },
})
const forMs = Number(values.seconds) * 1_000

const newToken = (): string => randomBytes(32).toString('base64url')
type Post = { readonly token: string; readonly text: string; readonly agent: Agent }

const mongo = await openMongo()
const parley = await startParleyProcesses({ mongo: mongo.url, env: DEFAULT_LIMITS })
await parley.startRole('web')

const post = ({ token, text, agent }: Post): Promise<number> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({ id: randomUUID(), act: { do: 'say', text } })
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const sent = request(`${parley.url}/chat/turns`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end(body)
  })

type Customer = { readonly token: string; readonly agent: Agent }
const customers: readonly Customer[] = Array.from({ length: Number(values.customers) }, () => ({
  token: newToken(),
  agent: new Agent({ keepAlive: true }),
}))
for (const customer of customers) await post({ ...customer, text: 'hi' })

/** One message a second from each of them; how long each answer took, in ms. */
const talk = async (): Promise<readonly number[]> => {
  const took: number[] = []
  const until = performance.now() + forMs
  const one = async (customer: Customer): Promise<void> => {
    await pause(Math.random() * 1_000)
    while (performance.now() < until) {
      const since = performance.now()
      const status = await post({ ...customer, text: 'help' })
      if (status !== 200) throw new Error(`a customer was answered with ${status}`)
      took.push(performance.now() - since)
      await pause(1_000)
    }
  }
  await Promise.all(customers.map(one))
  return took.toSorted((a, b) => a - b)
}

const flood = { over: false, served: 0, refused: 0 }
const strangers = async (): Promise<void> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  while (!flood.over) {
    const status = await post({ token: newToken(), text: 'hi', agent }).catch(() => 0)
    if (status === 200) flood.served += 1
    else flood.refused += 1
  }
  agent.destroy()
}

const row = (name: string, took: readonly number[]): void => {
  const at = (part: number): string => (took[Math.min(took.length - 1, Math.floor(part * took.length))] ?? 0).toFixed(0)
  console.log(`| ${name} | ${took.length} | ${at(0.5)} ms | ${at(0.99)} ms |`)
}

console.log('| customers | turns | p50 | p99 |\n| --- | --- | --- | --- |')
row('alone', await talk())
const flooding = Promise.all(Array.from({ length: Number(values.connections) }, strangers))
row(`during a flood over ${values.connections} connections`, await talk())
flood.over = true
await flooding
const kept = await parley.redis.keys('*:s:*')
console.log(
  `strangers: ${flood.served} served, ${flood.refused} refused; sessions in Redis: ${kept.length - customers.length} of theirs`,
)
for (const { agent } of customers) agent.destroy()
await parley.close()
await mongo.close()
