import { coinName, perCoin } from '#bank/ground/coins.ts'
import type { Coin } from '#bank/ground/coins.ts'
import { formatUsd } from '#bank/ground/money.ts'
import { MAX_PRICE_AGE_MS } from '#bank/ground/price.ts'
import type { PriceSpan } from '#bank/price/look.ts'
import type { Text } from '#conversation/channel/message.ts'
import { listed } from '#conversation/words/listed.ts'
import { percent } from '#conversation/words/percent.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { ago, moment, shortDay, clock } from '#conversation/words/times.en.ts'
import type { Charted, Level, PictureWords } from './chart-picture.ts'

const NAME = perCoin((coin) => `${coinName(coin)} (${coin})`)
const OF: Readonly<Record<PriceSpan, string>> = {
  hour: 'last hour',
  day: 'last 24 hours',
  week: 'last 7 days',
  month: 'last 30 days',
}
const ON_BUTTON: Readonly<Record<PriceSpan, string>> = { hour: 'Hour', day: 'Day', week: 'Week', month: 'Month' }
const SINCE = { hour: 'an hour', day: '24 hours', week: '7 days', month: '30 days' } as const

const picture: PictureWords = {
  title: (coin, span) => `${NAME[coin]}, ${OF[span]}`,
  asOf: (at, timeZone, now) => `as of ${moment(at, timeZone, now, true)}`,
  high: (price) => `High ${price}`,
  low: (price) => `Low ${price}`,
  level: ({ direction }, price) => `Alert ${direction} ${price}`,
  time: (at, timeZone) => clock(at, timeZone),
  date: shortDay,
}

const levels = (all: readonly Level[]): string =>
  listed(
    all.map(({ direction, price }) => `${direction} ${formatUsd(price)}`),
    'and',
  )

export const chart = {
  picture,
  text: ({ coin, span, point, series, change, levels: alerts, timeZone, now }: Charted): Text =>
    lines(
      rich`${NAME[coin]}: ${bold(formatUsd(point.price))} (${ago(point.at, now)})`,
      change === undefined
        ? rich`${OF[span].replace(/^l/, 'L')}: high ${formatUsd(series.high.price)}, low ${formatUsd(series.low.price)}`
        : rich`${OF[span].replace(/^l/, 'L')}: ${percent(change)}, high ${formatUsd(series.high.price)}, low ${formatUsd(series.low.price)}`,
      ...(alerts.length === 0 ? [] : [rich`Your alerts: ${levels(alerts)}`]),
      ...(series.knownFrom - series.from > (series.to - series.from) / 20
        ? [rich`I have no prices from before ${moment(series.knownFrom, timeZone, now, true)}.`]
        : []),
      ...(series.hasGap ? [rich`Where the line is broken, no price was recorded.`] : []),
      ...(now - point.at > MAX_PRICE_AGE_MS
        ? [
            rich`That price is old. New purchases, sales and alerts wait for a newer one; please look again in a minute.`,
          ]
        : []),
    ),
  description: ({ coin, span, point, series, change, levels: alerts, timeZone, now }: Charted): string => {
    const when = (at: number): string => moment(at, timeZone, now, true)
    const moved = change === undefined ? '' : `, ${percent(change)} in ${SINCE[span]}`
    return [
      `Chart of the price of ${NAME[coin]} over the ${OF[span]}.`,
      `${when(point.at)}: ${formatUsd(point.price)}${moved}.`,
      `Highest ${formatUsd(series.high.price)}, ${when(series.high.at)}; lowest ${formatUsd(series.low.price)}, ${when(series.low.at)}.`,
      ...(alerts.length === 0 ? [] : [`Your alerts: ${levels(alerts)}.`]),
    ].join(' ')
  },
  notEnough: (coin: Coin, span: PriceSpan): Text =>
    rich`I can’t draw ${NAME[coin]} over the ${OF[span]} yet: I have too few prices of that time. Please try again in a few minutes.`,
  notDrawn: (): Text => rich`I can’t draw the chart right now. The numbers above are right.`,
  span: (span: PriceSpan): string => ON_BUTTON[span],
  coin: (coin: Coin): string => coinName(coin),
  scheme: { light: 'Light picture', dark: 'Dark picture' },
}
