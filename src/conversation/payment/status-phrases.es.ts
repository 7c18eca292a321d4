import type { Phrase } from '#conversation/understand/phrase.ts'
import { phrase } from '#conversation/understand/grammar.es.ts'

const PAYMENT = '(?:pago|envio|transferencia|transaccion|dinero|compra|venta|orden)'
const OF_MINE = '(?:(?: a)?(?: mi| el| la| ese| esa| este| esta| ultimo| ultima)*)'

const STOP_PAYMENT = `(?:cancel(?:a|ar)|det(?:en|ener)|par(?:a|ar)|anul(?:a|ar)|deshaz|deshacer|revert(?:ir)?|revierte)${OF_MINE} ${PAYMENT}(?: (?:a|de|para|por) .{1,40})?|deshaz(?:lo| eso| esto)|deshacer(?:lo)?`

const MY_MONEY = '(?:mi (?:dinero|pago|plata)|el (?:dinero|pago)|\\$?\\d[\\d.,]*(?: ?dolares)?)'

/** What has arrived can't be stopped: the answer says how it is asked back. */
const WANT_BACK = `(?:(?:que me )?(?:devuelv(?:e|an|eme|anme)|devolver|regres(?:a|ame|en)|recuperar|pedir|reclamar) ${MY_MONEY}(?: de vuelta)?|${MY_MONEY} de vuelta|(?:un )?reembolso|reembols(?:a|ame|ar)(?: ${MY_MONEY})?|(?:lo |le )?(?:envie|mande|pague)(?: (?:eso|esto|dinero|el dinero))? a (?:la (?:persona|cuenta) equivocada|quien no era)|(?:persona|cuenta|cantidad) equivocada|me equivoque de (?:persona|cuenta|cantidad))(?: (?:de|por) .{1,40})?`

const WHERE_IS_IT = `(?:donde (?:esta|quedo)|que (?:paso|pasa|hay) con|como va|ver como va|rastre(?:a|ar)|segui(?:r|miento de))(?:${OF_MINE} ${PAYMENT})?|(?:ya )?(?:llego|se (?:hizo|envio|mando)|salio|paso|se completo)(?:${OF_MINE} ${PAYMENT})?(?: ya)?|${OF_MINE.trim()} ?${PAYMENT} (?:no (?:ha llegado|llega|llego)|esta pendiente)|(?:esta )?pendientes?|pagos? pendientes?|(?:le )?llego (?:el dinero|mi dinero|el pago) a .{1,40}|estado(?: (?:del|de mi|de la) ${PAYMENT})?`

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase('operation', STOP_PAYMENT, () => ({ act: 'stop' })),
  phrase('operation', WANT_BACK, () => ({ act: 'stop' })),
  phrase('operation', WHERE_IS_IT, () => ({ act: 'look' })),
]
