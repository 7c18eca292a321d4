import type { Account } from '#bank/ground/account.ts'
import { type Coin, formatCoin, formatUsd, type Usd, usd } from '#bank/ground/money.ts'
import { dollarsAt, isLimit, isReached, type WaitingOrder } from '#bank/crypto/waiting-order.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { moment } from '#conversation/words/times.en.ts'

type Shown = Pick<WaitingOrder, 'side' | 'coin' | 'when' | 'level' | 'amount'>

const level = ({ coin, when, level: price }: Pick<Shown, 'coin' | 'when' | 'level'>): Text =>
  rich`1 ${coin} is at ${bold(formatUsd(price))} or ${when === 'at-or-above' ? 'more' : 'less'}`

const amountOf = ({ amount, coin }: Pick<Shown, 'amount' | 'coin'>): string =>
  amount.asset === 'USD' ? `${formatUsd(amount)} of ${coin}` : formatCoin(amount)

const short = (order: Shown): Text =>
  rich`${order.side === 'buy' ? 'Buy' : 'Sell'} ${bold(amountOf(order))} when ${level(order)}`

const away = (order: Shown, price: Usd | undefined): string => {
  if (price === undefined) return 'there’s no current price'
  if (isReached(order, price)) return 'the price is there now'
  const gap = price.minor > order.level.minor ? price.minor - order.level.minor : order.level.minor - price.minor
  return `now ${formatUsd(price)}, ${formatUsd(usd(gap))} away`
}

type Now = { readonly timeZone: string; readonly now: number }

/** What was seen of a price that had left again before anything could be ordered. */
const touched = ({ side, touched: seen }: WaitingOrder, { timeZone, now }: Now): readonly Text[] =>
  seen === undefined
    ? []
    : [
        rich`The price got there (${formatUsd(seen.price)}, ${moment(seen.at, timeZone, now)}), but it left before I could order. ${side === 'buy' ? 'Nothing was bought' : 'Nothing was sold'} then.`,
      ]

const NOT_HELD = {
  buy: 'The money isn’t set aside. If it isn’t in the account then, nothing is bought: the order pauses, and I’ll tell you.',
  sell: 'The coins aren’t set aside. If they aren’t in the wallet then, nothing is sold: the order pauses, and I’ll tell you.',
}
const STATE = { waiting: 'waiting', firing: 'being made now', paused: 'paused', done: 'done', cancelled: 'canceled' }

export const orders = {
  title: 'Waiting orders',
  which: (side: 'buy' | 'sell'): Text => rich`Which coin should I wait to ${side}?`,
  level: (side: 'buy' | 'sell', coin: Coin, price: Usd | undefined): Text =>
    rich`At what price should I ${side} ${bold(coin)}?${price === undefined ? '' : ` It’s at ${formatUsd(price)} now.`}`,
  levelTitle: 'Price',
  directionLabel: 'When the price is',
  directions: { below: 'This or less', above: 'This or more' },
  priceLabel: 'Price of one coin, in dollars',
  priceHint: 'For example 60000 or 60k',
  sayCoins: rich`You have more than one wallet. Say how many coins, for example 0.01 BTC.`,
  noCoins: (coin: Coin): Text => rich`You don’t have any ${coin} that’s free to sell.`,
  card: (
    order: Shown,
    from: Pick<Account, 'nickname'>,
    to: Pick<Account, 'nickname'>,
    price: Usd | undefined,
  ): Text => {
    const { side, coin } = order
    const dollars = formatUsd(dollarsAt(order, order.level))
    return lines(
      rich`${bold(side === 'buy' ? `Wait and buy ${coin}?` : `Wait and sell ${coin}?`)}`,
      rich`Amount: ${bold(amountOf(order))}${order.amount.asset === 'USD' ? '' : `, ${dollars} at that price`}`,
      rich`When: ${level(order)} (${away(order, price)})`,
      rich`From: ${bold(from.nickname)}`,
      rich`To: ${bold(to.nickname)}`,
      '',
      isLimit(order)
        ? rich`We check right before the order that the price is still there. It isn’t locked: the final one is the price seconds later.`
        : rich`Once the price is there, it goes at the price of that moment, which can be worse than ${formatUsd(order.level)} when prices move fast.`,
      rich`It goes only while I see the price there. If it gets there and leaves again before I can order, nothing happens and the order waits on: your list says so.`,
      rich`${NOT_HELD[side]}`,
      rich`It stands until it’s done or you cancel it, which you can do any time.${price !== undefined && isReached(order, price) ? ' The price is there already, so it goes right after you confirm.' : ''}`,
    )
  },
  placed: (order: Shown): Text =>
    lines(rich`It’s waiting: ${short(order)}.`, rich`${NOT_HELD[order.side]} I’ll also tell you when it goes.`),
  tooMany: (limit: number): Text =>
    rich`Nothing was added: you have ${limit} orders waiting, the most there can be. Cancel one first.`,
  replacedGoesOn: rich`Nothing was changed: the order you wanted to change is being made right now.`,
  pin: (order: Shown): Text => rich`${short(order)}.`,
  none: rich`You have no orders waiting. Say, for example, “buy $50 of btc if it drops below 60k” or “sell half my eth at 4k”.`,
  list: (
    all: readonly WaitingOrder[],
    { priceOf, ...now }: Now & { readonly priceOf: (coin: Coin) => Usd | undefined },
  ): Text =>
    lines(
      rich`${bold('Your waiting orders')}`,
      ...all.flatMap((order, at) => [
        rich`${at + 1}. ${short(order)}: ${STATE[order.state]} (${away(order, priceOf(order.coin))})`,
        ...touched(order, now),
      ]),
      '',
      rich`Nothing is set aside for them. Press a number to pause, change or cancel one.`,
    ),
  one: (order: WaitingOrder, price: Usd | undefined, now: Now): Text =>
    lines(
      short(order),
      ...touched(order, now),
      rich`It’s ${STATE[order.state]} (${away(order, price)}). ${NOT_HELD[order.side]}`,
    ),
  stopPayment: 'Stop a payment',
  pause: 'Pause',
  resume: 'Resume',
  change: 'Change',
  cancel: 'Cancel order',
  show: 'See the order',
  gone: rich`That order isn’t there anymore.`,
  unchanged: rich`That couldn’t be changed: here’s how it stands.`,
  paused: (order: Shown): Text => rich`Paused: ${short(order)}. Nothing happens until you resume it.`,
  resumed: (order: Shown): Text => rich`It’s waiting again: ${short(order)}.`,
  cancelled: (order: Shown): Text => rich`Canceled: ${short(order)}. Nothing was moved.`,
  tooLate: rich`It was too late: this had been ordered already. I’ll show you how it ends.`,
  pausedTitle: (side: 'buy' | 'sell'): Text =>
    rich`${bold(side === 'buy' ? 'Nothing was bought' : 'Nothing was sold')}`,
  pausedItself: (order: Shown, why: Text): Text =>
    lines(
      rich`Your order’s price was reached: ${short(order)}.`,
      why,
      rich`It’s paused now. Resume it when you’re ready, or cancel it.`,
    ),
  shortOf: (side: 'buy' | 'sell'): Text =>
    side === 'buy' ? rich`There wasn’t enough money in the account.` : rich`There weren’t enough coins in the wallet.`,
  closed: rich`The account or the wallet it uses is closed, or being closed.`,
}
