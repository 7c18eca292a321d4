// A hundred people say two hundred things each without waiting, to two web processes at random: is anything lost, or
// applied in another order than it was said? `--users 10 --messages 50` makes it smaller;
// `--copies 5` lets each delivery arrive up to five times at once, `--cut 0.2` breaks one in five off half-way.
import { parseArgs } from 'node:util'
import setUp from '#test/support/global-setup.ts'
import { startTwoWebProcesses } from './order/two-web-processes.ts'

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '100' },
    messages: { type: 'string', default: '200' },
    copies: { type: 'string', default: '1' },
    cut: { type: 'string', default: '0' },
  },
})
const tearDown = await setUp()
const webs = await startTwoWebProcesses()
try {
  const begun = performance.now()
  const users = Number(values.users)
  const { lost, different, answers, expected } = await webs.race({
    users,
    length: Number(values.messages),
    copies: Number(values.copies),
    cut: Number(values.cut),
  })
  const seconds = Math.round((performance.now() - begun) / 1_000)
  console.log(
    `${users} people, ${values.messages} messages each, ${seconds} s: ${lost} lost, ${different.length} people answered otherwise than one by one (${answers} answers each); deliveries by process: ${webs.counts.join(', ')}`,
  )
  for (const heard of different) {
    const at = heard.findIndex((text, n) => text !== expected[n])
    console.log(`at ${at}: ${JSON.stringify(heard[at])} instead of ${JSON.stringify(expected[at])}`)
  }
  process.exitCode = lost === 0 && different.length === 0 ? 0 : 1
} finally {
  await webs.close()
  await tearDown()
}
