import type { Slots } from '#conversation/understand/goal.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import {
  AMOUNT,
  DOLLARS,
  amountSlot,
  type Groups,
  named,
  phrase,
  unquote,
  payment,
  NOTE,
  SHOW,
} from '#conversation/understand/grammar.en.ts'

/** Asked of somebody: the account it comes into is chosen on the card. */
const asking = ({ payee, amount, note }: Groups): Slots | undefined => payment({ payee, amount, note })

const splitting = ({ amount, people, note }: Groups): Slots => ({
  ...amountSlot(amount),
  ...named({ people: unquote(people), note: unquote(note) }),
})

const SPLIT = 'split (?:the |a )?(?:bill |check )?(?:of )?'

const AMONG = '(?:between|with|among|amongst)'

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase(
    'request',
    `(?:request|ask for|collect|charge) ${AMOUNT}${DOLLARS}? (?:from|of) (?<payee>.{1,40}?)${NOTE}`,
    asking,
  ),
  phrase(
    'request',
    `(?:request|ask|charge|bill) (?<payee>@?[\\p{L}\\w.'-]{1,40}) (?:for )?${AMOUNT}${DOLLARS}?${NOTE}`,
    asking,
  ),
  phrase('request', `(?:request|ask for|collect)(?: some)? money from (?<payee>.{1,40}?)${NOTE}`, asking),
  phrase('request', `(?:request|ask for|collect) ${AMOUNT}${DOLLARS}?`, ({ amount }) => amountSlot(amount)),
  phrase('request', '(?:request|ask for|collect)(?: some)? money|request|(?:make a |new )(?:money |payment )?request'),
  phrase('requests', `${SHOW}(?:money |payment |open )?requests|who owes me(?: money)?|whom do i owe(?: money)?`),
  phrase('split', `${SPLIT}${AMOUNT}${DOLLARS}? for (?<note>[^,]{1,80}?) ${AMONG} (?<people>.{1,150})`, splitting),
  phrase('split', `${SPLIT}${AMOUNT}${DOLLARS}? ${AMONG} (?<people>.{1,150}?)${NOTE}`, splitting),
  phrase(
    'split',
    `split(?: (?:the |a )?(?:bill|check|it|dinner|lunch|costs?))?(?: ${AMONG} (?<people>.{1,150}))?`,
    splitting,
  ),
  phrase('split', `${SPLIT}${AMOUNT}${DOLLARS}?${NOTE}`, splitting),
]
