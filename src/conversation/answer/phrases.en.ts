import { phrase } from '#conversation/understand/grammar.en.ts'
import { named } from '#conversation/understand/goal.ts'
import { type Phrase, where } from '#conversation/understand/phrase.ts'
import { howToPhrases, namesCard } from './how-to-phrases.en.ts'
import { ABROAD, A_CARD, NUMBERS, PAY, PAYER, VIRTUAL } from './phrase-parts.en.ts'
import type { TopicName } from './topics.ts'

const WHICH = '(?:(?:my|the|that|this|a|an|last|latest|recent|bank|pending) )*'
const PAYMENT = `${WHICH}(?:payments?|transfers?|transactions?|purchases?|sales?)(?: (?:to|from|for|of) .{1,40}?)?`
const INCOMING = `${WHICH}(?:deposits?|top-? ?ups?|salary|wages|paycheck|direct deposit|incoming (?:payment|transfer|money))`
const NOT = "(?:not|n't|nt)"
const YET = '(?: yet| so far| still| now| today)?'
const CAN_I = '(?:can|could|may|do|will|am) (?:i|we)(?: able to)?'
const DO_YOU = '(?:do|does|can|will|is|are) (?:you|parley|the bank|this bank|there)'
const HAVE = '(?:have|offer|give|support|accept|take|issue|provide|do|get|use)'
const HOW_I = '(?:how|where) (?:do|can|could|would|will) (?:i|we) '
const WHAT = "(?:what(?:'s|s| is| are)?|which|tell me(?: about)?)"

/** Common wordings, each from beginning to end. Tried in this order: what there is none of comes before fees and limits. */
const WORDINGS: readonly (readonly [TopicName, ...(readonly string[])])[] = [
  ['apple-pay', '(?:.{0,40} )?(?:apple|google|samsung|android) ?(?:pay|wallet|watch)(?: .{0,40})?'],
  ['credit-score', '(?:.{0,40} )?(?:my |the |a )?credit (?:score|rating|report|history|bureaus?)(?: .{0,40})?'],
  [
    'disposable',
    `(?:${DO_YOU} ${HAVE}|${CAN_I} ${HAVE}|how (?:do|can) i (?:get|order|make|use)|${WHAT}|i want|i need|get)? ?(?:me )?${VIRTUAL}(?: .{0,40})?`,
  ],
  [
    'card-arrival',
    `(?:where(?:'s| is)|when (?:will|does|do|is)|how long (?:does|until|will|before|for)|has|did|is|why (?:has|is|did|hasn't|isn't)) .{0,20}${A_CARD} .{0,20}(?:arriv\\w*|come|coming|delivered|delivery|get here|shipped|here|on its way)(?: .{0,30})?|(?:where(?:'s| is)|track) my (?:new )?card|(?:how (?:do|can) i )?activate (?:my |a |the )?(?:new )?card|(?:my |the )?(?:new )?card (?:has(?:n't| not)|did(?:n't| not)) (?:arrived?|come)${YET}`,
  ],
  [
    'card-problem',
    `(?:why )?(?:is|was|does|did|has|will)? ?(?:n't |not )?(?:my|the) (?:\\w+ )?card(?: payment)? ?(?:is|was|does|did|has|got|won't|doesn't|isn't)? ?(?:not |been |n't )*(?:work(?:ing)?|declined|broken|damaged|rejected|blocked|swallowed|eaten|stuck|expired|expiring|about to expire|accepted)(?: .{0,40})?|(?:the )?(?:atm|machine) (?:ate|swallowed|took|kept) my card`,
  ],
  [
    'top-up',
    `(?:how (?:do|can) i|${CAN_I}|${DO_YOU}|is there (?:an?|any)) .{0,20}(?:top-? ?ups?|auto(?:matic(?:ally)?)? (?:top-? ?up|reload)|load|fund)(?: .{0,30})? ?(?:by|with|from|using) (?:an? |my |the )?(?:card|debit card|credit card|cash|check|cheque|paypal)(?: .{0,30})?|(?:automatic|auto)[- ]?top-? ?ups?`,
  ],
  [
    'loans',
    `(?:${DO_YOU} ${HAVE}|${CAN_I} (?:${HAVE}|apply for|borrow)|how (?:do|can) i (?:get|apply for)|i (?:want|need)|apply for|get)(?: (?:an?|any|my|the|some|me))* ?(?:loans?|mortgages?|credit(?: line| limit)?|overdrafts?|line of credit|advance|borrow(?: (?:some )?money)?)(?: .{0,30})?|${CAN_I} borrow(?: (?:some|any))?(?: money)?(?: .{0,20})?|${WHAT} (?:my |the |your )?(?:credit limit|overdraft(?: limit| fee)?)(?: .{0,30})?|loans?|overdrafts?`,
  ],
  [
    'rewards',
    `(?:${DO_YOU} ${HAVE}|${CAN_I} (?:${HAVE}|earn|redeem)|how (?:do|can) i (?:get|earn|redeem|use)|how many|${WHAT}|where are)(?: (?:my|an?|any|the|your))* ?(?:rewards?(?: points| program)?|points|cash ?back|bonus(?:es)?|referral(?: bonus)?)(?: .{0,40})?|(?:rewards?|cash ?back|points)(?: balance)?`,
  ],
  [
    'interest',
    `(?:${WHAT} |${DO_YOU} |${CAN_I} |how much |does my .{1,20} ?|do (?:savings|deposits|accounts) )?(?:pay |earn |get |have |offer |give )?(?:the |your |any |me |an? |my |on )*(?:savings )?(?:interest(?: rates?)?|apy|apr|yield)(?: (?:do|on|for|is|are|rate|does|will|can) ?.{0,40})?`,
  ],
  [
    'fees',
    `(?:${WHAT} )?(?:the |your |any )*(?:transfer|transaction|monthly|account|payment|sending|hidden|bank|crypto|trading)? ?(?:fees?|charges|costs|pricing)(?: (?:do you (?:have|charge|take)|are there|for|of|to|on|here)(?: .{1,60})?)?`,
    `(?:${DO_YOU}|do i (?:have to )?pay|will i pay|must i pay)(?: \\w+)? (?:an? |any |the )*(?:\\w+ )?(?:fees?|charges?)(?: (?:for|to|on|when|if) .{1,60})?`,
    '(?:do|will) (?:you|parley) charge(?: me)?(?: (?:for|to|when|anything|money|something)(?: .{1,60})?)?',
    '(?:how much|what) (?:does|do|will|would) (?:it|this|you|parley|that|sending|a transfer|a payment|an account)(?: money)? (?:cost|charge)(?: me)?(?: (?:to|for) .{1,60})?',
    'is (?:it|this|parley|sending(?: money)?|an account) (?:really )?free(?: to use| of charge)?',
    'why (?:was|am|were) (?:i|we) (?:being )?charged(?: an?)?(?: extra)? fee(?: .{1,60})?|how much (?:is|are) (?:the |a |your )?(?:\\w+ )?fees?(?: .{1,60})?',
  ],
  [
    'limits',
    `${WHAT} (?:the |my |your )*(?:most|maximum|max|highest amount|largest amount)(?: amount)?(?: (?:that )?(?:i|you|one|we) (?:can|may))?(?: (?:send|transfer|pay))?(?: (?:in|per|a|at|each) .{1,20})?`,
    `(?:is|are) there (?:an? |any )?(?:daily |transfer |payment |sending )?(?:limits?|maximum|minimum)(?: (?=.*\\b(?:send(?:ing)?|transfers?|pay|payments?|top(?:ping)?-? ?ups?|money|accounts?|days?|amounts?|spend|deposits?)\\b).{1,60})?`,
    '(?:transfer|transaction|top-? ?up|sending) limits?|how much (?:more )?can i (?:still )?(?:send|transfer|pay)(?: (?:today|now|per day|a day|in (?:a|one) day))?|how much (?:is|do i have) left (?:of my limit|to send)(?: today)?',
  ],
  [
    'timing',
    `how (?:long|soon|fast|quick(?:ly)?|many days)(?: (?:does|do|will|would|is|until|before|till|should))? (?:${PAYMENT}|${INCOMING}|money|sending(?: money)?|my money)(?: (?:take|be|arrives?|last|to|go|clear|show up|reach)(?: .{0,60})?)?`,
    `how (?:long|many days) (?:does|will|would|should) (?:it|this|that)(?: usually| normally)? take(?: (?:for|to|until|before) (?=.*\\b(?:money|payments?|transfers?|transactions?|deposits?|top-? ?ups?|funds?|bank|account|balance|coins?|bitcoin)\\b).{1,80})?`,
    `when (?:will|does|do|should|is) (?:it|${PAYMENT}|${INCOMING}|my money|the money)(?: (?:going to|gonna))? (?:arrive|get there|be there|clear|settle|come|go through|show up|be done|reach .{1,30})(?: .{0,30})?`,
    '(?:is it|are (?:payments|transfers)) (?:instant|immediate)',
  ],
  [
    'cutoff',
    `(?:${WHAT} |is there |when is )?(?:an? |the |your )*cut-? ?off(?: times?)?(?: (?:for|of|to|today) ?.{0,40})?`,
    `(?:${CAN_I}|do you|are (?:payments|transfers)) .{0,30}(?:on |over |at |during )(?:the )?(?:weekends?|sundays?|saturdays?|holidays?|night)`,
    "(?:what(?:'s| is| are) )?(?:your |the )?(?:opening|business|banking|working) (?:hours|times)|when are you (?:open|closed)",
  ],
  [
    'declined',
    `why (?:was|were|is|did|has|have|are)(?:${NOT})? ?${PAYMENT}(?: (?:been|get|got|being|not))* (?:declined|rejected|refused|failed?|denied|blocked|cancell?ed|returned|sent back|reverted|go(?:ne)? through|work(?:ed)?|not (?:go|went|work).{0,20})${YET}`,
    `(?:${PAYMENT}) (?:was|were|is|got|has been|keeps getting|keeps being)? ?(?:declined|rejected|refused|failed|failing|denied|blocked|reverted|returned|did ?${NOT} (?:go through|work))`,
    `why (?:can(?:'t|not| not)|could(?:n't| not)) i (?:send|pay|transfer)(?: (?:money|anything))?(?: .{1,40})?|why (?:did|does|do|has)(?:n't| not)? (?:it|my (?:last )?(?:payment|transfer)) (?:fail|get declined|not (?:work|go through))`,
  ],
  [
    'pending',
    `why (?:is|are|does|has|do)(?: it| (?:${PAYMENT})| my money| that)(?: (?:still|always|been|say|says|show|shows|as))* (?:pending|processing|stuck|waiting|on hold|delayed|taking so long)(?: .{0,30})?`,
    `(?:${PAYMENT}|it) (?:is|are|has been|'s)? ?(?:still |stuck |showing as )+(?:pending|processing|waiting|on hold)?(?: .{0,30})?`,
    'what (?:does|do) (?:it mean (?:when|if) .{0,30})?(?:a )?pending(?: \\w+)? (?:mean|is)?|what does it mean (?:when|if|that) .{0,40}pending|how long (?:will|does|can) .{0,40}(?:be|stay|remain) pending',
  ],
  [
    'not-arrived',
    `(?:why )?(?:has|have|did|does|is|was)(?:${NOT}) ${PAYMENT}(?: (?:not|been|yet))* (?:arrived?|received?|get there|gone through|shown? up|reach(?:ed)?(?: .{1,30})?|there|come)${YET}`,
    `${PAYMENT} (?:has|have|did|is|was)(?: ?${NOT}) (?:arrived?|been received|received|get there|gone? through|shown? up|reach(?:ed)?(?: .{1,30})?|there|come|yet arrived)${YET}`,
    `(?:my |the )?(?:friend|recipient|mother|mom|brother|sister|landlord|payee|other (?:person|side)|they|he|she|@\\w+)(?: still)? (?:has|have|did|does)(?: ?${NOT})(?: yet)? (?:received?|got(?:ten)?|get|seen?)(?: (?:it|the (?:money|payment|transfer)|my (?:money|payment|transfer)|anything))?${YET}`,
  ],
  [
    'charged-twice',
    `(?:why )?(?:was i|i was|i've been|i have been|you|did you|have i been|am i)? ?(?:charged|debited|billed|paid)(?: me)?(?: for (?:this|it|that|the same thing))? (?:twice|two times|double|again|multiple times)(?: for .{1,60})?`,
    `(?:why )?(?:is|are|was|were|did|there (?:is|are|was|were)|i (?:see|have)|there's)? ?(?:an? |the |my |two |that |same )*(?:duplicate|double|doubled|identical|repeated) (?:payments?|charges?|transactions?|transfers?|debits?)(?: .{1,60})?`,
    `(?:${PAYMENT}|it) (?:went|was (?:made|sent|charged|done|taken|debited)|shows?(?: up)?|appears?|is (?:there|listed|shown)|has been (?:made|sent|charged|taken)) (?:through |out |off )?(?:twice|two times|double)(?: .{1,40})?|did (?:i|it|my payment) (?:pay|go|send)(?: out| through)? twice`,
  ],
  [
    'not-recognised',
    `(?:there(?:'s| is| are)|i (?:see|have|found|noticed)) (?:an? |some |the )?(?:payments?|charges?|transactions?|transfers?|withdrawals?|debits?)(?: (?:on|in|from) my (?:account|history|statement))?(?: (?:that|which))? i (?:don't|do not|didn't|did not|never|can't|cannot) (?:recogni[sz]e|know|make|made|remember|authori[sz]e|authori[sz]ed|do|did|place)(?: .{0,30})?`,
    `(?:i (?:don't|do not|didn't|did not|never)|who) (?:recogni[sz]e|know|make|made|authori[sz]ed?|sent) (?:this|that|the|a|one) (?:payments?|charges?|transactions?|transfers?|withdrawals?)(?: .{0,40})?`,
    `(?:what|who) is (?:this|that) (?:payment|charge|transaction|withdrawal|transfer)(?: .{0,40})?|(?:an? )?(?:unknown|unrecogni[sz]ed|unauthori[sz]ed|strange|suspicious|weird) (?:payment|charge|transaction|transfer|withdrawal)s?(?: (?:on|in|from) my account)?`,
  ],
  [
    'account-number',
    `(?:my (?:${PAYER}) (?:needs|wants|asks for|asked for|is asking for) |${WHAT} |where (?:can i (?:find|see|get)|do i (?:find|see)|is|are) |(?:show|give|tell|send|text)(?: me)? |how (?:do|can) i (?:find|see|get) |(?:can|could|may) i (?:get|see|have) |i need )?(?:my |the |your |both )*(?<shown>${NUMBERS})(?: (?:(?:for|of) (?:my |the )?(?<account>.{1,40}?)(?: account)?|(?:so|because|to give|to get) .{1,60}))?`,
    `(?:${WHAT} |where (?:can i (?:find|see|get)|do i (?:find|see)|is|are) |(?:show|give|send)(?: me)? |how (?:do|can) i (?:find|see|get) |i need )?(?:my |the |your |an? )*(?:(?:bank )?account(?: numbers?| no\\.?)(?: and (?:the |my )?routing(?: numbers?)?)?|account and routing numbers?|routing(?: and account)? numbers?|aba(?: number)?|iban|swift(?: code)?|bic|sort code|account details)(?: (?:for|of) .{1,40})?`,
    `(?:do i|does my account|will i) have an? (?:account|routing) number|(?:can|could|may) (?:i|my employer) (?:get|receive|have|send|pay) (?:my )?(?:salary|wages|paycheck|direct deposit)(?: .{0,40})?|(?:(?:set up|do you (?:have|support)) |(?:my |a )?)direct deposits?(?: (?:information|info|details|form|here|to (?:my account|rent|here)))?`,
    `${HOW_I}(?:get|receive|have|put) (?:my )?(?:${PAY})(?: (?:paid|sent|deposited))?(?: (?:in|into|to) .{1,30})?(?: here)?|(?:i (?:want|need|would like|'d like) )(?:to (?:get|receive|have) )?(?:my )?(?:${PAY})(?: (?:to be )?(?:paid|sent|deposited))?(?: (?:in|into|to) .{1,30})?(?: here)?|(?:can|could|may|will) (?:my )?(?:${PAYER}) (?:pay me|send (?:me )?(?:my )?(?:${PAY}|money))(?: (?:in|into|to|by) .{1,30})?(?: here)?|where (?:should|can|does|do|must) (?:my )?(?:${PAYER}) (?:pay|send)(?: me| my (?:${PAY}))?(?: to)?|what (?:do|should|can|must) i (?:give|tell|send) (?:to )?(?:my )?(?:${PAYER})(?: .{0,40})?`,
  ],
  [
    'why-ssn',
    `(?:${WHAT} )?(?:my |the |an? )?(?:ssn|social(?: security)?(?: number)?) (?:for|used for|good for)|why (?:do you|does (?:the bank|parley)|must i|should i) .{0,20}(?:ssn|social security)(?: number)?`,
    '(?:is it safe|do i have) to (?:give|share|enter)(?: you)? (?:my |the )?(?:ssn|social(?: security)?(?: number)?)',
  ],
  [
    'identity-failed',
    `(?:why )?(?:can(?:'t|not| not)|could(?:n't| not)|won't|didn't|did not|is(?:n't| not)|was(?:n't| not)|am i not|aren't|unable to|not able to)(?: (?:i|you|it|the app|they|be|been|my|get))* (?:verif(?:y|ied)|identif(?:y|ied)|identity (?:verified|check))(?: .{0,40})?`,
    `(?:my |the )?(?:identity check|verification|identity verification|photo id|id(?: check| photo)?|passport|ssn)(?: photo| picture)? (?:has |was |is |keeps )?(?:failed|failing|rejected|not accepted|declined|refused|not (?:work(?:ing)?|accepted|going through)|did(?:n't| not) work|does(?:n't| not) work)`,
    'why (?:was|is|did|has) my (?:identity check|verification|photo id|id|identity|passport|ssn) ?(?:been )?(?:fail(?:ed)?|rejected|not accepted|declined|refused|not verified|still being checked|taking so long)',
  ],
  [
    'identity',
    `(?!.*\\bcodes?\\b)(?:why|how|what|do i|does|is|must i|when) .{0,40}(?:verify (?:my |an? |the )?(?:identity|account|id)|identity check|identity verification|prove (?:my identity|who i am)|verification|kyc|proof of identity)(?: .{0,40})?`,
    `${WHAT} (?:documents?|papers?|id|identification|proof)(?: (?:do i|do you|will i|are|is))? (?:need|needed|required|require|want|accepted|accept)(?: .{0,40})?`,
  ],
  [
    'robot',
    '(?:are|r) (?:you|u)(?: really| just| actually)* (?:an? |the )?(?:(?:real |actual |live )?(?:human|person|robot|bot|machine|chat ?bot|ai|computer|program|man or (?:a )?machine|woman|man)(?: (?:being|or (?:an? )?(?:robot|bot|machine|ai|human|person|computer|program)))?)',
    `(?:am i|is this|is it)(?: really| actually)* (?:talking|speaking|chatting)?(?: (?:to|with))? ?(?:an? )?(?:real |live |actual )*(?:human|person|robot|bot|machine|ai|chat ?bot|computer)(?: .{0,30})?`,
  ],
  [
    'who',
    "who(?:'s| is| are|s)? (?:you|u|this|parley|i talking to|am i (?:talking|speaking|chatting) (?:to|with))(?: .{0,20})?|what(?:'s| is) (?:your name|parley|this(?: (?:app|bot|bank|thing|place))?)|what are you|tell me about (?:yourself|you|parley)|who (?:made|built|runs|owns|is behind) (?:you|this|parley)|which bank (?:are you|is (?:this|it|behind (?:you|this)))|do you have a name",
  ],
  [
    'languages',
    '(?:which|what|how many) (?:other )?languages? (?:do|can) you (?:speak|understand|know|have|support)|do you (?:speak|understand|know) (?:spanish|english|french|german|chinese|portuguese|italian|arabic|hindi|russian|korean|japanese|vietnamese|other languages|another language|my language)(?: too)?|(?:can|could) (?:we|i|you) (?:speak|talk|write|chat)(?: to (?:me|you))? in (?:spanish|french|german|chinese|portuguese|another language|my language)|(?:do|can) you speak [a-z]{4,12}|languages?',
  ],
  [
    'coins',
    `(?:which|what) (?:crypto(?:currenc(?:y|ies))?|coins?|tokens?|cryptos)(?: (?:can|do|are|may))?(?: (?:i|you|there|we))?(?: (?:buy|sell|trade|have|offer|support|supported|available|get))?(?: .{0,20})?`,
    `(?:${DO_YOU}|${CAN_I}) (?:${HAVE}|buy|sell|trade|hold)? ?(?:dogecoin|doge|solana|sol|xrp|ripple|cardano|ada|litecoin|ltc|usdc|usdt|tether|shiba(?: inu)?|bnb|polkadot|altcoins?|other (?:coins?|crypto))`,
    `${CAN_I} (?:withdraw|send|transfer|move|take out|receive|deposit)(?: (?:my|the|some|any))* ?(?:coins?|bitcoins?|btc|crypto|eth(?:er|ereum)?)(?: (?:to|from|into|in|out).{1,50})?`,
  ],
  [
    'tax',
    `(?:${WHAT} |where (?:is|are|can i (?:find|get)) |(?:do|will|can) (?:you|i) (?:send|give|get|have|need|pay) ?(?:me)? |i need |how (?:do i|are) .{0,20})?(?:about |my |the |an? |any )*(?:tax(?:es)?(?: (?:forms?|documents?|statements?|reports?|information|returns?))?|1099(?:-\\w+)?|w-?2|w-?9)(?: (?:on|for|of|from) .{1,40})?`,
    '(?:is|are) (?:crypto|bitcoin|coins?|my (?:gains|profits?)) tax(?:ed|able)',
  ],
  [
    'statements',
    `(?:how (?:do|can) i |where (?:do|can) i |${CAN_I} |${DO_YOU} )(?:get|find|see|download|have|send|print|request|give|offer)(?: me)? (?:an? |my |any |the )*(?:(?:monthly|account|bank|paper|pdf|annual|yearly|official) )*statements?(?: .{0,40})?`,
    '(?:monthly|bank|account|paper|pdf) statements?',
  ],
  [
    'countries',
    `(?:which|what|how many) (?:other )?countr(?:y|ies) (?:do you (?:support|operate|serve|work|accept|cover|offer)|are (?:you (?:available|located|in|active|supported)|supported|available|covered)|can i|does (?:your|this|the|parley)|is (?:parley|this|it))(?: .{0,50})?|(?:${DO_YOU}|${CAN_I}) .{0,20}\\b(?:use|send|pay|receive|transfer|accept|work|bank|money|operate|live)\\b.{0,20}(?:abroad|overseas|internationally|other countr(?:y|ies)|another country|in europe|outside (?:of )?(?:the )?(?:us|usa|u\\.s\\.|united states|country))(?: .{0,30})?`,
    `(?:${CAN_I}|${DO_YOU}|how (?:do|can) i|i (?:want|need) to) (?:(?:send|wire|transfer|pay|get|receive|use|move)(?: (?:the )?(?:money|cash|funds|it|this|parley|dollars|you|my account|(?:some|any)(?:one|body)|people|my (?:family|mom|mother|dad|parents|wife|husband)))* |go |work |be used )(?:to|in|from|into|when i'?m in) (?:${ABROAD})(?: .{0,30})?`,
    '(?:do|can) (?:you|i) (?:send|do|make|have|support) (?:international|foreign|cross-border) (?:transfers?|payments?|wires?)|international (?:transfers?|payments?|wires?)|is (?:parley|this) (?:available|usable) (?:in|outside) .{1,40}|where (?:are you|is parley) available',
  ],
  [
    'age',
    `(?:how old|what age|at what age) (?:do|must|should|can|does|is)(?: .{0,60})|(?:${WHAT} |is there )?(?:an? |the |your )*(?:minimum age|age (?:limit|requirement|restriction)s?)(?: .{0,40})?`,
    `${CAN_I} (?:open|have|get|create|make) an? account (?:for|with) (?:my |a |an )?(?:kids?|child(?:ren)?|sons?|daughters?|teen(?:ager)?s?|minors?|\\d+ year old)(?: .{0,30})?|(?:can|may) (?:my )?(?:kids?|child(?:ren)?|son|daughter|teenager|minors?) (?:have|open|use|get|join) .{1,30}`,
  ],
  [
    'cards',
    `(?:${DO_YOU} ${HAVE}|${CAN_I} (?:${HAVE}|order|apply for)|how (?:do|can) i (?:get|order|apply for)|i (?:want|need|would like)|order|get|apply for|give|send)(?: me)? ${A_CARD}(?: .{0,30})?|cards?|(?:is it|are they|do you have) (?:a )?(?:visa|mastercard)(?: or (?:visa|mastercard))?`,
  ],
  [
    'cash',
    `(?:(?:can|could|may) i|how (?:do|can) i|where (?:do|can) i|${DO_YOU}|i want to) .{0,20}(?:withdraw|take out|get|deposit|pay in|put in|cash out|have|use|accept)(?: .{0,20})? ?(?:cash|atms?|cash machines?|withdrawals?)(?: .{0,40})?|(?:withdraw|cash out|get cash|take out)(?: (?:some|my))?(?: (?:money|cash))?|(?:is there|where(?:'s| is)) an? (?:atm|cash machine)(?: .{0,30})?|how (?:do|can) i (?:get|take|pull) (?:my |the )?(?:money|funds|cash) (?:back )?out(?: of (?:here|this|my account|the account))?|which atms?(?: .{0,40})?`,
    `(?:${CAN_I}|how (?:do|can) i) (?:withdraw|move|send|transfer|take)(?: .{0,20})? (?:back )?(?:to|into) (?:my|an?|another|other|an external)(?: (?:other|own|linked))? bank(?: account)?`,
  ],
  [
    'exchange-rate',
    `(?:${WHAT} |how (?:is|are|good is) |why (?:is|was) |where .{0,20} )?(?:the |your |current |my |an? )*(?:(?:currency |foreign )?exchange (?:rates?|fees?)|fx rates?|conversion rates?)(?: .{0,60})?|(?:${CAN_I}|do you|how (?:do|can) i) (?:exchange|convert|change) .{0,20}(?:currenc(?:y|ies)|euros?|eur|gbp|dollars?|pesos?|yen)(?: .{0,40})?`,
  ],
  [
    'currencies',
    `(?:which|what|how many) (?:other )?currenc(?:y|ies)(?: .{0,50})?|(?:${DO_YOU}|${CAN_I}) (?:${HAVE}|hold|send|keep|receive|deal in) ?.{0,20}(?:euros?|pounds?|eur|gbp|pesos?|yen|foreign currenc(?:y|ies)|other currenc(?:y|ies)|another currency)(?: .{0,30})?`,
  ],
  [
    'refund',
    `(?:where(?:'s| is)|when (?:will|do|does)|how (?:long|do|can|does)|why (?:is|has|have|haven't|hasn't)|${CAN_I}|i (?:have(?:n't| not)|did(?:n't| not)|still have(?:n't| not)|don't)|my|the|has|what about) .{0,40}refund(?:ed|s)?(?: .{0,50})?|do you (?:do|give|offer) refunds`,
  ],
  [
    'cancel-payment',
    `(?:${CAN_I}|what if i (?:want|need) to) (?:still )?(?:(?:undo|reverse) (?:this|that|it)|(?:take|get) (?:this|that|it) back|change my mind|cancel (?:this|that|it) (?:later|after(?:wards)?))(?: (?:later|after(?:wards)?|once it'?s sent|if i (?:mess up|make a mistake)))?`,
    `(?:how (?:do|can) i|${CAN_I}|is it possible to|is there (?:a|any) way to|what if i want to) (?:cancel|stop|undo|reverse|take back|call back|recall) ${PAYMENT}(?: .{0,40})?`,
  ],
  [
    'deposit-missing',
    `(?!.*\\bcodes?\\b)(?:where(?:'s| is)|why (?:is|has|have|does|did)(?:n't| not)?|what happened to|i (?:don't|do not|can't|cannot) (?:see|find)) ${INCOMING}(?: .{0,60})?|${INCOMING}(?: (?:is|has|did|does|was)(?: ?${NOT})?)? (?:missing|arrived?|shown? up|there|failed|late|pending|showing|gone through|reverted)${YET}`,
  ],
  [
    'balance-not-updated',
    `(?:why )?(?:is|has|did|does|was)(?: ?${NOT}) (?:my |the )?balance (?:not |been |yet )*(?:updated?|changed?|right|correct|go(?:ne)? up)(?: .{0,50})?|(?:my |the )?balance (?:is|has|did|does)(?: ?${NOT})? (?:been |yet )*(?:updated?|changed?|wrong|right|correct|the same|off|incorrect|go(?:ne)? up)(?: .{0,50})?|why is my balance (?:wrong|off|incorrect|so low|lower|the same|not .{1,30})(?: .{0,40})?`,
  ],
  [
    'payee-trouble',
    `(?:why )?(?:can(?:'t|not| not)|could(?:n't| not)|don't|do not|doesn't|won't)(?: (?:i|you|it))? (?:find|see|add|pay|reach|send (?:money )?to) (?:my |the |this |that )?(?:friend|person|recipient|payee|handle|contact|them|him|her|beneficiary)(?: .{0,30})?|(?:it|you) (?:says?|said) (?:nobody|no one|not found|(?:you|it) (?:can't|cannot|could not) find)(?: .{0,40})?|why (?:is|was) (?:my |the )?(?:payee|recipient|handle) (?:not found|unknown|wrong)`,
  ],
  [
    'beneficiary',
    `(?:how (?:do|can) i |${CAN_I} |do i have to )?(?:add|save|set up|register|enter|manage) (?:an? |my |new |the )*(?:beneficiar(?:y|ies)|payees?|recipients?)(?: .{0,30})?|(?:why )?.{0,20}beneficiary .{0,20}(?:not allowed|denied|declined|blocked|failed|rejected|refused)|whom? can i (?:pay|send(?: money)? to)|${CAN_I} (?:send|pay|transfer)(?: money)? (?:to )?(?:people|someone|somebody|anybody|anyone)(?: (?:who (?:is|are)|without|not|outside|at) .{1,40})`,
  ],
  [
    'add-money',
    `(?:how (?:do|can) (?:i|people)|${CAN_I}|what(?:'s| is) the (?:best |easiest )?way to|where do i|ways to) (?:add|put|bring|deposit|load|get|pay in|transfer in|move)(?: (?:some|my|more))? ?(?:money|funds|dollars)(?: (?:in|into|to|here|on|from|onto) ?.{0,50})?`,
  ],
  [
    'direct-debit',
    `(?:${DO_YOU} ${HAVE}|${CAN_I} ${HAVE}|how (?:do|can) i (?:set up|cancel|stop)|${WHAT}|why (?:is|was) there) (?:an? |any |the |my )*(?:direct debits?|ach debits?|auto-?pay|automatic payments?|subscriptions?)(?: .{0,40})?|(?:i (?:don't|do not|didn't) (?:recogni[sz]e|know|set up) (?:this|that|a|the) )?direct debits?`,
  ],
  [
    'bills',
    `(?:${CAN_I}|how (?:do|can) i|${DO_YOU}|i want to) (?:pay|support|set up|have|do|handle) (?:my |the |an? |any )*(?:\\w+ )?(?:bills?|utilities|electricity|rent to my landlord|bill ?pay)(?: .{0,40})?|pay (?:my |the |an? )*(?:\\w+ )?bills?|bill ?pay|(?:when|how much) (?:is|are|do i owe on) (?:my )?(?:\\w+ )?bills?(?: due)?`,
  ],
  [
    'checks',
    `(?:${CAN_I}|how (?:do|can) i|${DO_YOU}|i (?:want|need)(?: to)?|where (?:do|can) i) (?:${HAVE}|order|cash|deposit|write|pay in|print|buy)(?: (?:an?|my|some|any|more|new|paper))* (?:checks?|cheques?|check ?books?|cheque ?books?)(?: .{0,30})?|(?:order|deposit|cash)(?: (?:an?|my|some|more|new))* (?:checks?|cheques?|checkbooks?)`,
  ],
  [
    'branch',
    `(?:where(?:'s| is| are)|${DO_YOU} ${HAVE}|is there|${WHAT}|find)(?: (?:an?|the|your|any|my|nearest|closest))* ?(?:branch(?:es)?|offices?|headquarters|address|phone number|hot ?line|call cent(?:er|re)|customer service number)(?: .{0,30})?|where are you (?:located|based)|${CAN_I} (?:call|phone|visit) you|how (?:do|can) i (?:call|phone|reach|contact) (?:you|parley|the bank)`,
  ],
  [
    'wrong-amount',
    `(?:why )?(?:was|is|did|were|has)? ?(?:the |an? |my )?wrong amount(?: .{0,50})?|(?:the |my )?amount (?:is|was|of .{1,30} is) (?:wrong|incorrect|not right|off|different|less|more)(?: .{0,40})?|i (?:got|received|was charged|paid|sent) (?:too (?:much|little)|less|more|the wrong amount)(?: .{0,40})?|why (?:was i charged|did (?:i|they) (?:get|receive|pay)) (?:too (?:much|little)|less|more)(?: .{0,40})?`,
  ],
]

/** A question about a card is about the card, whatever it names besides. */
const ABOUT_CARDS = /^(?:card|disposable|apple-pay|top-up)/
const ofTopics = (names: RegExp): readonly Phrase[] =>
  WORDINGS.filter(([name]) => names.test(name)).flatMap(([name, ...patterns]) =>
    patterns.map((pattern) =>
      phrase(`answer.${name}`, pattern, ({ shown, account }) => named({ what: shown && 'numbers', account })),
    ),
  )

export const phrases: readonly Phrase[] = [
  where(namesCard, ofTopics(ABOUT_CARDS)),
  where((said) => !namesCard(said), ofTopics(/^/)),
  ...howToPhrases,
]
