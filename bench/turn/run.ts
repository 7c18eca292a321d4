/**
 * What one turn over the web chat's route costs, beside a bare Hono echo and Hono with a GET and a SET on the same Redis:
 * `npm run bench:turn`. The three take turns; every answer is checked. Starts servers of its own, unless MONGODB_URL
 * and REDIS_URL name some.
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { Redis } from 'ioredis'
import { load, percentile, spread, table } from '../figures.ts'
import { type Stores, withStores } from '../servers.ts'
import { commandsDuring, redisCpuMs } from './redis-use.ts'
import { type Subject, startSubjects } from './subjects.ts'
import { type Crowd, createCrowd, talk } from './talk.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '4000' },
    connections: { type: 'string', default: '32' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
  },
})
const [people, connections, seconds, rounds] = [values.people, values.connections, values.seconds, values.rounds].map(
  Number,
) as [number, number, number, number]
const COUNTED = 60

type Round = { perSecond: number; p50: number; p99: number; cpuUs: number; redisUs: number }

const oneRound = async (subject: Subject, crowd: Crowd, redis: Redis): Promise<Round> => {
  const [began, cpu, redisCpu] = [performance.now(), subject.usage().cpuMs, await redisCpuMs(redis)]
  const took = await talk(subject, crowd, { seconds, connections })
  const each = (ms: number): number => (ms * 1_000) / took.length
  return {
    perSecond: (took.length * 1_000) / (performance.now() - began),
    p50: percentile(took, 0.5),
    p99: percentile(took, 0.99),
    cpuUs: each(subject.usage().cpuMs - cpu),
    redisUs: each((await redisCpuMs(redis)) - redisCpu),
  }
}

/** Commands per turn, each after the one before. */
const commandsOf = async (subject: Subject, crowd: Crowd, redis: Redis): Promise<string> => {
  const one = () => talk(subject, crowd.slice(0, 10), { seconds: 60, connections: 1, most: COUNTED })
  const counts = [...(await commandsDuring(redis, one))].filter(([name]) => name !== 'info')
  const shown = counts.map(([name, count]) => `${name} ${(count / COUNTED).toFixed(2)}`)
  return `${(counts.reduce((sum, [, count]) => sum + count, 0) / COUNTED).toFixed(2)} (${shown.join(', ')})`
}

const HEAD = ['', 'turns/s', 'p50 ms', 'p99 ms', 'CPU us', 'CPU, times GET + SET', 'Redis us', 'Redis commands']

const measure = async (stores: Stores): Promise<void> => {
  const redis = new Redis(stores.redisUrl)
  const subjects = await startSubjects(stores)
  try {
    const all = subjects.map((subject) => ({
      subject,
      crowd: createCrowd(people),
      found: [] as Round[],
      commands: '',
    }))
    for (const { subject, crowd } of all) await talk(subject, crowd, { seconds: 3, connections })
    for (const one of all) one.commands = await commandsOf(one.subject, one.crowd, redis)
    for (let n = 0; n < rounds; n += 1)
      for (const one of n % 2 === 0 ? all : all.toReversed())
        one.found.push(await oneRound(one.subject, one.crowd, redis))
    const peer = all[1]?.found ?? []
    const rows = all.map(({ subject, found, commands }) => {
      const of = (value: (round: Round) => number, digits: number): string => spread(found.map(value), digits)
      const ratios = found.map(({ cpuUs }, n) => cpuUs / (peer[n]?.cpuUs ?? Number.NaN))
      return [
        subject.name,
        of((round) => round.perSecond, 0),
        of((round) => round.p50, 2),
        of((round) => round.p99, 2),
        of((round) => round.cpuUs, 0),
        spread(ratios, 2),
        of((round) => round.redisUs, 0),
        commands,
      ]
    })
    console.log(
      `\n${connections} connections, ${people} people, ${rounds} rounds of ${seconds} s, load ${load().toFixed(1)}`,
    )
    console.log(`\n${table(HEAD, rows)}`)
  } finally {
    for (const subject of subjects) await subject.stop()
    redis.disconnect()
  }
}

console.log(`${cpus().length} cores, load ${load().toFixed(1)}`)
await withStores(measure)
