import type { Phrase } from '#conversation/understand/phrase.ts'
import { phrase, SHOW } from '#conversation/understand/grammar.es.ts'
import { named } from '#conversation/understand/goal.ts'

/** Above which the PIN is asked for; read exactly where it is used, or asked for. */
const AMOUNT = '(?<amount>\\$? ?\\d[\\d.,]*)(?: ?(?:dolares?|usd))?'
const PIN = '(?:mi |el |un )?(?:pin|nip)'

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase(
    'limits',
    `(?:siempre (?:pide(?:me)?|pedir)|pide(?:me)? siempre|(?<never>nunca (?:pidas|me pidas|pedir)|no (?:me )?pidas(?: nunca)?)) ${PIN}(?: (?:otra vez|de nuevo|nunca))?`,
    ({ never }) => ({ above: never ? 'never' : 'always' }),
  ),
  phrase(
    'limits',
    `pide(?:me)? ${PIN}(?: otra vez)?(?: (?:para|en) (?:todo|pagos))? (?:por encima|arriba|a partir|desde|para mas|en mas)(?: de)? ${AMOUNT}`,
    ({ amount }) => named({ above: amount?.trim() }),
  ),
  phrase(
    'limits',
    `(?:cambi(?:a|ar)|pon(?:er)?|baj(?:a|ar)) (?:el |mi )?limite del? pin(?: a ${AMOUNT})?`,
    ({ amount }) => named({ above: amount?.trim() }),
  ),
  phrase(
    'limits',
    `(?:cual(?:es)? (?:es|son) )?${SHOW}limites?(?: (?:de (?:pago|envio|gasto)|diarios?|del pin))?|cuanto puedo (?:enviar|mandar)(?: (?:al dia|por dia|en un dia|hoy|a la vez))?|cuando me pides (?:mi|el) pin`,
  ),
]
