// Runs from seeds: `--seed 7` replays one and prints everything that happened in it, `--seeds 200000` runs many.
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { CONSEQUENCES, FAULTS, type Met } from './simulator/faults.ts'
import { type Mutation, MUTATIONS } from './simulator/mutations.ts'
import { createPool } from './simulator/pool.ts'
import { simulate } from './simulator/run.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '2000' },
    from: { type: 'string', default: '0' },
    mutation: { type: 'string' },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
})

const TELL_EVERY = 10_000

const mutationOf = (name: string | undefined): Mutation | undefined => {
  if (name === undefined || name in MUTATIONS) return name as Mutation | undefined
  throw new Error(`--mutation is one of ${Object.keys(MUTATIONS).join(', ')}`)
}

const replay = async (seed: number, mutation: Mutation | undefined): Promise<void> => {
  const { log, violation, chosen, events } = await simulate(seed, { log: true, ...(mutation && { mutation }) })
  for (const line of log) console.log(line)
  console.log(`Seed ${seed}: ${events} events with ${chosen.join(', ')}`)
  console.log(violation === undefined ? 'Nothing was broken' : `Broken: ${violation}`)
  process.exitCode = violation === undefined ? 0 : 1
}

const runMany = async (mutation: Mutation | undefined): Promise<void> => {
  const began = performance.now()
  const pool = createPool(Number(values.workers))
  let toldUntil = 0
  const { seeds, events, broken, hits, slowestMs } = await pool.run({
    ...{ from: Number(values.from), seeds: Number(values.seeds) },
    ...(mutation && { mutation }),
    onProgress: (sofar) => {
      if (sofar.seeds < toldUntil + TELL_EVERY) return
      toldUntil = sofar.seeds
      console.log(`${sofar.seeds} seeds, ${sofar.broken.length} broken`)
    },
  })
  await pool.close()
  for (const line of broken.slice(0, 20)) console.log(line)
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  console.log(
    `${seeds} seeds, ${events} events in ${seconds} s: ${broken.length} broken; at rest ${slowestMs / 1_000} s after the last fault at the latest`,
  )
  console.log(
    [...hits]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([what, times]) => `${what} ${times}`)
      .join(', '),
  )
  const missed = [...FAULTS, ...CONSEQUENCES].filter((what: Met) => !hits.has(what))
  if (missed.length > 0) console.log(`Never met: ${missed.join(', ')}`)
  process.exitCode = broken.length === 0 && seeds === Number(values.seeds) ? 0 : 1
}

const mutation = mutationOf(values.mutation)
await (values.seed === undefined ? runMany(mutation) : replay(Number(values.seed), mutation))
