import type { Phrase } from '#conversation/understand/phrase.ts'
import { phrase } from '#conversation/understand/grammar.es.ts'

const PAYMENT = '(?:pago|envio|transferencia|transaccion|dinero|compra|venta|orden)'
const OF_MINE = '(?:(?: a)?(?: mi| el| la| ese| esa| este| esta| ultimo| ultima)*)'

/** An order that waits for a price is stopped where those are; it leads here where there is none. */
const STOPPABLE = PAYMENT.replace('|orden', '')
const STOP_PAYMENT = `(?:cancel(?:a|ar)|det(?:en|ener)|par(?:a|ar)|anul(?:a|ar)|deshaz|deshacer|revert(?:ir)?|revierte)${OF_MINE} ${STOPPABLE}(?: (?:a|de|para|por) .{1,40})?|deshaz(?:lo| eso| esto)|deshacer(?:lo)?`

const MY_MONEY = '(?:mi (?:dinero|pago|plata)|el (?:dinero|pago)|\\$?\\d[\\d.,]*(?: ?dolares)?)'

/** What has arrived can't be stopped: the answer says how it is asked back. */
const WANT_BACK = `(?:(?:que me )?(?:devuelv(?:e|an|eme|anme)|devolver|regres(?:a|ame|en)|recuperar|pedir|reclamar) ${MY_MONEY}(?: de vuelta)?|${MY_MONEY} de vuelta|(?:un )?reembolso|reembols(?:a|ame|ar)(?: ${MY_MONEY})?|(?:lo |le )?(?:envie|mande|pague)(?: (?:eso|esto|dinero|el dinero))? a (?:la (?:persona|cuenta) equivocada|quien no era)|(?:persona|cuenta|cantidad) equivocada|me equivoque de (?:persona|cuenta|cantidad))(?: (?:de|por) .{1,40})?`

const WHERE_IS_IT = `(?:donde (?:esta|quedo)|que (?:paso|pasa|hay) con|como va|ver como va|rastre(?:a|ar)|segui(?:r|miento de))(?:${OF_MINE} ${PAYMENT})?|(?:ya )?(?:llego|se (?:hizo|envio|mando)|salio|paso|se completo)(?:${OF_MINE} ${PAYMENT})?(?: ya)?|${OF_MINE.trim()} ?${PAYMENT} (?:no (?:ha llegado|llega|llego)|esta pendiente)|(?:esta )?pendientes?|pagos? pendientes?|(?:le )?llego (?:el dinero|mi dinero|el pago) a .{1,40}|estado(?: (?:del|de mi|de la) ${PAYMENT})?`

/** What is not to be sent: nothing begins, and what has begun is shown with its way out. What repeats is a schedule. */
const NOT_TO_SEND = `(?:(?:no+|espera|por favor|perdon|oye)[, ]+)*(?:(?:ya )?no (?:(?:le|les|me|se) )?(?:(?:lo|la) )?(?:mand(?:es|en|e)|envi(?:es|en|e)|pag(?:ues|uen|ue)|transfier(?:as|an|a)|transfer(?:as)|pas(?:es|e)|des|gir(?:es|e)|(?:quiero|queria|voy a) (?:mandar|enviar|pagar|transferir|pasar|dar)(?:le|les)?)|(?:deja|para) de (?:mandar|enviar|pagar|transferir)(?:le|les)?|(?:ya )?no (?:le |les )?(?:quiero|queria) (?:mandar|enviar|pagar|transferir|pasar|dar)(?:le)?|(?:cancela|anula|deshaz)) (?!.*(?<!\\p{L})(?:cada|todos|todas|diario|semanal|mensual|hasta|todavia|antes|comision(?:es)?)(?!\\p{L}))[^?]{0,40}\\d[^?]{0,40}`

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase('operation', NOT_TO_SEND, () => ({ act: 'stop' })),
  phrase('operation', STOP_PAYMENT, () => ({ act: 'stop' })),
  phrase('operation', WANT_BACK, () => ({ act: 'stop' })),
  phrase('operation', WHERE_IS_IT, () => ({ act: 'look' })),
]
