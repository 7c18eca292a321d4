import { phrase } from '#conversation/understand/grammar.en.ts'
import { named } from '#conversation/understand/goal.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'

const I = "(?:help[,!.]? )?(?:(?:i|we)(?: think (?:i|we))?(?:'ve| have| just| seem to have| was| am|'m| can)* )?"
const PIN = '(?:pin|password|passcode|pass ?word|pass ?code|log-?in(?: details| data)?|secret code)(?: code| number)?'
const SOMEBODY = '(?:some ?(?:one|body)(?: else)?|they|he|she|a (?:thief|hacker|stranger|scammer)|hackers?|thieves)'
const DEVICE = '(?:phone|cell ?phone|mobile|laptop|computer|tablet|bag|purse|backpack)'
const CHAT = '(?:telegram|discord|browser|chat|cookies?|session|device)'
const END = '(?: any ?more| again| yet| right now| at all)?'

/** Said in fear or in haste: understood before anything else of a customer's is, whatever is open. */
export const troublePhrases: readonly Phrase[] = [
  phrase(
    'forgot-pin',
    `${I}(?:forgot|forgotten|forget|lost|misplaced) (?:my|the|what my)(?: own| old)? ${PIN}(?: is| was)?|forgot(?:ten)? (?:my )?${PIN}|${PIN} (?:is )?(?:forgotten|forgot|lost)`,
  ),
  phrase(
    'forgot-pin',
    `(?:i )?(?:don't|do not|dont|can't|cannot|cant|can not|no longer) (?:remember|recall|know|have) (?:my|the|what my)(?: own| old)? ${PIN}(?: is| was)?${END}|my ${PIN} (?:doesn't|does not|won't|isn't) work(?:ing)?${END}|what(?:'s| is| was) my ${PIN}|(?:reset|recover|restore|replace) (?:my |the )?${PIN}|i need (?:a new|another) ${PIN}`,
  ),
  phrase(
    'cant-log-in',
    `(?:i(?:'m| am)? )?(?:can't|cannot|cant|can not|not able to|unable to|couldn't|why can't i) (?:seem to )?(?:log|sign|get|go) ?(?:back )?(?:in|into|on|onto)(?: (?:to )?(?:my account|here|parley|this))?${END}|(?:i(?:'?m| am| got| was|'ve been| have been)? |why (?:am i|is my account) )locked(?: out)?(?: of (?:my account|here|parley))?|(?:i(?:'ve| have)? )?lost (?:the )?access(?: to (?:my account|parley))?|(?:my |the )?log-?in (?:doesn't|does not|isn't|won't) work(?:ing)?|how (?:do|can) i (?:get|log|sign) (?:back )?in(?:to)?(?: (?:to )?(?:my account|here))?|(?:recover|restore|get back(?: into)?) my account|account recovery|get me back in`,
  ),
  phrase(
    'freeze',
    `${I}(?:hacked|robbed|been (?:hacked|robbed))|${I}lost my ${DEVICE}|my ${DEVICE} (?:was|is|got|has been) (?:stolen|lost|gone|missing|hacked)|${SOMEBODY} (?:has |have |just )*(?:hacked|stole|stolen|took|taken|got) (?:into )?(?:me|my (?:account|${DEVICE}|${CHAT}|${PIN}|identity))|my (?:${CHAT}|account)(?: account)? (?:was|is|got|has been|is being) (?:hacked|stolen|taken over)|${SOMEBODY} (?:is |has been |keeps )?(?:using|in|inside|logged into|logging into|getting into) my account|${SOMEBODY} knows? my ${PIN}|(?:block|lock|stop) (?:my|the) account`,
  ),
  phrase(
    'recovery-stop',
    "(?:no,? )?(?:stop (?:this|that|it),? )?(?:it|that|this)?(?: was|'s| is)?(?: ?not|n't) me|no,? stop (?:this|that|it)|i did(?:n't| not) (?:ask for|do|request) (?:this|that|it)",
  ),
  phrase('recovery', "(?:yes,? )?(?:it|that|this)(?:'s| is| was) me|yes,? it'?s me"),
  phrase(
    'recovery',
    '(?:so,? )?(?:am i (?:back )?in(?: again)?|(?:did|do) i get (?:back )?in|(?:is|has) (?:it|that|my request|my recovery|the recovery) (?:done|ready|over|gone through|approved|worked)|(?:can|may) i (?:get|go|come|log|sign) (?:back )?(?:in|on)|when \\w+ i (?:get|be|go|come|log|sign|finish|be let) ?(?:back )?(?:in|on|it)?|when am i (?:back )?in|where does (?:it|my request|my recovery) stand)(?: (?:now|yet|already|again|here))*',
    () => ({ asked: 'in' }),
  ),
  phrase(
    'recovery',
    "(?:for )?how (?:long|much longer|many (?:hours|days))(?: (?:more|now|still|left))?(?: (?:is it|\\w+ (?:it|this|that) still take|do i (?:still )?(?:have|need) to wait|must i (?:still )?wait|\\w+ i (?:still )?wait|until (?:i(?:'m| am) in|then|it(?:'s| is) (?:done|ready))|to wait|to go))?(?: (?:now|yet|still|left|for))*",
    () => ({ asked: 'how-long' }),
  ),
  phrase(
    'money-gone',
    `${SOMEBODY} (?:has |have |just )*(?:stole|stolen|took|taken|is stealing) (?:my |all my |all of my )?(?:money|funds|coins|bitcoins?|savings)(?: from (?:me|my account))?|my (?:money|savings|coins) (?:is|are|was|were|has been|have been|got) (?:gone|stolen|missing|taken)|(?:where(?:'s| is| has) (?:all )?my money(?: gone)?)|money is missing(?: from my account)?`,
  ),
  phrase(
    'lost-chat',
    `(?:i(?:'ve| have)? )?(?:lost|deleted|cleared)(?: access to| the access to)? my (?:old )?${CHAT}(?: account| chat)?|my (?:old )?${CHAT}(?: account)? (?:was|is|got|has been) (?:deleted|gone|lost|banned|closed|blocked)|(?:i(?:'ve| have)?(?: got| bought)?|this is) (?:a |my )new (?:phone|number|telegram|discord|browser|computer|laptop|device)(?: account)?`,
  ),
  phrase(
    'claim',
    "(?:but )?i(?:'m| am) (?:already a customer|a customer already|already registered|registered already|already with you)|i (?:already )?(?:have|got) an? account(?: already)?(?: here| with you)?|(?:use|open|get) my (?:existing|old) account(?: here)?|existing customer|(?:log|sign)(?: me)? ?(?:back )?in as (?:@?me|myself)",
  ),
  phrase(
    'sign-in',
    "(?:log|sign)(?: me)? ?(?:back )?in(?:to)?(?: (?:as|with|to))? (?<handle>@[a-z][a-z0-9_]{2,23})|(?:log|sign)(?: me)? ?(?:back )?in as (?<plain>[a-z][a-z0-9_]{2,23})|i(?:'m| am) (?<self>@[a-z][a-z0-9_]{2,23})",
    ({ handle, plain, self }) => named({ handle: handle ?? plain ?? self }),
  ),
  phrase(
    'safety',
    `(?:is|are|how) (?:my|the|our|all my)? ?(?:money|funds|savings|dollars|coins|deposits?|account|data)(?: really| actually)* (?:safe|secure|insured|protected)(?: here| with you| in here)?|(?:is (?:this|it|parley|that|this bank)|are you|how)(?: really| actually)? (?:safe|secure|legit|legitimate|insured|fdic insured|trustworthy|real|a (?:real |actual )?bank|a scam|a fraud|fake|a demo)(?: (?:bank|or a scam|here|is (?:this|it|my money)))*|(?:can|should) i trust (?:you|this|parley|it)|(?:is my money |are you )?fdic(?: insured)?|is (?:this|it) real money|where is my money kept`,
  ),
]
