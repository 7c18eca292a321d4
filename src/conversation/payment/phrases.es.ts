import { MONEY, phrase } from '#conversation/understand/grammar.es.ts'
import { fold, groupsIn, without } from '#conversation/reading/fold.ts'
import type { Slots } from '#conversation/understand/goal.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { takenBack } from '#conversation/understand/correction.ts'
import { paymentSlots } from '#conversation/understand/payment-sentence.ts'
import { namesService, serviceAsVerb, withoutServiceAsWay } from '#conversation/understand/services.ts'
import { isDateLike } from '#conversation/understand/sentence-words.ts'

const SPANISH = { locale: 'es' } as const
const VERB =
  '(?:envi(?:a|ar|ale|arle|o|e|ele)|mand(?:a|ar|ale|arle|o|e|ele)|pag(?:a|ar|ale|arle|o|ue|uele)|transf(?:iere|erir|ierele|erirle|iera|ierale|eri|erile)|dar?le|dele|da|pas(?:a|ar|ale|arle|e|ele)|gir(?:a|ar|ale|arle|e|ele)|deposit(?:ale|arle|ele)|muev(?:e|er)|mover|programa(?:r)?)'
const SENTENCE = new RegExp(`^(?<act>${VERB}) (?<about>.+)$`, 'di')
/** A time may stand first: `cada viernes, envía 50 a alex`. */
const TIME_FIRST = new RegExp(`^(?<when>.{2,60}?),? (?<act>${VERB}) (?<about>.+)$`, 'di')
/** `haz un pago de 50 a alex` is a send, said otherwise. */
const OTHER_VERB =
  /^(?:programa(?:r)?|haz|hacer|crea(?:r)?|realiza(?:r)?)(?: un| otro| una| otra)?(?: nuev[oa])? (?:pago|envio|transferencia|giro)(?: (?:programad[oa]|semanal|mensual))*(?: de)? (?=\S)/i

type Found = ReturnType<Phrase>
const found = (slots: Slots): Found => ({ name: slots.when === undefined ? 'send' : 'schedule', slots })

/**
 * `para alex` may say who gets it, and what it is for: where nobody else is named, it is not used as a note, so that it is
 * told and the payee is asked for.
 */
const withoutGuess = (slots: Slots, rest: string): Slots => {
  const { note, payee, ...kept } = slots
  if (note === undefined || payee !== undefined || !new RegExp(`(?:^|\\s)para ${escaped(note)}`, 'i').test(rest))
    return slots
  return /^@\S+$/.test(note)
    ? { ...kept, payee: note }
    : { ...kept, unused: [kept.unused, `para ${note}`].filter((each) => each !== undefined).join(' … ') }
}
const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** What is sent and is no money. */
const THING =
  /(?<![\p{L}])(?:mensajes?|sms|textos?|correos?|e-?mails?|ubicacion|direccion|fotos?|imagen(?:es)?|videos?|selfies?|gifs?|memes?|canciones|cancion|invitacion(?:es)?|enlaces?|archivos?|documentos?|cartas?|paquetes?|saludos|besos|abrazos|flores|recordatorios?|contactos?)(?![\p{L}])/iu
/** Told of a payment that is not to be had, or of money on its way to oneself. */
const NO_WISH =
  /(?<![\p{L}])no (?:puedo|pude|se puede|me deja|logro|funciona)(?![\p{L}])|(?<![\p{L}])a (?:esta|mi) cuenta$/iu
/** Money that comes in from another bank is no payment: `pasa 200 de mi cuenta de citi a esta cuenta`. */
const INCOMING =
  /(?<![\p{L}])(?:de|desde) .{2,40} (?:a|en|para|hacia) (?:(?:esta|mi) cuenta(?: de aqui)?|aca|aqui|parley)$/iu
/** `hasta qué hora puedo mandar`: what stands before the verb asks for a time. */
const ASKS = /(?<![\p{L}])(?:que|cuando|cual|cuant[oa]s?|puedo|puede|podria|se)(?![\p{L}])/iu
/** A request that is sent, a day or an amount that is moved. */
const NO_PAYMENT =
  /^(?:el |la |mi )?(?:dia|fecha|cantidad|monto|hora|limite)(?![\p{L}])|(?:solicitud(?:es)?|facturas?)$/iu

/** Something else that has these verbs: `manda un mensaje a joe`, `programa una reunión`. */
const isOfThings = (verb: string, typed: string, { amount, unparsed, payee, note }: Slots): boolean => {
  const rest = fold(typed)
  if (INCOMING.test(rest)) return true
  if (amount === undefined && (NO_WISH.test(rest) || NO_PAYMENT.test(rest))) return true
  if (MONEY.test(rest)) return false
  if (isScheduling(verb)) return amount === undefined
  if (amount !== undefined || unparsed !== undefined) return false
  return THING.test(fold(note ?? '')) || THING.test(fold(payee ?? ''))
}
const isScheduling = (verb: string): boolean => verb.startsWith('programa')

/** `programa 50 para alex el viernes`: what is scheduled for a time has no note of that name. */
const withTimeOf = (slots: Slots): Slots => {
  const { note, ...rest } = slots
  return note !== undefined && slots['when'] === undefined && isDateLike(note, SPANISH)
    ? { ...rest, when: note }
    : slots
}

/** Without an amount, only what can't be anything else: `paga a alex`, `envía @alex`, `envía dinero a alex`. */
const isPayment = (verb: string, rest: string, { payee, amount, unparsed, when, unused }: Slots): boolean => {
  if (unused !== undefined && payee === undefined && amount === undefined && unparsed === undefined)
    return /[,;&]|(?:^|\s)(?:y|o)\s/.test(unused) || /^dinero(?!\p{L})/iu.test(rest)
  if (amount !== undefined || unparsed !== undefined || when !== undefined) return true
  if (payee === undefined) return /^(?:dinero|plata)$/i.test(rest)
  if (/(?:^|\s)(?:a|al) /i.test(rest)) return /^(?:dinero|plata|efectivo|a|al)(?!\p{L})/iu.test(rest)
  return payee.startsWith('@') && verb !== 'da'
}

/** Taken back while it is said: `manda 20 a alex, no perdón, 30`. */
const TAKEN_BACK =
  /^(?<first>.+?),? (?:(?:ay|ah|uy|oh),? )?(?:no,? (?:no,? )?(?:espera|perdon|digo|mejor)|(?:espera|perdon|ups|digo),? no|espera|perdon|ups|no,? quise decir|quise decir|queria decir|digo|mejor dicho|mas bien|mejor|no,? no|no),? (?:que sea[n]? )?(?<then>.+)$/di

const read = (verb: string, rest: string): Found => {
  if (/^(?:a )?mi(?= |$)(?! )/i.test(fold(rest))) return undefined
  const said = fold(verb).toLowerCase()
  const changed = isScheduling(said) ? undefined : takenBack(rest, TAKEN_BACK, SPANISH)
  if (changed?.payee !== undefined && isPayment(said, rest, changed)) return found(changed)
  const slots = paymentSlots(rest, SPANISH)
  if (slots === undefined || isOfThings(said, rest, slots)) return undefined
  if (isScheduling(said)) return { name: 'schedule', slots: withoutGuess(withTimeOf(slots), rest) }
  return isPayment(said, rest, slots) ? found(withoutGuess(slots, rest)) : undefined
}

/** `mandé 20 a alex` tells of a payment that was made; without its accent the same word asks for one. */
const isTold = (verb: string): boolean => /[\u00E9\u00ED]$/iu.test(verb.normalize('NFC'))

/** A payment, now or at a time: `envía 20 a alex por el almuerzo`, `cada viernes paga 800 a sam`. */
const payment: Phrase = (typed) => {
  const bare = without(typed, OTHER_VERB)
  const said = bare === typed ? typed : `${/^programa/i.test(typed) ? 'programa' : 'envia'} ${bare}`
  const { act: verb, about: rest } = groupsIn(said, SENTENCE) ?? {}
  if (verb !== undefined && rest !== undefined) return isTold(verb) ? undefined : read(verb, rest)
  const first = groupsIn(said, TIME_FIRST)
  if (
    first?.['when'] === undefined ||
    isTold(first['act'] ?? '') ||
    ASKS.test(fold(first['when'])) ||
    !isDateLike(first['when'], SPANISH)
  )
    return undefined
  return read(first['act'] ?? '', `${first['when'].replace(/,$/, '')}, ${first['about'] ?? ''}`)
}

/**
 * `venmea 20 a alex`, `manda 20 a alex por venmo`: a payment from here, and the service goes with it, to be told. As a verb it
 * needs an amount or a handle: `paypal no funciona` is no payment.
 */
const byService: Phrase = (typed, all) => {
  if (!namesService(typed)) return undefined
  const verb = serviceAsVerb(typed, SPANISH)
  const { said, service = verb?.service } = withoutServiceAsWay(
    verb === undefined ? typed : `envia ${verb.said}`,
    SPANISH,
  )
  const read = service === undefined ? undefined : payment(said, all)
  if (service === undefined || read === undefined) return undefined
  const { amount, unparsed, payee = '' } = read.slots
  if (verb !== undefined && amount === undefined && unparsed === undefined && !payee.startsWith('@')) return undefined
  return { ...read, slots: { ...read.slots, service } }
}

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase(
    'send',
    '(?:envi(?:a|ar)|mand(?:a|ar)|transf(?:iere|erir)|mover)(?: (?:dinero|plata|efectivo|fondos))?|pag(?:a|ar)(?: a alguien)?|(?:haz|hacer|realizar) (?:un pago|una transferencia|un envio)|transferencia|envio de dinero',
  ),
  byService,
  payment,
]
