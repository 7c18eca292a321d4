import { fold } from '#conversation/reading/fold.ts'
import { coinSlot, type Groups } from '#conversation/understand/grammar.en.ts'
import { COIN, phrase, PRICE, SHOW } from '#conversation/understand/grammar.es.ts'
import { named, type Slots } from '#conversation/understand/goal.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { quietSlots, timeNamed } from './quiet-slots.ts'

/** What the price does says more than the word behind it. */
const UP = /\b(?:sub[ae]|subir|super[ae]|pas[ae]|exced[ae]|rebas[ae]|aument[ae]|romp[ae])\b/i
const DOWN = /\b(?:baj[ae]|bajar|caiga|cae|desciend[ae]|disminuy[ae]|pierd[ae]|desplom[ae]|derrumb[ae]|hund[ae])\b/i
const ABOVE = /\b(?:encima|arriba|mas|mayor|sobre)\b/i
const BELOW = /\b(?:debajo|abajo|menos|menor|bajo)\b/i

/** Undefined where it says neither, or both. */
const directionOf = (typed: string): 'above' | 'below' | undefined => {
  const how = fold(typed)
  const [up, down] = [UP.test(how) || ABOVE.test(how), DOWN.test(how) || BELOW.test(how)]
  return up === down ? undefined : up ? 'above' : 'below'
}

const crossing = ({ coin, how, price }: Groups): Slots => ({
  ...coinSlot(coin),
  ...named({ direction: directionOf(how ?? ''), price: price?.trim() }),
})

const HOW =
  '(?<how>(?:(?:este|esta|sea|suba|sube|baje|baja|caiga|cae|llegue|llega|alcance|alcanza|toque|toca|pase|pasa|supere|supera|exceda|rebase|cruce|vaya|descienda|aumente|rompa|se (?:desplome|derrumbe|hunda))(?: |$))?(?:(?:por )?(?:encima|debajo|arriba|abajo|sobre|bajo) ?(?:de )?|(?:a )?(?:mas|menos) (?:de|que) |(?:mayor|menor) (?:a|que|de) |(?:hasta|a|de|los|en) )*(?:los )?)'

const ASK =
  '(?:avis(?:a|ame|ar|arme)|alert(?:a|ame)|notific(?:a|ame)|dime)(?: me)? (?:cuando|si|en cuanto|apenas) (?:el precio (?:de(?:l)? )?)?'
const SPAN =
  '(?: (?:en|dentro de|durante) (?:una?|la ultima|el ultimo|1)? ?(?<span>hora|dia|semana|mes|24 horas|7 dias|30 dias)| (?<today>hoy))?'
const PERCENT = '(?:un |el )?(?<percent>\\d{1,3}(?:[.,]\\d{1,2})?) ?(?:%|por ciento)'
const MOVES =
  '(?<how>(?:suba|sube|baje|baja|caiga|cae|pierda|aumente|gane|se mueva|se mueve|cambie|cambia)(?: (?:mas de|al menos|por lo menos))?)'
const SPANS: Readonly<Record<string, string>> = {
  hora: 'hour',
  dia: 'day',
  semana: 'week',
  mes: 'month',
  '24 horas': 'day',
  '7 dias': 'week',
  '30 dias': 'month',
}
const spanSlots = ({ span, today }: Groups): Slots =>
  today === undefined ? named({ span: span && SPANS[fold(span)] }) : { span: 'day', until: 'today' }
const wayOf = (how = ''): string => {
  const way = directionOf(fold(how).replace(/\b(?:mas de|al menos|por lo menos)\b/gi, ''))
  return way === undefined ? (/gane/i.test(how) ? 'up' : 'either') : way === 'above' ? 'up' : 'down'
}
const moving = (groups: Groups): Slots => ({
  ...coinSlot(groups['coin']),
  ...spanSlots(groups),
  ...named({ way: wayOf(groups['how']), percent: groups['percent'], by: groups['price']?.trim() }),
})
const extreme = ({ coin, which, span }: Groups): Slots => ({
  ...coinSlot(coin),
  ...named({ which: /max/i.test(fold(which ?? '')) ? 'high' : 'low', span: span && SPANS[fold(span)] }),
})
const away = ({ coin, percent, side, price, paid }: Groups): Slots => ({
  ...coinSlot(coin),
  ...named({
    percent,
    way: /encima|mas/i.test(fold(side ?? '')) ? 'up' : 'down',
    from: price?.trim(),
    of: paid && 'paid',
  }),
})
const summary = ({ coin, each, hour, minute }: Groups): Slots | undefined =>
  Number(hour ?? 9) > 23
    ? undefined
    : {
        ...coinSlot(coin),
        ...named({
          summary: 'yes',
          time: `${Number(hour ?? 9)}:${minute ?? '00'}`,
          weekday: /semanal/i.test(each ?? '') ? '1' : undefined,
        }),
      }

const UNITS: Readonly<Record<string, number>> = {
  minuto: 60_000,
  hora: 3_600_000,
  dia: 86_400_000,
  semana: 604_800_000,
}
/** How often and until when, wherever it stands in the sentence: taken out, and the rest read as if it had not been said. */
const OPTIONS: readonly (readonly [RegExp, (groups: Groups) => Slots])[] = [
  [
    /,? ?(?:pero )?(?:como mucho|como máximo|como maximo|máximo|maximo|no más de|no mas de) una vez (?:cada|por|al|a la|en una?) ?(?<count>\d{1,3})? ?(?<unit>minuto|hora|día|dia|semana)s?/iu,
    ({ count, unit }) => ({ repeat: 'yes', least: String(Number(count ?? 1) * (UNITS[fold(unit ?? '')] ?? 0)) }),
  ],
  [
    /,? ?(?:y )?hasta (?:el )?(?<until>[\p{L}0-9 ,/.-]{2,30})$/iu,
    ({ until }) => named({ until: until === 'hoy' ? 'today' : until }),
  ],
]
const withOptions =
  (inner: readonly Phrase[]): Phrase =>
  (said, all) => {
    let rest = said
    let slots: Slots = {}
    for (const [pattern, read] of OPTIONS) {
      const match = pattern.exec(rest)
      if (match === null) continue
      slots = { ...slots, ...read(match.groups ?? {}) }
      rest = `${rest.slice(0, match.index)}${rest.slice(match.index + match[0].length)}`.trim()
    }
    const each = /^(?:(?:avísame|avisame|alértame|alertame|dime) )?cada vez que /iu
    if (each.test(rest)) {
      slots = { ...slots, repeat: 'yes' }
      rest = rest.replace(each, 'avisame cuando ')
    }
    if (Object.keys(slots).length === 0) return undefined
    for (const phraseOf of inner) {
      const found = phraseOf(rest.replace(/,$/, ''), all)
      if (found) return { name: found.name, slots: { ...found.slots, ...slots } }
    }
    return undefined
  }

const OTHER_KINDS: readonly Phrase[] = [
  phrase(
    'alert',
    `${ASK}${COIN} (?:este|esta|baje|suba|caiga|llegue) ?(?:a )?${PERCENT} (?<side>(?:por )?(?:debajo|encima)|menos|mas)(?: (?:del?|que))?(?: (?:(?<paid>lo que (?:pague|me costo)|mi (?:precio|costo)(?: de compra)?)|(?:ahora|precio actual|el precio actual)|${PRICE}))?`,
    away,
  ),
  phrase('alert', `${ASK}${COIN} ${MOVES} ${PERCENT}${SPAN}`, moving),
  phrase(
    'alert',
    `${ASK}${COIN} (?<how>(?:se mueva|se mueve|cambie|cambia)(?: (?:mas de|al menos))?) ${PRICE}${SPAN}`,
    moving,
  ),
  phrase(
    'alert',
    `${ASK}${COIN} (?:marque|marca|haga|llegue a|toque|este en) (?:un |su |el )?(?:nuevo )?(?<which>maximo|minimo)(?: (?:de|del|en) (?:la |el |las |los )?(?:ultim[oa]s? )?(?<span>dia|semana|mes|24 horas|7 dias|30 dias))?`,
    extreme,
  ),
  phrase(
    'alert',
    `(?:(?:mandame|dame|envíame|enviame|quiero) )?(?:un )?resumen (?<each>diario|semanal)(?: (?:de|del) ${COIN})?(?: a las? (?<hour>\\d{1,2})(?::(?<minute>[0-5]\\d))?)?`,
    summary,
  ),
]

/** Tried in this order; the first that fits wins. */
const PLAIN: readonly Phrase[] = [
  ...OTHER_KINDS,
  phrase(
    'alert',
    `(?:avis(?:a|ame|ar|arme)|alert(?:a|ame)|notific(?:a|ame)|dime|di(?:ganme)?|mandame un mensaje|hazme saber)(?: me)? (?:cuando|si|en cuanto|apenas) (?:el precio (?:de(?:l)? )?)?${COIN} ${HOW}${PRICE}`,
    crossing,
  ),
  phrase(
    'alert',
    `(?:(?:crea(?:r)?|pon(?:er|me)?|agrega(?:r)?|haz|nueva) )*(?:una )?(?:nueva )?alerta(?: de precio)?(?: (?:para|de|del|cuando|si))? ${COIN} ${HOW}${PRICE}`,
    crossing,
  ),
  phrase(
    'alert',
    `(?:crea(?:r)?|pon(?:er|me)?|agrega(?:r)?|haz|nueva)(?: una)?(?: nueva)? ?alerta(?: de precio)?(?: (?:para|de) ${COIN})?`,
  ),
]
const DISTURB = '(?:despiertes|molestes|avises|escribas|mandes alertas|envies alertas)'
const QUIET: readonly Phrase[] = [
  phrase(
    'quiet-hours',
    `(?:(?:por favor )?(?:no|nunca) me ${DISTURB}|sin alertas|(?:pon )?(?:mis )?horas de silencio),? (?:entre|de|desde)?(?: las)? ?${timeNamed('f')} ?(?:y|a|hasta|-|–)(?: las)? ?${timeNamed('t')}`,
    quietSlots,
  ),
  phrase(
    'quiet-hours',
    `(?:por favor )?(?:no|nunca) me ${DISTURB} (?:de|por la|en la) noche|sin alertas de noche`,
    quietSlots,
  ),
  phrase(
    'quiet-hours',
    '(?:sin|quita(?:r)?|cancela(?:r)?|borra(?:r)?|no quiero)(?: mis| las)? horas de silencio',
    () => ({
      off: 'yes',
    }),
  ),
  phrase('quiet-hours', `(?:${SHOW})?(?:mis )?horas de silencio`),
]

export const phrases: readonly Phrase[] = [
  ...QUIET,
  ...PLAIN,
  withOptions(PLAIN),
  phrase(
    'alerts',
    `${SHOW}alertas?(?: de precio)?|(?:borra(?:r)?|elimina(?:r)?|quita(?:r)?)(?: una| mi| la)? alertas?(?: de precio)?`,
  ),
]
