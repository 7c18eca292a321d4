import { parseArgs } from 'node:util'
import { problem } from '../lib/problem.ts'
import { printDifferences } from '../lib/print-differences.ts'
import { withRuntime } from '../lib/with-runtime.ts'

const USAGE = `npm run reconcile [-- --json]
  Compares every customer's records with the bank's and prints each difference with both sides.
npm run reconcile -- --accept <id> --because <words>
  Accepts one that was looked into, until either side of it changes.
Ends with 0 when there is no difference, with 1 when there is one, with 2 when not all customers could be compared.`

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
  process.exit(0)
}

await withRuntime(async (runtime) => {
  const { drifts } = runtime.durable
  if (values.accept === undefined) return await printDifferences(runtime.reconcile, drifts, values.json)
  if (!values.because) throw problem('--accept needs --because, with words for the next person to look.')
  const found = await drifts.accept(values.accept, values.because, runtime.clock())
  console.log(found ? `Accepted: ${values.accept}` : `There is no open difference ${values.accept}`)
  return found ? 0 : 1
})
