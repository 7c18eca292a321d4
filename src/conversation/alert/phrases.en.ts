import { named, type Slots } from '#conversation/understand/goal.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { COIN, PRICE, coinSlot, type Groups, phrase, SHOW } from '#conversation/understand/grammar.en.ts'

/** What the price does says more than the word behind it: it falls past, and it rises to. */
const UP = /\b(?:exceeds|rises?|climbs?|jumps?|gains|up|recovers|breaks)\b/i
const DOWN = /\b(?:drops?|falls?|dips?|sinks?|crashes|slips|loses|down)\b/i
const ABOVE = /\b(?:above|over|past|more|higher|beyond)\b/i
const BELOW = /\b(?:below|under|less|lower|beneath)\b/i

/** Undefined where it says neither, or both. */
const directionOf = (how: string): 'above' | 'below' | undefined => {
  if (UP.test(how) !== DOWN.test(how)) {
    const isUp = UP.test(how)
    // `rises below`, `drops above`: not guessed.
    return isUp && BELOW.test(how)
      ? undefined
      : !isUp && ABOVE.test(how.replace(/\bpast\b/i, ''))
        ? undefined
        : isUp
          ? 'above'
          : 'below'
  }
  if (ABOVE.test(how) === BELOW.test(how)) return undefined
  return ABOVE.test(how) ? 'above' : 'below'
}

const crossing = ({ coin, how, price }: Groups): Slots => ({
  ...coinSlot(coin),
  ...named({ direction: directionOf(how ?? ''), price: price?.replaceAll(' ', '') }),
})

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase(
    'alert',
    `(?:tell|alert|notify|ping|warn|let|text|message) me(?: know)? (?:when|if|once|as soon as|whenever) (?:the price of )?${COIN}(?:'s price)?(?: price)? (?<how>(?:(?:is|goes|gets|it's|moves|trades|drops|falls|dips|sinks|crashes|slips|rises|climbs|jumps|breaks|exceeds|hits|reaches|touches|crosses)(?: |$))?(?:(?:up|down) )?(?:(?:above|over|past|beyond|below|beneath|under|through|to|at|more than|less than|higher than|lower than) )?)${PRICE}`,
    crossing,
  ),
  phrase(
    'alert',
    `(?:(?:set|make|create|add|new|price) )*(?:an? )?(?:new )?(?:price )?(?:alert|alarm)(?: me)?(?: (?:for|on|when|if))? ${COIN}(?<how>(?: (?:is|goes|at))?(?: (?:above|over|below|under))?) ${PRICE}`,
    crossing,
  ),
  phrase(
    'alert',
    `(?:(?:set|make|create|add|new)(?: an?)?(?: new)? )(?:price )?(?:alert|alarm)(?: (?:for|on) ${COIN})?`,
  ),
  phrase('alerts', `${SHOW}(?:price )?(?:alerts|alarms)|(?:delete|remove)(?: an?| my)?(?: price)? (?:alert|alarm)s?`),
]
