import { isFinal, type Operation } from '#bank/ground/operation.ts'
import type { OrderKind } from '#bank/ground/order.ts'
import { formatUsd } from '#bank/ground/money.ts'
import type { Schedule } from '#bank/schedule/schedule.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, rich } from '#conversation/words/text.ts'
import { moment } from '#conversation/words/times.es.ts'
import type { late as english, Told } from './late-words.en.ts'

/** What has been done, and that nothing of it was done. */
const DONE: Readonly<Partial<Record<OrderKind, readonly [string, string]>>> = {
  send: ['se envió', 'se envió nada'],
  pull: ['se agregó', 'se agregó nada'],
  'pay-out': ['se envió', 'se envió nada'],
  'top-up': ['se agregó', 'se agregó nada'],
  buy: ['se compró', 'se compró nada'],
  sell: ['se vendió', 'se vendió nada'],
  'sell-out': ['se vendió', 'se vendió nada'],
}

const operation = ({ state, order, history, createdAt }: Operation, { what, timeZone, now }: Told): Text => {
  const [done, nothing] = DONE[order.kind] ?? ['se hizo', 'se hizo nada']
  const at = (step: Operation['history'][number] | undefined): string => moment(step?.at ?? createdAt, timeZone, now)
  const confirmed = history.find((step) => step.state === 'confirmed')
  const last = at(history.at(-1))
  if (order.kind === 'sell-out' && confirmed !== undefined && isFinal(state) && state !== 'settled')
    return rich`Ya lo confirmaste ${at(confirmed)} y terminó ${last}: ${what}. No se vendió nada otra vez.`
  const unconfirmed = confirmed === undefined ? ', antes de que lo confirmaras' : ''
  switch (state) {
    case 'proposed':
      return rich`No ${nothing}: esto todavía no se confirmó. ${what}.`
    case 'confirmed':
    case 'submitted':
      return rich`Ya lo confirmaste ${at(confirmed)} y está en proceso: ${what}. No ${nothing} otra vez.`
    case 'unknown':
      return rich`Ya lo confirmaste ${at(confirmed)} y todavía estamos revisando si se hizo: ${what}. No ${nothing} otra vez.`
    case 'settled':
      return rich`Ya ${done} ${at(confirmed)}: ${what}. No ${nothing} otra vez.`
    case 'returned':
      return rich`Esto se devolvió ${last}: ${what}. No ${nothing} otra vez.`
    case 'refused':
      return rich`No ${nothing}: esto no se pudo hacer ${last}. ${what}.`
    case 'cancelled':
      return rich`No ${nothing}: esto se canceló ${last}${unconfirmed}. ${what}.`
    case 'expired':
      return rich`No ${nothing}: esto venció ${last}${unconfirmed}. ${what}.`
  }
}

const schedule = (found: Pick<Schedule, 'state' | 'amount' | 'to' | 'coin'> | undefined): Text => {
  if (found === undefined || found.state === 'deleted')
    return rich`No se programó nada: ese resumen ya no se puede confirmar, y de él no sale ningún pago.`
  const what =
    found.coin === undefined
      ? rich`${bold(formatUsd(found.amount))} para ${bold(found.to.name)}`
      : rich`${bold(`${formatUsd(found.amount)} de ${found.coin}`)}`
  return found.state === 'proposed'
    ? rich`No se programó nada: esto todavía no se confirmó. ${what}.`
    : rich`Ya está programado: ${what}. No se programó nada otra vez.`
}

export const late: typeof english = { operation, schedule }
