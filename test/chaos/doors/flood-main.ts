// Malformed inputs without end, as a process of its own, so that what they cost to send is not taken for slowness of who
// gets them. It is told where to, and tells how many were answered with what once it is asked to end.
import { setPriority } from 'node:os'
import { z } from 'zod'
import { createRandom } from '../simulator/random.ts'
import { openDoors } from './doors.ts'
import { malformed } from './malformed.ts'
import { createSender, percentile } from './send.ts'

const Order = z.strictObject({ url: z.string(), bankSecret: z.string(), atOnce: z.int() })

/** What was answered how often, and how long the inputs themselves waited, in ms. */
type FloodReport = {
  readonly answered: Readonly<Record<string, number>>
  readonly p50: number
  readonly p99: number
}

let isOver = false
const flood = async ({ url, bankSecret, atOnce }: z.infer<typeof Order>): Promise<FloodReport> => {
  const sender = createSender(url)
  const doors = Object.values(openDoors(bankSecret))
  const answered: Record<string, number> = {}
  const waited: number[] = []
  const one = async (seed: number): Promise<void> => {
    const door = doors[seed % doors.length]
    if (door === undefined) return
    for (const asked of malformed(door, Number.POSITIVE_INFINITY, createRandom(seed))) {
      if (isOver) return
      const status = await sender.send(asked).then(
        (answer) => {
          waited.push(answer.ms)
          return String(answer.status)
        },
        () => 'none',
      )
      answered[status] = (answered[status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, seed) => one(seed)))
  sender.close()
  return { answered, p50: percentile(waited, 0.5), p99: percentile(waited, 0.99) }
}

setPriority(10)
process.on('message', (message) => {
  if (message === 'end') {
    isOver = true
    return
  }
  void flood(Order.parse(message)).then((report) => process.send?.(report, () => process.disconnect()))
})
// Whoever started this has gone.
process.on('disconnect', () => process.exit())
