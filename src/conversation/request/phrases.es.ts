import { phrase, SHOW } from '#conversation/understand/grammar.es.ts'
import { groupsIn } from '#conversation/reading/fold.ts'
import { unquote } from '#conversation/understand/text.ts'
import { named } from '#conversation/understand/goal.ts'
import { amountSlots, requestSlots } from '#conversation/understand/payment-sentence.ts'
import { namesService, withoutServiceAsWay } from '#conversation/understand/services.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { amountAt } from '#conversation/reading/amount.ts'
import { tokensOf } from '#conversation/reading/lexer.ts'
import { sharesBehind } from './share-said.ts'
import { inWays } from './ways.ts'

const SPANISH = { locale: 'es' } as const
const ASKING =
  /^(?<verb>pide(?:le)?|pedir(?:le)?|pido|solicita(?:r|le)?|cobra(?:r|le|rle)?|reclama(?:r|le)?) (?<rest>.+)$/di

/** `pide 20 a alex por la pizza`, `pídele a alex 20`, `cóbrale 12 a alex`. */
const asking: Phrase = (said) => {
  const { rest = '' } = groupsIn(said, ASKING) ?? {}
  const slots = rest === '' ? undefined : requestSlots(rest, SPANISH)
  if (slots === undefined) return undefined
  const { amount, unparsed, payee, unused } = slots
  if (amount !== undefined || unparsed !== undefined) return { name: 'request', slots }
  if (payee !== undefined && /^(?:dinero|plata) (?:a|al|de)(?!\p{L})/iu.test(rest)) return { name: 'request', slots }
  return unused !== undefined && payee === undefined && / y |,/.test(unused) ? { name: 'request', slots } : undefined
}

/** `request 20 from alex on venmo`: asked for here, and the service goes with it, to be told. */
const byService: Phrase = (typed, all) => {
  if (!namesService(typed)) return undefined
  const { said, service } = withoutServiceAsWay(typed, SPANISH)
  const read = service === undefined ? undefined : asking(said, all)
  return service === undefined || read === undefined ? undefined : { ...read, slots: { ...read.slots, service } }
}

const SPLIT =
  /^(?:divid(?:e|ir|amos)|repart(?:e|ir|amos)|parte|partir) (?:(?:la |una |mi |esta |nuestra )?(?:cuenta|cena|comida|renta|factura) )?(?:de )?(?<about>.+)$/di
const AMONG = '(?:entre|con)'
const FOR_FIRST = new RegExp(`^(?:por|para|de) (?<note>[^,]{1,80}?) ${AMONG} (?<people>.{1,150})$`, 'di')
const FOR_LAST = new RegExp(`^${AMONG} (?<people>.{1,150}?)(?: (?:por|para) (?<note>.+))?$`, 'di')
const FOR_ONLY = /^(?:por|para) (?<note>.+)$/di

/** `divide 60 entre alex y sam por la cena`: what stands behind the amount. */
const splitting: Phrase = (said) => {
  const rest = groupsIn(said, SPLIT)?.['about']
  if (rest === undefined) return undefined
  const tokens = tokensOf(rest)
  const amount = amountAt(rest, tokens, 0, SPANISH)
  if (amount === undefined) return undefined
  const whole = rest.slice(tokens[amount.end - 1]?.end ?? rest.length).trim()
  const apart = sharesBehind(whole, SPANISH)
  const behind = apart?.rest ?? whole
  const { note, people } = groupsIn(behind, FOR_FIRST) ?? groupsIn(behind, FOR_LAST) ?? groupsIn(behind, FOR_ONLY) ?? {}
  const isRead = behind === '' || note !== undefined || people !== undefined
  const slots = named({
    people: unquote(people),
    note: unquote(note),
    unused: isRead ? undefined : behind,
    shares: apart?.shares,
  })
  return { name: 'split', slots: { ...amountSlots(amount), ...slots } }
}

const splitAlone = phrase(
  'split',
  `(?:divid(?:e|ir)|repart(?:e|ir)|partir)(?: (?:la |una |mi |esta |nuestra )?(?:cuenta|cena|comida|factura|renta))?(?: ${AMONG} (?<people>.{1,150}))?`,
  ({ people }) => named({ people: unquote(people) }),
)

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  byService,
  asking,
  phrase(
    'request',
    '(?:pid(?:e|o)|pedir|solicita(?:r)?|cobra(?:r)?)(?: dinero| plata)?|(?:hacer |haz )?(?:una )?(?:nueva )?solicitud(?: de dinero)?',
  ),
  phrase(
    'requests',
    `${SHOW}solicitudes(?: de dinero| abiertas)?|quien me debe(?: dinero)?|a quien le debo(?: dinero)?`,
  ),
  (said) => inWays(said, [splitting, splitAlone], SPANISH),
  splitting,
  splitAlone,
]
