import { z } from 'zod'
import { bankNameOf, type Coin } from '#bank/ground/coins.ts'
import { type Candle, type MarketData, type Step, STEP_MS } from '#bank/ground/price.ts'
import type { createBank } from './bank.ts'
import { translateAll, translated } from './translated.ts'
import { WireNumber } from './wire.ts'
import { roundedMoney } from './wire-number.ts'

const Prices = { price_open: WireNumber, price_high: WireNumber, price_low: WireNumber, price_close: WireNumber }
const Timed = z.object({ ...Prices, time_open: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) })
const Dated = z.object({ ...Prices, date: z.string().regex(/^\d{4}-\d\d-\d\d$/) })
const WireMarket = z.record(
  z.string(),
  z.object({ data: z.array(Dated), past_day: z.array(Timed).default([]), past_hour: z.array(Timed).default([]) }),
)

type WirePrices = Omit<z.infer<typeof Dated>, 'date'>

const candle = (step: Step, moment: string, wire: WirePrices): Candle | undefined => {
  const at = Date.parse(moment)
  const [open, high, low, close] = [wire.price_open, wire.price_high, wire.price_low, wire.price_close].map((price) =>
    roundedMoney('USD', price),
  )
  if (Number.isNaN(at) || !open || !high || !low || !close) return undefined
  return { at: Math.floor(at / STEP_MS[step]) * STEP_MS[step], open, high, low, close }
}
const timed = (step: Step) => (wire: z.infer<typeof Timed>) =>
  candle(step, `${wire.time_open.replace(' ', 'T')}Z`, wire)
const dated = (wire: z.infer<typeof Dated>) => candle('day', `${wire.date}T00:00:00Z`, wire)

const history = (coin: Coin) =>
  translated(WireMarket, (answer) => {
    const own = answer[bankNameOf(coin)]
    if (own === undefined) return undefined
    const [minute, hour] = [translateAll(own.past_hour, timed('minute')), translateAll(own.past_day, timed('hour'))]
    const day = translateAll(own.data, dated)
    return minute && hour && day && { minute, hour, day }
  })

/** The bank's market data of a coin, all of it in UTC; undefined when it gives none. */
export const createMarketData =
  (bank: ReturnType<typeof createBank>): MarketData =>
  async (coin, days) => {
    const answer = await bank.asClient({
      what: 'read market data',
      effect: 'read',
      schema: history(coin),
      send: (client) => client.getCryptoMarketData({ limit: days, currency: bankNameOf(coin) }),
    })
    return answer.ok ? answer.value : undefined
  }
