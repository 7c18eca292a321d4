import type { EachWords } from './each.ts'

const VERB = '(?:send|pay|give|transfer|wire|shoot|zap)'
const EACH = '(?:each(?: of them)?|apiece|a ?piece|a head|per (?:person|head))'
/** No figure stands in a list of names. */
const NAMES = '(?<names>[^\\d$]+?)'
const DOLLARS = '(?:dollars|bucks)'
const AMOUNT = '(?<amount>.{1,40}?)'
const REST = '(?<rest>,? (?:for|because|from|on|every|tomorrow|next) .+)?'
const shape = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 'diu')

export const eachWords: EachWords = {
  shapes: [
    shape(`(?:${VERB} )?${AMOUNT},? ${EACH},? (?:to |2 )?(?:both )?${NAMES}${REST}`),
    shape(`(?:${VERB} )?${AMOUNT} (?:to |2 )(?:both )?${NAMES},? ${EACH}${REST}`),
    shape(`${VERB} (?:to )?(?:both )?${NAMES} (?<amount>[\\d$].{0,30}?),? ${EACH}${REST}`),
    shape(`${VERB} (?:to )?(?:both )?(?<names>[^\\d$]+) (?<amount>\\p{L}+[ -]\\p{L}+ ${DOLLARS}),? ${EACH}${REST}`),
    shape(`${VERB} (?:to )?(?:both )?(?<names>[^\\d$]+) (?<amount>\\p{L}+ ${DOLLARS}),? ${EACH}${REST}`),
    shape(`${VERB} each of ${NAMES} (?<amount>[\\d$].{0,30}?)${REST}`),
  ],
  joint: /\s*(?:,\s*(?:and\s+)?|&|\+|;)\s*|\s+(?:and|n)\s+/iu,
  one: (amount, name, rest) => `send ${amount} to ${name}${rest}`,
}
