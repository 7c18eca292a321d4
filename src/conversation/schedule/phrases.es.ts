import { groupsIn } from '#conversation/reading/fold.ts'
import { phrase, SHOW } from '#conversation/understand/grammar.es.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'

const KIND = '(?:programad[oa]s?|recurrentes?|automatic[oa]s?|planead[oa]s?|futur[oa]s?|proxim[oa]s)'
const PAYMENT = '(?:pagos?|envios?|transferencias?)'
/** What waits for a price is no schedule; an `orden permanente` is one. */
const PAUSE =
  /^(?<act>pausa(?:r)?|suspende(?:r)?|reanuda(?:r)?|reactiva(?:r)?) (?!(?:(?:mi|mis|la|las|una) )?(?:orden(?:es)?(?! permanente)(?: |$)|compras? (?:periodic|recurrent|automatic|programad|semanal|mensual)))(?:(?:el|la|los|mi|mis) )?(?:(?:pagos?|envios?|transferencias?)(?: programad[oa]s?)?(?: (?:de|del|a|al|para))? (?:la |el |mi )?)?(?<name>.{1,40})$/di
const DELETE =
  /^(?:borra(?:r)?|elimina(?:r)?|quita(?:r)?|cancela(?:r)?|termina(?:r)?) (?:el |la |mi )?(?:pago|envio|transferencia) (?:programad[oa]|recurrente|automatic[oa]|semanal|mensual)(?: (?:de|del|a|al|para) (?:la |el |mi )?(?<name>.{1,40}))?$/di

/** What is scheduled already: paused, resumed, deleted. */
const managed: Phrase = (said) => {
  const paused = groupsIn(said, PAUSE)
  if (paused?.['name'] !== undefined) {
    const act = /^(?:pausa|suspend)/i.test(paused['act'] ?? '') ? 'pause' : 'resume'
    return { name: 'schedules', slots: { act, schedule: paused['name'] } }
  }
  const deleted = groupsIn(said, DELETE)
  const name = deleted?.['name']
  return deleted
    ? { name: 'schedules', slots: { act: 'delete', ...(name !== undefined && { schedule: name }) } }
    : undefined
}

export const phrases: readonly Phrase[] = [
  phrase('schedules', `${SHOW}${PAYMENT} ${KIND}|${SHOW}${KIND} ${PAYMENT}`),
  phrase(
    'schedule',
    `programa(?:r)?(?: un| una)?(?: nuev[oa])? ${PAYMENT}(?: (?:${KIND}|semanal|mensual))?|(?:crea(?:r)?|agrega(?:r)?|haz|hacer)(?: un| una)?(?: nuev[oa])? ${PAYMENT} (?:${KIND}|semanal|mensual)|nuev[oa] ${PAYMENT} ${KIND}`,
  ),
  managed,
]
