import { z } from 'zod'
import { COINS } from '#bank/ground/coins.ts'
import { parseMoney } from '#bank/ground/money.ts'
import type { Reading } from '#bank/ground/price.ts'

/** Prices from other places: what is this far from now is not a price of now. */
const MOST_APART_MS = 30_000
/** More decimals than cents are dropped: a price is for looking and comparing. */
const Price = z.string().regex(/^\d{1,12}(?:\.\d{1,18})?$/)

const Frame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ticker'), product_id: z.string(), price: Price, time: z.iso.datetime() }),
  z.object({ type: z.literal('subscriptions') }),
  z.object({ type: z.literal('heartbeat') }),
  z.object({ type: z.literal('error'), message: z.string().max(1_000) }),
])

export type Heard =
  | { readonly kind: 'price'; readonly reading: Reading }
  | { readonly kind: 'alive' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'nonsense' }

const productOf = (coin: string): string => `${coin}-USD`

export const subscription = (): string =>
  JSON.stringify({ type: 'subscribe', product_ids: COINS.map(productOf), channels: ['ticker', 'heartbeat'] })

const NONSENSE = { kind: 'nonsense' } as const

/** What one frame means; whatever is not exactly what it should be means nothing. */
export const readFrame = (text: string, now: number): Heard => {
  const frame = Frame.safeParse(parsed(text))
  if (!frame.success) return NONSENSE
  if (frame.data.type === 'error') return { kind: 'refused', message: frame.data.message }
  if (frame.data.type !== 'ticker') return { kind: 'alive' }
  const { product_id, price, time } = frame.data
  const coin = COINS.find((each) => productOf(each) === product_id)
  const amount = parseMoney('USD', price.replace(/(\.\d\d)\d+$/, '$1'))
  if (coin === undefined || !amount.ok || amount.value.minor === 0n) return NONSENSE
  if (Math.abs(Date.parse(time) - now) > MOST_APART_MS) return NONSENSE
  return { kind: 'price', reading: { feed: 'ticker', coin, price: amount.value, at: now } }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
