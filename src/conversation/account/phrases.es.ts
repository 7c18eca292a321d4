import { fold, groupsIn } from '#conversation/reading/fold.ts'
import { paymentSlots, requestSlots } from '#conversation/understand/payment-sentence.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { MONEY, phrase, SHOW } from '#conversation/understand/grammar.es.ts'
import { unquote } from '#conversation/understand/text.ts'
import { named } from '#conversation/understand/goal.ts'

const SPANISH = { locale: 'es' } as const
const BRING =
  /^(?:agrega(?:r)?|anad(?:e|ir)|deposita(?:r)?|recarga(?:r)?|carga(?:r)?|abona(?:r)?) (?<amount>.+?)(?: (?:a|en) (?:mi |la )?(?:cuenta (?:de |llamada )?)?(?<account>[^\d]{1,40}))?$/di

/** `agrega $50 a renta`. */
const bringing: Phrase = (said) => {
  const { amount: rest, account } = groupsIn(said, BRING) ?? {}
  const slots = rest === undefined ? undefined : requestSlots(rest, SPANISH)
  if (slots === undefined || (slots.amount === undefined && slots.unparsed === undefined)) return undefined
  const { payee, when, note, unused, ...kept } = slots
  // `agrega 5 y 89`: figures, but nothing that makes money of them.
  const isSum = slots.unparsed !== undefined && account === undefined
  if ((unused !== undefined || isSum) && !MONEY.test(fold(rest ?? ''))) return undefined
  const left = [payee, when, note, unused].filter((part) => part !== undefined).join(' … ')
  return { name: 'fund', slots: { ...kept, ...named({ account: unquote(account), unused: left }) } }
}

/** `retira 50 a mi banco`; efectivo no hay, y las monedas se venden. */
const payingOut: Phrase = (said) => {
  const { rest } = groupsIn(said, /^(?:retira(?:r|me)?|saca(?:r|me)?) (?<rest>.+)$/di) ?? {}
  if (
    rest === undefined ||
    /\b(?:efectivo|cajeros?|atms?|monedas?|cripto\w*|bitcoins?|btc|eth(?:er|ereum)?)\b/i.test(rest)
  )
    return undefined
  const slots = paymentSlots(rest, SPANISH)
  if (slots === undefined || (slots.amount === undefined && slots.unparsed === undefined)) return undefined
  const { payee, when, note, unused, ...kept } = slots
  const left = [when, note, unused].filter((part) => part !== undefined).join(' … ')
  return { name: 'pay-out', slots: { ...kept, ...named({ bank: payee, unused: left }) } }
}

const OPEN = '(?:abr(?:e|ir|eme)|crea(?:r)?|haz|hacer|nueva|agrega(?:r)?)'
const CALLED = '(?: (?:llamada|que se llame|de nombre|con el nombre(?: de)?) (?<nickname>.{1,60}))?'

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase('open-account', `${OPEN}(?: una| otra)?(?: nueva)? ?cuenta(?: bancaria| nueva)?${CALLED}`, ({ nickname }) =>
    named({ nickname: unquote(nickname) }),
  ),
  phrase(
    'open-account',
    `${OPEN}(?: una| otra)?(?: nueva)? ?(?:billetera|cartera|cuenta)(?: (?:de )?cripto(?:monedas)?)?${CALLED}`,
    ({ nickname }) => ({ account: 'crypto', ...named({ nickname: unquote(nickname) }) }),
  ),
  phrase(
    'accounts',
    `${SHOW}(?:cuentas?|saldos?)(?: (?:bancarias?|actual|disponible|de mis cuentas|de mi cuenta))?|(?:cual|cuanto|que) es mi saldo|(?:(?:dime|dame|pasame|muestrame|a ver|dejame ver|quiero (?:ver|saber)|quisiera (?:ver|saber)|necesito (?:ver|saber)|puedo (?:ver|saber)) )?(?:cuant[oa]|que|cual|lo que) (?:dinero |plata |lana |feria |guita |pisto |saldo )?(?:tengo|hay|me queda|me sobra|traigo|llevo)(?: (?:en|de)(?: la| mi| mis)? ?(?:cuentas?|saldo|dinero)?)?(?: disponible)?|(?:cambia(?:r)? (?:el )?nombre(?: de)?|renombra(?:r)?|cierra|cerrar)(?: una| la| mi)? cuenta|(?:ya )?(?:llego|esta) (?:el |mi )?dinero|(?:si )?(?:me )?(?:alcanza|tengo (?:suficiente|bastante)(?: dinero| saldo)?|hay (?:suficiente|saldo))(?: (?:para (?:esto|eso|enviar(?:lo)?|pagar(?:lo)?)|en mi cuenta))?`,
  ),
  phrase(
    'accounts',
    '(?:cierra|cerrar) (?!(?:la |mi |las |todas las |mis )?sesi)(?:mi |la |el )?(?:(?<crypto>(?:billetera|cartera|cuenta)(?: de)? cripto|billetera|cartera)|(?:cuenta (?:de |llamada )?)?(?<account>.{1,40}?))',
    ({ crypto, account }) => named({ act: 'close', account: crypto ? 'crypto' : unquote(account) }),
  ),
  phrase(
    'accounts',
    '(?:(?:cambia(?:r)?|cambiale)(?: el)? nombre (?:de|a) |renombra(?:r)? )(?:mi |la )?(?:cuenta (?:de |llamada )?)?(?<account>.{1,40}?)(?: (?:a|por|como) (?<nickname>.{1,60}))?',
    ({ account, nickname }) => named({ act: 'rename', account: unquote(account), nickname: unquote(nickname) }),
  ),
  phrase(
    'fund',
    '(?:agrega(?:r)?|anad(?:e|ir)|deposita(?:r)?|mete(?:r)?|pon(?:er)?|cargar?|recarga(?:r)?)(?: (?:dinero|fondos|plata|saldo))?(?: (?:a|en) mi cuenta)?|(?:hacer )?(?:un )?deposito|(?:vincula(?:r)?|conecta(?:r)?|agrega(?:r)?)(?: mi| un| otro| una)? (?:banco|cuenta bancaria|cuenta de (?:banco|otro banco))(?: propi[oa]| extern[oa])?',
  ),
  bringing,
  phrase(
    'pay-out',
    '(?:quiero |quisiera |necesito )?(?:retira(?:r)?|(?:retira(?:r)?|saca(?:r)?|envia(?:r)?|manda(?:r)?|pasa(?:r)?|transfiere|transferir|mueve|mover)(?: (?:mi |el )?dinero)? a (?<bank>mi (?:otro )?(?:banco|cuenta (?:bancaria|de(?:l)? banco))))|(?:hacer )?un retiro|retiro',
    ({ bank }) => named({ bank }),
  ),
  payingOut,
  phrase(
    'history',
    `${SHOW}(?:ultim[oa]s? )?(?:historial|movimientos?|transacciones|pagos|actividad|estados? de cuenta|transferencias)(?: recientes)?(?: (?:de|en|para) (?:mi |la )?(?:cuenta (?:de )?)?(?<account>.{1,40}))?`,
    ({ account }) => named({ account: unquote(account) }),
  ),
  phrase(
    'history',
    `${SHOW}(?:recibos?|comprobantes?|csv)(?: (?:de|por|para) .{1,40})?|exporta(?:r)?(?: .{1,40})?|en que (?:gaste|se fue).{0,30}|a donde se fue mi dinero`,
    () => ({}),
  ),
]
