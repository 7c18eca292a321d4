import type { Slots } from '#conversation/understand/goal.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import {
  COIN,
  AMOUNT,
  DOLLARS,
  coinSlot,
  amountSlot,
  type Groups,
  phrase,
  SHOW,
} from '#conversation/understand/grammar.en.ts'

/** Dollars only where they are said to be: `buy 2 eth` may mean two coins, so its amount is asked for. */
const trade = ({ coin, amount, dollars, worth }: Groups): Slots => ({
  ...coinSlot(coin),
  ...(dollars !== undefined || worth !== undefined || amount?.startsWith('$') ? amountSlot(amount) : {}),
})

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase('buy', `(?:buy|get)(?: me)? ${AMOUNT}${DOLLARS}?(?<worth> worth)?(?: (?:of|in))? ${COIN}`, trade),
  phrase('sell', `sell ${AMOUNT}${DOLLARS}?(?<worth> worth)?(?: (?:of|in|from))?(?: my)? ${COIN}`, trade),
  phrase('buy', `buy(?: some| more)? ${COIN} (?:for|with) ${AMOUNT}${DOLLARS}?`, (groups) =>
    trade({ ...groups, worth: 'yes' }),
  ),
  phrase('sell', `sell(?: some)?(?: of)?(?: my)? ${COIN} for ${AMOUNT}${DOLLARS}?`, (groups) =>
    trade({ ...groups, worth: 'yes' }),
  ),
  phrase('buy', `buy(?:(?: some| more)? (?:${COIN}|crypto|coins))?`),
  phrase('sell', `sell(?:(?: some)?(?: of)?(?: my)? (?:${COIN}|crypto|coins))?`),
  phrase(
    'crypto',
    `${SHOW}(?:crypto|coins|(?:crypto )?wallets?|portfolio|(?:bitcoin|ether) (?:wallet|balance))|how (?:much|many) (?:crypto|coins|bitcoins?|btc|ether|eth|ethereum) do i (?:have|own)`,
  ),
  phrase(
    'prices',
    `what(?:'s|s| is| are)(?: the)?(?: current)?(?: price (?:of|for))? ${COIN}(?: (?:price|at|worth|now|doing|trading at|going for|today))*`,
  ),
  phrase(
    'prices',
    `how(?:'s|s| is| much is| much does| are| much are)? ${COIN}(?: (?:at|cost|worth|doing|now|today))*`,
  ),
  phrase(
    'prices',
    `(?:(?:what(?:'s|s| is| are) )?(?:the )?|${SHOW})(?:current |crypto |coin )?(?:prices?|quotes?|rates?)(?: (?:of|for) ${COIN})?|price ${COIN}`,
  ),
  phrase('prices', `${COIN}(?: (?:price|quote|rate))?`),
]
