import { randomUUID } from 'node:crypto'
import { createTicker } from '#adapters/ticker/index.ts'
import type { PriceReadings, Reading } from '#bank/ground/price.ts'
import type { Log } from '#kit/log.ts'
import type { Running } from './running.ts'

type Deps = {
  readonly url: string
  readonly log: Log
  readonly clock: () => number
  readonly readings: Pick<PriceReadings, 'claim'>
  readonly take: (reading: Reading) => Promise<unknown>
}

/** Between one look who listens and the next. */
const LOOK_MS = 5_000

/** The second price feed: of all workers one listens, and another takes over when it has died. */
export const startPriceFeed = ({ url, log, clock, readings, take }: Deps): Running => {
  const holder = randomUUID()
  const failed = (error: unknown): void =>
    log.warn({ event: 'price-not-taken', err: error }, 'a price of the second feed was not taken')
  const ticker = createTicker({ url, log, clock, onReading: (reading) => void take(reading).catch(failed) })
  const look = async (): Promise<void> => {
    try {
      if (await readings.claim('ticker', holder)) ticker.start()
      else ticker.stop()
    } catch (error) {
      failed(error)
      ticker.stop()
    }
  }
  void look()
  const timer = setInterval(() => void look(), LOOK_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      ticker.stop()
    },
  }
}
