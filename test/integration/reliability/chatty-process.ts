import { createLogger } from '#app/logger.ts'
import { ownClock } from '#test/support/stopwatch.ts'
import { createLogSink } from '#app/log-sink.ts'

/** Logs as our processes do, as many lines as its parent asks for, and answers how it went. */
const log = createLogger({ level: 'info', base: {} }, createLogSink())
const TICK_MS = 5
/** Waiting for a processor is not waiting for the reader of the log. */
const now = ownClock()

process.on('message', (lines: number) => {
  let [last, worstStallMs] = [now(), 0]
  const watch = setInterval(() => {
    const at = now()
    worstStallMs = Math.max(worstStallMs, at - last)
    last = at
  }, TICK_MS)
  const before = process.memoryUsage().rss
  let left = lines
  const write = (): void => {
    for (let n = 0; n < 100 && left > 0; n += 1) {
      left -= 1
      log.warn({ event: 'filler', filler: ['x', 'y'].map((each) => each.repeat(500)) }, 'a line')
    }
    if (left > 0) return void setImmediate(write)
    setTimeout(() => {
      clearInterval(watch)
      process.send?.({ worstStallMs, memoryMiB: Math.round((process.memoryUsage().rss - before) / 2 ** 20) })
    }, 3 * TICK_MS)
  }
  write()
})
process.send?.('ready')
