/**
 * What the sandbox sustains: `npm run bench:sandbox`, or `npm run bench:sandbox -- name=mongodb://… …` for servers that
 * run already. Prints the tables of `docs/sandbox.md`.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createFleet } from '../../scripts/lib/fleet.ts'
import { toolsFolder } from '../../scripts/lib/paths.ts'
import { startMongo } from '../../scripts/lib/servers.ts'
import { accept, type Accepted } from './accept.ts'
import { load, spread, table } from './figures.ts'
import { large, type Times } from './large.ts'
import { queries } from './queries.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: 'accept,large,queries' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '8' },
    callers: { type: 'string', default: '32' },
    users: { type: 'string', default: '20000' },
    transactions: { type: 'string', default: '100000' },
    documents: { type: 'string', default: '50000' },
  },
})
const rounds = Number(values.rounds)
const say = (line: string): void => console.log(line)
type Named = { name: string; url: string }

const acceptRow = (name: string, all: readonly Accepted[]): string[] => {
  const of = (value: (one: Accepted) => number, digits = 0): string => spread(all.map(value), digits)
  return [
    name,
    of((one) => one.perSecond),
    of((one) => one.raw),
    of((one) => one.perSecond / one.raw, 2),
    of((one) => one.p50),
    of((one) => one.p99),
    of((one) => one.settledPerSecond),
    `${of((one) => one.settledAfterFirst, 1)} → ${of((one) => one.settledAfterLast, 1)}`,
    of((one) => one.cpuUs),
    `${of((one) => one.mbFirst)} → ${of((one) => one.mbLast)}`,
    of((one) => one.load, 1),
  ]
}

const ACCEPT_HEAD = [
  'server',
  'accepted/s',
  'raw insertOne/s',
  'ratio',
  'p50 ms',
  'p99 ms',
  'settled/s',
  'settled after s, first → last third',
  'CPU us each',
  'MB, a third → the end',
  'load',
]

/** The servers take turns, so that whatever else the machine does meets them alike. */
const showAccept = async (servers: readonly Named[]): Promise<void> => {
  const found = new Map<string, Accepted[]>(servers.map(({ name }) => [name, []]))
  const [seconds, callers] = [Number(values.seconds), Number(values.callers)]
  for (let n = 0; n < rounds; n += 1)
    for (const { name, url } of servers) found.get(name)?.push(await accept({ url, seconds, callers }))
  const rows = [...found].map(([name, all]) => acceptRow(name, all))
  say(`\nTransactions accepted, ${callers} callers, ${seconds} s, ${rounds} rounds\n\n${table(ACCEPT_HEAD, rows)}`)
}

const showLarge = async (servers: readonly Named[]): Promise<void> => {
  const head = ['server', 'what', 'p50 ms', 'p99 ms', 'first look ms', 'load']
  const rows: string[][] = []
  const [users, transactions] = [Number(values.users), Number(values.transactions)]
  for (const { name, url } of servers) {
    const found = await large({ url, users, transactions, rounds })
    const row = (what: string, times: readonly Times[], first: string): string[] => {
      const of = (field: keyof Times): string =>
        spread(
          times.map((one) => one[field]),
          1,
        )
      return [name, what, of('p50'), of('p99'), first, of('load')]
    }
    rows.push(row('GET node, 200 requests/s', found.node, ''))
    rows.push(row('first page of 1,000', found.few, found.firstLook.few.toFixed(0)))
    rows.push(
      row(`first page of ${(transactions / 10).toLocaleString('en')}`, found.many, found.firstLook.many.toFixed(0)),
    )
  }
  say(`\n${users} users, ${transactions} transactions, ${rounds} rounds\n\n${table(head, rows)}`)
}

/** Grown: several times as slow, and slow enough for that to be no accident of a busy machine. */
const GROWN = { times: 3, ms: 10 }

const showQueries = async (servers: readonly Named[]): Promise<void> => {
  const documents = Number(values.documents)
  for (const { name, url } of servers) {
    const { shapes, start } = await queries(url, { small: 1_000, large: documents })
    const rows = [...shapes]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([shape, { small, large: slow }]) => {
        const grown = slow > GROWN.ms && slow > GROWN.times * Math.max(small, 1)
        return [shape, small.toFixed(0), slow.toFixed(0), grown ? 'grows' : '']
      })
    rows.push(['start of the sandbox', start.small.toFixed(0), start.large.toFixed(0), ''])
    const head = ['query', 'ms at 1,000', `ms at ${documents.toLocaleString('en')}`, '']
    say(`\nEvery query of the sandbox on ${name}, load ${load().toFixed(1)}\n\n${table(head, rows)}`)
  }
}

const measure = async (servers: readonly Named[]): Promise<void> => {
  say(`${cpus().length} cores, load ${load().toFixed(1)}`)
  const wanted = values.only.split(',')
  if (wanted.includes('accept')) await showAccept(servers)
  if (wanted.includes('large')) await showLarge(servers)
  if (wanted.includes('queries')) await showQueries(servers)
}

const given = positionals.map((one) => {
  const [name, url] = [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]
  if (name === '' || !url.startsWith('mongodb')) throw new Error(`a server is name=mongodb://…, not ${one}`)
  return { name, url }
})
if (given.length > 0) await measure(given)
else {
  const fleet = createFleet()
  const data = await mkdtemp(join(tmpdir(), 'bench-sandbox-'))
  try {
    const { mongoUrl, found } = await startMongo({ env: process.env, data, tools: toolsFolder, fleet, say })
    for (const line of found) say(line)
    await measure([{ name: 'default', url: mongoUrl }])
  } finally {
    await fleet.stop(10_000)
    await rm(data, { recursive: true, force: true })
  }
}
