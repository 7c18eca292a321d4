import type { Alert, Direction } from '#bank/alert/alert.ts'
import type { PricePoint } from '#bank/ground/price.ts'
import { formatUsd } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import type { alerts as english } from './words.en.ts'

const WHERE: Readonly<Record<Direction, string>> = { above: 'por encima de', below: 'por debajo de' }

const sentence = (alert: Pick<Alert, 'coin' | 'direction' | 'price'>): Text =>
  rich`${bold(alert.coin)} esté a ${bold(formatUsd(alert.price))} o ${WHERE[alert.direction]} eso`

export const alerts: typeof english = {
  list: (all: readonly Alert[]): Text =>
    lines(
      rich`${bold('Tus alertas de precio')}`,
      ...all.map((alert, at) => rich`${at + 1}. Cuando ${sentence(alert)}`),
      '',
      rich`Presiona una para borrarla.`,
    ),
  none: rich`No tienes alertas de precio. Crea una con el botón, o di por ejemplo ${code('avísame cuando btc suba de 70 mil')}.`,
  ask: (points: readonly PricePoint[]): Text =>
    lines(
      rich`¿Qué precio quieres que vigile?`,
      ...points.map(({ coin, price }) => rich`${coin} está ahora a ${bold(formatUsd(price))}.`),
    ),
  added: (alert: Alert, point: PricePoint | undefined, crossed: boolean): Text =>
    lines(
      rich`Te avisaré aquí, una vez, cuando ${sentence(alert)}.`,
      ...(point === undefined
        ? []
        : [
            crossed
              ? rich`Ya está a ${bold(formatUsd(point.price))}, así que te avisaré muy pronto.`
              : rich`Ahora está a ${bold(formatUsd(point.price))}.`,
          ]),
    ),
  tooMany: (limit: number): Text =>
    rich`Ya tienes ${limit} alertas, el máximo que puedo guardar. Borra una y luego crea la nueva.`,
  deleted: (alert: Alert | undefined): Text =>
    alert === undefined ? rich`Esa alerta está borrada.` : rich`Borrada: cuando ${sentence(alert)}.`,
  goneAlready: rich`Esa alerta ya no está: se envió o se borró antes.`,
  deleteLabel: (alert: Alert, at: number): string =>
    `${at + 1}. ${alert.coin} ${alert.direction === 'above' ? 'sobre' : 'bajo'} ${formatUsd(alert.price).replace(/\.00$/, '')}`,
  title: 'Nueva alerta de precio',
  submit: 'Crear alerta',
  labels: { coin: 'Moneda', direction: 'Cuando esté', price: 'Precio en dólares' },
  priceHint: 'Por ejemplo 70000, 70 mil o 3,250.50',
  directions: { above: 'Por encima', below: 'Por debajo' } satisfies Record<Direction, string>,
}
