// Customers talk while malformed inputs come without end from another process, and the same with a server that has
// nothing but its framework, in the same run: on a busy machine only the two beside each other tell something.
// `--customers 20`, `--connections 8`, `--seconds 30`; `--limits wide` lets strangers send as much as they like.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { percentile } from './doors/send.ts'
import { DEFAULT_LIMITS } from './real/default-limits.ts'
import { openMongo } from './real/mongo.ts'
import { startParleyProcesses } from './real/parley-processes.ts'
import { startBare } from './slow/start-bare.ts'
import { talk } from './slow/siege.ts'

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '20' },
    connections: { type: 'string', default: '8' },
    seconds: { type: 'string', default: '30' },
    limits: { type: 'string', default: 'default' },
  },
})
const size = { customers: Number(values.customers), seconds: Number(values.seconds) }

const Report = z.strictObject({ answered: z.record(z.string(), z.number()), p50: z.number(), p99: z.number() })

const startFlood = (url: string, bankSecret: string) => {
  const child = fork(join(import.meta.dirname, 'doors/flood-main.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.send({ url, bankSecret, atOnce: Number(values.connections) })
  return async () => {
    const told = once(child, 'message')
    child.send('end')
    return Report.parse((await told)[0])
  }
}

const mongo = await openMongo()
const parley = await startParleyProcesses({ mongo: mongo.url, env: values.limits === 'wide' ? {} : DEFAULT_LIMITS })
const web = await parley.startRole('web', { NODE_OPTIONS: process.env['WEB_NODE_OPTIONS'] ?? '' })
const bare = await startBare()

const measure = async (name: string, url: string): Promise<number> => {
  const alone = await talk(new URL(url), size)
  const end = startFlood(url, parley.clientSecret)
  const during = await talk(new URL(url), size)
  const { answered, ...inputs } = await end()
  const p = (turns: readonly number[], part: number): string => `${Math.round(percentile(turns, part))} ms`
  const sent = Object.values(answered).reduce((sum, count) => sum + count, 0)
  console.log(
    `${name}: alone p50 ${p(alone.turns, 0.5)}, p99 ${p(alone.turns, 0.99)}; during ${sent} malformed inputs (${JSON.stringify(answered)}, which waited p50 ${Math.round(inputs.p50)} ms, p99 ${Math.round(inputs.p99)} ms) p50 ${p(during.turns, 0.5)}, p99 ${p(during.turns, 0.99)}, ${during.failed} failed; load ${(loadavg()[0] ?? 0).toFixed(1)}`,
  )
  return percentile(during.turns, 0.99)
}
const ours = await measure('parley', parley.url)
const theirs = await measure('bare', bare.url)
console.log(
  `p99 ${Math.round(ours)} ms and ${Math.round(theirs)} ms on the bare server: ${(ours / theirs).toFixed(2)} times`,
)
bare.stop()
// As it ends by itself, a profile that was asked for is written.
await web.stop(10_000)
await parley.close()
await mongo.close()
