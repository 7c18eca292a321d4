import { money, usd } from '#bank/ground/money.ts'
import type { AnswerTo, Args, QuestionName } from './questions.ts'
import { seriesOf } from '#bank/price/series.ts'
import { NOW } from './bank-facts.ts'

type Asked = Extract<
  QuestionName,
  | 'crypto.portfolio'
  | 'crypto.cost-method'
  | 'crypto.tax-years'
  | 'crypto.tax-file'
  | 'price.chart'
  | 'price.chart-settings'
  | 'picture.line-chart'
>

/** A customer with a little bitcoin, who has sold some before. */
export const portfolioAnswers: { readonly [K in Asked]: (args: Args<K>) => AnswerTo<K> } = {
  'crypto.portfolio': () => ({
    method: 'fifo',
    positions: [
      {
        coin: 'BTC',
        held: money('BTC', 50_000n),
        price: { coin: 'BTC', price: usd(7_000_000n), at: NOW - 60_000 },
        value: usd(35_00n),
        basis: usd(30_00n),
        costUnknown: money('BTC', 0n),
        unrealised: 5_00n,
        realised: -2_50n,
        soldUnknown: money('BTC', 0n),
        dayChange: 1_20n,
      },
    ],
    asOf: NOW - 60_000,
  }),
  'crypto.cost-method': () => undefined,
  'crypto.tax-years': () => [2026, 2025],
  'crypto.tax-file': ({ year }) => ({
    name: 'coins-sold.csv',
    bytes: '',
    rows: year === 2024 ? 0 : 2,
    unknown: 0,
    method: 'fifo',
  }),
  'price.chart': ({ coin, span }) => {
    const point = { coin, price: usd(7_000_000n), at: NOW - 60_000 }
    const step = 60_000
    const finer = Array.from({ length: 60 }, (_, nth) => {
      const close = usd(7_000_000n + BigInt(nth) * 100n)
      return { at: point.at - (60 - nth) * step, open: close, high: close, low: close, close }
    })
    return { point, look: undefined, series: seriesOf(point, span, { finer, coarser: [] }) }
  },
  'price.chart-settings': ({ wanted }) => ({ scheme: wanted ?? 'light', levels: [], timeZone: 'America/New_York' }),
  'picture.line-chart': ({ name, description }) => ({ name, description, type: 'image/png', bytes: '' }),
}
