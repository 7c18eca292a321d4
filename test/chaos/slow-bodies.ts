// Customers talk while the public port is held up by what is slow, endless or too big: how long they wait, how long each
// connection lives, and what the memory does. The same is done, in the same run, to a server that has nothing but its
// framework: on a busy machine only the two beside each other tell something. `--customers 50`, `--of-each 20`,
// `--idle 10000`, `--seconds 60`; `--limits wide` lets strangers send as much as they like.
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { percentile } from './doors/send.ts'
import { DEFAULT_LIMITS } from './real/default-limits.ts'
import { openMongo } from './real/mongo.ts'
import { startParleyProcesses } from './real/parley-processes.ts'
import { startSampler } from './real/sampler.ts'
import { besiege, linesOf } from './slow/siege.ts'
import { startBare } from './slow/start-bare.ts'

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '50' },
    'of-each': { type: 'string', default: '20' },
    idle: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '60' },
    limits: { type: 'string', default: 'default' },
  },
})
const size = {
  customers: Number(values.customers),
  ofEach: Number(values['of-each']),
  idle: Number(values.idle),
  seconds: Number(values.seconds),
}
const none = { ...size, ofEach: 0, idle: 0, seconds: Math.min(20, size.seconds) }

const mongo = await openMongo()
const parley = await startParleyProcesses({ mongo: mongo.url, env: values.limits === 'wide' ? {} : DEFAULT_LIMITS })
const web = await parley.startRole('web', { NODE_OPTIONS: process.env['WEB_NODE_OPTIONS'] ?? '' })
const bare = await startBare()
const sampler = startSampler(() => ({ parley: web.pid, bare: bare.pid }), {}, 250)

const loads: number[] = []
const timer = setInterval(() => loads.push(loadavg()[0] ?? 0), 5_000)
const measure = async (name: 'parley' | 'bare', url: string) => {
  const alone = await besiege(url, none)
  const calm = sampler.most(name)
  const siege = await besiege(url, size)
  const p99 = percentile(siege.turns, 0.99)
  console.log(`\n${name}, alone: ${linesOf(alone)[0]}`)
  for (const line of linesOf(siege)) console.log(`${name}: ${line}`)
  const most = sampler.most(name)
  console.log(`${name}: memory at most ${Math.round(calm)} MiB before and ${Math.round(most)} MiB during it`)
  return { p99, grown: most - calm }
}
const ours = await measure('parley', parley.url)
const theirs = await measure('bare', bare.url)
clearInterval(timer)
sampler.stop()
console.log(
  `\np99 ${Math.round(ours.p99)} ms and ${Math.round(theirs.p99)} ms on the bare server: ${(ours.p99 / theirs.p99).toFixed(2)} times; memory +${Math.round(ours.grown)} and +${Math.round(theirs.grown)} MiB; load of the machine ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}`,
)
bare.stop()
// As it ends by itself, a profile that was asked for is written.
await web.stop(10_000)
await parley.close()
await mongo.close()
