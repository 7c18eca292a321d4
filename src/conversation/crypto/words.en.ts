import type { Account } from '#bank/ground/account.ts'
import { coinName, COINS, perCoin } from '#bank/ground/coins.ts'
import { type Doubt, MAX_PRICE_AGE_MS, type PricePoint } from '#bank/ground/price.ts'
import { type PriceLook, type PriceSpan, SPANS } from '#bank/price/look.ts'
import { type Coin, formatCoin, formatUsd, isZero, type Money, type Usd } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { listed } from '#conversation/words/listed.ts'
import { percent } from '#conversation/words/percent.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { beingSold } from '#conversation/account/words.en.ts'
import { ago } from '#conversation/words/times.en.ts'

const NAME = perCoin((coin) => `${coinName(coin)} (${coin})`)
const COINS_NAMED = listed(
  COINS.map((coin) => coinName(coin).toLowerCase()),
  'and',
)
const COINS_KNOWN = listed(
  COINS.map((coin) => NAME[coin].replace(/^./, (first) => first.toLowerCase())),
  'and',
)

const SPAN: Readonly<Record<PriceSpan, string>> = { hour: 'hour', day: 'day', week: 'week', month: 'month' }
const OLD = rich`That price is old. New purchases, sales and alerts wait for a newer one; please look again in a minute.`

/** What the price has done, as far as it is known. */
const done = (look: PriceLook | undefined): readonly Text[] => {
  if (look === undefined) return []
  const { changes, range } = look
  const said = SPANS.flatMap((span) => (changes[span] === undefined ? [] : [`${SPAN[span]} ${percent(changes[span])}`]))
  return [
    ...(said.length === 0 ? [] : [rich`Change: ${said.join(', ')}`]),
    ...(range === undefined ? [] : [rich`Last 24 hours: high ${formatUsd(range.high)}, low ${formatUsd(range.low)}`]),
  ]
}

export type Worth = { readonly held: Money<Coin>; readonly worth: Usd | undefined }

export const coins = {
  name: (coin: Coin): string => NAME[coin],
  doubted: (coin: Coin, why: Doubt): Text =>
    why === 'bank-silent'
      ? rich`${NAME[coin]}: the bank hasn’t told me its price for more than a minute. Until it does I offer no new purchase or sale of it, and no alert rings. Your coins and your money are untouched; please look again in a few minutes.`
      : rich`${NAME[coin]}: the price is being checked, since the two sources it comes from differ. Until they agree I offer no new purchase or sale of it, and no alert rings. Your coins and your money are untouched; please look again in a few minutes.`,
  prices: (points: readonly PricePoint[], now: number, looks: readonly PriceLook[]): Text =>
    lines(
      ...points.flatMap(({ coin, price, at }) => [
        rich`${NAME[coin]}: ${bold(formatUsd(price))} (${ago(at, now)})`,
        ...done(looks.find((look) => look.coin === coin)),
        ...(now - at > MAX_PRICE_AGE_MS ? [OLD] : []),
      ]),
    ),
  noPrice: rich`I don’t have a current price right now. Please try again in a minute.`,
  unknownCoin: (typed: string): Text => rich`I only work with ${COINS_KNOWN}, not ${bold(typed)}.`,
  wallet: (wallet: Account, coinsHeld: readonly Worth[], total: Usd | undefined): Text =>
    lines(
      rich`${bold(wallet.nickname)}`,
      ...coinsHeld.map(({ held, worth }) =>
        worth !== undefined && isZero(worth) && !isZero(held)
          ? rich`${formatCoin(held)}, too little to be sold`
          : worth === undefined
            ? rich`${formatCoin(held)}`
            : rich`${formatCoin(held)}, worth ${bold(formatUsd(worth))}`,
      ),
      ...beingSold(wallet),
      ...(total === undefined ? [] : [rich`Together: ${bold(formatUsd(total))}`]),
    ),
  asOf: (at: number, priceAt: number | undefined, now: number): Text =>
    priceAt === undefined
      ? rich`Coins as of ${ago(at, now)}. I don’t have a current price, so I can’t show their value in dollars.`
      : rich`Coins as of ${ago(at, now)}, prices as of ${ago(priceAt, now)}.`,
  noWallet: rich`You don’t have a crypto wallet yet. One wallet holds ${COINS_NAMED}; opening it is free.`,
  walletFirst: rich`You need a crypto wallet first. One wallet holds ${COINS_NAMED}; opening it is free. Once it’s open, I’ll bring you back to this purchase.`,
  noAccount: rich`You need a dollar account to buy from or sell into. Open one first; it takes a moment.`,
  nothingToSell: (coin: Coin | 'all'): Text =>
    rich`Nothing was sold: there is no ${coin === 'all' ? 'coin' : coin} in it that can be sold. We sell for a cent or more.`,
  requoted: (side: 'buy' | 'sell'): Text =>
    rich`Nothing was ${side === 'buy' ? 'bought' : 'sold'}: the price on that card had expired. This is the price now:`,
  sellAll: 'Sell everything',
  whichCoin: (kind: 'buy' | 'sell'): Text => rich`Which coin would you like to ${kind}?`,
  whichWallet: rich`Which wallet?`,
  whichAccount: (kind: 'buy' | 'sell'): Text =>
    kind === 'buy' ? rich`Which account should this be paid from?` : rich`Which account should the dollars go into?`,
  amount: (kind: 'buy' | 'sell', coin: Coin, point: PricePoint | undefined, now: number): Text => {
    const price =
      point === undefined ? rich`` : rich` It is at ${bold(formatUsd(point.price))} (${ago(point.at, now)}).`
    return kind === 'buy'
      ? rich`How much ${bold(coin)} would you like to buy, in dollars or coins?${price}`
      : rich`How much ${bold(coin)} would you like to sell? Dollars, coins, half or everything.${price}`
  },
  unread: (said: string): Text =>
    rich`I couldn’t read ${bold(said)} as an amount. Say dollars or coins, for example $50 or 0.01 ETH; when you sell, also half or everything.`,
  sellShort: (available: Usd): Text =>
    rich`Nothing was sold: the coins you have free to sell are worth about ${bold(formatUsd(available))} now, which is less than this. Choose a smaller amount.`,
  amountTitle: 'How much',
  amountLabel: 'Dollars or coins',
  amountHint: 'For example $50 or 0.01 ETH',
  changeCoin: 'Other coin',
}
