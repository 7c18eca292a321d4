import { MONEY, phrase } from '#conversation/understand/grammar.en.ts'
import type { Slots } from '#conversation/understand/goal.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { takenBack } from '#conversation/understand/correction.ts'
import { paymentSlots } from '#conversation/understand/payment-sentence.ts'
import { namesService, serviceAsVerb, withoutServiceAsWay } from '#conversation/understand/services.ts'
import { isDateLike } from '#conversation/understand/sentence-words.ts'

const ENGLISH = { locale: 'en' } as const
const VERB = '(?:send|pay|transfer|give|wire|move|schedule(?: payment)?)'
const SENTENCE = new RegExp(`^(?<act>${VERB}) (?<about>.+)$`, 'i')
/** A time may stand first: `every friday, send 50 to alex`. */
const TIME_FIRST = new RegExp(`^(?<when>.{2,60}?),? (?<act>${VERB}) (?<about>.+)$`, 'i')
/** `schedule a payment of 50 to alex` is a send, said otherwise. */
const OTHER_VERB =
  /^(?:schedule|set ?up|make|create|start)(?: an?| another)?(?: new)?(?: (?:recurring|scheduled|repeating|weekly|monthly|bank|wire|money|one-?time))*(?: (?:payment|send|transfer|standing order))(?: of)? (?=\S)/i

type Found = ReturnType<Phrase>
const found = (slots: Slots): Found => ({ name: slots.when === undefined ? 'send' : 'schedule', slots })

/** What is sent and is no money. */
const THING =
  /\b(?:texts?|sms|messages?|e-?mails?|mail|locations?|address|directions|photos?|pictures?|pics?|videos?|selfies?|gifs?|memes?|songs?|invites?|invitations?|links?|files?|documents?|letters?|packages?|greetings?|regards|love|flowers|reminders?|contacts?|thoughts?|prayers?)\b/i

/** Told of a payment that is not to be had, or of money on its way to oneself: `i need to transfer to my account and cant`. */
const NO_WISH =
  /\b(?:can ?not|can'?t|could(?: not|n'?t)|unable|does(?: not|n'?t)|won'?t)\b|\b(?:in)?to (?:this|my) (?:one|account)$/i

/** A request that is sent, a debt that is paid off, a day that is moved. */
const NO_PAYMENT = /^off\b|^(?:the |my |a )?(?:day|date|amount|time|limit)\b|\b(?:requests?|invoices?)$/i

/** Something else that has these verbs: `send a text to joe`, `schedule a meeting`, `give a 6 sided dice a roll`. */
const isOfThings = (verb: string, rest: string, { amount, unparsed, payee, note, unused }: Slots): boolean => {
  if (amount === undefined && (NO_WISH.test(rest) || NO_PAYMENT.test(rest))) return true
  if (MONEY.test(rest)) return false
  if (verb === 'schedule') return amount === undefined
  if (amount === undefined && unparsed === undefined) return note !== undefined && THING.test(note)
  return unused !== undefined && payee !== undefined && !/\b(?:to|into) /i.test(rest)
}

const isTo = (payee: string | undefined, rest: string): boolean =>
  payee !== undefined && new RegExp(`\\b(?:to|into) `, 'i').test(rest)

/** Without an amount, only what can't be anything else: `pay alex`, `send @alex`, `send money to alex`. */
const isPayment = (verb: string, rest: string, { payee, amount, unparsed, when, unused }: Slots): boolean => {
  if (unused !== undefined && payee === undefined && amount === undefined && unparsed === undefined)
    return /[,;&]|\b(?:and|or)\b/.test(unused) || /^(?:some )?money\b/i.test(rest)
  if (amount !== undefined || unparsed !== undefined || when !== undefined) return true
  if (payee === undefined) return /^(?:some )?money$/i.test(rest)
  if (isTo(payee, rest))
    return /^(?:some |the |any )?(?:money|cash|funds)\b/i.test(rest) || verb === 'send' || verb === 'pay'
  return (
    payee.startsWith('@') || (verb === 'pay' && /^[\p{L}][\p{L}\w.'-]{1,24}$/u.test(payee) && !/^bills?$/i.test(payee))
  )
}

/** `schedule 50 to alex for friday`: what is scheduled for a time has no note of that name. */
const withTimeOf = (slots: Slots): Slots => {
  const { note, ...rest } = slots
  return note !== undefined && slots['when'] === undefined && isDateLike(note, ENGLISH)
    ? { ...rest, when: note }
    : slots
}

const read = (verb: string, rest: string): Found => {
  if (/^(?:me|us)(?= |$)/i.test(rest)) return undefined
  const changed = /^schedule/i.test(verb) ? undefined : corrected(verb.toLowerCase(), rest)
  if (changed !== undefined) return changed
  const slots = paymentSlots(rest, ENGLISH)
  if (slots === undefined || isOfThings(verb.toLowerCase(), rest, slots)) return undefined
  if (/^schedule/i.test(verb)) return { name: 'schedule', slots: withTimeOf(slots) }
  return isPayment(verb.toLowerCase(), rest, slots) ? found(slots) : undefined
}

/** Taken back while it is said; behind what it is for, it may be more of that. */
const TAKEN_BACK =
  /^(?<first>.+?),? (?:no,? wait|wait,? no|wait|oh no|no,? sorry|sorry,? no|sorry|no,? i mean(?:t)?|i mean(?:t)?|no,? actually|actually|no|o+ps(?:ie)?|whoops|my bad|scratch that|strike that|correction|er+m?|make (?:it|that)|or rather|rather),? (?:no,? )?(?<then>.+)$/di

const corrected = (verb: string, rest: string): Found => {
  const slots = takenBack(rest, TAKEN_BACK, ENGLISH)
  if (slots === undefined || (slots.payee === undefined && !MONEY.test(rest))) return undefined
  return isPayment(verb, rest, slots) ? found(slots) : undefined
}

/** A payment, now or at a time: `send 20 to alex for lunch`, `every friday pay sam 800`. */
const payment: Phrase = (typed) => {
  const said = typed.replace(OTHER_VERB, (start) => (/^schedule/i.test(start) ? 'schedule payment ' : 'send '))
  const { act: verb, about: rest } = SENTENCE.exec(said)?.groups ?? {}
  if (verb !== undefined && rest !== undefined) return read(verb, rest)
  const first = TIME_FIRST.exec(said)?.groups
  if (first?.['when'] === undefined || !isDateLike(first['when'], ENGLISH)) return undefined
  return read(first['act'] ?? '', `${first['when'].replace(/,$/, '')}, ${first['about'] ?? ''}`)
}

/**
 * `venmo alex 20`, `send 20 to alex with venmo`: a payment from here, and the service goes with it, to be told. As a verb it
 * needs an amount or a handle: `paypal is down` is no payment.
 */
const byService: Phrase = (typed, all) => {
  if (!namesService(typed)) return undefined
  const verb = serviceAsVerb(typed, ENGLISH)
  const { said, service = verb?.service } = withoutServiceAsWay(
    verb === undefined ? typed : `send ${verb.said}`,
    ENGLISH,
  )
  const read = service === undefined ? undefined : payment(said, all)
  if (service === undefined || read === undefined) return undefined
  const { amount, unparsed, payee = '' } = read.slots
  if (verb !== undefined && amount === undefined && unparsed === undefined && !payee.startsWith('@')) return undefined
  return { ...read, slots: { ...read.slots, service } }
}

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase(
    'send',
    '(?:send|transfer|move|wire)(?: (?:some )?(?:money|cash|funds))?|pay(?: (?:some|any)(?:one|body))?|make an? (?:payment|transfer)',
  ),
  byService,
  payment,
]
