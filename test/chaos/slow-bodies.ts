// Customers talk while the public port is held up by what is slow, endless or too big: how long they wait, how long each
// connection lives, and what the memory does. `--customers 50`, `--of-each 20`, `--idle 3000`, `--seconds 60`.
import { parseArgs } from 'node:util'
import { openMongo } from './real/mongo.ts'
import { startParleyProcesses } from './real/parley-processes.ts'
import { startSampler } from './real/sampler.ts'
import { besiege, linesOf } from './slow/siege.ts'

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '50' },
    'of-each': { type: 'string', default: '20' },
    idle: { type: 'string', default: '3000' },
    seconds: { type: 'string', default: '60' },
  },
})
const size = {
  customers: Number(values.customers),
  ofEach: Number(values['of-each']),
  idle: Number(values.idle),
  seconds: Number(values.seconds),
}

const mongo = await openMongo()
const parley = await startParleyProcesses({ mongo: mongo.url, env: {} })
const web = await parley.startRole('web')
const sampler = startSampler(() => ({ web: web.pid }), {}, 250)
const none = { ...size, ofEach: 0, idle: 0, seconds: Math.min(20, size.seconds) }
console.log(`before: ${linesOf(await besiege(parley.url, none))[0]}`)
const calm = sampler.most('web')
for (const line of linesOf(await besiege(parley.url, size))) console.log(line)
sampler.stop()
console.log(
  `memory of web: at most ${Math.round(calm)} MiB before and ${Math.round(sampler.most('web'))} MiB during it`,
)
await parley.close()
await mongo.close()
