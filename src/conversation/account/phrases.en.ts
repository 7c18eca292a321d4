import { paymentSlots, requestSlots } from '#conversation/understand/payment-sentence.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { MONEY, phrase, SHOW } from '#conversation/understand/grammar.en.ts'
import { unquote } from '#conversation/understand/text.ts'
import { named } from '#conversation/understand/goal.ts'

const ENGLISH = { locale: 'en' } as const

/** `add $50 to rent`. */
const bringing: Phrase = (said) => {
  const rest = /^(?:add|deposit|top ?up(?: with)?|pull|load) (.+)$/i.exec(said)?.[1]
  const slots = rest === undefined ? undefined : requestSlots(rest, ENGLISH)
  if (slots === undefined || (slots.amount === undefined && slots.unparsed === undefined)) return undefined
  const { payee, when, note, unused, ...kept } = slots
  // `add 8 and 7`, `add games to my week 5 playlist`: figures, but nothing that makes money of them.
  const isSum = slots.unparsed !== undefined && slots.account === undefined
  if ((unused !== undefined || isSum) && !MONEY.test(rest ?? '')) return undefined
  const left = [payee, when, note, unused].filter((part) => part !== undefined).join(' … ')
  return { name: 'fund', slots: { ...kept, ...named({ unused: left }) } }
}

/** `withdraw 50 to my bank`; what is cash can't be had here, and coins are sold. */
const payingOut: Phrase = (said) => {
  const rest = /^(?:withdraw|cash out|pay out) (.+)$/i.exec(said)?.[1]
  if (
    rest === undefined ||
    /\b(?:cash|atms?|requests?|loans?|coins?|crypto\w*|bitcoins?|btc|eth(?:er|ereum)?)\b/i.test(rest)
  )
    return undefined
  const slots = paymentSlots(rest, ENGLISH)
  if (slots === undefined || (slots.amount === undefined && slots.unparsed === undefined)) return undefined
  const { payee, when, note, unused, ...kept } = slots
  const left = [when, note, unused].filter((part) => part !== undefined).join(' … ')
  return { name: 'pay-out', slots: { ...kept, ...named({ bank: payee, unused: left }) } }
}

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase(
    'open-account',
    '(?:open|create|make|start|add|get)(?: me)?(?: an?)?(?: new| another)?(?: bank| deposit)? account(?: (?:called|named) (?<nickname>.{1,60}))?|new account(?: (?:called|named) (?<name>.{1,60}))?',
    ({ nickname, name }) => named({ nickname: unquote(nickname ?? name) }),
  ),
  phrase(
    'open-account',
    '(?:open|create|make|start|add|get)(?: me)?(?: an?)?(?: new| another)?(?: crypto)?(?: wallet| crypto account)(?: (?:called|named) (?<nickname>.{1,60}))?',
    ({ nickname }) => ({ account: 'crypto', ...named({ nickname: unquote(nickname) }) }),
  ),
  phrase(
    'accounts',
    `${SHOW}(?:bank )?accounts?(?: balances?)?|(?:${SHOW}|(?:(?:what|how)(?:'s|s| is| are) )?(?:my |the )?)(?:account |current )?balances?(?: (?:looking|doing|at|on my accounts?|in my accounts?|of my accounts?))?|(?:tell me )?(?:how much|what)(?: (?:money|cash|dough|bucks|dollars|usd))? (?:do i (?:have|got)|have i got|i(?:'ve| have|ve)? got|i have|i(?:'m| am) (?:at|sitting on)|is in my accounts?|is there)(?: left)?(?: in (?:there|here|my accounts?|the bank))?|what(?:'s|s| is) left(?: in my accounts?)?|(?:do i (?:even )?have|is (?:there|that)|have i got|i have) enough(?: (?:money|funds|cash))?(?: (?:for (?:this|that|it)|in (?:there|here|my account)|to (?:send|pay|do) (?:this|that|it)))?|can i afford (?:this|that|it)|(?:rename|close)(?: an?| my)? accounts?|(?:is|has) (?:the |my )?money (?:there|arrived)(?: yet)?`,
  ),
  phrase(
    'accounts',
    'close (?:my |the )?(?:(?<crypto>crypto (?:account|wallet)|wallet)|(?:account )?(?<account>.{1,40}?)(?: account)?)',
    ({ crypto, account }) => named({ act: 'close', account: crypto ? 'crypto' : unquote(account) }),
  ),
  phrase(
    'accounts',
    'rename (?:my |the )?(?:account )?(?<account>.{1,40}?)(?: account)?(?: (?:to|into|as) (?<nickname>.{1,60}))?',
    ({ account, nickname }) => named({ act: 'rename', account: unquote(account), nickname: unquote(nickname) }),
  ),
  phrase(
    'fund',
    '(?:add|deposit|put in)(?: some)? (?:money|funds|cash)|(?:make a )?deposit|top ?up|fund(?: my account)?|(?:link|connect|add)(?: (?:my|a))?(?: own| other| external)? bank(?: account)?',
  ),
  bringing,
  phrase(
    'pay-out',
    "(?:(?:i (?:want|need|would like) to|i'd like to|please|can you) )?(?:(?:withdraw|cash out|pay out)(?: (?:some |my )?money)?|(?:withdraw|cash out|pay out|send|move|transfer|take)(?: (?:some |my )?money)? (?:back )?(?:in)?to (?<bank>(?:my|the)(?: (?:other|own|linked|external))* bank(?: account)?)|(?:make a )?(?:withdrawal|payout))",
    ({ bank }) => named({ bank }),
  ),
  payingOut,
  phrase(
    'history',
    `${SHOW}(?:last |latest |recent |past )?(?:account )?(?:history|transactions|payments|activity|statements?|transfers)(?: (?:of|for|in) (?:my )?(?<account>.{1,40}))?`,
    ({ account }) => named({ account: unquote(account) }),
  ),
  phrase(
    'history',
    `(?:can i (?:get|have|see) |i need |send me |give me )?${SHOW}(?:a |an |last |latest )*(?:receipts?|export|csv)(?: (?:of|for) .{1,40})?|export(?: .{1,40})?|(?:what did i|where did i) spend.{0,30}|where did my money go`,
    () => ({}),
  ),
]
