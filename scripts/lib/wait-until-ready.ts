import pRetry, { AbortError } from 'p-retry'
import { type Child, lastLines } from './child.ts'
import { problem } from './problem.ts'

const failure = (child: Child, what: string): Error =>
  problem(`${child.name} ${what}. Its log: ${child.logFile}\n${lastLines(child)}`)

/** Polls `isReady` until it is true. A child that ends first, or `withinMs` passing, is a problem with its last lines. */
export const waitUntilReady = (child: Child, withinMs: number, isReady: () => Promise<boolean>): Promise<void> =>
  pRetry(
    async () => {
      if (child.hasEnded()) throw new AbortError(failure(child, `ended before it was ready (${await child.ended})`))
      if (!(await isReady())) throw failure(child, `was not ready after ${withinMs / 1000} s`)
    },
    { retries: Number.POSITIVE_INFINITY, minTimeout: 50, factor: 1, maxRetryTime: withinMs },
  )
