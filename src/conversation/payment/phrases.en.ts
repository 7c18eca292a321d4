import { phrase } from '#conversation/understand/grammar.en.ts'
import type { Slots } from '#conversation/understand/goal.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import { paymentSlots } from '#conversation/understand/payment-sentence.ts'
import { isDateLike } from '#conversation/understand/sentence-words.ts'

const ENGLISH = { locale: 'en' } as const
const VERB = '(?:send|pay|transfer|give|wire|move|schedule)'
const SENTENCE = new RegExp(`^(?<act>${VERB}) (?<about>.+)$`, 'i')
/** A time may stand first: `every friday, send 50 to alex`. */
const TIME_FIRST = new RegExp(`^(?<when>.{2,60}?),? (?<act>${VERB}) (?<about>.+)$`, 'i')
/** `schedule a payment of 50 to alex` is a send, said otherwise. */
const OTHER_VERB =
  /^(?:schedule|set ?up|make|create|start)(?: an?| another)?(?: new)?(?: (?:recurring|scheduled|repeating|weekly|monthly|bank|wire|money|one-?time))*(?: (?:payment|send|transfer|standing order))(?: of)? (?=\S)/i

type Found = ReturnType<Phrase>
const found = (slots: Slots): Found => ({ name: slots.when === undefined ? 'send' : 'schedule', slots })

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

const read = (verb: string, rest: string): Found => {
  if (/^(?:me|us)(?= |$)/i.test(rest)) return undefined
  const slots = paymentSlots(rest, ENGLISH)
  return slots && isPayment(verb.toLowerCase(), rest, slots) ? found(slots) : undefined
}

/** A payment, now or at a time: `send 20 to alex for lunch`, `every friday pay sam 800`. */
const payment: Phrase = (typed) => {
  const said = typed.replace(OTHER_VERB, 'send ')
  const { act: verb, about: rest } = SENTENCE.exec(said)?.groups ?? {}
  if (verb !== undefined && rest !== undefined) return read(verb, rest)
  const first = TIME_FIRST.exec(said)?.groups
  if (first?.['when'] === undefined || !isDateLike(first['when'], ENGLISH)) return undefined
  return read(first['act'] ?? '', `${first['when'].replace(/,$/, '')}, ${first['about'] ?? ''}`)
}

/** Tried in this order; the first that fits wins. */
export const phrases: readonly Phrase[] = [
  phrase(
    'send',
    '(?:send|transfer|move|wire)(?: (?:some )?(?:money|cash|funds))?|pay(?: (?:some|any)(?:one|body))?|make an? (?:payment|transfer)',
  ),
  payment,
]
