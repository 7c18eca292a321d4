import type { Alert, Direction } from '#bank/alert/alert.ts'
import { coolsUntil } from '#bank/alert/life-cycle.ts'
import type { PricePoint } from '#bank/ground/price.ts'
import { type Coin, formatUsd, usd } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration, moment } from '#conversation/words/times.es.ts'
import { type Distance, percentOf, timeOfDay } from './figures.ts'
import { sentence, short } from './sentence.es.ts'
import type { alerts as english, Standing } from './words.en.ts'

const each = (ms: number): string => duration(ms).replace(/^1 /, '')

const far = (distance: Distance | undefined): string => {
  if (distance === undefined) return ''
  if (distance.kind === 'price')
    return `faltan ${formatUsd(usd(BigInt(distance.cents)))} (${percentOf(distance.percent)})`
  return distance.kind === 'percent'
    ? `van ${percentOf(Math.max(0, distance.now))} de ${percentOf(distance.wanted)}`
    : `van ${formatUsd(usd(BigInt(Math.max(0, distance.now))))} de ${formatUsd(usd(BigInt(distance.wanted)))}`
}

const stands = (alert: Alert, { timeZone, now, distance }: Standing): string => {
  const at = (time: number | undefined): string => (time === undefined ? '' : moment(time, timeZone, now))
  switch (alert.state) {
    case 'armed':
    case 'fired':
      return far(distance) || 'en espera'
    case 'cooling':
      return alert.hasLeft === true
        ? `en silencio hasta ${at(coolsUntil(alert))}`
        : 'ya llegó ahí, espera la próxima vez'
    case 'snoozed':
      return `pospuesta hasta ${at(alert.until)}`
    case 'paused':
      return 'en pausa'
    case 'expired':
      return `terminó ${at(alert.expiresAt)}`
    case 'ended':
      return 'terminada'
  }
}

const howOften = ({ repeat, expiresAt }: Alert, { timeZone, now }: Standing): string => {
  const often = repeat === undefined ? 'Una vez' : 'Cada vez'
  const least = repeat !== undefined && repeat.leastMs > 0 ? `, como mucho una vez cada ${each(repeat.leastMs)}` : ''
  return `${often}${least}${expiresAt === undefined ? '' : `, hasta ${moment(expiresAt, timeZone, now)}`}.`
}

const oftenHere = ({ repeat }: Alert): string =>
  repeat === undefined
    ? 'una vez, '
    : repeat.leastMs > 0
      ? `cada vez, pero como mucho una vez cada ${each(repeat.leastMs)}, `
      : 'cada vez, '

export const alerts: typeof english = {
  list: (all): Text =>
    lines(
      rich`${bold('Tus alertas de precio')}`,
      ...all.map(({ alert, standing }, at) => rich`${at + 1}. Cuando ${sentence(alert)}: ${stands(alert, standing)}`),
      '',
      rich`Presiona una para cambiarla, posponerla o borrarla.`,
    ),
  none: rich`No tienes alertas de precio. Crea una con el botón, o di por ejemplo ${code('avísame cuando btc suba de 70 mil')}.`,
  one: (alert, standing): Text =>
    lines(rich`Cuando ${sentence(alert)}: ${stands(alert, standing)}.`, rich`${howOften(alert, standing)}`),
  ask: (points: readonly PricePoint[]): Text =>
    lines(
      rich`¿Qué precio quieres que vigile?`,
      ...points.map(({ coin, price }) => rich`${coin} está ahora a ${bold(formatUsd(price))}.`),
    ),
  whichCoin: rich`¿De qué moneda?`,
  added: (alert, point, { timeZone, now }): Text =>
    lines(
      rich`Te avisaré aquí, ${oftenHere(alert)}cuando ${sentence(alert)}.`,
      ...(point === undefined ? [] : [rich`Ahora está a ${bold(formatUsd(point.price))}.`]),
      ...(alert.state === 'cooling' ? [rich`Ya está ahí, así que te avisaré la próxima vez que pase.`] : []),
      ...(alert.expiresAt === undefined ? [] : [rich`La alerta termina ${moment(alert.expiresAt, timeZone, now)}.`]),
    ),
  duplicate: (alert): Text => rich`Ya tienes esa alerta: cuando ${sentence(alert)}. Te avisaré una vez, no dos.`,
  tooMany: (limit: number): Text =>
    rich`Ya tienes ${limit} alertas, el máximo que puedo guardar. Borra una y luego crea la nueva.`,
  noPrice: (coin: Coin): Text =>
    rich`No creé la alerta: ahora no tengo el precio de ${coin}. Inténtalo otra vez en un minuto.`,
  paid: (coin, price): Text =>
    rich`Pagaste ${bold(formatUsd(price))} por 1 ${coin} en promedio, según las compras que conozco. Si después compras más, esta alerta no se mueve.`,
  quiet: (hours): Text =>
    rich`Horas de silencio: de ${timeOfDay({ minute: hours.from }, 'es-US')} a ${timeOfDay({ minute: hours.to }, 'es-US')}. Las alertas que salten entonces te llegan cuando terminan. Las noticias de tu dinero llegan siempre al momento.`,
  askQuiet: rich`¿Cuándo no quieres recibir alertas? Di por ejemplo ${code('horas de silencio de 10pm a 7am')}.`,
  badQuiet: rich`No cambié nada: necesito una hora de inicio y otra de fin. Di por ejemplo ${code('horas de silencio de 10pm a 7am')}.`,
  quietOff: rich`Ya no hay horas de silencio. Te avisaré a cualquier hora.`,
  paidUnknown: (coin: Coin): Text =>
    rich`No creé la alerta: no sé de ningún ${coin} que tengas y hayas comprado aquí, así que dime de qué precio hablas. Por ejemplo: ${code(`avísame cuando ${coin.toLowerCase()} esté 10% por debajo de 65,000`)}.`,
  badUntil: rich`No creé la alerta: dime hasta cuándo. Di por ejemplo ${code('hasta el viernes')} o ${code('hasta el 24 de diciembre')}.`,
  deleted: (alert: Alert | undefined): Text =>
    alert === undefined ? rich`Esa alerta está borrada.` : rich`Borrada: cuando ${sentence(alert)}.`,
  goneAlready: rich`Esa alerta ya no está: se envió o se borró antes.`,
  paused: rich`En pausa. No te avisará hasta que la reanudes.`,
  resumed: rich`Vuelvo a vigilarla.`,
  snoozed: (until, { timeZone, now }): Text =>
    rich`En silencio hasta ${moment(until, timeZone, now)}. Después vuelvo a vigilarla.`,
  changed: rich`Cambiada.`,
  askEdit: (alert): Text => lines(rich`Ahora: cuando ${sentence(alert)}.`, rich`¿Qué debe ser en su lugar?`),
  noEdit: rich`Esta no se puede cambiar. Bórrala y crea una nueva.`,
  badPercent: rich`No cambié nada: escribe un porcentaje, por ejemplo 5%.`,
  label: (alert, at): string => `${at + 1}. ${short(alert)}`,
  buttons: {
    pause: 'Pausar',
    resume: 'Reanudar',
    snooze: 'Posponer 1 hora',
    again: 'Avísame otra vez',
    edit: 'Cambiar',
    delete: 'Borrar',
    list: 'Todas las alertas',
    quietOff: 'Sin horas de silencio',
  },
  title: 'Nueva alerta de precio',
  editTitle: 'Cambiar la alerta',
  submit: 'Crear alerta',
  labels: { coin: 'Moneda', direction: 'Cuando esté', price: 'Precio en dólares', percent: 'Porcentaje' },
  priceHint: 'Por ejemplo 70000, 70 mil o 3,250.50',
  percentHint: 'Por ejemplo 5%',
  directions: { above: 'Por encima', below: 'Por debajo' } satisfies Record<Direction, string>,
}
