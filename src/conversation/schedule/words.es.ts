import { FEE } from '#bank/ground/fees.ts'
import { type Coin, formatUsd, isZero, type Usd } from '#bank/ground/money.ts'
import type { Party } from '#bank/ground/order.ts'
import { type Day, lastOf, monthDayOf, type Recurrence, weekdayOf } from '#bank/ground/calendar.ts'
import { dayOfNext, MAX_REFUSALS, type Schedule } from '#bank/schedule/schedule.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { fit } from '#conversation/words/text.ts'
import { partyName } from '#conversation/operation/words.es.ts'
import { dayName, duration } from '#conversation/words/times.es.ts'
import type { schedules as english } from './words.en.ts'

const WEEKDAYS = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado']

/** `cada viernes`, `cada mes, el día 31`, `una vez, el mié, 3 jun 2026`. */
const rhythm = ({ repeat, first, monthDay = monthDayOf(first) }: Recurrence): string => {
  if (repeat === 'once') return `una vez, el ${dayName(first)}`
  return repeat === 'weekly' ? `cada ${WEEKDAYS[weekdayOf(first)]}` : `cada mes, el día ${monthDay}`
}
const often = (rule: Recurrence): string =>
  (rule.monthDay ?? 1) > 28 ? `${rhythm(rule)}, o el último día de un mes más corto` : rhythm(rule)

const ending = (rule: Recurrence): string => {
  const last = lastOf(rule)
  if (last === undefined) return 'cuando lo pauses o lo borres'
  return rule.times === undefined
    ? `el último, el ${dayName(last)}`
    : `después de ${rule.times} ${rule.times === 1 ? 'vez' : 'veces'}, el último, el ${dayName(last)}`
}

const facts = ({ from, to, amount, note, rule, coin }: Schedule): readonly Text[] => [
  rich`Monto: ${bold(coin === undefined ? formatUsd(amount) : `${formatUsd(amount)} de ${coin}`)}${rule.repeat === 'once' ? '' : ' cada vez'}`,
  rich`Para: ${bold(partyName(to))}`,
  rich`Desde: ${bold(from.name)}`,
  ...(isZero(FEE) ? [] : [rich`Comisión: ${formatUsd(FEE)}`]),
  rich`Cuándo: ${bold(often(rule))}, a las 9 de la mañana`,
  ...(rule.repeat === 'once' ? [] : [rich`Primero: ${bold(dayName(rule.first))}`, rich`Termina: ${ending(rule)}`]),
  ...(note === '' ? [] : [rich`Nota: ${note}`]),
]

/** Short enough for a list of many. */
const short = ({ to, amount, note, rule, coin }: Schedule): Text =>
  coin === undefined
    ? sent({ to, amount, note, rule })
    : rich`Comprar ${bold(`${formatUsd(amount)} de ${coin}`)}, ${rhythm(rule)}`
const sent = ({ to, amount, note, rule }: Pick<Schedule, 'to' | 'amount' | 'note' | 'rule'>): Text =>
  rich`${bold(formatUsd(amount))} a ${fit(partyName(to))}, ${rhythm(rule)}${note === '' ? '' : ` (${fit(note)})`}`

/** A single day is named by its rhythm already. */
const nextOf = (schedule: Schedule): string =>
  schedule.rule.repeat === 'once' && schedule.state === 'active' ? '' : `: ${nextText(schedule)}`

const nextText = (schedule: Schedule): string => {
  if (schedule.state === 'paused') return 'en pausa'
  const day = dayOfNext(schedule)
  if (schedule.coin !== undefined) return day === undefined ? 'terminada' : `la próxima, el ${dayName(day)}`
  return day === undefined ? 'terminado' : `el próximo, el ${dayName(day)}`
}

/** Money that is sent later, or again and again. */
const sending = (schedule: Schedule, now: number): Text =>
  lines(
    rich`${bold(schedule.rule.repeat === 'once' ? '¿Enviar esto más tarde?' : '¿Programar esto?')}`,
    ...facts(schedule),
    '',
    schedule.rule.repeat === 'once'
      ? rich`Presiona Confirmar y lo enviaré ese día; hasta entonces puedes borrarlo. Este resumen vence en ${duration(schedule.expiresAt - now)}.`
      : rich`Presiona Confirmar una vez y haré cada pago en su día; puedes pausarlo o borrarlo cuando quieras. Este resumen vence en ${duration(schedule.expiresAt - now)}.`,
  )

/** The price is the one of each day: nothing of it is promised. */
const purchases = (schedule: Schedule, coin: Coin, now: number): Text =>
  lines(
    rich`${bold(`¿Comprar ${coin} de forma periódica?`)}`,
    ...facts(schedule),
    '',
    rich`Cada vez compro al precio de ese momento. El dinero no se aparta: si entonces no está en la cuenta, si está congelada o si no hay un precio actual, ese día no se compra nada. Lo omito y te aviso.`,
    rich`Presiona Confirmar una vez y compraré en cada uno de esos días; puedes pausarla, cambiarla o cancelarla cuando quieras. Este resumen vence en ${duration(schedule.expiresAt - now)}.`,
  )

export const schedules: typeof english = {
  often,
  none: rich`No hay nada programado. Di por ejemplo ${code('envía 50 a alex cada viernes')} o ${code('envía 800 a sam por la renta cada mes el día 1')}.`,
  list: (all: readonly Schedule[], from: number): Text =>
    lines(
      rich`${bold('Pagos programados')}`,
      ...all.map((each, at) => rich`${from + at + 1}. ${short(each)}${nextOf(each)}`),
      '',
      rich`Presiona uno para pausarlo, reanudarlo o borrarlo.`,
    ),
  oneLabel: ({ to, amount, note, coin }: Schedule, at: number): string =>
    fit(`${at + 1}. ${formatUsd(amount)} ${coin === undefined ? (note === '' ? `a ${to.name}` : note) : `de ${coin}`}`),
  one: (schedule: Schedule): Text =>
    lines(
      rich`${bold(schedule.coin === undefined ? 'Pago programado' : 'Compra periódica')}: ${nextText(schedule)}`,
      ...facts(schedule),
      ...(schedule.why === 'refusals'
        ? [
            '',
            schedule.coin === undefined
              ? rich`Lo pausé porque sus últimos ${MAX_REFUSALS} pagos no se completaron.`
              : rich`La pausé porque sus últimas ${MAX_REFUSALS} compras no se completaron.`,
          ]
        : []),
    ),
  proposal: (schedule: Schedule, now: number): Text =>
    schedule.coin === undefined ? sending(schedule, now) : purchases(schedule, schedule.coin, now),
  confirmed: (schedule: Schedule): Text =>
    lines(
      rich`${bold(schedule.coin === undefined ? 'Programado' : 'Programada')}`,
      schedule.coin === undefined
        ? rich`${bold(formatUsd(schedule.amount))} a ${bold(partyName(schedule.to))}, ${often(schedule.rule)}${nextOf(schedule)}.`
        : rich`Comprar ${bold(`${formatUsd(schedule.amount)} de ${schedule.coin}`)}, ${often(schedule.rule)}${nextOf(schedule)}.`,
      rich`Te avisaré aquí cada vez.`,
    ),
  paused: rich`En pausa. No se envía nada hasta que lo reanudes; los días que pasen mientras tanto se omiten.`,
  pausedPurchases: rich`En pausa. No se compra nada hasta que la reanudes; los días que pasen mientras tanto se omiten.`,
  resumed: (schedule: Schedule): Text =>
    rich`${schedule.coin === undefined ? 'Reanudado' : 'Reanudada'}: ${nextText(schedule)}. Los días que pasaron mientras tanto se omiten.`,
  resumedEnded: rich`Su último día ya pasó, así que no queda nada que reanudar.`,
  deleted: rich`Borrado. Ya no enviará nada más.`,
  deletedPurchases: rich`Borrada. Ya no comprará nada más. Las monedas que tienes siguen siendo tuyas.`,
  underWay: rich`El pago que tocaba justo ahora ya había empezado; su propio resumen muestra cómo termina.`,
  unchanged: rich`Ya está así.`,
  gone: rich`Ese pago programado ya no existe. Esto es lo que tienes.`,
  which: (typed: string): Text => rich`No encontré un pago programado llamado ${bold(typed)}. Presiona el que quieres.`,
  whichOne: rich`Presiona el que quieres.`,
  deleteAsk: (schedule: Schedule): Text => rich`¿Borrar esto para siempre? ${short(schedule)}.`,

  whenTitle: 'Cuándo',
  when: (to: Text): Text => rich`${to} ¿Cuándo debo enviarlo?`,
  repeatLabel: 'Cada cuánto',
  repeats: { once: 'Una vez', weekly: 'Cada semana', monthly: 'Cada mes' },
  dayLabel: 'Qué día',
  dayHint: 'Por ejemplo viernes, día 1 o 3 de junio. A las 9 de la mañana',
  endsLabel: 'Cuándo termina',
  endsHint: 'Por ejemplo 10 veces, o 31 de diciembre. Déjalo vacío si no termina',
  noRule: {
    day: rich`No pude leer ese día. Escribe uno como ${code('viernes')} para cada semana, ${code('día 1')} o ${code('día 31')} para cada mes, o una fecha como ${code('3 de junio')}.`,
    ends: rich`No pude leer cuándo debe terminar. Escríbelo como ${code('10 veces')} o ${code('31 de diciembre')}, o déjalo vacío.`,
    passed: rich`Elige un día a partir de mañana, dentro de diez años. Si es para hoy, simplemente envíalo.`,
    never: rich`Terminaría antes de empezar. Elige un final posterior, o ninguno.`,
  },
  tooMany: (limit: number): Text =>
    rich`No se programó nada: puedes tener ${limit} pagos programados como máximo. Borra uno que ya no necesites e inténtalo otra vez.`,
  changeDay: 'Cambiar el día',

  missedTitle: 'Un pago programado no se hizo',
  missed: (day: Day, until: number, now: number): Text =>
    rich`No se envió nada: tocaba el ${bold(dayName(day))} y no pude hacerlo entonces. Nunca pago tarde sin preguntar. ¿Lo envío ahora? Tienes ${duration(until - now)} para responder; después se omite. Los pagos siguientes salen según lo previsto.`,
  unanswered: (what: Text, day: Day): Text =>
    rich`No se envió nada: ${what}, que tocaba el ${dayName(day)}, no se pagó, porque pregunté y no hubo respuesta a tiempo.`,
  amountTo: (amount: Usd, to: Party): Text => rich`${bold(formatUsd(amount))} a ${bold(partyName(to))}`,
  skipped: rich`Omitido. No se envió nada. Los pagos siguientes salen según lo previsto.`,
  skippedTitle: 'Se omitieron pagos programados',
  purchasesSkippedTitle: 'Se omitieron compras periódicas',
  purchasesSkipped: (first: Day, last: Day, count: number): Text =>
    count === 1
      ? rich`La compra del ${bold(dayName(first))} no se pudo hacer en su día y se omitió. No se compró nada por ella.`
      : rich`${bold(String(count))} compras del ${bold(dayName(first))} al ${bold(dayName(last))} no se pudieron hacer en su día y se omitieron. No se compró nada por ellas.`,
  skippedDays: (first: Day, last: Day, count: number): Text =>
    count === 1
      ? rich`El pago del ${bold(dayName(first))} no se hizo y se omitió. No se envió nada por él.`
      : rich`${bold(String(count))} pagos del ${bold(dayName(first))} al ${bold(dayName(last))} no se hicieron y se omitieron. No se envió nada por ellos.`,
  nothingSent: rich`No se envió nada por este día.`,
  noPurchase: rich`No se compró nada por este día.`,
  purchasesGoOn: (next: string): Text => rich`No se compró nada por este día. La compra periódica continúa: ${next}.`,
  goesOn: (next: string): Text => rich`No se envió nada por este día. El pago programado continúa: ${next}.`,
  nextText,
  short,
  pausedTitle: 'Pago programado en pausa',
  purchasesPausedTitle: 'Compra periódica en pausa',
  purchasesPausedItself: rich`Sus últimas ${MAX_REFUSALS} compras seguidas no se completaron, así que la pausé. No se compra nada más a menos que la reanudes; los días que pasen mientras tanto se omiten.`,
  pausedItself: rich`Sus últimos ${MAX_REFUSALS} pagos seguidos no se completaron, así que lo pausé. No se envía nada más a menos que lo reanudes; los días que pasen mientras tanto se omiten.`,
  lastTime: (why: Text): Text => rich`La última vez: ${why}`,
  run: 'Pagar ahora',
  skip: 'Omitir',
  pause: 'Pausar',
  resume: 'Reanudar',
  delete: 'Borrar',
  keep: 'Conservarlo',
  show: 'Ver el pago programado',
  more: 'Más',
  add: 'Nuevo pago programado',
  whichCoin: rich`¿Qué moneda compro de forma periódica?`,
  amountEachTime: (coin: Coin): Text => rich`¿Cuántos dólares de ${bold(coin)} compro cada vez?`,
  amountTitle: 'Monto de cada vez',
  amountLabel: 'Dólares cada vez',
  amountHint: 'Por ejemplo 20',
  inDollars: rich`Las compras periódicas se hacen en dólares, porque el precio es distinto cada vez.`,
  whenPurchases: rich`¿Cada cuánto compro, y qué día?`,
  again: rich`Una compra periódica se hace cada semana o cada mes. Elige un día como ${code('cada viernes')} o ${code('cada mes el día 1')}.`,
  change: 'Cambiar',
}
