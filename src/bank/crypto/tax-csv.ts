import { Temporal } from 'temporal-polyfill'
import type { Customer } from '#bank/ground/customer.ts'
import { money, toDecimal, usd } from '#bank/ground/money.ts'
import type { Entries } from '#bank/ground/transfer.ts'
import { csvCell } from '#kit/csv.ts'
import { bookLots, type Gain } from './lots.ts'
import { profitOf } from './portfolio.ts'
import { tradesOf } from './trades.ts'

const COLUMNS = [
  'coin',
  'acquired',
  'sold',
  'coins',
  'proceeds_usd',
  'basis_usd',
  'gain_usd',
  'term',
  'cost_method',
] as const
/** What the columns, and what is written in them, are called in the language of whoever reads it. */
export type TaxTitles = Readonly<Record<(typeof COLUMNS)[number] | Term | 'unknown' | 'fifo' | 'average', string>>
type Term = 'short' | 'long'

export type TaxFile = {
  readonly name: string
  /** Base64. */
  readonly bytes: string
  readonly rows: number
  /** Of these nobody knows what they cost. */
  readonly unknown: number
}

/** Excel takes a file for UTF-8 only where it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF'

/** One row for each lot that was sold in the year; of all years without one. */
export const taxCsv = async (
  deps: { readonly entries: Pick<Entries, 'page'> },
  customer: Customer,
  { year, titles }: { readonly year?: number | undefined; readonly titles: TaxTitles },
): Promise<TaxFile> => {
  const { timeZone, costMethod: method = 'fifo' } = customer
  const { gains } = bookLots(await tradesOf(deps, customer.id), method)
  const sold = gains.filter(({ soldAt }) => year === undefined || dayIn(soldAt, timeZone).year === year)
  const rows = [COLUMNS.map((name) => titles[name]), ...sold.map((gain) => cellsOf(gain, { timeZone, method, titles }))]
  const text = rows.map((cells) => cells.map(cellOf).join(',')).join('\r\n')
  return {
    name: year === undefined ? 'coins-sold.csv' : `coins-sold-${year}.csv`,
    bytes: Buffer.from(`${BYTE_ORDER_MARK}${text}\r\n`).toString('base64'),
    rows: sold.length,
    unknown: sold.filter(({ bought }) => bought === undefined).length,
  }
}

/** The years in which something was sold, newest first. */
export const taxYears = async (
  deps: { readonly entries: Pick<Entries, 'page'> },
  { id, timeZone }: Customer,
): Promise<readonly number[]> => {
  const sales = (await tradesOf(deps, id)).filter(({ side }) => side === 'sell')
  return [...new Set(sales.map(({ at }) => dayIn(at, timeZone).year))].toSorted((a, b) => b - a)
}

const cellsOf = (
  gain: Gain,
  { timeZone, method, titles }: { timeZone: string; method: 'fifo' | 'average'; titles: TaxTitles },
): readonly string[] => {
  const { coin, soldAt, coins, proceeds, bought } = gain
  const profit = profitOf(gain)
  return [
    coin,
    bought === undefined ? titles.unknown : dayIn(bought.at, timeZone).toString(),
    dayIn(soldAt, timeZone).toString(),
    toDecimal(money(coin, coins)),
    toDecimal(usd(proceeds)),
    bought === undefined ? titles.unknown : toDecimal(usd(bought.basis)),
    profit === undefined ? titles.unknown : signed(profit),
    bought === undefined ? titles.unknown : titles[termOf(bought.at, soldAt, timeZone)],
    titles[method],
  ]
}

/** Digits with a sign are a number and no formula. */
const cellOf = (text: string): string => (/^-?\d+(?:\.\d+)?$/.test(text) ? text : csvCell(text))

const signed = (cents: bigint): string => `${cents < 0n ? '-' : ''}${toDecimal(usd(cents < 0n ? -cents : cents))}`

const dayIn = (at: number, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate()

/** Long: held for more than a year, counted from the day after the purchase, in the customer's own days. */
export const termOf = (boughtAt: number, soldAt: number, timeZone: string): Term => {
  const year = dayIn(boughtAt, timeZone).add({ years: 1 })
  return Temporal.PlainDate.compare(dayIn(soldAt, timeZone), year) > 0 ? 'long' : 'short'
}
