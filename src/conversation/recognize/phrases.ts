import { parseMoney } from '#bank/money.ts'
import type { Goal, GoalName } from '../goal.ts'
import type { Phrase } from './phrase.ts'
import { schedulePhrases } from './schedules.ts'

type Slots = Goal['slots']
const COIN = '(?<coin>bitcoins?|btc|xbt|ethereum|ethers?|eth)'
/** Anything with a digit that could be meant as an amount: read exactly, or asked for. */
const AMOUNT = '(?<amount>\\$? ?\\d[\\d.,]*[km]?)'
const DOLLARS = '(?: ?(?<dollars>dollars?|bucks|usd))'
const PRICE = '(?<price>\\$? ?\\d[\\d.,]*\\s?[km]?)'

const coinSlot = (coin: string | undefined): Slots =>
  coin === undefined ? {} : { coin: /^(?:b|x)/i.test(coin) ? 'BTC' : 'ETH' }

/** Kept only when it can be read in one way. */
const amountSlot = (amount: string | undefined): Slots =>
  amount !== undefined && parseMoney('USD', amount).ok ? { amount: amount.trim() } : {}

type Groups = Readonly<Partial<Record<string, string>>>
const named = (slots: Readonly<Record<string, string | undefined>>): Slots =>
  Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined && value !== '')) as Slots

const phrase = (
  name: GoalName,
  pattern: string,
  slots: (groups: Groups) => Slots | undefined = ({ coin }) => coinSlot(coin),
): Phrase => {
  const shape = new RegExp(`^(?:${pattern})$`, 'i')
  return (said) => {
    const match = shape.exec(said)
    const found = match && slots(match.groups ?? {})
    return found ? { name, slots: found } : undefined
  }
}

const unquote = (text: string | undefined): string | undefined => text?.replace(/^["']|["']$/g, '').trim()
/** Two payees in one sentence, or the person themselves: not guessed. */
const isUnclear = (payee: string): boolean => /[,;]|\band\b|\b(?:me|myself|you|them)$/i.test(payee)
const payment = ({ payee, amount, note, account }: Groups): Slots | undefined => {
  const who = unquote(payee) ?? ''
  if (/^(?:me|myself|us)$/i.test(who)) return undefined
  if (isUnclear(who)) return {}
  return { ...amountSlot(amount), ...named({ payee: who, note: unquote(note), account: unquote(account) }) }
}

const ABOVE = /above|over|past|more|higher|exceeds|rises|climbs/i
const BELOW = /below|under|less|lower|drops|falls|dips/i
const crossing = ({ coin, how, price }: Groups): Slots => ({
  ...coinSlot(coin),
  ...(ABOVE.test(how ?? '') ? { direction: 'above' } : BELOW.test(how ?? '') ? { direction: 'below' } : {}),
  ...named({ price: price?.replaceAll(' ', '') }),
})

/** Dollars only where they are said to be: `buy 2 eth` may mean two coins, so its amount is asked for. */
const trade = ({ coin, amount, dollars, worth }: Groups): Slots => ({
  ...coinSlot(coin),
  ...(dollars !== undefined || worth !== undefined || amount?.startsWith('$') ? amountSlot(amount) : {}),
})

const SEND = '(?:send|pay|transfer|give|wire|move)'
const NOTE = '(?: for (?<note>.+))?'
/** Asked of somebody: the account it comes into is chosen on the card. */
const asking = ({ payee, amount, note }: Groups): Slots | undefined => payment({ payee, amount, note })
const splitting = ({ amount, people, note }: Groups): Slots => ({
  ...amountSlot(amount),
  ...named({ people: unquote(people), note: unquote(note) }),
})

const SPLIT = 'split (?:the |a )?(?:bill |check )?(?:of )?'
const AMONG = '(?:between|with|among|amongst)'
const SHOW = '(?:(?:show|see|view|list|check|get|open)(?: me)? )?(?:all )?(?:of )?(?:my |the )?'

/** Tried in this order; the first that fits wins. */
export const PHRASES: readonly Phrase[] = [
  phrase('cancel', 'cancel(?: (?:it|that|this))?|never ?mind|forget (?:it|that)|stop|quit|abort'),
  phrase('back', '(?:go )?back|(?:the )?previous(?: (?:one|question|step))?|one step back'),
  phrase('help', 'help(?: me)?|what (?:can|do) you do|how does (?:this|it) work|what can i do(?: here)?|i need help'),
  phrase(
    'menu',
    '(?:main )?menu|start|home|hi|hello|hey|hi there|hello there|good (?:morning|afternoon|evening)|hey parley|yo',
  ),

  ...schedulePhrases(() => PHRASES),
  phrase(
    'send',
    `${SEND} ${AMOUNT}${DOLLARS}? from (?:my )?(?<account>.{1,40}?) to (?:my )?(?<payee>.{1,40}?)${NOTE}`,
    payment,
  ),
  phrase('send', `${SEND} ${AMOUNT}${DOLLARS}? to (?:my )?(?<payee>.{1,40}?)${NOTE}`, payment),
  phrase('send', `(?:send|pay|give|wire) (?<payee>@?[\\p{L}\\w.'-]{1,40}) ${AMOUNT}${DOLLARS}?${NOTE}`, payment),
  phrase('send', `(?:send|wire|transfer|give)(?: some)? money to (?<payee>.{1,40}?)${NOTE}`, payment),
  phrase('send', '(?:send|pay)(?: to)? (?<payee>@\\w{3,24})', payment),
  phrase('send', `${SEND} ${AMOUNT}${DOLLARS}?`, ({ amount }) => amountSlot(amount)),
  phrase(
    'send',
    '(?:send|transfer|move|wire)(?: (?:some )?money)?|pay(?: someone| somebody)?|make a (?:payment|transfer)',
  ),

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
  phrase('cases', `${SHOW}(?:problem )?(?:reports|cases|reported problems)`),
  phrase(
    'report',
    "(?:report|flag|dispute)(?: an?| this| that| the| my)?(?: problem| issue| payment| transaction)?(?: with .{1,80})?|something(?:'s| is| went) wrong(?: with .{1,80})?",
  ),

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
    `${SHOW}(?:bank )?accounts?(?: balances?)?|(?:${SHOW}|(?:what(?:'s|s| is| are) )?(?:my |the )?)(?:account |current )?balances?|how much(?: money)? (?:do i have|have i got|is in my accounts?|is there)(?: left)?|(?:rename|close)(?: an?| my)? account`,
  ),
  phrase(
    'fund',
    '(?:add|deposit|put in)(?: some)? (?:money|funds|cash)|(?:make a )?deposit|top ?up|fund(?: my account)?|(?:link|connect|add)(?: (?:my|a))?(?: own| other| external)? bank(?: account)?',
  ),
  phrase(
    'fund',
    `(?:add|deposit|top ?up(?: with)?|pull) ${AMOUNT}${DOLLARS}?(?: (?:to|into) (?:my )?(?<account>.{1,40}))?`,
    ({ amount, account }) => ({ ...amountSlot(amount), ...named({ account: unquote(account) }) }),
  ),
  phrase(
    'history',
    `${SHOW}(?:last |latest |recent |past )?(?:account )?(?:history|transactions|payments|activity|statements?|transfers)(?: (?:of|for|in) (?:my )?(?<account>.{1,40}))?`,
    ({ account }) => named({ account: unquote(account) }),
  ),

  phrase(
    'details',
    `(?:change|update|edit|correct|fix)(?: my| the)? (?:(?<email>e-?mail)(?: address)?|(?<phone>phone|mobile)(?: number)?|(?<legal>(?:legal |last |first )?name)|(?<address>(?:home |street )?address)|details|profile|personal (?:data|details))`,
    ({ email, phone, legal, address }) =>
      named({ detail: email ? 'email' : phone ? 'phone' : legal ? 'legal-name' : address ? 'address' : undefined }),
  ),
  phrase('details', `${SHOW}(?:personal )?(?:details|profile|settings|data)|who am i|am i verified|my limits?`),
  phrase('pin', '(?:change|new|reset|update|set)(?: my| the| a)?(?: new)? pin(?: code)?|pin'),
  phrase('link', 'link (?:code )?(?<code>[a-hjkmnp-z2-9]{10})', ({ code }) => named({ code })),
  phrase(
    'link',
    '(?:link|connect)(?: (?:another|my|this|a))?(?: other)?(?: (?:chat|app|device|telegram|discord|platform))?(?: code)?|link code',
  ),
  phrase('sign-out', '(?:log|sign)(?: me)? ?(?:out|off)'),
  phrase('sign-in', '(?:log|sign)(?: me)? ?in'),
  phrase('register', "register|sign ?(?:me )?up|join|become a customer|i'm new(?: here)?|create(?: an?)? profile"),
]
