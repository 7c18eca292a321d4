import { type CostMethod } from '#bank/crypto/lots.ts'
import type { Portfolio, Position } from '#bank/crypto/portfolio.ts'
import type { TaxFile, TaxTitles } from '#bank/crypto/tax-csv.ts'
import { formatCoin, formatUsd, isZero, usd } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { ago } from '#conversation/words/times.en.ts'
import type { Totals } from './portfolio-totals.ts'

const size = (cents: bigint): string => formatUsd(usd(cents < 0n ? -cents : cents))
/** `Gain on what you hold: $5.00`, `Loss on what you hold: $5.00` */
const profit = (cents: bigint, of: string): Text => rich`${cents < 0n ? 'Loss' : 'Gain'} ${of}: ${bold(size(cents))}`
const overDay = (cents: bigint): Text =>
  cents === 0n
    ? rich`Same value as 24 hours ago`
    : rich`${cents > 0n ? 'Up' : 'Down'} ${bold(size(cents))} in 24 hours, for what you hold now`

const HOLDING = 'on what you hold'
const SOLD = 'on what you sold'

const worth = ({ held, price, value }: Position, now: number): Text => {
  if (price === undefined || value === undefined) return rich`${bold(formatCoin(held))}: I don’t have a price right now`
  return rich`${bold(formatCoin(held))}, worth ${bold(formatUsd(value))} (1 ${held.asset} at ${formatUsd(price.price)}, ${ago(price.at, now)})`
}

const holding = (position: Position): readonly Text[] => {
  const { held, basis, costUnknown, unrealised, dayChange } = position
  if (isZero(held)) return []
  const isKnown = costUnknown.minor < held.minor
  return [
    ...(isKnown ? [rich`Cost: ${formatUsd(basis)}`] : []),
    ...(isKnown && unrealised !== undefined ? [profit(unrealised, HOLDING)] : []),
    ...(dayChange === undefined ? [] : [overDay(dayChange)]),
    ...(isZero(costUnknown)
      ? []
      : [
          rich`We don’t know what ${formatCoin(costUnknown)} of it cost, because you didn’t buy it here. It’s in no gain or loss.`,
        ]),
  ]
}

const position = (one: Position, now: number): readonly Text[] => [
  isZero(one.held) ? rich`${bold(one.coin)}: you hold none now` : worth(one, now),
  ...holding(one),
  ...(one.realised === 0n ? [] : [profit(one.realised, SOLD)]),
  ...(isZero(one.soldUnknown)
    ? []
    : [rich`You sold ${formatCoin(one.soldUnknown)} whose cost we don’t know. That’s in no gain or loss.`]),
]

const together = ({ value, unrealised, realised, dayChange }: Totals): readonly Text[] => [
  rich`${bold('All together')}`,
  ...(value === undefined ? [] : [rich`Worth: ${bold(formatUsd(usd(value)))}`]),
  ...(unrealised === undefined ? [] : [profit(unrealised, HOLDING)]),
  profit(realised, SOLD),
  ...(dayChange === undefined ? [] : [overDay(dayChange)]),
]

const METHOD: Readonly<Record<CostMethod, string>> = {
  fifo: 'Cost is counted by the oldest coins first (FIFO).',
  average: 'Cost is counted by the average of what you paid.',
}

const TITLES: TaxTitles = {
  coin: 'coin',
  acquired: 'acquired',
  sold: 'sold',
  coins: 'coins',
  proceeds_usd: 'proceeds_usd',
  basis_usd: 'basis_usd',
  gain_usd: 'gain_usd',
  term: 'term',
  cost_method: 'cost_method',
  short: 'short',
  long: 'long',
  unknown: 'unknown',
  fifo: 'FIFO',
  average: 'average',
}

export const portfolio = {
  show: ({ positions, method, asOf }: Portfolio, totals: Totals, now: number): Text =>
    lines(
      rich`${bold('Your portfolio')}`,
      ...positions.flatMap((one) => ['', ...position(one, now)]),
      ...(positions.length > 1 ? ['', ...together(totals)] : []),
      '',
      rich`${METHOD[method]}${asOf === undefined ? '' : ` Coins as of ${ago(asOf, now)}.`}`,
    ),
  empty: rich`You haven’t bought any coins yet, so there’s nothing to show.`,
  title: 'Portfolio',
  useMethod: { fifo: 'Oldest coins first', average: 'Average cost' } satisfies Record<CostMethod, string>,
  methodKept: (method: CostMethod): Text =>
    rich`${METHOD[method]} This also changes what you sold before. It stays this way until you change it.`,
  tax: 'File for taxes',
  whichYear: rich`Which year’s sales should be in the file?`,
  allYears: 'All years',
  nothingSold: (year: number | undefined): Text =>
    year === undefined
      ? rich`There’s no file: you haven’t sold any coins.`
      : rich`There’s no file: you didn’t sell any coins in ${year}.`,
  file: ({ rows, unknown }: Pick<TaxFile, 'rows' | 'unknown'>, year: number | undefined, method: CostMethod): Text =>
    lines(
      rich`Here’s what you sold${year === undefined ? '' : ` in ${year}`}: ${rows === 1 ? 'one lot' : `${rows} lots`}, with the date, proceeds, cost and gain of each. ${METHOD[method]}`,
      ...(unknown === 0
        ? []
        : [
            rich`For ${unknown === 1 ? 'one lot' : `${unknown} lots`} we don’t know what you paid. It says “unknown” there: fill in your own records.`,
          ]),
    ),
  fileDescription: 'Coins sold, as a table',
  titles: TITLES,
}
