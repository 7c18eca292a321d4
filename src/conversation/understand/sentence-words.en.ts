import type { SentenceWords } from './sentence-words.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

export const sentenceWords: SentenceWords = {
  to: [['to'], ['into']],
  from: [['out', 'of'], ['from'], ['using'], ['via']],
  askedFrom: [['from'], ['of']],
  askedTo: [['to'], ['into']],
  for: [['for']],
  because: [
    ['because'],
    ['saying'],
    ['memo'],
    ['note'],
    ['message'],
    ['reference'],
    ['ref'],
    ['with', 'the', 'note'],
    ['with', 'note'],
    ['with', 'a', 'note'],
    ['with', 'the', 'message'],
  ],
  fillers: list(
    'please pls plz now just only today money cash funds dinero plata some a an sum amount payment right away immediately asap thanks thx here over back lol lmao haha hahaha omg btw',
  ),
  determiners: list('my the our'),
  own: list('my our'),
  account: list('account acct'),
  /** No name has these in it, and no note begins before the figure with one of them. */
  closed: list(
    'everything nothing something anything rest remainder whole half stuff to into from for of on in at by with without via using until till through before after since during about above below over under up down out off as than then that this these those and or but not no nor so if when whenever while because although though unless except plus minus less more most least much many few some any each every all both either neither other another such same own again once twice thrice daily weekly monthly yearly annually biweekly fortnightly bimonthly quarterly today tonight tomorrow yesterday now soon later next last ago maybe perhaps please is are was were be been being am do does did done has have had can could would shall should might must i you he she it we they me him her us them my your his its our their mine yours who whom whose what which where why how also too very just only even still already yet ever jk never always exactly roughly approximately around nearly almost double triple half maximum minimum tops',
  ),
  turning: list(
    "is isn't isnt are aren't arent was wasn't wasnt were weren't werent be been not don't dont doesn't doesnt didn't didnt never won't wont can't cant cannot couldn't couldnt wouldn't wouldnt shouldn't shouldnt no jk if unless would should could did does do has have had",
  ),
  pronouns: list(
    'me myself us ourselves you yourself him her them it he she they himself herself themselves someone somebody anyone anybody everyone everybody nobody whoever who',
  ),
  whenStarts: list(
    'on every each weekly monthly once tomorrow tmrw tmr tmw tmrrw tomorow tommorow tommorrow tomorro tomorrw wensday wendsday wednsday wedensday thrusday thursdy thurday firday firiday saterday satuday tusday tuseday teusday next in the day starting beginning from first last second third fourth fifth sixth seventh eighth ninth tenth end at until till through ending for over twice daily yearly annually biweekly fortnightly bimonthly quarterly mondays tuesdays wednesdays thursdays fridays saturdays sundays monday tuesday wednesday thursday friday saturday sunday this tonight later a by before after',
  ),
  sounds: new Map([
    ['2', 'to'],
    ['4', 'for'],
    ['too', 'to'],
    ['tu', 'to'],
  ]),
  counted: list(
    'day days week weeks weekend weekends fortnights month months quarters year years hour hours hr hrs hour minute minutes min mins second seconds sec secs am pm people persons friends guys times time x st nd rd th percent items things tickets beers pizzas more',
  ),
  correctionStarts:
    /^(?:(?:(?:it's|its|that's|thats|this is|say it's)(?= for (?!what\b|who\b|how\b|me\b|you\b|sure\b|real\b))|no+|nope|yes|yeah|yea|yep|k|wait|sorry|oops|whoops|hm+|instead|(?:lower|raise|reduce|increase|drop|bring|cut|up) (?:it|that|the amount)(?: (?:down|up))? to|change (?:it |that )?(?:from )?\$?\d[\d.,]*(?: (?:dollars|bucks))? to(?= \$?\d)|actually|rather|but|and|ok(?:ay)?|please|i mean(?:t)?|i want(?:ed)?(?: to send)?|it should be|(?:make|do|let's (?:make|do)) (?:it|that)|(?:change|set) (?:it|that|the (?:amount|payee|account|note|day|date))(?: to)?|(?:(?:go|switch|change(?: it)?) )?back(?= to )|send(?: it)?|take(?: it)?|use)(?:[,.!]* |[,.!]+ ?))+/i,
  correctionOf:
    /^not (?:(?<figure>\$?\d[\d.,]*\d|\$?\d)(?: (?:dollars|bucks))?(?:,? but|, ?| -)?|(?:(?:to|from) )?(?:(?:my|the) )?(?!(?:to|from|my|the)\b)\S+?(?:,? but|,|,? i mean(?:t)?|,?(?= (?:to|from) ))) (?:i mean(?:t)? |it should be |it's |make (?:it|that) |rather )?(?<right>.+)$/i,
  correctionMarks:
    /^(?:(?:no+|nope|wait|sorry|oops|hm+|actually|rather)[,.! ]+|i mean(?:t)? |it should be |(?:make|do) (?:it|that) |(?:change|set) (?:it|that|the (?:amount|payee|account|day|date)) |(?:lower|raise|reduce|increase|drop|bring|cut) (?:it|that|the amount) |change \$?\d[\d.,]*(?: (?:dollars|bucks))? to |(?:yes|yeah|yea|ok(?:ay)?),? but |instead )/i,
  correctionAsks: /^(?:for|because|saying|to|from) (?:what|who|whom|whose|why|which|how|when|where)(?![\p{L}'])/iu,
  correctionBetween:
    /(?:, ?|,? (?:and|but) )(?:make (?:it|that)|(?:change|set) (?:it|that|the (?:amount|payee|account|note))(?: to)?|send it|take it|use) /gi,
  correctionEnds: /[, ]+(?:instead|rather|please|pls|then|not \S+)$/i,
  withoutNote:
    /^(?:(?:no|without|remove|delete|drop|skip|leave out)(?: (?:the|a|any|that|my))?|forget the) note(?: please)?$/i,
  withNote:
    /^(?:please )?(?:(?:add|put|write|with|(?:change|set) the)(?: (?:a|the|this|my))? note(?:(?: to| saying)? |(?: saying)?: ?)|note: ?(?:for )?)(\S.*)$/i,
  joints: new Set([',', ';', '&', '+', '/', 'and', 'or']),
  dateLike:
    /(?<![\p{L}\d._])(?:until|till|starting|ending|(?:once|twice|times) an? (?:day|week|month|year)|(?:in|for) (?:an?|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:days?|weeks?|months?|years?)|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\/\d{1,2}|(?:may|march) \d{1,2}|\d{1,2}(?: of)? (?:may|march)|(?:next|this|coming|every|each|last|other) (?:day|week|weekend|month|year|time|(?:sun|mon|tues|wednes|thurs|fri|satur)day|january|february|march|april|may|june|july|august|september|october|november|december)|(?:sun|mon|tues|wednes|thurs|fri|satur)days?|january|february|april|june|july|august|september|october|november|december|day after tomorrow|tomorrow|tmrw|tmr|tmw|tmrrw|tomorow|tommorow|tommorrow|tomorro|tomorrw|wensday|wendsday|wednsday|wedensday|thrusday|thursdy|thurday|firday|firiday|saterday|satuday|tusday|tuseday|teusday|tonight|later|soon|weekly|monthly|daily|yearly|annually|biweekly|fortnightly|bimonthly|quarterly|weekend|weekday|christmas|new year|payday|noon|midnight|hours?|minutes?|\d{1,2}(?:st|nd|rd|th)|\d{1,2}:\d\d|\d{1,2} ?[ap]m)(?![\p{L}\d_]|\.\p{L})/iu,
  partOfAll: /^(?:all|everything|half|most|the rest|rest|whatever)(?: (?:of|i|my|have|got|it|is|left|the))*$/i,
  repeating:
    /\b(?:every|each|daily|weekly|monthly|yearly|annually|biweekly|bimonthly|fortnightly|quarterly|twice an?|times an?|(?:sun|mon|tues|wednes|thurs|fri|satur)days)\b/i,
}
