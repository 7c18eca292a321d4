import { withRuntime } from '../lib/with-runtime.ts'

await withRuntime(async ({ queues }) => {
  for (const { queue, id, attempts, reason } of await queues.deadLetters(100))
    console.log(`${queue} ${id ?? 'unreadable'}, given up on after ${attempts} tries: ${reason}`)
  console.log(`${await queues.redrive()} dead letters woken again`)
  return 0
})
