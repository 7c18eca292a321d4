// Real processes under load, and what may happen to them: `npm run chaos:processes -- stopped stores away terms`, all of
// them without a name. `--rounds`, `--minutes` and `--people` say how much.
import { parseArgs } from 'node:util'
import { away } from './scenarios/away.ts'
import { play, type Scenario } from './scenarios/scenario.ts'
import { stopped } from './scenarios/stopped.ts'
import { stores } from './scenarios/stores.ts'
import { terms } from './scenarios/terms.ts'

const SCENARIOS: Readonly<Record<string, Scenario>> = { stopped, stores, away, terms }
const PEOPLE = '4'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, minutes: { type: 'string' }, people: { type: 'string', default: PEOPLE } },
})

const run = async (name: string): Promise<boolean> => {
  const scenario = SCENARIOS[name]
  if (scenario === undefined) throw new Error(`one of ${Object.keys(SCENARIOS).join(', ')}, not ${name}`)
  const settings = {
    rounds: Number(values.rounds ?? scenario.rounds),
    minutes: Number(values.minutes ?? scenario.minutes),
    people: Number(values.people),
  }
  const { broken, settled, refused, never } = await play(scenario, settings, (line) => console.log(`${name}: ${line}`))
  console.log(`${name}: ${settled} settled, ${refused} turned away, ${never} never confirmed; ${broken.length} broken`)
  for (const line of broken) console.log(`${name}: BROKEN ${line}`)
  return broken.length === 0
}

const names = positionals.length > 0 ? positionals : Object.keys(SCENARIOS)
let whole = true
for (const name of names) whole = (await run(name)) && whole
process.exitCode = whole ? 0 : 1
