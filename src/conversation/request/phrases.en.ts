import { phrase, SHOW } from '#conversation/understand/grammar.en.ts'
import { unquote } from '#conversation/understand/text.ts'
import { named } from '#conversation/understand/goal.ts'
import { amountSlots, requestSlots } from '#conversation/understand/payment-sentence.ts'
import { namesService, withoutServiceAsWay } from '#conversation/understand/services.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { amountAt } from '#conversation/reading/amount.ts'
import { tokensOf } from '#conversation/reading/lexer.ts'
import { sharesBehind } from './share-said.ts'
import { inWays } from './ways.ts'

const ENGLISH = { locale: 'en' } as const

/** `request 20 from alex for pizza`, `ask alex for 20`, `charge alex 12`. */
const asking: Phrase = (said) => {
  const [, verb = '', rest = ''] = /^(request|ask for|ask|collect|charge|bill) (.+)$/i.exec(said) ?? []
  const slots = rest === '' ? undefined : requestSlots(rest, ENGLISH)
  if (slots === undefined) return undefined
  const { amount, unparsed, payee, unused } = slots
  const hasAmount = amount !== undefined || unparsed !== undefined
  const isFrom = payee !== undefined && /^(?:some )?(?:money|cash) (?:from|of)\b/i.test(rest)
  if (!hasAmount && !isFrom)
    return unused !== undefined && payee === undefined && / and |,/.test(unused)
      ? { name: 'request', slots }
      : undefined
  // Nobody says `charge 12` without a name.
  return payee === undefined && unused === undefined && !/^(?:request|ask for|collect)$/i.test(verb)
    ? undefined
    : { name: 'request', slots }
}

/** `request 20 from alex on venmo`: asked for here, and the service goes with it, to be told. */
const byService: Phrase = (typed, all) => {
  if (!namesService(typed)) return undefined
  const { said, service } = withoutServiceAsWay(typed, ENGLISH)
  const read = service === undefined ? undefined : asking(said, all)
  return service === undefined || read === undefined ? undefined : { ...read, slots: { ...read.slots, service } }
}

const SPLIT =
  /^split (?:(?:the |a |my |this |our )?(?:bill|check|tab|dinner|lunch|costs?|it|rent) ?)?(?:of )?(?<about>.+)$/i
const AMONG = '(?:between|with|among|amongst)'
const FOR_FIRST = new RegExp(`^for (?<note>[^,]{1,80}?) ${AMONG} (?<people>.{1,150})$`, 'i')
const FOR_LAST = new RegExp(`^${AMONG} (?<people>.{1,150}?)(?: for (?<note>.+))?$`, 'i')
const FOR_ONLY = /^for (?<note>.+)$/i

/** `split 60 between alex and sam for dinner`: what stands behind the amount. */
const splitting: Phrase = (said) => {
  const rest = SPLIT.exec(said)?.groups?.['about']
  if (rest === undefined) return undefined
  const tokens = tokensOf(rest)
  const amount = amountAt(rest, tokens, 0, ENGLISH)
  if (amount === undefined) return undefined
  const whole = rest.slice(tokens[amount.end - 1]?.end ?? rest.length).trim()
  const apart = sharesBehind(whole, ENGLISH)
  const behind = apart?.rest ?? whole
  const { note, people } = (FOR_FIRST.exec(behind) ?? FOR_LAST.exec(behind) ?? FOR_ONLY.exec(behind))?.groups ?? {}
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
  `split(?: (?:the |a |my |this |our )?(?:bill|check|tab|it|dinner|lunch|costs?|rent))?(?: ${AMONG} (?<people>.{1,150}))?`,
  ({ people }) => named({ people: unquote(people) }),
)

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  byService,
  asking,
  phrase('request', '(?:request|ask for|collect)(?: some)? money|request|(?:make a |new )(?:money |payment )?request'),
  phrase('requests', `${SHOW}(?:money |payment |open )?requests|who owes me(?: money)?|whom do i owe(?: money)?`),
  (said) => inWays(said, [splitting, splitAlone], ENGLISH),
  splitting,
  splitAlone,
]
