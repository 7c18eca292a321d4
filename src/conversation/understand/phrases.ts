import { parseMoney } from '#bank/ground/money.ts'
import type { Goal, GoalName } from './goal.ts'
import type { Phrase } from './phrase.ts'
import { withoutPictures } from './text.ts'
import { schedulePhrases } from './schedules.ts'

type Slots = Goal['slots']
const COIN = '(?<coin>bitcoins?|btc|xbt|ethereum|ethers?|eth)'
/** Anything with a digit that could be meant as an amount: read exactly, or asked for. */
const AMOUNT = '(?<amount>[-+]?\\$? ?[-+]?\\p{Nd}[\\p{Nd}.,\u066B\u066C]*(?:[km]|e\\d+)?)'
const DOLLARS = '(?: ?(?<dollars>dollars?|bucks|usd))'
const PRICE = '(?<price>\\$? ?\\d[\\d.,]*\\s?[km]?)'

const coinSlot = (coin: string | undefined): Slots =>
  coin === undefined ? {} : { coin: /^(?:b|x)/i.test(coin) ? 'BTC' : 'ETH' }

/** Kept only when it can be read in one way. */
const amountSlot = (amount: string | undefined): Slots => {
  if (amount === undefined) return {}
  const read = parseMoney('USD', amount)
  return read.ok && read.value.minor > 0n ? { amount: amount.trim() } : { unread: amount.trim() }
}

type Groups = Readonly<Partial<Record<string, string>>>
const named = (slots: Readonly<Record<string, string | undefined>>): Slots =>
  Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined && value !== '')) as Slots

const phrase = (
  name: GoalName,
  pattern: string,
  slots: (groups: Groups) => Slots | undefined = ({ coin }) => coinSlot(coin),
): Phrase => {
  const shape = new RegExp(`^(?:${pattern})$`, 'iu')
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
  const who = unquote(withoutPictures(payee ?? '')) ?? ''
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

/** Whoever greets in another language is answered, if in English. */
const ABROAD =
  '[\u00A1!]?hola|buenos d[i\u00ED]as|buenas(?: tardes| noches)?|bonjour|salut|bonsoir|hallo|guten (?:tag|morgen|abend)|moin|servus|ciao|buongiorno|ol[a\u00E1]|oi|bom dia|hej|hei|cze[s\u015B][c\u0107]|merhaba|namaste|\u043F\u0440\u0438\u0432\u0435\u0442|\u0437\u0434\u0440\u0430\u0432\u0441\u0442\u0432\u0443\u0439\u0442\u0435|\u043F\u0440\u0438\u0432\u0456\u0442|\u4F60\u597D|\u60A8\u597D|\u3053\u3093\u306B\u3061\u306F|\uC548\uB155(?:\uD558\uC138\uC694)?|\u0645\u0631\u062D\u0628\u0627|\u0928\u092E\u0938\u094D\u0924\u0947|\u05E9\u05DC\u05D5\u05DD'
const PAYMENT = '(?:payment|transfer|transaction|money|purchase|sale|order)'
const STOP_PAYMENT = `(?:cancel|stop|abort|undo|reverse|take back)(?: (?:my|the|that|this|a|last|latest|it|the last|my last))*(?: ${PAYMENT})(?: (?:to|from|for|of) .{1,40})?|undo(?: (?:it|that|this))?`
const MY_MONEY =
  '(?:(?:my|the|that) (?:money|payment|cash)|(?:my |the )?\\$?\\d[\\d.,]*(?: ?(?:dollars|bucks|usd))?|it|that)'
/** What has arrived can't be stopped: the answer says how it is asked back. */
const WANT_BACK = `(?:(?:i )?(?:want|need|ask(?: for)?|get|can i (?:get|have)|give me|claim|demand|request) ${MY_MONEY} back|refund(?: (?:me|my payment|the payment|it))?|(?:i want|i need|give me|get) a refund|i (?:sent|paid)(?: (?:it|this|that|money|the money))? to the wrong (?:person|account|one)|wrong (?:person|payee|amount|account))(?: (?:from|for) .{1,40})?`
const WHERE_IS_IT = `(?:where(?:'s|s| is)|what(?:'s|s| is) (?:with|happening (?:with|to))|what happened (?:with|to)|see where|track)(?: (?:my|the|that|it|last|stands))*(?: ${PAYMENT})?(?: (?:now|stands))?|(?:did|has)(?: (?:my|the|that|it|last))*(?: ${PAYMENT})? (?:go(?:ne)? through|arrived?|been sent|sent|work(?:ed)?|cleared?)(?: yet)?|is(?: (?:my|the|that|last))*(?: ${PAYMENT}) (?:sent|done|through|there|gone|pending|on its way|stuck)(?: yet)?|pending(?: ${PAYMENT}s?)?|(?:payment |transfer )?status`

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
    `(?:main )?menu|start|home|hi(?:ya)?|hello|hey+|(?:hi|hello|hey) (?:there|parley|bot)|howdy|greetings|good (?:morning|afternoon|evening|day)|yo|${ABROAD}`,
  ),
  phrase('operation', STOP_PAYMENT, () => ({ act: 'stop' })),
  phrase('operation', WANT_BACK, () => ({ act: 'stop' })),
  phrase('operation', WHERE_IS_IT, () => ({ act: 'look' })),

  ...schedulePhrases(() => PHRASES),
  phrase(
    'send',
    `${SEND} ${AMOUNT}${DOLLARS}? from (?:my )?(?<account>.{1,40}?) to (?:my )?(?<payee>.{1,40}?)${NOTE}`,
    payment,
  ),
  phrase('send', `${SEND} ${AMOUNT}${DOLLARS}? to (?:my )?(?<payee>.{1,40}?)${NOTE}`, payment),
  phrase('send', `(?:send|pay|give|wire) (?<payee>@?[\\p{L}\\w.'-]{1,40}) ${AMOUNT}${DOLLARS}?${NOTE}`, payment),
  phrase('send', `(?:send|wire|transfer|give)(?: some)? money to (?<payee>.{1,40}?)${NOTE}`, payment),
  phrase('send', '(?:send|pay)(?: money)?(?: to)? (?<payee>@\\w{3,24})', payment),
  phrase('send', `${SEND} ${AMOUNT}${DOLLARS}? (?<payee>@\\w{3,24})${NOTE}`, payment),
  phrase(
    'send',
    `pay (?!(?:some|any)(?:one|body)\\b|bills?\\b|all\\b)(?<payee>[\\p{L}][\\p{L}\\w.'-]{1,24})${NOTE}`,
    payment,
  ),
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
    `${SHOW}(?:bank )?accounts?(?: balances?)?|(?:${SHOW}|(?:what(?:'s|s| is| are) )?(?:my |the )?)(?:account |current )?balances?|how much(?: money)? (?:do i have|have i got|is in my accounts?|is there)(?: left)?|(?:rename|close)(?: an?| my)? accounts?|(?:is|has) (?:the |my )?money (?:there|arrived)(?: yet)?`,
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
    'history',
    `(?:can i (?:get|have|see) |i need |send me |give me )?${SHOW}(?:a |an |last |latest )*(?:receipts?|export|csv)(?: (?:of|for) .{1,40})?|export(?: .{1,40})?|(?:what did i|where did i) spend.{0,30}|where did my money go`,
    () => ({}),
  ),

  phrase(
    'identity',
    "(?:hand in |send |upload |give |show )?(?:you )?(?:a |my |the )?(?:photo|picture)(?: of)?(?: my)? id(?:entity)?(?: card)?|(?:hand in |upload )(?:my )?(?:id(?: card)?|passport|driver'?s licen[sc]e)",
    () => ({ detail: 'photo-id' }),
  ),
  phrase('identity', '(?:finish|continue|complete) (?:my )?(?:identity check|verification)|verify (?:me|my identity)'),
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
  phrase('link', "i(?:'m| am) (?:already a customer|a customer already)|use (?:another|a different) app"),
  phrase('sign-out', '(?:log|sign)(?: me)? ?(?:out|off)'),
  phrase('sign-in', '(?:log|sign)(?: me)? ?in'),
  phrase(
    'register',
    "register|sign ?(?:me )?up|join|(?:become|be) a customer|create (?:an? )?(?:login|user)|i'm new(?: here)?|create(?: an?)? profile",
  ),
]
