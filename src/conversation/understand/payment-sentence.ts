import { parseMoney } from '#bank/ground/money.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { amountAt, isForeign, type SaidAmount } from '#conversation/reading/amount.ts'
import { tokensOf } from '#conversation/reading/lexer.ts'
import { type GoalName, named, type Slots } from './goal.ts'
import { ASKING, type Frame, SENDING } from './sentence-frame.ts'
import { isTurned, mayTurn, type Parts, partsOf, separates, unusedIn } from './sentence.ts'
import { sentenceTokens } from './sentence-tokens.ts'
import { isDateLike, isPronoun, sentenceWordsOf } from './sentence-words.ts'
import { tidy, unquote } from './text.ts'

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

/** `alex 20`, where an amount was read already: whoever is named, and a figure that may be the amount. */
const NAME_AND_FIGURE = /^(?<name>@?\p{L}[^\d"]*?),? (?<figure>\$? ?\d[\d.,]*)$/u

/**
 * `send 20 to alex 30`, `send 20 to alex in euros`: which amount is meant is not clear, so it is asked for, and none of them is
 * taken.
 */
const withClearAmount = (parts: Parts, to: Localized): Parts => {
  const { amount, payee, unused } = parts
  if (amount === undefined) return parts
  const { name, figure } = NAME_AND_FIGURE.exec(payee?.text ?? '')?.groups ?? {}
  const others = unused.filter((text) => tokensOf(text).some(({ plain }) => isForeign(plain, to)))
  const { decimal: _, ...unclear } = amount
  if (payee !== undefined && name !== undefined && figure !== undefined)
    return {
      ...parts,
      amount: { ...unclear, text: `${amount.text.trim()} \u2026 ${figure}` },
      payee: { ...payee, text: name },
    }
  if (others.length === 0) return parts
  const text = [amount.text.trim(), ...others].join(' ')
  return { ...parts, amount: { ...unclear, text }, unused: unused.filter((each) => !others.includes(each)) }
}

/** The parts as slots. Whoever is meant by "him" can't be told, so that is left over, too. */
export const slotsOfParts = (said: Parts, to: Localized): Slots => {
  const parts = withClearAmount(said, to)
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
 * Whether anything but whoever is named stands in front of the figure: it may be a verb, or say what its owner does or did, as in
 * `alex owes 20`, `undo 20 to alex` and `for lunch 20 to alex`.
 */
const isToldOf = (said: string, start: number, payee: string, to: Localized): boolean => {
  const { fillers } = sentenceWordsOf(to)
  const words = sentenceTokens(said, to)
    .slice(0, start)
    .filter(({ kind, plain }) => kind !== 'mark' && !fillers.has(plain))
  return words.length > 1 || words.some(({ text }) => text !== payee)
}

/**
 * `20 alex lunch`, `alex 20 bucks`, `20 to alex for lunch`: without a verb it may be anything, so it is a payment only where
 * there is such a payee, and where no other words stand in front: `undo 20 to alex` and `alex sent 20 to sam` have a verb.
 */
export const hurriedPayment = (said: string, to: Localized): (Slots & { readonly payee: string }) | undefined => {
  if (said.split(' ').length > MOST_HURRIED || isDateLike(said, to) || mayTurn(said, to)) return undefined
  const parts = partsOf(said, SENDING, to)
  const { amount, payee, note, unused, when, account } = parts
  if (isTurned(parts, to)) return undefined
  const isMore = unused.length > 0 || when !== undefined || account !== undefined
  if (amount?.decimal === undefined || payee === undefined || isMore) return undefined
  if (isToldOf(said, amount.start, payee.text, to)) return undefined
  const [name = '', ...rest] = payee.text.split(' ')
  // `20 alex 30`: which of the two is meant is not clear.
  const behind = rest.join(' ')
  if (amountAt(behind, tokensOf(behind), 0, to) !== undefined) return undefined
  const isRead = rest.length === 0 || (payee.isDirect && note === undefined)
  if (!isRead || !ONE_NAME.test(name) || isPronoun(name, to)) return undefined
  return { ...amountSlots(amount), ...named({ note: note ?? behind }), payee: name }
}

/** What can be guessed to be wanted of money, and which words name whom in it. */
const FRAMES: ReadonlyMap<string, Frame> = new Map([
  ['send', SENDING],
  ['schedule', SENDING],
  ['request', ASKING],
])

/** From the amount on, with whoever is introduced right before it: what stands in front of both is about no part of it. */
const fromAmount = (said: string, frame: Frame, to: Localized): string | undefined => {
  const tokens = sentenceTokens(said, to)
  const amount = tokens.flatMap((_, at) => amountAt(said, tokens, at, to) ?? []).at(0)
  if (amount === undefined) return undefined
  const say = sentenceWordsOf(to)
  if (partsOf(said.slice(tokens[amount.start]?.start), frame, to).payee?.isDirect === false)
    return said.slice(tokens[amount.start]?.start)
  const introduces = frame.payee === 'to' ? say.to : say.askedFrom
  const before = amount.start - 2
  const isNamed = before >= 0 && introduces.some((words) => words.length === 1 && words[0] === tokens[before]?.plain)
  return said.slice(tokens[isNamed ? before : amount.start]?.start ?? 0)
}

/**
 * What a sentence says for certain that no pattern fits, once it is known what it is about: the amount, whoever is introduced as
 * the payee, the note, the day. What can't be used of that is left over, to be told: a time, and all of a sentence that may say not
 * to.
 */
export const saidFor = (name: GoalName, typed: string, to: Localized): Slots => {
  const frame = FRAMES.get(name)
  const whole = tidy(typed, to)
  const said = frame && fromAmount(whole, frame, to)
  if (frame === undefined || said === undefined) return {}
  const parts = partsOf(said, frame, to)
  if (isTurned(partsOf(whole, frame, to), to) || isTurned(parts, to) || separates(said, parts, to))
    return { unused: said }
  const { payee, when, unused, ...others } = parts
  const isNamed = payee?.isDirect === false && ONE_NAME.test(payee.text) && !isPronoun(payee.text, to)
  const isDated = when !== undefined && name === 'schedule'
  return slotsOfParts(
    {
      ...others,
      payee: isNamed ? payee : undefined,
      when: isDated ? when : undefined,
      unused: [...unused.filter((text) => isDateLike(text, to)), ...(when === undefined || isDated ? [] : [when])],
    },
    to,
  )
}
