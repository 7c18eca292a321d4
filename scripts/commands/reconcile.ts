import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { readConfig } from '../../src/config.ts'
import { reconcilerOf } from '../../src/roles/reconciler.ts'
import { createRuntime } from '../../src/runtime.ts'
import { readEnvironment } from '../lib/environment.ts'
import { explain } from '../lib/problem.ts'
import { root } from '../lib/paths.ts'
import { report } from '../lib/report.ts'
import { runningEnvironment } from '../lib/running.ts'

const USAGE = `npm run reconcile [-- --json]
  Compares every customer's records with the bank's and prints each difference with both sides.
npm run reconcile -- --accept <id> --because <words>
  Puts one away that somebody has looked into, until either side of it changes.
Ends with 0 when there is no difference, with 1 when there is one, with 2 when not everybody could be compared.`

process.chdir(root)

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      accept: { type: 'string' },
      because: { type: 'string' },
    },
  })
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const config = readConfig(await runningEnvironment(readEnvironment()))
  const runtime = await createRuntime(config, pino({ level: 'silent' }))
  try {
    if (values.accept === undefined) return await report(reconcilerOf(runtime), runtime.books.drifts, values.json)
    if (!values.because) throw new Error('--accept needs --because, with words for whoever looks next.')
    const found = await runtime.books.drifts.accept(values.accept, values.because, runtime.clock())
    console.log(found ? `Accepted: ${values.accept}` : `There is no open difference ${values.accept}`)
    return found ? 0 : 1
  } finally {
    await runtime.close()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(explain(error))
  process.exitCode = 2
}
process.exit()
