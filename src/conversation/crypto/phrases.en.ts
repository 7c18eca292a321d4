import { COIN, COIN_NAMES, coinSlot, phrase, PRICE, SHOW } from '#conversation/understand/grammar.en.ts'
import { chartPhrases } from './chart-phrases.en.ts'
import { named } from '#conversation/understand/goal.ts'
import { amountSlots } from '#conversation/understand/payment-sentence.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { amountAt, type SaidAmount } from '#conversation/reading/amount.ts'
import { readPart } from '#conversation/reading/coins.ts'
import { waitingTrade } from './order-phrase.ts'
import { actOf, managedBuys, recurringTrade } from './recurring-phrase.ts'
import { tokensOf } from '#conversation/reading/lexer.ts'

const ENGLISH = { locale: 'en' } as const
const TRADE = new RegExp(
  `^(?<side>buy|get|sell)(?: me)?(?: (?<before>.+?))?(?: (?:of|in|from|worth of))?(?: (?:my|the|some|more|any))* ${COIN}(?: (?:for|with|worth) (?<behind>.+?))?(?<left> .+)?$`,
  'iu',
)

/** `50 of btc` may be fifty dollars and fifty coins: which one is asked for. */
const OF_COIN = /\d (?:of) \S+$/iu

/** Half of one coin, and not half of what there is. */
const HALF_A = /^(?:half an?|(?:a|one) half(?: an?)?)$/i

/** Nothing but an amount, with what may stand around it. */
const wholeAmount = (text: string | undefined): SaidAmount | undefined => {
  const bare = (text ?? '').replace(/ worth$/i, '')
  const tokens = tokensOf(bare)
  const found = bare === '' ? undefined : amountAt(bare, tokens, 0, ENGLISH)
  return found?.end === tokens.length ? found : undefined
}

/** The dollars of `for 20 dollars` belong to the figure before them. */
const withWholeAmount = ({ behind, left }: { readonly behind?: string; readonly left?: string }) => {
  const whole = behind === undefined || left === undefined ? undefined : `${behind}${left}`
  return wholeAmount(whole) === undefined ? { behind, left } : { behind: whole, left: undefined }
}

/**
 * Dollars only where they are said to be: `buy 2 eth` means two coins. What is said of the amount and can't be used is told.
 */
const trade: Phrase = (said) => {
  const { side = '', before, coin, ...rest } = TRADE.exec(said)?.groups ?? {}
  const { behind, left } = withWholeAmount(rest)
  if (coin === undefined || (before === undefined && behind === undefined && left === undefined)) return undefined
  if (
    /^(?:some|more|any|my|the|a|an|a bit of|a little)$/i.test(before ?? '') &&
    behind === undefined &&
    left === undefined
  )
    return { name: sideOf(side), slots: coinSlot(coin) }
  const share =
    /\b(?:my|of)\b/i.test(said) && before !== undefined && behind === undefined ? readPart(before) : undefined
  if (share !== undefined && left === undefined && sideOf(side) === 'sell')
    return { name: 'sell', slots: { ...coinSlot(coin), share } }
  const half =
    behind === undefined && left === undefined && HALF_A.test(before ?? '') ? { coins: `${before} ${coin}` } : undefined
  if (half !== undefined) return { name: sideOf(side), slots: { ...coinSlot(coin), ...half } }
  const [inFront, after] = [wholeAmount(before), wholeAmount(behind)]
  const amount = after ?? inFront
  const isInDollars = after !== undefined || inFront?.isDollars === true || / worth\b/i.test(said)
  const isOneAmount = (inFront === undefined) !== (after === undefined)
  // `2 eth`, `half a bitcoin`: so many coins.
  const joint = OF_COIN.test(said) ? 'of ' : ''
  const coins = inFront !== undefined && after === undefined && !isInDollars ? `${before} ${joint}${coin}` : undefined
  const slots = isOneAmount && isInDollars ? amountSlots(amount) : {}
  const used = new Set([
    isOneAmount && isInDollars && inFront === undefined ? behind : undefined,
    coins !== undefined || (isOneAmount && isInDollars) ? before : undefined,
  ])
  const unused = [before, behind, left?.trim()].filter((part) => part !== undefined && !used.has(part)).join(' … ')
  if (amount === undefined && unused.split(' ').length > 4) return undefined
  return { name: sideOf(side), slots: { ...coinSlot(coin), ...slots, ...named({ coins, unused }) } }
}
const sideOf = (verb: string): 'buy' | 'sell' => (verb.toLowerCase() === 'sell' ? 'sell' : 'buy')

/** The words alone ask what is taxed, which is answered; a file is what is asked for by name, by a year, or to be had. */
const WANTED = `(?:show(?: me)?|download|export|send me|give me|i need)(?: my| the| a)? `

const IF = '(?:if|when|once|as soon as|whenever)'
const THEN = `(?:the price(?: of (?:it|${COIN}))?|its price|it|they|the market)`
const MOVES =
  '(?<how>(?:(?:is|goes|gets|trades|drops|falls|dips|sinks|crashes|slips|rises|climbs|jumps|breaks|hits|reaches|touches|crosses|recovers)(?: |$))?(?:(?:down|up|back) )?(?:(?:above|over|past|below|beneath|under|through|to|at|more than|less than) )?)'
const HEAD = '(?<head>(?:buy|get|sell)\\b.{1,60}?)'

const waiting = waitingTrade(trade, {
  shapes: [
    new RegExp(
      `^${HEAD},? ${IF} (?:${THEN.replace(COIN, COIN.replace('?<coin>', '?:'))}|${COIN}(?:'s price| price)?) ${MOVES}${PRICE}$`,
      'iu',
    ),
    new RegExp(`^${IF} ${COIN}(?:'s price| price)? ${MOVES}${PRICE},?(?: then)? ${HEAD}(?: of it)?$`, 'iu'),
    new RegExp(`^${HEAD} (?:at|@)(?: or (?<how>above|below))? ${PRICE}$`, 'iu'),
  ],
  isUp: /\b(?:above|over|past|more|rises|climbs|jumps|up|breaks|recovers)\b/i,
  isDown: /\b(?:below|beneath|under|less|drops|falls|dips|sinks|crashes|slips|down)\b/i,
  ofCoin: (head, coin) => `${head} of ${coin}`,
})

/** `stop loss btc at 50k`, `take profit on half my eth at 4k`, `limit buy $50 of btc at 60k` */
const NAMED = new RegExp(
  `^(?:(?:set|place|put|make)(?: me)? )?(?:an? |my )?(?<kind>stop(?:[ -]loss)?|take[ -]profit|limit buy|buy limit|limit sell|sell limit)(?: order)?(?: (?:for|on|of))? (?<rest>.{0,60}?${COIN}) (?:at|below|under|above|if it (?:hits|reaches)) ${PRICE}$`,
  'iu',
)
const namedOrder: Phrase = (said, context) => {
  const { kind = '', rest, price } = NAMED.exec(said)?.groups ?? {}
  if (rest === undefined || price === undefined) return undefined
  const side = /buy/i.test(kind) ? 'buy' : 'sell'
  const found = trade(`${side} ${rest}`, context)
  const slots = found?.slots ?? coinSlot(rest.split(' ').at(-1))
  if ('unused' in slots) return undefined
  const direction = /stop/i.test(kind) || side === 'buy' ? 'below' : 'above'
  return { name: 'order', slots: { ...slots, side, direction, price: price.replaceAll(' ', '') } }
}

const recurring = recurringTrade(
  trade,
  {
    hint: /\b(?:every|each|weekly|monthly|once|days)/i,
    ofCoin: /^(\d+(?:\.\d{1,2})?) of /i,
    vague: (head) => head.replace(/^(?:buy|get)(?: me)? /i, 'buy some '),
  },
  ENGLISH,
)
const RECURRING = '(?:recurring|repeating|regular|automatic|scheduled|weekly|monthly)'
const ACTS = {
  pause: /^(?:pause|suspend)/i,
  resume: /^(?:resume|unpause)/i,
  delete: /^(?:cancel|delete|remove|stop|end)/i,
  change: /^(?:change|edit|update)/i,
}
/** `pause my weekly bitcoin buy`, `change my recurring btc purchase to $30` */
const recurringBuys = phrase(
  'schedules',
  `(?:${SHOW}|(?<act>pause|suspend|resume|unpause|cancel|delete|remove|stop|end|change|edit|update) (?:my |the |all )*)(?:${RECURRING} (?:${COIN} )?(?:buys?|purchases?|buying)(?: of (?<of>${COIN_NAMES}))?|(?:(?<dca>${COIN_NAMES}) )?(?:dca|dollar[ -]cost averaging))(?: to (?<to>.+))?`,
  ({ act = '', coin, of, dca, to }) => managedBuys(actOf(act, ACTS), coin ?? of ?? dca, to, ENGLISH),
)

const ORDER_KIND = '(?:waiting|open|pending|limit|crypto|coin|stop|stop[ -]loss|take[ -]profit|buy|sell)'

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  ...chartPhrases,
  recurring,
  recurringBuys,
  waiting,
  namedOrder,
  phrase(
    'orders',
    `(?:(?:what(?:'s|s| is| are) |do i have (?:any )?)(?:my |the )?|${SHOW})(?:${ORDER_KIND} )*(?:orders|stop[ -]loss(?:es)?|take[ -]profits?)|(?:cancel|delete|remove|stop|abort|pause|suspend|resume|unpause|change|edit)(?: (?:an?|all|my|the|that|this|last|${ORDER_KIND}|${COIN}))* (?:orders?|stop[ -]loss(?:es)?|take[ -]profits?)(?: (?:for|on|of) (?:my )?(?<of>${COIN_NAMES}))?`,
    ({ coin, of }) => coinSlot(coin ?? of),
  ),
  phrase('buy', `buy(?:(?: some| more)? (?:${COIN}|crypto|coins))?`),
  phrase(
    'sell-all',
    `(?:sell|cash out)(?: off)? (?:everything|it all|all|the lot|my (?:whole|entire)|every bit)(?: of)?(?: my| the)?(?: (?:${COIN}|crypto|coins|crypto wallet|wallet|portfolio|it|them))?(?: (?:that )?i (?:have|own))?`,
  ),
  phrase('sell', `sell(?:(?: some)?(?: of)?(?: my)? (?:${COIN}|crypto|coins))?`),
  trade,
  phrase(
    'portfolio',
    `(?:(?:how(?:'s|s| is)|what(?:'s|s| is)) (?:my |the )?|${SHOW})(?:crypto |coin |coins |bitcoin )?(?:portfolio|(?:profits?|gains?|losses|p&l|pnl|profit (?:and|or|&) loss|gains? (?:and|or|&) loss(?:es)?|returns?|cost basis))(?: (?:doing|worth|now|today|so far|on (?:my )?(?:crypto|coins|bitcoin|btc|eth|ether)))*`,
  ),
  phrase(
    'portfolio',
    `how much (?:profit|gain) (?:(?:have i|did i|do i) (?:made|make|have|get|got)|am i (?:making|up))(?: (?:so far|in total|today|on (?:my )?(?:crypto|coins|bitcoin|btc|eth|ether)))*|how (?:am i|are my (?:coins|investments)|is my crypto) (?:doing|going)(?: (?:now|today|so far|with (?:my )?(?:crypto|coins)))*|(?:am i|are my coins) (?:up|down|in profit|making money|losing money)(?: or down)?(?: (?:now|today|so far))*|how much (?:have i|did i) (?:made|make|lost|lose|gained|gain|earned|earn)(?: (?:so far|on (?:my )?(?:crypto|coins|bitcoin|btc|eth|ether)))*`,
    () => ({}),
  ),
  phrase('portfolio', `(?:use|switch to|count by)(?: the)? (?:average(?: cost)?|average cost basis)`, () => ({
    method: 'average',
  })),
  phrase('portfolio', `(?:use|switch to|count by)(?: the)? (?:fifo|oldest(?: coins)?(?: first)?)`, () => ({
    method: 'fifo',
  })),
  phrase(
    'tax',
    [
      `(?:${WANTED})?(?:(?:crypto|coin) )?tax(?:es)? (?:report|file|csv|document|statement|table)(?: (?:for|of|in))?(?: (?<year>\\d{4}))?`,
      `(?:${WANTED})(?:(?:crypto|coin) )?tax(?:es)?(?: (?:for|of|in))?(?: (?<wanted>\\d{4}))?`,
      `(?:csv|file|report) for (?:my )?tax(?:es)?(?: (?:for |of |in )?(?<taxed>\\d{4}))?`,
      `tax(?:es)? (?:for |of |in )?(?<bare>\\d{4})`,
    ].join('|'),
    ({ year, wanted, taxed, bare }) => named({ year: year ?? wanted ?? taxed ?? bare }),
  ),
  phrase(
    'crypto',
    `${SHOW}(?:crypto|coins|(?:crypto )?wallets?|(?:${COIN_NAMES}) (?:wallet|balance))|how (?:much|many) (?:crypto|coins|${COIN_NAMES}) do i (?:have|own)`,
  ),
  phrase(
    'prices',
    `(?:what|where)(?:'s|s| is| are|re)?(?: the)?(?: current| latest)?(?: (?:price|rate|value) (?:of|for))? (?:an? |one |1 )?${COIN}(?: (?:price|at|worth|now|rn|doing|looking|sitting(?: at)?|trading at|trading|going for|today|currently))*`,
  ),
  phrase(
    'prices',
    `how(?:'s|s| is| much is| much does| are| much are| much| much for| bout| about)? (?:an? |one |1 )?${COIN}(?: (?:at|cost|worth|doing|looking|going for|trading at|now|rn|today|currently|these days))*`,
  ),
  phrase(
    'prices',
    `(?:(?:what(?:'s|s| is| are) )?(?:the )?|${SHOW})(?:current |crypto |coin )?(?:prices?|quotes?|rates?)(?: (?:of|for) ${COIN})?|price ${COIN}`,
  ),
  phrase(
    'prices',
    `(?:(?:did|has|have|is|are|does|do|was|why (?:is|are|did|has)|how (?:much|far) (?:did|has|is)) )(?:the )?(?:price of )?${COIN}(?: prices?)? (?:still )?(?:go|going|gone|been|be|come|move|moved|moving|change|changed|rise|rising|risen|fall|falling|fallen|drop|dropping|dropped|up|down|crash|crashing|crashed|climb|climbing)(?: (?:go|going|gone|up|down|or|rise|fall|today|now|rn|lately|recently|yet|this (?:week|morning)|since yesterday|in (?:the last )?24 ?(?:h|hours)|so (?:much|low|high)))*`,
  ),
  phrase(
    'prices',
    `(?:${SHOW})?(?:${COIN} )?(?:prices?|quotes?)(?: (?:of|for) (?:it|them|coins|crypto))? (?:with|and|&) (?:the )?(?:24 ?h(?:ours?)? |daily |today'?s )?(?:change|changes|percent(?:age)?|movement)|(?:the )?(?:${COIN_NAMES}|crypto|price|prices) changes?(?: (?:today|24 ?h))?|24 ?h(?:ours?)? (?:price )?changes?|(?:how(?:'re| r| are) )(?:the )?(?:coin |crypto )?(?:prices|coins|markets?)(?: (?:doing|looking|today|now|rn))*`,
  ),
  phrase(
    'prices',
    `(?:and |check )?${COIN}(?: (?:price|prices|quote|rate|value|cost|today|now|rn|currently|check|at))*`,
  ),
]
