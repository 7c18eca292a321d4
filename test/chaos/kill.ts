// Ends web, worker and both by SIGKILL before and after every effect, with Redis kept and emptied, until a payment gets
// through unharmed: no moment to die in is forgotten. `--lanes 3` sets of processes at once; `--role`, `--when`, `--flushed yes`,
// `--both no` and `--from 7` narrow it down.
import { parseArgs } from 'node:util'
import { type Death, FINAL_WITHIN_MS, interrupt, startPayingCustomer, type PayingCustomer } from './real/kill.ts'
import { openMongo } from './real/mongo.ts'

const { values } = parseArgs({
  options: {
    lanes: { type: 'string', default: '3' },
    from: { type: 'string', default: '1' },
    role: { type: 'string' },
    when: { type: 'string' },
    flushed: { type: 'string' },
    both: { type: 'string' },
  },
})
const MOST = 80

type Sequence = Omit<Death, 'nth'>
type Row = { deaths: number; moments: Set<string>; late: string[]; slowestMs: number; whole: boolean }

const pick = <T extends string>(given: string | undefined, all: readonly T[]): readonly T[] =>
  given === undefined ? all : all.filter((one) => one === given)
const yesNo = (given: string | undefined): readonly boolean[] =>
  pick(given, ['no', 'yes']).map((answer) => answer === 'yes')
const sequences: Sequence[] = yesNo(values.both).flatMap((both) =>
  yesNo(values.flushed).flatMap((flushed) =>
    pick(values.role, ['worker', 'web']).flatMap((role) =>
      pick(values.when, ['before', 'after']).map((when) => ({ both, flushed, role, when })),
    ),
  ),
)
const nameOf = ({ role, when, flushed, both }: Sequence): string =>
  `${both ? `both, with ${role}` : role}, ${when}, Redis ${flushed ? 'emptied' : 'kept'}`

/** A lane's processes, started when it is needed and anew after something broke in it. */
type Lane = { customer?: PayingCustomer }
const broken: string[] = []

const die = async (lane: Lane, death: Death, row: Row): Promise<void> => {
  const name = `${nameOf(death)}, ${death.nth}`
  try {
    lane.customer ??= await startPayingCustomer(mongo.url)
    const { at, state, finalAfterMs } = await interrupt(lane.customer, death, { ...death, nth: death.nth + 1 })
    console.log(`${name}: ${at ?? 'unharmed'}, ${state}, over ${finalAfterMs} ms after the restart`)
    row.whole = at === undefined
    if (at === undefined) return
    row.moments.add(at)
    row.slowestMs = Math.max(row.slowestMs, finalAfterMs)
    if (finalAfterMs > FINAL_WITHIN_MS) row.late.push(name)
  } catch (error) {
    broken.push(`${name}: ${String(error)}`)
    console.log(`BROKEN ${broken.at(-1)}`)
    await lane.customer?.close()
    delete lane.customer
  }
  row.deaths += 1
}

/** From the first effect on, until a payment is over before there is a next one. */
const run = async (lane: Lane, sequence: Sequence): Promise<Row> => {
  const row: Row = { deaths: 0, moments: new Set(), late: [], slowestMs: 0, whole: false }
  for (let nth = Number(values.from); nth <= MOST && !row.whole; nth += 1) await die(lane, { ...sequence, nth }, row)
  return row
}

const rows = new Map<Sequence, Row>()
const mongo = await openMongo()
const left = [...sequences]
const work = async (): Promise<void> => {
  const lane: Lane = {}
  for (let sequence = left.shift(); sequence !== undefined; sequence = left.shift())
    rows.set(sequence, await run(lane, sequence))
  await lane.customer?.close()
}
const began = performance.now()
try {
  await Promise.all(Array.from({ length: Number(values.lanes) }, work))
} finally {
  await mongo.close()
}

console.log('| Ended | Redis | Before | After | Double or lost | Over after restart, at most |')
console.log('| --- | --- | --- | --- | --- | --- |')
const done = [...rows]
for (const both of [false, true])
  for (const role of ['web', 'worker'] as const)
    for (const flushed of [false, true]) {
      const mine = done.filter(([one]) => one.both === both && one.role === role && one.flushed === flushed)
      if (mine.length === 0) continue
      const of = (when: string): string => {
        const row = mine.find(([one]) => one.when === when)?.[1]
        return row === undefined ? '-' : `${row.deaths}${row.whole ? '' : ' (stopped there)'}`
      }
      const slowest = Math.max(...mine.map(([, { slowestMs }]) => slowestMs))
      console.log(
        `| ${both ? `both, at the ${role}’s` : role} | ${flushed ? 'emptied' : 'kept'} | ${of('before')} | ${of('after')} | 0 | ${(slowest / 1_000).toFixed(1)} s |`,
      )
    }
const deaths = done.reduce((sum, [, row]) => sum + row.deaths, 0)
const late = done.flatMap(([, row]) => row.late)
const moments = new Set(done.flatMap(([, row]) => [...row.moments]))
console.log(
  `${deaths} deaths at ${moments.size} kinds of effect in ${Math.round((performance.now() - began) / 60_000)} min: ${broken.length} broken, ${late.length} later than ${FINAL_WITHIN_MS / 1_000} s`,
)
for (const line of [...broken, ...late]) console.log(line)
process.exitCode = broken.length + late.length === 0 ? 0 : 1
