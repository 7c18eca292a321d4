import type { Alert, Direction } from '#bank/alert/alert.ts'
import { coolsUntil } from '#bank/alert/life-cycle.ts'
import type { QuietHours } from '#bank/ground/customer.ts'
import type { PricePoint } from '#bank/ground/price.ts'
import { type Coin, formatUsd, type Usd, usd } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration, moment } from '#conversation/words/times.en.ts'
import { type Distance, percentOf, timeOfDay } from './figures.ts'
import { sentence, short } from './sentence.en.ts'

/** Where an alert stands for who reads it. */
export type Standing = { readonly timeZone: string; readonly now: number; readonly distance: Distance | undefined }

const each = (ms: number): string => duration(ms).replace(/^1 /, '')

const far = (distance: Distance | undefined): string => {
  if (distance === undefined) return ''
  if (distance.kind === 'price')
    return `${formatUsd(usd(BigInt(distance.cents)))} (${percentOf(distance.percent)}) away`
  return distance.kind === 'percent'
    ? `${percentOf(Math.max(0, distance.now))} of ${percentOf(distance.wanted)} so far`
    : `${formatUsd(usd(BigInt(Math.max(0, distance.now))))} of ${formatUsd(usd(BigInt(distance.wanted)))} so far`
}

const stands = (alert: Alert, { timeZone, now, distance }: Standing): string => {
  const at = (time: number | undefined): string => (time === undefined ? '' : moment(time, timeZone, now))
  switch (alert.state) {
    case 'armed':
    case 'fired':
      return far(distance) || 'waiting'
    case 'cooling':
      return alert.hasLeft === true
        ? `silent until ${at(coolsUntil(alert))}`
        : 'already there, waiting for the next time'
    case 'snoozed':
      return `snoozed until ${at(alert.until)}`
    case 'paused':
      return 'paused'
    case 'expired':
      return `ended ${at(alert.expiresAt)}`
    case 'ended':
      return 'finished'
  }
}

const howOften = ({ repeat, expiresAt }: Alert, { timeZone, now }: Standing): string => {
  const often = repeat === undefined ? 'Once' : 'Each time'
  const least = repeat !== undefined && repeat.leastMs > 0 ? `, at most once every ${each(repeat.leastMs)}` : ''
  return `${often}${least}${expiresAt === undefined ? '' : `, until ${moment(expiresAt, timeZone, now)}`}.`
}

const oftenHere = ({ repeat }: Alert): string =>
  repeat === undefined
    ? 'once, '
    : repeat.leastMs > 0
      ? `each time but at most once every ${each(repeat.leastMs)}, `
      : 'each time, '

const priceNow = (point: PricePoint | undefined): readonly Text[] =>
  point === undefined ? [] : [rich`It is at ${bold(formatUsd(point.price))} now.`]

export const alerts = {
  list: (all: readonly { readonly alert: Alert; readonly standing: Standing }[]): Text =>
    lines(
      rich`${bold('Your price alerts')}`,
      ...all.map(({ alert, standing }, at) => rich`${at + 1}. When ${sentence(alert)}: ${stands(alert, standing)}`),
      '',
      rich`Press one to change, snooze or delete it.`,
    ),
  none: rich`You don’t have any price alerts. Set one with the button, or say for example ${code('tell me when btc goes above 70k')}.`,
  one: (alert: Alert, standing: Standing): Text =>
    lines(rich`When ${sentence(alert)}: ${stands(alert, standing)}.`, rich`${howOften(alert, standing)}`),
  ask: (points: readonly PricePoint[]): Text =>
    lines(
      rich`Which price should I watch for?`,
      ...points.map(({ coin, price }) => rich`${coin} is at ${bold(formatUsd(price))} now.`),
    ),
  whichCoin: rich`For which coin?`,
  added: (alert: Alert, point: PricePoint | undefined, { timeZone, now }: Standing): Text =>
    lines(
      rich`I’ll tell you here, ${oftenHere(alert)}when ${sentence(alert)}.`,
      ...priceNow(point),
      ...(alert.state === 'cooling' ? [rich`It’s already there, so I’ll tell you the next time it happens.`] : []),
      ...(alert.expiresAt === undefined ? [] : [rich`The alert ends ${moment(alert.expiresAt, timeZone, now)}.`]),
    ),
  duplicate: (alert: Alert): Text =>
    rich`You already have that alert: when ${sentence(alert)}. I’ll tell you once, not twice.`,
  tooMany: (limit: number): Text =>
    rich`You already have ${limit} alerts, the most I can keep. Delete one, then set the new one.`,
  noPrice: (coin: Coin): Text =>
    rich`No alert was set: I don’t have a price for ${coin} right now. Try again in a minute.`,
  paid: (coin: Coin, price: Usd): Text =>
    rich`You paid ${bold(formatUsd(price))} for 1 ${coin} on average, as far as I know your purchases. Buying more later doesn’t move this alert.`,
  quiet: (hours: QuietHours): Text =>
    rich`Quiet hours: ${timeOfDay({ minute: hours.from }, 'en-US')} to ${timeOfDay({ minute: hours.to }, 'en-US')}. Alerts that go off then are told when they end. News about your money still comes at once.`,
  askQuiet: rich`When should alerts stay silent? Say for example ${code('quiet hours from 10pm to 7am')}.`,
  badQuiet: rich`Nothing was changed: I need a time to begin and another to end. Say for example ${code('quiet hours from 10pm to 7am')}.`,
  quietOff: rich`Quiet hours are off. I’ll tell you alerts at any time of day.`,
  paidUnknown: (coin: Coin): Text =>
    rich`No alert was set: I don’t know of any ${coin} you still hold that you bought here, so tell me which price you mean. For example: ${code(`tell me when ${coin.toLowerCase()} is 10% below 65,000`)}.`,
  badUntil: rich`No alert was set: tell me when it should end. Say for example ${code('until friday')} or ${code('until dec 24')}.`,
  deleted: (alert: Alert | undefined): Text =>
    alert === undefined ? rich`That alert is deleted.` : rich`Deleted: ${sentence(alert)}.`,
  goneAlready: rich`That alert is already gone: it was sent or deleted before.`,
  paused: rich`Paused. It stays silent until you resume it.`,
  resumed: rich`I’m watching it again.`,
  snoozed: (until: number, { timeZone, now }: Standing): Text =>
    rich`Silent until ${moment(until, timeZone, now)}. After that I’ll watch it again.`,
  changed: rich`Changed.`,
  askEdit: (alert: Alert): Text => lines(rich`Now: when ${sentence(alert)}.`, rich`What should it be instead?`),
  noEdit: rich`This one can’t be changed. Delete it, then set a new one.`,
  badPercent: rich`Nothing was changed: type a percentage, for example 5%.`,
  label: (alert: Alert, at: number): string => `${at + 1}. ${short(alert)}`,
  buttons: {
    pause: 'Pause',
    resume: 'Resume',
    snooze: 'Snooze 1 hour',
    again: 'Tell me again',
    edit: 'Change',
    delete: 'Delete',
    list: 'All alerts',
    quietOff: 'No quiet hours',
  },
  title: 'New price alert',
  editTitle: 'Change the alert',
  submit: 'Set alert',
  labels: { coin: 'Coin', direction: 'When it is', price: 'Price in dollars', percent: 'Percent' },
  priceHint: 'For example 70000, 70k or 3,250.50',
  percentHint: 'For example 5%',
  directions: { above: 'Above', below: 'Below' } satisfies Record<Direction, string>,
}
