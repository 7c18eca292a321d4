import { toWire } from '../kit/money.ts'
import type { Prices } from './prices.ts'

/** The four pairs at one moment; the inverse pairs are one over the price. There is no spread. */
export const quotes = (
  prices: Prices,
  at: number,
): { BTCUSD: number; ETHUSD: number; USDBTC: number; USDETH: number } => {
  const [bitcoin, ether] = [toWire('USD', prices.at('BTC', at)), toWire('USD', prices.at('ETH', at))]
  return { BTCUSD: bitcoin, ETHUSD: ether, USDBTC: 1 / bitcoin, USDETH: 1 / ether }
}
