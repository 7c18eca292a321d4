import type { Alert, Direction } from '#bank/alert/alert.ts'
import type { PricePoint } from '#bank/ground/price.ts'
import { formatUsd } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'

const sentence = (alert: Pick<Alert, 'coin' | 'direction' | 'price'>): Text =>
  rich`${bold(alert.coin)} is at or ${alert.direction} ${bold(formatUsd(alert.price))}`

export const alerts = {
  list: (all: readonly Alert[]): Text =>
    lines(
      rich`${bold('Your price alerts')}`,
      ...all.map((alert, at) => rich`${at + 1}. ${sentence(alert)}`),
      '',
      rich`Press one to delete it.`,
    ),
  none: rich`You don’t have any price alerts. Set one with the button, or say for example ${code('tell me when btc goes above 70k')}.`,
  ask: (points: readonly PricePoint[]): Text =>
    lines(
      rich`Which price should I watch for?`,
      ...points.map(({ coin, price }) => rich`${coin} is at ${bold(formatUsd(price))} now.`),
    ),
  added: (alert: Alert, point: PricePoint | undefined, crossed: boolean): Text =>
    lines(
      rich`I’ll tell you here, once, when ${sentence(alert)}.`,
      ...(point === undefined
        ? []
        : [
            crossed
              ? rich`It is at ${bold(formatUsd(point.price))} already, so you’ll hear from me very soon.`
              : rich`It is at ${bold(formatUsd(point.price))} now.`,
          ]),
    ),
  tooMany: (limit: number): Text =>
    rich`You already have ${limit} alerts, the most I can keep. Delete one, then set the new one.`,
  deleted: (alert: Alert | undefined): Text =>
    alert === undefined ? rich`That alert is deleted.` : rich`Deleted: ${sentence(alert)}.`,
  goneAlready: rich`That alert is already gone: it was sent or deleted before.`,
  deleteLabel: (alert: Alert, at: number): string =>
    `${at + 1}. ${alert.coin} ${alert.direction} ${formatUsd(alert.price).replace(/\.00$/, '')}`,
  title: 'New price alert',
  submit: 'Set alert',
  labels: { coin: 'Coin', direction: 'When it is', price: 'Price in dollars' },
  priceHint: 'For example 70000, 70k or 3,250.50',
  directions: { above: 'Above', below: 'Below' } satisfies Record<Direction, string>,
}
