import { leastFor, SLIPPAGE_PER_MILLE, worthAt } from '#bank/ground/coin-price.ts'
import { FEE } from '#bank/ground/fees.ts'
import { type Coins, formatCoin, formatUsd, isZero, type Usd, usd } from '#bank/ground/money.ts'
import type { Quote, SellOut } from '#bank/ground/order.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.en.ts'

const PERCENT = `${Number(SLIPPAGE_PER_MILLE) / 10}%`

const worth = ({ coins, price }: Quote): Usd => worthAt(coins, price)
const together = (quotes: readonly Quote[]): Usd => usd(quotes.reduce((sum, quote) => sum + worth(quote).minor, 0n))

const title = ({ closes, nickname }: SellOut): string =>
  closes ? `Sell and close ${nickname}` : `Sell everything in ${nickname}`

const coinLine = (quote: Quote): Text =>
  rich`${bold(formatCoin(quote.coins))} at ${formatUsd(quote.price)}: about ${bold(formatUsd(worth(quote)))}, at least ${formatUsd(leastFor(quote.coins, quote.price))}`

const leftover = (coins: Coins): Text =>
  rich`What is left in it (${Object.values(coins)
    .filter((each) => !isZero(each))
    .map(formatCoin)
    .join(', ')}) is worth about a cent or less. That’s too little to sell, so you give it up.`

const proposal = (order: SellOut, expiresAt: number, now: number): Text =>
  lines(
    rich`${bold(order.closes ? `Sell the coins and close ${order.nickname}?` : 'Sell all of it?')}`,
    rich`From: ${bold(order.nickname)}`,
    rich`To: ${bold(order.to.name)}`,
    ...order.quotes.map(coinLine),
    ...(isZero(FEE) ? [] : [rich`Fee: ${formatUsd(FEE)}`]),
    rich`You get about ${bold(formatUsd(together(order.quotes)))}`,
    '',
    rich`All of these coins are sold; how many dollars they bring depends on the price at that moment. If the price falls by more than ${PERCENT} before the sale, that coin isn’t sold. A remainder worth about a cent can’t be sold${order.closes ? ', and is given up' : ', and stays'}.`,
    ...(order.closes
      ? [rich`Then ${bold(order.nickname)} is closed for good. Nobody can send to it after that. We keep its history.`]
      : []),
    rich`Nothing moves until you press Confirm. This card expires in ${duration(expiresAt - now)}.`,
  )

const isOpen = ({ closes, nickname }: SellOut): Text => (closes ? rich` ${bold(nickname)} stays open.` : rich``)

const doing = ({ nickname, closes }: SellOut): Text =>
  rich`We’re selling your coins in ${bold(nickname)}, which takes about a minute.${closes ? ' Then I’ll close it.' : ''} I’ll update this card when it’s done. There’s nothing you need to do.`

const done = (order: SellOut, sold: Usd): Text =>
  order.closes
    ? rich`Your coins are sold: ${bold(formatUsd(sold))} is in ${bold(order.to.name)}. ${bold(order.nickname)} is closed. We keep its history.`
    : rich`Your coins are sold: ${bold(formatUsd(sold))} is in ${bold(order.to.name)}. At most about a cent’s worth is left, too little to sell.`

const stopped = (order: SellOut, sold: Usd): Text =>
  isZero(sold)
    ? rich`Nothing was sold: no coins have left ${bold(order.nickname)}.${isOpen(order)}`
    : rich`${bold(formatUsd(sold))} of coins was sold, and that money is in ${bold(order.to.name)}. Whatever wasn’t sold is still in ${bold(order.nickname)}.${isOpen(order)}`

export const sellOut = {
  title,
  leftover,
  proposal,
  doing,
  done,
  stopped,
  soFar: (order: SellOut, sold: Usd): readonly Text[] =>
    isZero(sold) ? [] : [rich`Sold so far: ${bold(formatUsd(sold))}, which is in ${bold(order.to.name)}.`],
  /** Where the PIN is asked for. */
  what: (order: SellOut): Text =>
    order.closes
      ? rich`Sell all coins in ${bold(order.nickname)} for about ${bold(formatUsd(together(order.quotes)))}, and close it for good.`
      : rich`Sell ${order.quotes.map(({ coins }) => formatCoin(coins)).join(' and ')} from ${bold(order.nickname)} for about ${bold(formatUsd(together(order.quotes)))}.`,
}
