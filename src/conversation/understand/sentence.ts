import type { Localized } from '#conversation/words/locale.ts'
import { amountAt, namesMoney, type SaidAmount } from '#conversation/reading/amount.ts'
import { phoneEnd, phraseAt, textBetween, tokensOf } from '#conversation/reading/lexer.ts'
import { withoutPictures } from './text.ts'
import { type Frame, fromIn, type Sentence, toIn } from './sentence-frame.ts'
import { timeEnd, whenEnd } from './sentence-time.ts'
import { sentenceTokens } from './sentence-tokens.ts'
import { isDateLike, sentenceWordsOf } from './sentence-words.ts'
import { parseSaidWhen } from '#conversation/reading/when.ts'
import { fold } from '#conversation/reading/fold.ts'

/** The parts of a sentence about money, as typed. Every word of it is in one of them, or in `unused`. */
export type Parts = {
  readonly amount?: SaidAmount | undefined
  /** `isDirect`: it stood without a word such as "to". */
  readonly payee?: { readonly text: string; readonly isDirect: boolean } | undefined
  readonly account?: string | undefined
  readonly note?: string | undefined
  /** The same where nothing introduced it: words in front of the figure, as in `pay rent 800 to sam`. */
  readonly label?: string | undefined
  /** When and how often: readable, or to be asked for. */
  readonly when?: string | undefined
  readonly unused: readonly string[]
}

const MOST_NAME_TOKENS = 4

type Draft = {
  amount?: SaidAmount
  payee?: Parts['payee']
  account?: string
  note?: string
  label?: string
  readonly whens: string[]
  /** From one token to the one before another. */
  readonly unused: (readonly [start: number, end: number])[]
}

const isPicture = (text: string): boolean => withoutPictures(text).trim() === ''
const NAME = /^[@\p{L}\p{Nd}_+]/u

/** Whether a payee or an account is introduced here. */
const introduces = (sentence: Sentence, at: number): boolean =>
  [toIn(sentence), fromIn(sentence)].some((phrases) => phraseAt(sentence.tokens, at, phrases) > 0)

/** Reads what stands behind the verb. */
export const partsOf = (said: string, frame: Frame, to: Localized): Parts => {
  const say = sentenceWordsOf(to)
  const sentence = { said, tokens: sentenceTokens(said, to), say, to, frame, repeats: say.repeating.test(fold(said)) }
  const draft: Draft = { whens: [], unused: [] }
  let at = 0
  while (at < sentence.tokens.length) at = takePart(sentence, draft, at)
  const { whens, unused } = draft
  const left = together(unused).map(([start, end]) => textBetween(said, sentence.tokens, start, end))
  return { ...draft, unused: left, when: whens.length > 0 ? joined(whens, to) : undefined }
}

/** One part, wherever it stands; gives where the next one begins. */
const takePart = (sentence: Sentence, draft: Draft, at: number): number =>
  takeWhen(sentence, draft, at) ??
  takeNoted(sentence, draft, at) ??
  takeNamed(sentence, draft, at) ??
  takeAmount(sentence, draft, at) ??
  takeSkipped(sentence, at) ??
  takeLoose(sentence, draft, at)

const takeSkipped = ({ tokens, say }: Sentence, at: number): number | undefined => {
  const token = tokens[at]
  if (token === undefined) return undefined
  const isSkipped = token.kind === 'mark' ? token.text === ',' || isPicture(token.text) : say.fillers.has(token.plain)
  // `a hundred`, `the rent account`: an article belongs to what it stands before.
  return isSkipped && !say.determiners.has(token.plain) ? at + 1 : undefined
}

const takeWhen = (sentence: Sentence, draft: Draft, at: number): number | undefined => {
  const end = timeEnd(sentence, at)
  if (end === undefined) return undefined
  draft.whens.push(textBetween(sentence.said, sentence.tokens, at, end))
  return end
}

/** `for lunch`, `because …`: to the end, but for a time, a payee or an account that stands there. */
const takeNoted = (sentence: Sentence, draft: Draft, at: number): number | undefined => {
  const { said, tokens, say } = sentence
  const because = phraseAt(tokens, at, say.because)
  const start = at + (because > 0 ? because : phraseAt(tokens, at, say.for))
  if (start === at || start >= tokens.length) return undefined
  // `ask alex for 20`
  const amount = because > 0 || draft.amount !== undefined ? undefined : amountAt(said, tokens, start, sentence.to)
  if (amount !== undefined) {
    draft.amount = amount
    return amount.end
  }
  if (draft.note !== undefined) return undefined
  const end = noteEnd(sentence, draft, start)
  draft.note = textBetween(said, tokens, start, end)
  return end
}

const noteEnd = (sentence: Sentence, draft: Draft, start: number): number => {
  for (let end = start + 1; end < sentence.tokens.length; end += 1) if (isRest(sentence, draft, end)) return end
  return sentence.tokens.length
}

/** Whether all that stands from here on are parts that are still missing. */
const isRest = (sentence: Sentence, draft: Draft, at: number): boolean => {
  const tried: Draft = { ...draft, whens: [], unused: [] }
  let next: number | undefined = at
  while (next !== undefined && next < sentence.tokens.length)
    next = takeSkipped(sentence, next) ?? takeLateWhen(sentence, tried, next) ?? takeNamed(sentence, tried, next)
  const isSomething = tried.whens.length > 0 || tried.payee !== draft.payee || tried.account !== draft.account
  return next !== undefined && tried.unused.length === 0 && isSomething
}

/** Behind what a payment is for: `the concert on friday` is one thing, `rent tomorrow` and `rent every friday` are two. */
const takeLateWhen = (sentence: Sentence, draft: Draft, at: number): number | undefined => {
  const end = takeWhen(sentence, draft, at)
  if (end === undefined) return undefined
  const found = parseSaidWhen(draft.whens.at(-1) ?? '', sentence.to)
  if (found === undefined || found.repeat !== 'once' || found.on?.kind === 'in') return end
  draft.whens.pop()
  return undefined
}

/** `to alex`, `from my savings`. */
const takeNamed = (sentence: Sentence, draft: Draft, at: number): number | undefined => {
  const { said, tokens, frame } = sentence
  const [to, from] = [phraseAt(tokens, at, toIn(sentence)), phraseAt(tokens, at, fromIn(sentence))]
  const start = at + Math.max(to, from)
  if (start === at) return undefined
  const end = nameEnd(sentence, draft, start)
  const part = (to > 0 ? 'to' : 'from') === frame.payee ? 'payee' : 'account'
  const text = textBetween(said, tokens, start, end)
  if (end === start || draft[part] !== undefined) {
    const last = Math.max(end, start)
    draft.unused.push([at, last])
    return last
  }
  if (part === 'payee') draft.payee = { text, isDirect: false }
  else draft.account = text
  return end
}

/** Where a name that begins here ends: before a word that belongs to no name, an amount or a time. */
const nameEnd = (sentence: Sentence, draft: Draft, start: number): number => {
  const { said, tokens, say } = sentence
  let end = start
  while (say.determiners.has(tokens[end]?.plain ?? '')) end += 1
  const first = end
  const phone = phoneEnd(tokens, first)
  if (phone !== undefined) return phone
  while (end < tokens.length && end - first < MOST_NAME_TOKENS) {
    const token = tokens[end]
    if (token === undefined || !NAME.test(token.plain.replace(/^"/, ''))) break
    const isFirst = end === first
    if (say.closed.has(token.plain) && !(isFirst && say.pronouns.has(token.plain))) break
    if (!isFirst && introduces(sentence, end)) break
    if (
      !isFirst &&
      (say.fillers.has(token.plain) || whenEnd(sentence, end) !== undefined || isDateLike(token.plain, sentence.to))
    )
      break
    if (!isFirst && draft.amount === undefined && amountAt(said, tokens, end, sentence.to) !== undefined) break
    end += 1
    if (token.kind === 'quoted' || token.plain.startsWith('@')) break
  }
  return end === first ? start : end
}

const takeAmount = ({ said, tokens, to }: Sentence, draft: Draft, at: number): number | undefined => {
  const amount = amountAt(said, tokens, at, to)
  if (amount === undefined) return undefined
  if (draft.amount === undefined) draft.amount = amount
  else draft.unused.push([at, amount.end])
  return amount.end
}

/** Whether a payee is introduced further on; the "to" of `up to 20` introduces none. */
const isPayeeToCome = (sentence: Sentence, from: number): boolean => {
  const { said, tokens, frame, to } = sentence
  const introduces = frame.payee === 'to' ? toIn(sentence) : fromIn(sentence)
  for (let at = from; at < tokens.length; ) {
    const amount = amountAt(said, tokens, at, to)
    if (amount === undefined && phraseAt(tokens, at, introduces) > 0) return true
    at = amount?.end ?? at + 1
  }
  return false
}

/** Words without one that introduces them: somebody, what it is for (`pay rent 800 to sam`), or nothing that can be used. */
const takeLoose = (sentence: Sentence, draft: Draft, at: number): number => {
  const { said, tokens, say } = sentence
  const comes = isPayeeToCome(sentence, at + 1)
  const end = Math.max(nameEnd(sentence, draft, at), at)
  if (end > at && draft.payee === undefined && !comes) {
    draft.payee = { text: textBetween(said, tokens, at, end), isDirect: true }
    return end
  }
  const text = textBetween(said, tokens, at, Math.max(end, at + 1))
  const isLabel =
    end > at && comes && draft.note === undefined && draft.amount === undefined && !namesMoney(text, sentence.to)
  if (isLabel) {
    draft.label = text
    draft.note = text.replace(new RegExp(`^(?:${[...say.determiners].join('|')}) `, 'i'), '')
  } else draft.unused.push([at, Math.max(end, at + 1)])
  return Math.max(end, at + 1)
}

/** The parts of a time in the order in which they are read: what repeats first. */
const joined = (whens: readonly string[], to: Localized): string =>
  [...whens]
    .toSorted((a, b) => Number(parseSaidWhen(b, to) !== undefined) - Number(parseSaidWhen(a, to) !== undefined))
    .join(' ')

const together = (ranges: Draft['unused']): Draft['unused'] =>
  ranges.reduce<Draft['unused']>((all, [start, end]) => {
    const last = all.at(-1)
    return last?.[1] === start ? [...all.slice(0, -1), [last[0], end]] : [...all, [start, end]]
  }, [])

/** Words that could not be used, those next to one another together. */
export const unusedIn = ({ unused }: Parts): string | undefined =>
  unused.length === 0 ? undefined : unused.join(' … ')

/** Whether a second one is named behind the payee: `to alex and sam`, `to alex, bob`. */
export const separates = (said: string, { payee, unused }: Parts, to: Localized): boolean => {
  if (payee === undefined) return false
  const [rest = ''] = said.split(payee.text).slice(1)
  const [first, second] = tokensOf(rest)
  if (first === undefined || second === undefined || !sentenceWordsOf(to).joints.has(first.plain)) return false
  return unused.some((text) => text.includes(second.text))
}

/** Whether any word of it could make another sentence of it, wherever it stands. */
export const mayTurn = (said: string, to: Localized): boolean =>
  tokensOf(said).some(({ plain }) => sentenceWordsOf(to).turning.has(plain))

/** Left over, or among words that nothing introduces, one such as "is" or "don't" makes another sentence of it. */
export const isTurned = ({ unused, label = '', payee }: Parts, to: Localized): boolean =>
  [...unused, label, payee?.isDirect === true ? payee.text : ''].some((text) => mayTurn(text, to))
