import { parseMoney } from '#bank/ground/money.ts'
import type { GoalName, Slots } from './goal.ts'
import type { Phrase } from './phrase.ts'
import { withoutPictures } from './text.ts'

/** What the phrases of all capabilities are made of, in English. */

export const COIN = '(?<coin>bitcoins?|btc|xbt|ethereum|ethers?|eth)'

/** Anything with a digit that could be meant as an amount: read exactly, or asked for. */
export const AMOUNT = '(?<amount>[-+]?\\$? ?[-+]?\\p{Nd}[\\p{Nd}.,\u066B\u066C]*(?:[km]|e\\d+)?)'

export const DOLLARS = '(?: ?(?<dollars>dollars?|bucks|usd))'

export const PRICE = '(?<price>\\$? ?\\d[\\d.,]*\\s?[km]?)'

export const coinSlot = (coin: string | undefined): Slots =>
  coin === undefined ? {} : { coin: /^(?:b|x)/i.test(coin) ? 'BTC' : 'ETH' }

/** Kept only when it can be read in one way. */
export const amountSlot = (amount: string | undefined): Slots => {
  if (amount === undefined) return {}
  const read = parseMoney('USD', amount)
  return read.ok && read.value.minor > 0n ? { amount: amount.trim() } : { unparsed: amount.trim() }
}

export type Groups = Readonly<Partial<Record<string, string>>>

export const named = (slots: Readonly<Record<string, string | undefined>>): Slots =>
  Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined && value !== '')) as Slots

export const phrase = (
  name: GoalName,
  pattern: string,
  slots: (groups: Groups) => Slots | undefined = ({ coin }) => coinSlot(coin),
): Phrase => {
  const shape = new RegExp(`^(?:${pattern})$`, 'iu')
  return (said) => {
    const match = shape.exec(said)
    const found = match && slots(match.groups ?? {})
    return found ? { name, slots: found } : undefined
  }
}

export const unquote = (text: string | undefined): string | undefined => text?.replace(/^["']|["']$/g, '').trim()

/** Two payees in one sentence, or the person themselves: not guessed. */
export const isUnclear = (payee: string): boolean => /[,;]|\band\b|\b(?:me|myself|you|them)$/i.test(payee)

export const payment = ({ payee, amount, note, account }: Groups): Slots | undefined => {
  const who = unquote(withoutPictures(payee ?? '')) ?? ''
  if (/^(?:me|myself|us)$/i.test(who)) return undefined
  if (isUnclear(who)) return {}
  return { ...amountSlot(amount), ...named({ payee: who, note: unquote(note), account: unquote(account) }) }
}

export const NOTE = '(?: for (?<note>.+))?'

export const SHOW = '(?:(?:show|see|view|list|check|get|open)(?: me)? )?(?:all )?(?:of )?(?:my |the )?'
