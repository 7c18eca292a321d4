import { setScheme } from '#bank/customer/preferences.ts'
import type { Coin } from '#bank/ground/coins.ts'
import type { Scheme } from '#bank/ground/customer.ts'
import { lookAtPrices, type PriceSpan } from '#bank/price/look.ts'
import { readSeries } from '#bank/price/series.ts'
import { question } from '#conversation/ask/ask.ts'
import type { Attachment } from '#conversation/channel/message.ts'
import type { LineChart } from '#conversation/picture/line-chart.ts'
import type { Level } from './chart-picture.ts'

/** The newest price of a coin, what it has done, and its line over a span. */
export const chartOf = question(
  'price.chart',
  async ({ coin, span }: { coin: Coin; span: PriceSpan }, { ports }) => {
    const point = await ports.prices.latest(coin)
    const [[look], series] = await Promise.all([
      lookAtPrices(ports, [coin], point === undefined ? [] : [point]),
      point === undefined ? undefined : readSeries(ports, point, span),
    ])
    return { point, look, series }
  },
  { anyone: true },
)

/** Where the customer's own alerts of a coin wait, and how charts are drawn for them. */
export const chartSettings = question(
  'price.chart-settings',
  async ({ coin, wanted }: { coin: Coin; wanted: Scheme | undefined }, { ports, me }) => {
    const customer = await me()
    if (wanted !== undefined) await setScheme(ports, customer, wanted)
    const alerts = await ports.alerts.ofCustomer(customer.id)
    const levels = alerts.flatMap(({ coin: of, state, condition }): Level[] =>
      of === coin && state !== 'paused' && condition.kind === 'level' ? [condition] : [],
    )
    return { scheme: wanted ?? customer.scheme ?? 'light', levels, timeZone: customer.timeZone }
  },
)

type Drawn = Pick<Attachment, 'name' | 'description'> & { readonly chart: LineChart; readonly scheme: Scheme }

/** As a picture; undefined where none can be drawn now: the words beside it say the same. */
export const drawChart = question(
  'picture.line-chart',
  async ({ chart, scheme, ...about }: Drawn, { turn, pictures, ports }): Promise<Attachment | undefined> => {
    const draw = async (as: Scheme) => Buffer.from(await pictures.lineChart(chart, as)).toString('base64')
    try {
      const both = turn.abilities.showsBothSchemes === true
      const bytes = await draw(both ? 'light' : scheme)
      return { ...about, type: 'image/png', bytes, ...(both && { dark: await draw('dark') }) }
    } catch (error) {
      ports.log.warn({ event: 'picture-not-drawn', err: error }, 'a picture could not be drawn')
      return undefined
    }
  },
  { anyone: true },
)
