import type { Slots } from '#conversation/understand/goal.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { COIN, PRICE, coinSlot, type Groups, named, phrase, SHOW } from '#conversation/understand/grammar.en.ts'

const ABOVE = /above|over|past|more|higher|exceeds|rises|climbs/i

const BELOW = /below|under|less|lower|drops|falls|dips/i

const crossing = ({ coin, how, price }: Groups): Slots => ({
  ...coinSlot(coin),
  ...(ABOVE.test(how ?? '') ? { direction: 'above' } : BELOW.test(how ?? '') ? { direction: 'below' } : {}),
  ...named({ price: price?.replaceAll(' ', '') }),
})

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase(
    'alert',
    `(?:tell|alert|notify|ping|warn|let|text|message) me(?: know)? (?:when|if|once|as soon as|whenever) (?:the price of )?${COIN}(?:'s price)?(?: price)? (?<how>(?:(?:is|goes|gets|it's|moves|trades|drops|falls|dips|rises|climbs|exceeds|hits|reaches)(?: |$))?(?:(?:up|down) )?(?:(?:above|over|past|below|under|to|at|more than|less than|higher than|lower than) )?)${PRICE}`,
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
