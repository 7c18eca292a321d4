import { type Coin, COINS } from '#bank/ground/coins.ts'
import { formatUsd } from '#bank/ground/money.ts'
import {
  BANK_FEED,
  MAX_PRICE_AGE_MS,
  type PriceBoard,
  type PriceReadings,
  type PriceWake,
  type Reading,
} from '#bank/ground/price.ts'
import type { Rail } from '#bank/ground/rail.ts'
import type { Log } from '#kit/log.ts'
import { agree } from './agree.ts'

export type PriceDeps = {
  readonly prices: Pick<PriceBoard, 'post'>
  readonly priceReadings: PriceReadings
  readonly priceWake: PriceWake
  readonly clock: () => number
  readonly maxPriceDifferencePercent: number
  readonly log: Log
}

/** Takes what the bank quotes. Each coin is worked on by itself: where one fails, the others have their price. */
export const takeBankPrices = async (deps: PriceDeps & { readonly rail: Pick<Rail, 'quotes'> }): Promise<void> => {
  const quotes = await deps.rail.quotes()
  if (!quotes.ok) {
    const { kind, message } = quotes.error
    deps.log.warn({ event: 'price-missing', failure: kind, detail: message }, 'no prices from the bank')
    // The newest price may be one that another feed has told: it is used no longer than the bank's own would be.
    for (const coin of COINS) await settle(deps, coin)
    return
  }
  const at = deps.clock()
  const taken = await Promise.allSettled(
    COINS.map(async (coin) => {
      const price = quotes.value[coin]
      if (price !== undefined) return await takeReading(deps, { feed: BANK_FEED, coin, price, at })
      deps.log.warn({ event: 'price-missing', coin }, 'the bank quotes no price of a coin')
      await settle(deps, coin)
    }),
  )
  const failed = taken.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}

/** Takes what one feed says, and puts up the price of that coin if the bank has told one and no feed contradicts it. */
export const takeReading = async (deps: PriceDeps, reading: Reading): Promise<void> => {
  await deps.priceReadings.note(reading)
  await settle(deps, reading.coin)
}

const settle = async (deps: PriceDeps, coin: Coin): Promise<void> => {
  const { prices, priceReadings, priceWake, log } = deps
  const verdict = agree(await priceReadings.of(coin), {
    now: deps.clock(),
    maxAgeMs: MAX_PRICE_AGE_MS,
    maxDifferencePercent: deps.maxPriceDifferencePercent,
  })
  if (verdict.kind === 'silent') return
  if (verdict.kind === 'bank-silent') {
    if ((await priceReadings.doubtOf(coin)) === undefined)
      log.warn({ event: 'price-of-bank-missing', coin }, 'the bank tells no price: what another feed says is not used')
    return await priceReadings.doubt(coin, 'bank-silent')
  }
  if (verdict.kind === 'differ') {
    const { low, high } = verdict
    const said = { [low.feed]: formatUsd(low.price), [high.feed]: formatUsd(high.price) }
    if ((await priceReadings.doubtOf(coin)) !== 'differ')
      log.error({ event: 'prices-differ', page: true, coin, ...said }, 'two price feeds differ: neither is used')
    return await priceReadings.doubt(coin, 'differ')
  }
  const { feed: _, ...point } = verdict.reading
  await prices.post(point)
  await priceReadings.doubt(coin, undefined)
  await priceWake.price(coin)
}
