import { coinName, perCoin } from '#bank/ground/coins.ts'
import type { Coin } from '#bank/ground/coins.ts'
import { formatUsd } from '#bank/ground/money.ts'
import { MAX_PRICE_AGE_MS } from '#bank/ground/price.ts'
import type { PriceSpan } from '#bank/price/look.ts'
import type { Text } from '#conversation/channel/message.ts'
import { listed } from '#conversation/words/listed.ts'
import type { Spoken } from '#conversation/words/locale.ts'
import { percent } from '#conversation/words/percent.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { ago, moment, shortDay, clock } from '#conversation/words/times.es.ts'
import type { Charted, Level, PictureWords } from './chart-picture.ts'
import type { chart as english } from './chart-words.en.ts'

const NAME = perCoin((coin) => `${coinName(coin)} (${coin})`)
const OF: Readonly<Record<PriceSpan, string>> = {
  hour: 'última hora',
  day: 'últimas 24 horas',
  week: 'últimos 7 días',
  month: 'últimos 30 días',
}
const IN: Readonly<Record<PriceSpan, string>> = {
  hour: 'la última hora',
  day: 'las últimas 24 horas',
  week: 'los últimos 7 días',
  month: 'los últimos 30 días',
}
const ON_BUTTON: Readonly<Record<PriceSpan, string>> = { hour: 'Hora', day: 'Día', week: 'Semana', month: 'Mes' }
const DIRECTION = { above: 'por encima de', below: 'por debajo de' } as const

const picture: PictureWords = {
  title: (coin, span) => `${NAME[coin]}, ${OF[span]}`,
  asOf: (at, timeZone, now) => `de ${moment(at, timeZone, now, true)}`,
  high: (price) => `Máximo ${price}`,
  low: (price) => `Mínimo ${price}`,
  level: ({ direction }, price) => `Alerta: ${direction === 'above' ? 'sobre' : 'bajo'} ${price}`,
  time: (at, timeZone) => clock(at, timeZone),
  date: shortDay,
}

const levels = (all: readonly Level[]): string =>
  listed(
    all.map(({ direction, price }) => `${DIRECTION[direction]} ${formatUsd(price)}`),
    'y',
  )

export const chart: Spoken<typeof english> = {
  picture,
  text: ({ coin, span, point, series, change, levels: alerts, timeZone, now }: Charted): Text =>
    lines(
      rich`${NAME[coin]}: ${bold(formatUsd(point.price))} (${ago(point.at, now)})`,
      change === undefined
        ? rich`${OF[span].replace(/^ú/, 'Ú')}: máximo ${formatUsd(series.high.price)}, mínimo ${formatUsd(series.low.price)}`
        : rich`${OF[span].replace(/^ú/, 'Ú')}: ${percent(change)}, máximo ${formatUsd(series.high.price)}, mínimo ${formatUsd(series.low.price)}`,
      ...(alerts.length === 0 ? [] : [rich`Tus alertas: ${levels(alerts)}`]),
      ...(series.knownFrom - series.from > (series.to - series.from) / 20
        ? [rich`Solo tengo precios desde ${moment(series.knownFrom, timeZone, now, true)}.`]
        : []),
      ...(series.hasGap ? [rich`Donde la línea se interrumpe no se registró ningún precio.`] : []),
      ...(now - point.at > MAX_PRICE_AGE_MS
        ? [
            rich`Ese precio es antiguo. Las nuevas compras, ventas y alertas esperan uno más nuevo; vuelve a mirar en un minuto.`,
          ]
        : []),
    ),
  description: ({ coin, span, point, series, change, levels: alerts, timeZone, now }: Charted): string => {
    const when = (at: number): string => moment(at, timeZone, now, true)
    const moved = change === undefined ? '' : `, ${percent(change)} en ${IN[span]}`
    return [
      `Gráfico del precio de ${NAME[coin]} en ${IN[span]}.`,
      `${when(point.at).replace(/^h/, 'H')}: ${formatUsd(point.price)}${moved}.`,
      `Máximo ${formatUsd(series.high.price)}, ${when(series.high.at)}; mínimo ${formatUsd(series.low.price)}, ${when(series.low.at)}.`,
      ...(alerts.length === 0 ? [] : [`Tus alertas: ${levels(alerts)}.`]),
    ].join(' ')
  },
  notEnough: (coin: Coin, span: PriceSpan): Text =>
    rich`Todavía no puedo dibujar ${NAME[coin]} en ${IN[span]}: tengo muy pocos precios de ese tiempo. Inténtalo otra vez en unos minutos.`,
  notDrawn: (): Text => rich`Ahora mismo no puedo dibujar el gráfico. Los números de arriba son correctos.`,
  span: (span: PriceSpan): string => ON_BUTTON[span],
  coin: (coin: Coin): string => coinName(coin),
  scheme: { light: 'Imagen clara', dark: 'Imagen oscura' },
}
