import { setTimeout as wait } from 'node:timers/promises'
import { type Child, lastLines } from './child.ts'
import { problem } from './problem.ts'

/** Polls `ready` until it is true. A child that ends first, or `deadlineMs` passing, is a problem with its last lines. */
export const waitUntilReady = async (
  child: Child,
  deadlineMs: number,
  ready: () => Promise<boolean>,
): Promise<void> => {
  const deadline = performance.now() + deadlineMs
  for (;;) {
    if (child.hasEnded()) {
      throw problem(
        `${child.name} ended before it was ready (${await child.ended}). Its log: ${child.logFile}\n${lastLines(child)}`,
      )
    }
    if (await ready()) return
    if (performance.now() > deadline) {
      throw problem(
        `${child.name} was not ready after ${deadlineMs / 1000} s. Its log: ${child.logFile}\n${lastLines(child)}`,
      )
    }
    await wait(50)
  }
}
