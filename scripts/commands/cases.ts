import { caseId } from '#bank/ground/ids.ts'
import { parseArgs } from 'node:util'
import { closeCase } from '../../src/bank/case/handle.ts'
import { reference } from '../../src/bank/ground/ids.ts'
import { problem } from '../lib/problem.ts'
import { withRuntime } from '../lib/with-runtime.ts'

const USAGE = `npm run cases
  Lists the problems that customers have reported and that are not answered yet, the oldest first.
npm run cases -- --show <id>
  Prints one with everything attached: the customer's words, operation, journal, the bank's transaction, what was told.
npm run cases -- --close <id> --answer <words>
  Closes one; the customer hears the words.`

const MOST = 200
const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    show: { type: 'string' },
    close: { type: 'string' },
    answer: { type: 'string' },
  },
})
if (values.help) {
  console.log(USAGE)
  process.exit(0)
}

await withRuntime(async ({ ports }) => {
  if (values.show !== undefined) {
    const found = caseId.is(values.show) ? await ports.cases.find(values.show) : undefined
    if (found === undefined) throw problem(`There is no case ${values.show}`)
    const { attached, ...rest } = found
    console.log(JSON.stringify({ ...rest, attached: JSON.parse(attached) as unknown }, null, 2))
    return 0
  }
  if (values.close !== undefined) {
    if (!values.answer) throw problem('--close needs --answer, with words for the customer.')
    const closed = caseId.is(values.close) && (await closeCase(ports, values.close, values.answer))
    console.log(closed ? `Closed: ${values.close}` : `There is no open case ${values.close}`)
    return closed ? 0 : 1
  }
  const open = await ports.cases.open(MOST)
  for (const { id, createdAt, wrong, state, customer, operation, transfer } of open)
    console.log(
      [new Date(createdAt).toISOString(), reference(id), id, wrong, state, customer, operation ?? transfer].join('  '),
    )
  console.log(`${open.length} open`)
  return 0
})
