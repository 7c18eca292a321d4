/**
 * What the sandbox sustains: `npm run bench:sandbox`, or `npm run bench:sandbox -- default name=mongodb://… …`
 * for several servers (see `bench/servers.ts`). Prints the tables of `docs/sandbox.md`.
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { load, spread, table } from '../figures.ts'
import { type Named, withServers } from '../servers.ts'
import { growthTable, type Reasons } from '../shapes.ts'
import { accept, type Accepted } from './accept.ts'
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
  const head = ['server', 'what', 'p50 ms', 'p99 ms', 'raw insertOne ms', 'p50, times raw', 'first look ms', 'load']
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
      const beside = times.map(({ p50 }, round) => p50 / (found.raw[round] ?? Number.NaN))
      return [name, what, of('p50'), of('p99'), spread(found.raw, 2), spread(beside, 2), first, of('load')]
    }
    rows.push(row('GET node, 200 requests/s', found.node, ''))
    rows.push(row('first page of 1,000', found.few, found.firstLook.few.toFixed(0)))
    rows.push(
      row(`first page of ${(transactions / 10).toLocaleString('en')}`, found.many, found.firstLook.many.toFixed(0)),
    )
  }
  say(`\n${users} users, ${transactions} transactions, ${rounds} rounds\n\n${table(head, rows)}`)
}

const LIST = 'a list of everything that has no checkpoint yet, or on a server that reads all for a range of ids'
/** These servers read all that matches, whatever the limit; MongoDB stops at the limit. */
const REASONS: Reasons = {
  'deliveries find all, sorted by _id': LIST,
  'nodes aggregate is_active': LIST,
  'nodes find is_active, sorted by _id': LIST,
  'trans count': LIST,
  'trans find all, sorted by _id': LIST,
  'users aggregate is_hidden': LIST,
  'users find is_hidden, sorted by _id': LIST,
  'users find is_hidden, _s.grams': 'as many as have the rarest three letters of what is searched for',
  'deliveries count': LIST,
  'trans aggregate recent_status.status': 'a filter that no index serves: given up after 5 s',
  'trans find recent_status.status, sorted by _id': 'a filter that no index serves: given up after 5 s',
}

const showQueries = async (servers: readonly Named[]): Promise<void> => {
  const documents = Number(values.documents)
  for (const { name, url } of servers) {
    const { start, ...growth } = await queries(url, { small: 1_000, large: documents })
    const { text, grown } = growthTable(growth, documents, REASONS)
    const began = `start of the sandbox: ${start.small.toFixed(0)} ms and ${start.large.toFixed(0)} ms`
    say(`\nEvery query of the sandbox on ${name}, load ${load().toFixed(1)}; ${began}\n\n${text}`)
    if (grown.length > 0) process.exitCode = 1
  }
}

/** `accept,large=name,queries`: what to measure, and on which of the servers where it is not all of them. */
const measure = async (servers: readonly Named[]): Promise<void> => {
  say(`${cpus().length} cores, load ${load().toFixed(1)}`)
  for (const part of values.only.split(',')) {
    const [what, on] = part.split('=')
    const chosen = servers.filter(({ name }) => on === undefined || name === on)
    const began = performance.now()
    if (what === 'accept') await showAccept(chosen)
    else if (what === 'large') await showLarge(chosen)
    else if (what === 'queries') await showQueries(chosen)
    else throw new Error(`there is accept, large and queries, and no ${part}`)
    say(`\n(${part}: ${((performance.now() - began) / 1_000).toFixed(0)} s)`)
  }
}

await withServers(positionals, measure)
