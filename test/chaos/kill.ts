// Ends web and worker by SIGKILL before and after their every effect, with Redis kept and emptied, until a payment gets
// through unharmed: no moment to die in is forgotten. `--role worker`, `--from 7` and `--flushed yes` narrow it down.
import { parseArgs } from 'node:util'
import { type Death, interrupt, openStage } from './real/kill.ts'
import type { Role } from './real/house.ts'

const { values } = parseArgs({
  options: { role: { type: 'string' }, from: { type: 'string', default: '1' }, flushed: { type: 'string' } },
})
const roles: readonly Role[] =
  values.role === undefined ? ['web', 'worker'] : [values.role === 'web' ? 'web' : 'worker']
const flushings = values.flushed === undefined ? [false, true] : [values.flushed === 'yes']
const MAX = 60

const stage = await openStage()
const broken: string[] = []
const times: number[] = []
try {
  for (const role of roles)
    for (const flushed of flushings)
      for (const when of ['before', 'after'] as const)
        for (let nth = Number(values.from); nth <= MAX; nth += 1) {
          const death: Death = { role, when, nth, flushed }
          const name = `${role} ${when} ${nth}${flushed ? ' flushed' : ''}`
          try {
            const { at, state, finalAfterMs } = await interrupt(stage, death)
            console.log(`${name}: ${at ?? 'unharmed'}, ${state}, final ${finalAfterMs} ms after the restart`)
            if (at === undefined) break
            times.push(finalAfterMs)
          } catch (error) {
            broken.push(`${name}: ${String(error)}`)
            console.log(broken.at(-1))
          }
        }
} finally {
  await stage.close()
}
console.log(
  `${times.length + broken.length} deaths, ${broken.length} broken, final after ${Math.max(0, ...times)} ms at the latest`,
)
process.exitCode = broken.length === 0 ? 0 : 1
