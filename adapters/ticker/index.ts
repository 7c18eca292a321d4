import type { Coin } from '#bank/ground/coins.ts'
import type { Reading } from '#bank/ground/price.ts'
import { backoffMs } from '#kit/backoff.ts'
import { type Ended, openConnection, type TickerDeps } from './connection.ts'

type Deps = TickerDeps & { readonly firstPauseMs?: number; readonly random?: () => number }
export type Ticker = { start(): void; stop(): void }

const PAUSES = { firstMs: 500, mostMs: 60_000 }
/** A coin's price is told on at most so often; of those between, the newest. */
const EVERY_MS = 250

/** The ticker of a public exchange. It is listened to from `start` to `stop`, with pauses that grow while it fails. */
export const createTicker = (deps: Deps): Ticker => {
  const { log, firstPauseMs = PAUSES.firstMs, random = Math.random } = deps
  const thinned = thin(deps.onReading)
  let connection: { close(): void } | undefined
  let again: NodeJS.Timeout | undefined
  let failures = 0
  let isWanted = false

  const open = (): void => {
    connection = openConnection({ ...deps, onReading: thinned.take }, ended)
  }
  const ended = ({ why, hasWorked }: Ended): void => {
    connection = undefined
    if (!isWanted) return
    failures = hasWorked ? 0 : failures + 1
    const pause = backoffMs(failures, { ...PAUSES, firstMs: firstPauseMs })
    const waitMs = pause / 2 + (pause / 2) * random()
    log.warn({ event: 'price-feed-lost', why, waitMs }, 'the second price feed was lost and will be opened again')
    again = setTimeout(open, waitMs)
  }
  return {
    start() {
      if (isWanted) return
      isWanted = true
      open()
    },
    stop() {
      isWanted = false
      clearTimeout(again)
      thinned.stop()
      connection?.close()
    },
  }
}

/** An exchange may tell a hundred prices a second; whoever reads them is told the first at once, then the newest now and then. */
const thin = (tell: (reading: Reading) => void) => {
  const waiting = new Map<Coin, Reading | undefined>()
  const timers = new Map<Coin, NodeJS.Timeout>()
  const rest = (coin: Coin): void => {
    const next = waiting.get(coin)
    waiting.delete(coin)
    timers.delete(coin)
    if (next !== undefined) now(next)
  }
  const now = (reading: Reading): void => {
    timers.set(
      reading.coin,
      setTimeout(() => rest(reading.coin), EVERY_MS),
    )
    tell(reading)
  }
  return {
    take: (reading: Reading): void => {
      if (timers.has(reading.coin)) waiting.set(reading.coin, reading)
      else now(reading)
    },
    stop(): void {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
      waiting.clear()
    },
  }
}
