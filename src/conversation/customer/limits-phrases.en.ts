import type { Phrase } from '#conversation/understand/phrase.ts'
import { phrase, SHOW } from '#conversation/understand/grammar.en.ts'
import { named } from '#conversation/understand/goal.ts'

/** Above which the PIN is asked for; read exactly where it is used, or asked for. */
const AMOUNT = '(?<amount>\\$? ?\\d[\\d.,]*)(?: ?(?:dollars?|bucks|usd))?'

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase(
    'limits',
    "(?:always|(?<never>never|don't|do not)) ask(?: me)?(?: again)?(?: for)?(?: my| the| a)? pin(?: (?:again|any ?more))?",
    ({ never }) => ({ above: never ? 'never' : 'always' }),
  ),
  phrase(
    'limits',
    `(?:always )?ask(?: me)?(?: again)? for(?: my| the| a)? pin(?: again)?(?: for (?:everything|all|payments))? (?:above|over|from|for more than) ${AMOUNT}`,
    ({ amount }) => named({ above: amount?.trim() }),
  ),
  phrase('limits', `(?:set|change|lower)(?: my| the)? pin (?:limit|amount)(?: to ${AMOUNT})?`, ({ amount }) =>
    named({ above: amount?.trim() }),
  ),
  phrase(
    'limits',
    `(?:what(?:'s|s| is| are) )?${SHOW}(?:payment |spending |sending |pin |daily )?limits?|how much (?:can|may) i send(?: (?:a|per|in a|in one) day| at once| today)?|when do you ask for my pin`,
  ),
]
