import type { Coin, Usd } from './money.ts'

export type PricePoint = { readonly coin: Coin; readonly price: Usd; readonly at: number }
export type PriceBoard = {
  post(point: PricePoint): Promise<void>
  latest(coin: Coin): Promise<PricePoint | undefined>
  /** Oldest first, since this time, at most a day kept. */
  since(coin: Coin, from: number): Promise<readonly PricePoint[]>
}
