import type { Case, CaseState, Wrong } from '#bank/case/case.ts'
import { reference } from '#bank/ground/ids.ts'
import type { Text } from '#conversation/channel/message.ts'
import { TOPIC_NAMES } from './people-words.es.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { day, moment } from '#conversation/words/times.es.ts'
import type { reports as english } from './words.en.ts'

const WRONG: Record<Wrong, string> = {
  'not-me': 'No fui yo',
  'wrong-amount': 'El monto está mal',
  twice: 'Se pagó dos veces',
  'not-arrived': 'No llegó',
  other: 'Otra cosa',
}
const STATE: Record<CaseState, string> = {
  open: 'con soporte',
  'at-bank': 'lo estamos investigando',
  closed: 'respondido',
}

/** What is wrong with a payment, or what a person was asked for. */
const titleOf = ({ topic, wrong }: Case): string => (topic === undefined ? WRONG[wrong] : TOPIC_NAMES[topic])

const status = ({ state, answer, thread = [], waitingSince, topic }: Case): Text => {
  if (state === 'closed' && answer === undefined) return rich`Tú lo cerraste.`
  if (state === 'open' && waitingSince === undefined && thread.length > 0)
    return rich`Soporte respondió: presiona ${bold('Mensajes con soporte')} para leerlo y responder.`
  if (state === 'open' && topic !== undefined)
    return rich`Ahora lo tiene una persona. Te avisaré aquí cuando haya una respuesta.`
  if (state === 'closed') return rich`Respuesta de soporte: ${answer ?? 'cerrado'}`
  if (state === 'at-bank')
    return rich`Abrimos una disputa y la estamos investigando. Te avisaré aquí cuando haya una respuesta.`
  return rich`Ahora lo tiene soporte, con toda la información del pago. Te avisaré aquí cuando haya una respuesta.`
}

export const reports: typeof english = {
  wrong: WRONG,
  choose: rich`¿Qué está mal con este pago?`,
  words: (wrong: Wrong): Text =>
    rich`${bold(WRONG[wrong])}. Cuéntame con tus palabras qué pasó. Nunca escribas aquí un PIN ni un número de tarjeta.`,
  title: 'Reportar un problema',
  label: 'Lo que pasó',
  hint: 'Déjalo vacío si no hay nada que agregar',
  submit: 'Reportar',
  mine: 'Mis reportes',
  notYours: rich`No encuentro ese pago entre los tuyos. Tu historial muestra todo lo que pasó.`,
  tooMany: (limit: number): Text =>
    rich`Tienes ${limit} reportes abiertos, el máximo a la vez. Soporte está trabajando en ellos; espera una respuesta.`,
  pick: rich`¿De qué pago se trata? Ábrelo en tu historial y luego presiona ahí Reportar un problema.`,
  one: (reported: Case, timeZone: string, now: number): Text =>
    lines(
      rich`${bold(titleOf(reported))}`,
      rich`Caso ${code(reference(reported.id))}, reportado ${moment(reported.createdAt, timeZone, now)}`,
      ...(reported.operation === undefined ? [] : [rich`Pago ${code(reference(reported.operation))}`]),
      ...(reported.text === '' ? [] : [rich`Escribiste: ${reported.text}`]),
      '',
      status(reported),
    ),
  list: (all: readonly Case[], timeZone: string, now: number): Text =>
    lines(
      rich`${bold('Mis reportes')}`,
      ...all.map(
        (each, at) =>
          rich`${at + 1}. ${day(each.createdAt, timeZone, now)}: ${titleOf(each)}, ${bold(STATE[each.state])} (${code(reference(each.id))})`,
      ),
      '',
      rich`Presiona un número para verlo.`,
    ),
  none: rich`No has reportado nada. Para reportar un problema con un pago, ábrelo en tu historial.`,
  gone: rich`Ya no encuentro ese reporte.`,
}
