import { parseMoney } from '#bank/ground/money.ts'
import type { Localized } from '#conversation/words/locale.ts'
import type { SaidAmount } from '#conversation/reading/amount.ts'
import { named, type Slots } from './goal.ts'
import { ASKING, type Frame, SENDING } from './sentence-frame.ts'
import { isTurned, type Parts, partsOf, separates, unusedIn } from './sentence.ts'
import { isDateLike, isPronoun } from './sentence-words.ts'
import { unquote } from './text.ts'

/** Left over beyond this, a sentence that does not name both payee and amount is another one. */
const MOST_UNUSED_WORDS = 3
const MOST_UNUSED = 80

/** The figure as typed where it can be read as it is, else in digits; `unparsed` where it can't be read in one way. */
export const amountSlots = (amount: SaidAmount | undefined): Slots => {
  if (amount === undefined) return {}
  if (amount.decimal === undefined) return { unparsed: amount.text.trim() }
  const typed = /\$? ?[\d.,]*\d/.exec(amount.text)?.[0].trim() ?? ''
  const [asTyped, read] = [parseMoney('USD', typed), parseMoney('USD', amount.decimal)]
  const isSame = asTyped.ok && read.ok && asTyped.value.minor === read.value.minor
  return { amount: isSame ? typed : amount.decimal.replace(/\.00$/, '') }
}

const isLikely = (parts: Parts): boolean => {
  const { amount, payee, unused } = parts
  const words = unused.join(' ').split(' ').filter(Boolean).length
  const isWhole = amount !== undefined && payee !== undefined && !payee.isDirect
  return words <= MOST_UNUSED_WORDS || (isWhole && unused.join(' ').length <= MOST_UNUSED)
}

/** The parts as slots. Whoever is meant by "him" can't be told, so that is left over, too. */
export const slotsOfParts = (parts: Parts, to: Localized): Slots => {
  const who = parts.payee && unquote(parts.payee.text)
  const isVague = who !== undefined && isPronoun(who, to)
  const unused = [unusedIn(parts), isVague ? who : undefined].filter((each) => each !== undefined)
  return {
    ...amountSlots(parts.amount),
    ...named({
      payee: isVague ? undefined : who,
      account: parts.account && unquote(parts.account),
      note: parts.note && unquote(parts.note),
      when: parts.when,
      unused: unused.join(' … '),
    }),
  }
}

/**
 * What is said of one payment behind its verb: payee, amount, note, account and time, and `unused`: words that fit none of
 * them, to be told to the customer. Undefined where it is no such sentence.
 */
export const paymentSlots = (said: string, to: Localized, frame: Frame = SENDING): Slots | undefined => {
  const parts = partsOf(said, frame, to)
  if (isTurned(parts, to) || !isLikely(parts)) return undefined
  // Several of them in one sentence are not taken apart.
  if (separates(said, parts, to)) return { unused: said.trim() }
  return slotsOfParts(parts, to)
}

export const requestSlots = (said: string, to: Localized): Slots | undefined => paymentSlots(said, to, ASKING)

/** More words than these say more than whom and how much. */
const MOST_HURRIED = 6
const ONE_NAME = /^@?\p{L}[\p{L}\p{N}_.'-]*$/u

/**
 * `20 alex lunch`, `alex 20 bucks`, `20 to alex for lunch`: without a verb it may be anything, so it is a payment only where
 * there is such a payee.
 */
export const hurriedPayment = (said: string, to: Localized): (Slots & { readonly payee: string }) | undefined => {
  if (said.split(' ').length > MOST_HURRIED || isDateLike(said, to)) return undefined
  const { amount, payee, note, unused, when, account } = partsOf(said, SENDING, to)
  const isMore = unused.length > 0 || when !== undefined || account !== undefined
  if (amount?.decimal === undefined || payee === undefined || isMore) return undefined
  const [name = '', ...rest] = payee.text.split(' ')
  const isRead = rest.length === 0 || (payee.isDirect && note === undefined)
  if (!isRead || !ONE_NAME.test(name) || isPronoun(name, to)) return undefined
  return { ...amountSlots(amount), ...named({ note: note ?? rest.join(' ') }), payee: name }
}
