import type { Phrase } from '#conversation/understand/phrase.ts'
import { phrase } from '#conversation/understand/grammar.en.ts'

const PAYMENT = '(?:payment|transfer|transaction|money|purchase|sale|order)'

/** An order that waits for a price is stopped where those are; it leads here where there is none. */
const STOPPABLE = PAYMENT.replace('|order', '')
const STOP_PAYMENT = `(?:cancel|stop|abort|undo|reverse|take back)(?: (?:my|the|that|this|a|last|latest|it|the last|my last))*(?: ${STOPPABLE})(?: (?:to|from|for|of) .{1,40})?|undo(?: (?:it|that|this))?|(?:stop|abort|reverse) (?:it|that|this)`

const MY_MONEY =
  '(?:(?:my|the|that) (?:money|payment|cash)|(?:my |the )?\\$?\\d[\\d.,]*(?: ?(?:dollars|bucks|usd))?|it|that)'

/** What has arrived can't be stopped: the answer says how it is asked back. */
const WANT_BACK = `(?:(?:i )?(?:want|need|ask(?: for)?|get|can i (?:get|have)|give me|claim|demand|request) ${MY_MONEY} back|refund(?: (?:me|my payment|the payment|it))?|(?:i want|i need|give me|get) a refund|i (?:sent|paid)(?: (?:it|this|that|money|the money))? to the wrong (?:person|account|one)|wrong (?:person|payee|amount|account))(?: (?:from|for) .{1,40})?`

const WHERE_IS_IT = `(?:where(?:'s|s| is)|what(?:'s|s| is) (?:with|happening (?:with|to))|what happened (?:with|to)|see where|track)(?: (?:my|the|that|it|last|stands))*(?: ${PAYMENT})?(?: (?:now|stands))?|(?:did|has)(?: (?:my|the|that|it|last))*(?: ${PAYMENT})? (?:go(?:ne)?(?: (?:through|out|away|anywhere))?|leave|left|arrived?|been sent|sent|work(?:ed)?|cleared?)(?: yet)?|is(?: (?:my|the|that|last))*(?: ${PAYMENT}) (?:sent|done|through|there|gone|pending|on its way|stuck)(?: yet)?|pending(?: ${PAYMENT}s?)?|(?:did|has) .{1,40}? (?:get|got|gotten|receive|received) (?:it|that|(?:my|the) (?:money|payment))(?: yet)?|(?:payment |transfer )?status`

/** What is not to be sent: nothing begins, and what has begun is shown with its way out. What repeats is a schedule. */
const NOT_TO_SEND = `(?:(?:no+|wait|please|pls|sorry|actually)[, ]+)*(?:(?:(?:do not|don'?t|never|i (?:really )?(?:do not|don'?t|no longer) (?:want|wanna)(?: (?:you )?to)?|i (?:did not|didn'?t) (?:want|mean) to|i'?m not going to) (?:send|pay|transfer|wire|give|move)|(?:stop|cancel|undo) (?:sending|paying|transferring|wiring|giving|moving)) (?!.*\\b(?:every|each|daily|weekly|monthly|yearly|until|yet|before|unless|when|fees?)\\b)[^?]{0,40}\\d[^?]{0,40}|(?:cancel|undo|stop|forget) (?:the |that |my )?\\$?\\d[\\d.,]*(?: ?(?:dollars|bucks|usd))? (?:to|for) [^?]{1,40})`

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase('operation', NOT_TO_SEND, () => ({ act: 'stop' })),
  phrase('operation', STOP_PAYMENT, () => ({ act: 'stop' })),
  phrase('operation', WANT_BACK, () => ({ act: 'stop' })),
  phrase('operation', WHERE_IS_IT, () => ({ act: 'look' })),
]
