import { z } from 'zod'
import type { TradeAmount } from '#bank/crypto/propose.ts'
import { COIN_NAMES } from '#bank/ground/coins.ts'
import { type Coin, money, toDecimal } from '#bank/ground/money.ts'
import { readCents, usdOf } from '#conversation/flow/pick.ts'
import { readAmount } from '#conversation/reading/amount.ts'
import { readCoins, readPart } from '#conversation/reading/coins.ts'
import { named, type Slots } from '#conversation/understand/goal.ts'
import type { Localized } from '#conversation/words/locale.ts'

/** Cents; or `coins:` and so many of the smallest part of one; or `part:` and how much of what there is, `1/2`. */
export const AmountSlot = z.string().regex(/^(?:\d{1,15}|coins:\d{1,18}|part:\d{1,3}\/\d{1,3})$/)

const COIN_NAMED = new RegExp(`\\b(?:${COIN_NAMES})\\s*$`, 'iu')

/** A part only where there is something to take it of: what one buys with is not meant by it. */
export const readTradeAmount = (
  said: string,
  { side, coin }: { readonly side: 'buy' | 'sell'; readonly coin: Coin },
  to: Localized,
): string | undefined => {
  const part = side === 'sell' ? readPart(said) : undefined
  if (part !== undefined) return `part:${part}`
  if (/^\d{1,3}\/\d{1,3}$/.test(said)) return side === 'sell' ? `part:${said}` : undefined
  if (!COIN_NAMED.test(said)) return readCents(readAmount(said, to) ?? said)
  const coins = isOther(said, coin) ? undefined : readCoins(coin, said, to)
  return coins && `coins:${coins.minor}`
}

/** `0.1 eth` where bitcoin is bought. */
const isOther = (said: string, coin: Coin): boolean => (/\b(?:b|x)\S*\s*$/iu.test(said) ? 'BTC' : 'ETH') !== coin

export const tradeAmountOf = (slot: string, coin: Coin): TradeAmount => {
  const [, coins] = /^coins:(\d+)$/.exec(slot) ?? []
  if (coins !== undefined) return money(coin, BigInt(coins))
  const [, parts, of] = /^part:(\d+)\/(\d+)$/.exec(slot) ?? []
  return parts === undefined || of === undefined ? usdOf(slot) : { parts: BigInt(parts), of: BigInt(of) }
}

export const isAll = (slot: string): boolean => slot === 'part:1/1'

/** As it would be said again. */
export const saidAs = (slot: string, coin: Coin): Slots => {
  const amount = tradeAmountOf(slot, coin)
  if ('parts' in amount) return { share: `${amount.parts}/${amount.of}` }
  return amount.asset === 'USD' ? { amount: toDecimal(amount) } : { coins: `${toDecimal(amount)} ${coin}` }
}

/** A purchase, for when there is a wallet. */
export const remembered = (coin: Coin | undefined, slot: string | undefined): Slots => {
  if (coin === undefined || slot === undefined) return named({ coin })
  const { amount, coins } = saidAs(slot, coin)
  return named({ coin, amount: amount === undefined ? coins : `$${amount}` })
}
