// What is lost when Redis is ended by SIGKILL under load, by the way it keeps things: the table in docs/reliability.md.
// `--seconds 75` is long enough for Redis' default snapshots.
import { parseArgs } from 'node:util'
import { type Mode, measureLoss, MODES } from './redis-loss/measure.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '10' } } })
const seconds = Number(values.seconds)

console.log(`| Redis keeps | Turns forgotten | Sessions gone or set back | Alerts out of the index | Jobs | Reaches back |
| --- | --- | --- | --- | --- | --- |`)
for (const mode of Object.keys(MODES) as Mode[]) {
  const { turns, turnsLost, sessionsBack, alerts, alertsLost, jobs, jobsLost, lostMs } = await measureLoss(
    mode,
    seconds * 1_000,
  )
  const of = (lost: number, all: number): string => `${lost} of ${all}`
  console.log(
    `| ${mode} | ${of(turnsLost, turns)} | ${of(sessionsBack, 8)} | ${of(alertsLost, alerts)} | ${of(jobsLost, jobs)} | ${(lostMs / 1_000).toFixed(1)} s |`,
  )
}
