import { phrase } from '#conversation/understand/grammar.en.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'

const PLEASE = '(?:,? (?:please|now|right now|asap|immediately|here))*'
const HELLO = '(?:(?:please|help|sorry|ok|okay|no|hi|hello)[,!.]? )*'
const WANT =
  "(?:(?:can|could|may) (?:i|you|we)(?: please)?|i(?: really)? (?:want|need|have|wish|demand|would like)(?: to)?|i'd (?:really )?(?:like|love)(?: to)?|i'?m trying to|let me|how (?:do|can|could) i|is it possible to|where can i|get me|give me|connect me(?: to| with)?|transfer me(?: to)?|put me through(?: to)?|i'm looking for)"
const PERSON =
  '(?:an? |the |some |your |any )?(?:(?:real|actual|live|human) )?(?:human(?: being)?|person|people|some ?(?:body|one)|agent|representative|rep|operator|employee|advis[eo]r|manager|supervisor|staff|support(?: team| agent)?|customer (?:service|support|care)(?: agent| representative)?|help ?desk|bank)(?: (?:at|from|in|of|on) (?:the |your )?(?:support|bank|parley|team|staff|customer (?:service|support|care)|support team|help ?desk))?'
const TALK =
  '(?:talk|speak|chat|write|get through|reach out|get in touch)(?: to| with)?|call|contact|reach|message|phone'
const ABOUT = '(?: (?:about|because|regarding|with|over) .{1,120})?'

const SOMEBODY = '(?:some ?(?:one|body)(?: else)?|they|he|she|a (?:thief|hacker|stranger|scammer)|hackers?|thieves)'
/** Somebody who called or wrote, or says to be the bank or the police, and wants money moved or a secret told. */
const CALLED = '(?:called|calling|calls|phoned|texted|rang|messaged|e-?mailed|contacted)(?: me)?'
const CALLER = `(?:help[,!.]? )?(?:(?:some ?(?:one|body)|a (?:man|woman|guy|lady|person|caller)|they|he|she|the bank)(?: (?:just|has|have|had|is|are))* ${CALLED}|i(?: just|'ve| have)* (?:got|had|received) an? (?:phone )?(?:call|text|message|mail|e-mail)|(?:the )?(?:police|irs|fbi|government|(?:bank'?s?|your|the) (?:security|fraud) (?:team|department)))(?: .{1,60}?)?`
const TOLD =
  '(?:told|asked|asks|asking|wants?|wanted|telling|tells|saying|says?|said|made)(?: that)? (?:me|i (?:should|must|have to|need to))(?: to)?'
const MOVE = '(?:send|move|transfer|pay|wire|put|buy)'
const TO_BE_SAFE =
  '(?:safe|secure) (?:account|place|wallet)|to (?:keep|make) (?:it|them|the money|my money) safe|gift cards?'
const SECRET = 'my (?:pin|password|passcode|(?:security |bank |one-?time )?code|login)'
const ASKED_BY_CALLER = `${CALLER} ${TOLD} (?:${MOVE}|(?:give|share|tell)(?: \\w+){0,2} ${SECRET})(?: .{1,160})?|${CALLER} (?:wants?|wanted|asked for|asks for|asking for|needs?|needed) ${SECRET}(?: .{1,80})?|(?:.{1,60} )?${TOLD} ${MOVE} .{0,80}(?:${TO_BE_SAFE})(?: .{1,80})?|(?:.{1,120} )?(?:to|into|in|on) (?:a|another|their) (?:safe|secure|safety) account(?: .{1,80})?`
const I =
  "(?:help[,!.]? )?(?:(?:i|we)(?: think (?:i|we))?(?:'ve| have| just| seem to have| was| am|'m| can| got| been| being| am being)* )?"
const PHONE = '(?:phone|cell ?phone|mobile(?: phone)?|iphone|android|smart ?phone)'
const CARD = '(?:(?:debit|credit|bank|atm|visa|mastercard) )?card'
const LOST = '(?:lost|misplaced|missing|gone|stolen|taken|swallowed|eaten)'
const SENT = '(?:sent|paid|transferred|gave|wired|made a (?:payment|transfer))'
const WHAT =
  '(?: (?:it|money|the money|my money|that|this|them|the payment|a payment|\\$ ?\\d[\\d.,]*|\\d[\\d.,]*(?: dollars| bucks)?))?'
const NOT_THEM =
  '(?:(?:the |an? )?(?:wrong|incorrect) [\\p{L}\\w@]+|(?:the |an? )?(?:other|different) (?:person|people|one|guy|account|handle|user|place))'

/** At once: said so, the account is to be frozen before anything else. */
const freezesNow = () => ({ freeze: 'now' })

/** Trouble that a person has to look at. */
export const peoplePhrases: readonly Phrase[] = [
  phrase(
    'people.human',
    `${HELLO}(?:${WANT} )?(?:${TALK}) ${PERSON}${ABOUT}${PLEASE}|${HELLO}(?:${WANT} )${PERSON}${ABOUT}${PLEASE}|${HELLO}(?:an? )?(?:(?:real|actual|live) )?(?:human(?: being)?|person|agent|representative|operator|customer (?:service|support|care)|support|help ?desk)${PLEASE}|(?:is|are) there (?:an? |any )?(?:(?:real|actual|live) )?(?:humans?|person|people|some ?(?:body|one))(?: (?:here|there|i can (?:talk|speak|write) to|to (?:talk|speak) to))*|i (?:don't|do not) want to (?:talk|speak|chat) (?:to|with) (?:a |an |the )?(?:bot|robot|machine|computer)`,
  ),
  phrase(
    'people.complaint',
    `${HELLO}(?:${WANT} )?(?:to )?(?:complain|(?:make|file|raise|submit|lodge|log|register|open) (?:an? |my )?(?:formal |official )?complaint)${ABOUT}|(?:(?:i|we) have )?(?:an? |my )?(?:formal |official )?complaint${ABOUT}|(?:where|how|to whom) (?:do|can|should) i complain${ABOUT}|i(?:'m| am) (?:very |really |so |extremely |quite )*(?:unhappy|angry|furious|dissatisfied|disappointed|upset|not (?:happy|satisfied))${ABOUT}|(?:this|that|your service|your support|this (?:bank|service)|parley) is (?:really |just |absolutely |totally )?(?:terrible|awful|unacceptable|a disgrace|a joke|outrageous|the worst|bullshit|bs|trash|garbage|crap|ridiculous|horrible|useless|stupid)|(?:u|you|ya)(?: guys| people| all)? (?:(?:really|just|all) )?(?:suck|are (?:really |so |all )?(?:useless|terrible|awful|the worst|a joke|thieves|crooks|idiots|stupid))|(?:this|it|this (?:app|bank|bot|thing)|parley) (?:really |just )?sucks|worst (?:bank|app|service)(?: ever)?|i (?:hate|can'?t stand) (?:this|you|u|this (?:app|bank|bot)|parley)|(?:wtf|what the (?:hell|heck|fuck))(?: is (?:this|going on|wrong with (?:you|this)))?`,
  ),
  phrase(
    'people.fraud',
    `${SOMEBODY} (?:has |have |just )*(?:stole|stolen|took over|taken over|hijacked) my account|my account (?:was|is|got|has been|is being|is getting) (?:stolen|taken over|hijacked)|(?:account|identity) theft`,
    freezesNow,
  ),
  phrase(
    'people.fraud',
    `${I}(?:scammed|defrauded|tricked|conned|phished|swindled|ripped off)(?: (?:by|on|out of|into|for|and|when) .{1,160})?|${SOMEBODY} (?:has |have |just )*(?:scammed|tricked|conned|cheated|defrauded|swindled|ripped off) me(?: .{1,160})?|${HELLO}(?:${WANT} )?(?:to )?report (?:an? |the |this )?(?:fraud|scam|scammer|fraudster|phishing)${ABOUT}|(?:fraud|scam)(?: alert)?|(?:there(?:'s| is| was)|i (?:see|have|found|got)) (?:an? )?(?:fraud|fraudulent|unauthori[sz]ed|suspicious|strange) ?(?:payments?|transactions?|charges?|transfers?|activity)?(?: (?:on|in|from) my account)?|(?:an? )?(?:fraudulent|unauthori[sz]ed) (?:payment|transaction|charge|transfer)s?(?: (?:on|in|from) my account)?|${ASKED_BY_CALLER}|i fell for a (?:scam|fraud|fake .{1,40})|(?:it|this) was a scam`,
  ),
  phrase(
    'people.lost-phone',
    `${I}lost my ${PHONE}${ABOUT}|my ${PHONE} (?:was|is|got|has been|has gone|went) ${LOST}|${SOMEBODY} (?:has |have |just )*(?:stole|stolen|took|taken|grabbed) my ${PHONE}|(?:lost|stolen) ${PHONE}`,
    freezesNow,
  ),
  phrase(
    'people.lost-phone',
    `i (?:can't|cannot|can not|could not|couldn't) find my ${PHONE}(?: anywhere| any ?more)?|(?:i )?(?:left|forgot|dropped) my ${PHONE} (?:in|on|at) .{1,60}|what (?:do i do|should i do|happens) if (?:i lose|i lost|someone steals) my ${PHONE}`,
  ),
  phrase(
    'people.lost-card',
    `${I}(?:lost|misplaced) my ${CARD}${ABOUT}|my ${CARD} (?:was|is|got|has been|has gone|went) ${LOST}(?: by .{1,40})?|${SOMEBODY} (?:has |have |just )*(?:stole|stolen|took|taken|cloned|has|have) my ${CARD}|(?:block|cancel|freeze|lock|stop|report|deactivate) (?:my|the) (?:(?:lost|stolen) )?${CARD}|(?:lost|stolen) ${CARD}|i (?:can't|cannot|couldn't) find my ${CARD}(?: anywhere)?`,
  ),
  phrase(
    'people.wrong-payment',
    `${HELLO}(?:i|we)?(?:'ve| have| just| accidentally| mistakenly)* ?${SENT}${WHAT}(?: by (?:mistake|accident))? (?:to )?${NOT_THEM}(?: (?:by (?:mistake|accident)|instead|please .{1,60}|can .{1,80}))*|(?:i|we)(?:'ve| have| just| accidentally| mistakenly)* ?(?:sent|paid|transferred)${WHAT} (?:to )?(?:some ?(?:one|body) (?:else|wrong)(?: by (?:mistake|accident))?|.{1,40} by (?:mistake|accident))|(?:i|we)(?:'ve| have| just| accidentally| mistakenly)* ?(?:sent|paid|transferred|typed|entered) the wrong (?:amount|sum|handle|name|person)|(?:i )?(?:made|did|sent) an? (?:wrong|mistaken|accidental|incorrect) (?:payment|transfer)|wrong (?:person|recipient|payee|transfer)|(?:my |the )?(?:payment|money|transfer) (?:went|was sent|has gone|got sent) to ${NOT_THEM}`,
  ),
]
