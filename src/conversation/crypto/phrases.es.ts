import { chartPhrases } from './chart-phrases.es.ts'
import { groupsIn } from '#conversation/reading/fold.ts'
import { COIN_NAMES, coinSlot } from '#conversation/understand/grammar.en.ts'
import { COIN, phrase, PRICE, SHOW } from '#conversation/understand/grammar.es.ts'
import { named } from '#conversation/understand/goal.ts'
import { amountSlots } from '#conversation/understand/payment-sentence.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { amountAt, type SaidAmount } from '#conversation/reading/amount.ts'
import { readPart } from '#conversation/reading/coins.ts'
import { waitingTrade } from './order-phrase.ts'
import { actOf, managedBuys, recurringTrade } from './recurring-phrase.ts'
import { tokensOf } from '#conversation/reading/lexer.ts'

const SPANISH = { locale: 'es' } as const
const TRADE = new RegExp(
  `^(?<side>compra(?:r|me)?|vend(?:e|er|o)|compro)(?: (?<before>.+?))?(?: (?:de|del|en))?(?: (?:mi|mis|los|las|algo de|unos))* ${COIN}(?: (?:por|con|a cambio de) (?<behind>.+?))?(?<left> .+)?$`,
  'diu',
)

/** `50 of btc` may be fifty dollars and fifty coins: which one is asked for. */
const OF_COIN = /\d (?:de|del) \S+$/iu

/** Half of one coin, and not half of what there is. */
const HALF_A = /^medi[oa]$/i

/** Nothing but an amount. */
const wholeAmount = (text = ''): SaidAmount | undefined => {
  const tokens = tokensOf(text)
  const found = text === '' ? undefined : amountAt(text, tokens, 0, SPANISH)
  return found?.end === tokens.length ? found : undefined
}

const sideOf = (verb: string): 'buy' | 'sell' => (/^v/i.test(verb) ? 'sell' : 'buy')

/** The dollars of `for 20 dollars` belong to the figure before them. */
const withWholeAmount = ({ behind, left }: { readonly behind?: string; readonly left?: string }) => {
  const whole = behind === undefined || left === undefined ? undefined : `${behind}${left}`
  return wholeAmount(whole) === undefined ? { behind, left } : { behind: whole, left: undefined }
}

/**
 * Dollars only where they are said to be: `compra 2 eth` means two coins. What is said of the amount and can't be used is told.
 */
const trade: Phrase = (said) => {
  const { side = '', before, coin, ...rest } = groupsIn(said, TRADE) ?? {}
  const { behind, left } = withWholeAmount(rest)
  if (coin === undefined || (before === undefined && behind === undefined && left === undefined)) return undefined
  const isVague = /^(?:algo|mas|un poco|mi|mis|unos|un|una)$/i.test(before ?? '')
  if (isVague && behind === undefined && left === undefined) return { name: sideOf(side), slots: coinSlot(coin) }
  const share =
    /\b(?:mis?|de)\b/i.test(said) && before !== undefined && behind === undefined ? readPart(before) : undefined
  if (share !== undefined && left === undefined && sideOf(side) === 'sell')
    return { name: 'sell', slots: { ...coinSlot(coin), share } }
  const half =
    behind === undefined && left === undefined && HALF_A.test(before ?? '') ? { coins: `${before} ${coin}` } : undefined
  if (half !== undefined) return { name: sideOf(side), slots: { ...coinSlot(coin), ...half } }
  const [inFront, after] = [wholeAmount(before), wholeAmount(behind)]
  const isInDollars = after !== undefined || inFront?.isDollars === true
  const isOneAmount = (inFront === undefined) !== (after === undefined)
  // `2 eth`, `medio bitcoin`: so many coins.
  const joint = OF_COIN.test(said) ? 'de ' : ''
  const coins = inFront !== undefined && after === undefined && !isInDollars ? `${before} ${joint}${coin}` : undefined
  const slots = isOneAmount && isInDollars ? amountSlots(after ?? inFront) : {}
  const used = new Set([
    isOneAmount && isInDollars && inFront === undefined ? behind : undefined,
    coins !== undefined || (isOneAmount && isInDollars) ? before : undefined,
  ])
  const unused = [before, behind, left?.trim()].filter((part) => part !== undefined && !used.has(part)).join(' … ')
  if (after === undefined && inFront === undefined && unused.split(' ').length > 4) return undefined
  return { name: sideOf(side), slots: { ...coinSlot(coin), ...slots, ...named({ coins, unused }) } }
}

/** The word alone asks what is taxed, which is answered; a file is what is asked for by name, by a year, or to be had. */
const WANTED = `(?:muestra(?:me)?|descarga(?:r|me)?|exporta(?:r|me)?|dame|necesito)(?: el| un| mis?| los)? `

const COIN_OTHER = `(?<other>${COIN_NAMES})`

const IF = '(?:si|cuando|en cuanto|apenas)'
const THEN = '(?:el precio|su precio)'
const MOVES =
  '(?<how>(?:(?:este|esta|sea|suba|sube|baje|baja|caiga|cae|llegue|llega|alcance|alcanza|toque|toca|pase|pasa|supere|supera)(?: |$))?(?:(?:por )?(?:encima|debajo|arriba|abajo) (?:de )?|(?:a )?(?:mas|menos) (?:de|que) |(?:hasta|a|de|los) )*)'
const HEAD = '(?<head>(?:compra|vend)\\p{L}*\\b.{1,60}?)'

const waiting = waitingTrade(trade, {
  shapes: [
    new RegExp(`^${HEAD},? ${IF} (?:(?:${THEN}|${COIN}) )?${MOVES}${PRICE}$`, 'iu'),
    new RegExp(`^${IF} ${COIN} ${MOVES}${PRICE},? ${HEAD}$`, 'iu'),
    new RegExp(`^${HEAD} a ${PRICE}$`, 'iu'),
  ],
  isUp: /\b(?:encima|arriba|mas|suba|sube|pase|pasa|supere|supera)\b/i,
  isDown: /\b(?:debajo|abajo|menos|baje|baja|caiga|cae)\b/i,
  ofCoin: (head, coin) => `${head} de ${coin}`,
})

const ORDER_KIND = '(?:en espera|pendientes?|abiertas?|limite|stop|de compra|de venta)'

const recurring = recurringTrade(
  trade,
  {
    hint: /\b(?:cada|tod[oa]s|semanal|mensual)/i,
    ofCoin: /^(\d+(?:\.\d{1,2})?) (?:de|del) /i,
    vague: (head) => head.replace(/^(?:compra(?:r|me)?|compro) /i, 'compra mas '),
  },
  SPANISH,
)
const RECURRING = '(?:periodicas?|recurrentes?|automaticas?|programadas?|semanal(?:es)?|mensual(?:es)?)'
const ACTS = {
  pause: /^(?:paus|suspend)/i,
  resume: /^(?:reanud|reactiv)/i,
  delete: /^(?:cancel|borr|elimin|quit|termin)/i,
  change: /^(?:cambi|edit|modific)/i,
}
/** `pausa mi compra semanal de bitcoin`, `cambia mi compra periódica de btc a $30` */
const recurringBuys = phrase(
  'schedules',
  `(?:${SHOW}|(?<act>(?:paus|cancel|borr|elimin|quit|termin|reanud|reactiv|cambi|edit|modific)ar?|suspende(?:r)?) (?:mis? |la |las |todas )*)compras? ${RECURRING}(?: (?:de|del) ${COIN})?(?: (?:a|para) (?<to>.+))?`,
  ({ act = '', coin, to }) => managedBuys(actOf(act, ACTS), coin, to, SPANISH),
)

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  ...chartPhrases,
  recurring,
  recurringBuys,
  waiting,
  phrase(
    'orders',
    `${SHOW}ordenes(?: ${ORDER_KIND})*|(?:cancela(?:r)?|anula(?:r)?|borra(?:r)?|elimina(?:r)?|quita(?:r)?|para(?:r)?|deten(?:er)?|pausa(?:r)?|suspende(?:r)?|reanuda(?:r)?|reactiva(?:r)?|cambia(?:r)?|edita(?:r)?) (?:(?:una|mis?|las?|todas|esa|esta|ultima) )*orden(?:es)?(?: ${ORDER_KIND})*(?: (?:de|para) ${COIN})?`,
  ),
  phrase('buy', `compra(?:r)?(?: (?:algo de |un poco de |mas )?(?:${COIN}|cripto(?:monedas)?|monedas))?`),
  phrase(
    'sell-all',
    `vend(?:e|er|o|elo) tod[oa]s?(?: (?:de|en|mis?|los|las|lo que tengo))*(?: (?:${COIN}|cripto(?:monedas)?|monedas))?`,
  ),
  phrase('sell', `vend(?:e|er)(?: (?:algo de |un poco de )?(?:mis? )?(?:${COIN}|cripto(?:monedas)?|monedas))?`),
  trade,
  phrase(
    'portfolio',
    `(?:${SHOW}|como va (?:mi )?|cual es mi |cuales son mis )(?:portafolio|ganancias?|perdidas|ganancias? y perdidas?|rendimiento)(?: (?:hoy|ahora|hasta ahora|de (?:mis )?(?:cripto|monedas)|en (?:cripto|monedas)))*|como (?:voy|van mis (?:monedas|inversiones)|va mi cripto)(?: (?:hoy|ahora))?|(?:voy|estoy) (?:ganando|perdiendo)|cuanto (?:he )?(?:gane|ganado|perdi|perdido)(?: (?:en|con) (?:cripto|monedas|bitcoin|mis monedas))?`,
    () => ({}),
  ),
  phrase('portfolio', `(?:usa|usar|cambia a) (?:el )?(?:costo )?promedio`, () => ({ method: 'average' })),
  phrase('portfolio', `(?:usa|usar|cambia a) (?:el )?(?:fifo|(?:las )?mas antiguas(?: primero)?)`, () => ({
    method: 'fifo',
  })),
  phrase(
    'tax',
    [
      `(?:${WANTED})?(?:archivo|informe|reporte|csv|tabla) (?:de|para)(?: los| mis)? impuestos(?: (?:de|del))?(?: (?<year>\\d{4}))?`,
      `(?:${WANTED})(?:(?:los|mis) )?impuestos(?: (?:de|del))?(?: (?<wanted>\\d{4}))?`,
      `(?:mis )?impuestos (?:(?:de|del) )?(?<bare>\\d{4})`,
    ].join('|'),
    ({ year, wanted, bare }) => named({ year: year ?? wanted ?? bare }),
  ),
  phrase(
    'crypto',
    `${SHOW}(?:cripto(?:monedas)?|monedas|(?:billetera|cartera)(?: (?:de )?(?:cripto|${COIN_NAMES}))?)|cuant[oa]s? (?:cripto|monedas|${COIN_NAMES}) (?:tengo|hay)`,
  ),
  phrase(
    'prices',
    `(?:a |en )?(?:cuanto|como|que precio|donde|que tal)(?: (?:esta|ta|vale|cuesta|tiene|anda|va|sale|cotiza|sigue))? (?:un |1 )?${COIN}(?: (?:hoy|ahora|ahorita|ahora mismo|ya|en este momento))*|(?:y )?${COIN} (?:a|en) (?:cuanto|como)(?: (?:esta|ta|anda|va))?|${COIN} cuanto (?:esta|vale|cuesta|anda|va)|(?:cual|cuanto) es el precio (?:de|del) ${COIN}`,
  ),
  phrase(
    'prices',
    `${SHOW}(?:precios?|cotizacion(?:es)?|tasas?)(?: (?:actual(?:es)?|de (?:las )?(?:monedas|cripto)))?(?: (?:de|del) ${COIN})?|precio ${COIN}`,
  ),
  phrase(
    'prices',
    `(?:por que |cuanto |ya |ha |han )*(?:subio|bajo|sube|baja|subido|bajado|cayo|cae|esta (?:subiendo|bajando|cayendo|arriba|abajo)|cambio) (?:de precio |hoy )?(?:el |la )?(?:precio (?:de |del ))?${COIN}(?: (?:hoy|ahora|ya|esta semana|tanto|desde ayer))*|(?:por que |cuanto |ya )?(?:el |la )?${COIN_OTHER} (?:subio|bajo|sube|baja|cayo|cambio|esta (?:subiendo|bajando|cayendo|arriba|abajo)|va (?:subiendo|bajando|arriba|abajo))(?: (?:o (?:bajo|baja|bajando|abajo)|hoy|ahora|tanto|desde ayer))*`,
    ({ coin, other }) => coinSlot(coin ?? other),
  ),
  phrase(
    'prices',
    `${SHOW}(?:${COIN} )?precios? (?:con|y) (?:el |su )?(?:cambio|variacion|porcentaje)(?: (?:del dia|de hoy|de 24 ?h(?:oras)?))?|(?:cambio|variacion) (?:del? )?(?:dia|hoy|24 ?h(?:oras)?)|como (?:van|estan|andan) (?:los precios|las monedas|las cripto(?:monedas)?)(?: (?:hoy|ahora))?`,
  ),
  phrase('prices', `(?:y )?${COIN}(?: (?:precio|valor|hoy|ahora|ahorita|ya|actual))*`),
]
