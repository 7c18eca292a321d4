import { phrase } from '#conversation/understand/grammar.en.ts'
import { type Phrase, where } from '#conversation/understand/phrase.ts'
import type { HowTo } from './topics.ts'

/** There are no cards here: questions about them are other ones. */
export const namesCard = (said: string): boolean => /\b(?:cards?|mastercard|visa|amex|american express)\b/iu.test(said)
const HOW =
  "(?:how (?:do|can|could|should|would|to|does)(?: (?:i|we|you|one|somebody|someone))?|how'?s? do i|(?:can|could) you (?:show|tell|explain(?: to)?)(?: me)? how (?:to|i(?: can)?)|(?:show|tell|explain to|teach) me how (?:to|i(?: can)?)|what(?:'s| is) the (?:best |easiest )?way to|what do i (?:have to |need to )?(?:do|say) to|is it possible to|i (?:don't|do not) know how to|where (?:do|can) i|can (?:i|we)|am i able to)"
const ASKS_HOW = new RegExp(`^${HOW} `, 'iu')
const MINE = '(?:(?:my|the|an?|some|new|another|other|of|this|that) )*'

/** What is done, behind `how do I`. Tried in this order; the first that fits wins. */
const DOINGS: readonly (readonly [HowTo, string])[] = [
  ['link-bank', `(?:link|connect|add|attach|verify) ${MINE}(?:external )?bank(?: account)?(?: here| to .{1,20})?`],
  [
    'link-app',
    `(?:(?:link|connect|use|add|talk (?:to you|from)) ${MINE}(?:(?:other )?(?:app|chat|device|phone|platform)|telegram|discord)|use (?:you|this|parley) (?:on|in|from|with) .{1,30})`,
  ],
  [
    'forgot-pin',
    `(?:reset|recover|restore|get back(?: into)?|unlock|find) ${MINE}(?:pin|password|passcode)(?: code)?(?: .{0,20})?`,
  ],
  ['pin', `(?:change|set|update|choose|replace) ${MINE}pin(?: code| number)?`],
  ['log-out', '(?:log|sign) ?(?:out|off)(?: .{0,20})?'],
  ['log-in', '(?:log|sign) ?(?:back )?in(?: .{0,20})?'],
  ['limits', `(?:change|raise|increase|lower|see|set|check|find) ${MINE}(?:pin |payment |daily |transfer )?limits?`],
  ['split', `split ${MINE}(?:bills?|checks?|costs?|rent|dinner|it|expenses?|tab)?(?: .{0,40})?`],
  [
    'schedule',
    `(?:(?:schedule|set up|plan|pause) ${MINE}|(?:make|create|stop|delete) ${MINE}(?=scheduled|recurring|regular|repeating|monthly|weekly|automatic|standing))(?:(?:scheduled|recurring|regular|repeating|monthly|weekly|automatic) )?(?:payments?|transfers?|standing orders?|schedules?)(?: .{0,40})?|pay .{0,30}(?:every (?:month|week|friday|monday)|monthly|weekly|later|tomorrow|automatically)`,
  ],
  [
    'request',
    `(?:request|ask for|ask .{1,20} for|collect|get) ${MINE}(?:money|payments?)(?: back)?(?: (?:from|of) .{1,40})?|ask (?:somebody|someone|a friend|people) (?:for|to pay)(?: .{0,20})?`,
  ],
  ['receive', `(?:receive|get|accept|be) ${MINE}(?:paid|money|payments?|transfers?)(?: .{0,40})?`],
  ['cancel', `(?:cancel|stop|undo|reverse) ${MINE}(?:card|it|order|request)`],
  [
    'send',
    `(?:send|transfer|pay|move|wire|give)(?: ${MINE}(?:money|funds|payments?|transfers?|someone|somebody|people|a friend|friends|anyone|between .{1,30}|to .{1,40}))?(?: (?:to|with|between|into|from) .{1,40})?|make ${MINE}(?:payment|transfer)(?: .{0,40})?`,
  ],
  [
    'buy',
    `(?:buy|get|purchase|invest in|trade) ${MINE}(?:bitcoins?|btc|crypto(?:currency|currencies)?|coins?|eth(?:er|ereum)?)(?: .{0,20})?`,
  ],
  [
    'sell',
    `(?:sell|cash out) ${MINE}(?:bitcoins?|btc|crypto(?:currency|currencies)?|coins?|eth(?:er|ereum)?)(?: .{0,20})?`,
  ],
  [
    'alert',
    `(?:set(?: up)?|make|create|get|add|delete|remove) ${MINE}(?:price )?(?:alerts?|alarms?|notifications?)(?: .{0,40})?|(?:be|get) (?:told|notified|alerted) (?:when|if|about) .{1,40}`,
  ],
  ['rename', `(?:rename|name|change the name of) ${MINE}accounts?`],
  ['close', `(?:close|shut(?: down)?|terminate|deactivate|cancel) ${MINE}accounts?(?: .{0,20})?`],
  [
    'delete',
    `(?:delete|erase|remove|leave|quit) ${MINE}(?:data|accounts?|profile|information|bank|parley|everything)(?: .{0,30})?`,
  ],
  ['export', `(?:export|download|get a copy of|save) ${MINE}(?:data|history|transactions|information)(?: .{0,30})?`],
  [
    'history',
    `(?:see|find|view|check|look at|get) ${MINE}(?:(?:past|old|last|recent|transaction|payment) )*(?:history|transactions?|payments?|activity|spending|receipts?)(?: .{0,30})?`,
  ],
  [
    'open',
    `(?:open|create|make|get|start|add) ${MINE}(?:bank |savings |checking |crypto )?(?:accounts?|wallets?)(?: .{0,30})?`,
  ],
  [
    'register',
    '(?:register|sign up|join|become a customer|get started|begin|start)(?: (?:here|now|with (?:you|parley)|for (?:an account|parley|this)))?',
  ],
  [
    'add-money',
    `(?:add|deposit|put(?: in)?|bring(?: in)?|load|fund)(?: ${MINE}(?:money|funds|account|balance|dollars|cash))(?: .{0,40})?|top ?up(?: .{0,40})?`,
  ],
  [
    'verify',
    `(?:verify|prove|confirm) ${MINE}(?:identity|myself|who i am|phone|e-?mail|id)(?: number| address)?|(?:get|be) verified|(?:upload|send|hand in|give you) ${MINE}(?:photo |picture of my )?(?:id|passport|driver'?s licen[sc]e)`,
  ],
  [
    'details',
    `(?:change|update|edit|correct|fix|see) ${MINE}(?:details|profile|settings|(?:personal )?(?:details|information|data)|(?:legal |last |first )?name|(?:home )?address|e-?mail(?: address)?|phone(?: number)?)`,
  ],
  ['freeze', `(?:freeze|block|lock|protect) ${MINE}(?:account|money|everything|card)?`],
  ['chats', `(?:see|remove|unlink|manage) ${MINE}(?:linked )?(?:chats?|devices?|sessions?)`],
  [
    'report',
    `(?:report|dispute|complain about|flag) ${MINE}(?:problems?|payments?|transactions?|issues?|fraud|something|charge|mistake|bugs?)(?: .{0,40})?`,
  ],
]

export const howToPhrases: readonly Phrase[] = [
  where(
    (said) => ASKS_HOW.test(said) && !namesCard(said),
    DOINGS.map(([what, doing]) => phrase('answer.how-to', `${HOW} (?:${doing})`, () => ({ what }))),
  ),
  phrase(
    'answer.how-to',
    'how (?:do|can) i (?:use|work with) (?:this|you|parley|it)|what can i (?:ask|say)(?: to)?(?: you)?|what (?:questions|things) can i ask(?: you)?|(?:can|may) i ask (?:you )?(?:something|a question|questions)',
    () => ({}),
  ),
]
