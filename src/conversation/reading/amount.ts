import { toDecimal, usd } from '#bank/ground/money.ts'
import { byLocale, type Localized } from '#conversation/words/locale.ts'
import { amountWords } from './amount-words.en.ts'
import { amountWords as spanish } from './amount-words.es.ts'
import {
  type AmountWords,
  CENTS_OF_ONE,
  type Figure,
  figureAt,
  isCurrency,
  isOfNumber,
  LONGEST,
  mayEndAmount,
  SYMBOL,
  type Tokens,
} from './figure.ts'
import { phoneEnd, phraseAt, textBetween, type Token, tokensOf } from './lexer.ts'

/**
 * An amount of dollars in a sentence. `decimal` (`1234.50`) is there where every word of it was read and it is more than
 * zero: an amount that can't be read whole is never read in part.
 */
export type SaidAmount = {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly decimal?: string
  /** It was said to be dollars, or cents. */
  readonly isDollars: boolean
}

const wordsOf = byLocale<AmountWords>({ en: amountWords, es: spanish })

const SIGN = /^[-+~\u2010-\u2015\u2212\u00B1\u2248<>\u2264\u2265=*/%#]$/u

/** `USD`, `US $`, `dollars`, `US dollars`: how many tokens. */
const dollarsAt = (tokens: Tokens, at: number, say: AmountWords): number => {
  const [first, second] = [tokens[at]?.plain ?? '', tokens[at + 1]?.plain ?? '']
  if (say.dollars.has(first)) return say.country.has(second) && say.dollars.has(tokens[at + 2]?.plain ?? '') ? 3 : 1
  return say.country.has(first) && say.dollars.has(second) ? 2 : 0
}

type Before = { readonly end: number; readonly isDollars: boolean; readonly isPlain: boolean }

/** Currency, signs and words such as `up to` in front of a figure. */
const beforeAt = (tokens: Tokens, at: number, say: AmountWords): Before => {
  let before: Before = { end: at, isDollars: false, isPlain: true }
  for (;;) {
    const { end } = before
    const token = tokens[end]
    if (token === undefined || end - at > LONGEST) return before
    const dollars = dollarsAt(tokens, end, say)
    const other = phraseAt(tokens, end, say.before)
    // `$` and `USD` stand in front of a figure; `buck fifty` is another way of saying it.
    if (dollars > 0 && say.symbols.has(tokens[end + dollars - 1]?.plain ?? ''))
      before = { ...before, end: end + dollars, isDollars: true }
    else if (other > 0) before = { ...before, end: end + other, isPlain: false }
    else if (isCurrency(token, say) || (token.kind === 'mark' && SIGN.test(token.plain)))
      before = { ...before, end: end + 1, isPlain: false }
    else return before
  }
}

/** `a dollar`, `a buck fifty`, `a grand`: an article in place of the figure. */
const oneDollarAt = (tokens: Tokens, at: number, say: AmountWords): Figure | undefined => {
  const [article, unit] = [tokens[at], tokens[at + 1]]
  if (article === undefined || unit === undefined || !say.one.has(article.plain)) return undefined
  if (say.foreignOne.has(unit.plain)) return { end: at + 1 }
  return dollarsAt(tokens, at + 1, say) > 0 && unit.kind === 'word' ? { end: at + 1, cents: CENTS_OF_ONE } : undefined
}

/** The cents that are said behind the dollars: `five dollars and ten cents`, `a buck fifty`. */
const smallChangeAt = (tokens: Tokens, at: number, say: AmountWords): Figure | undefined => {
  const joint = tokens[at]?.plain ?? ''
  const joined = say.and.has(joint) || say.change?.has(joint) ? at + 1 : at
  const figure = figureAt(tokens, joined, say)
  if (figure === undefined) return undefined
  const isNamed = say.cents.has(tokens[figure.end]?.plain ?? '')
  const named = isNamed || say.change?.has(joint) === true
  const isSpelled = tokens[joined]?.kind === 'word'
  if (!named && (joined > at || !isSpelled)) return joined > at ? undefined : { end: figure.end }
  const end = figure.end + (isNamed ? 1 : 0)
  const { cents } = figure
  const isSmall = cents !== undefined && cents < 100n * CENTS_OF_ONE && cents % CENTS_OF_ONE === 0n
  return isSmall ? { end, cents: cents / CENTS_OF_ONE } : { end }
}

type Unit = { readonly end: number; readonly cents?: bigint | undefined; readonly isDollars: boolean }

/** The unit behind a figure, and the cents behind that. */
const withUnit = (tokens: Tokens, figure: Figure, isDollars: boolean, say: AmountWords): Unit => {
  const { end, cents } = figure
  const unit = tokens[end]
  if (unit !== undefined && say.cents.has(unit.plain)) {
    const isWhole = cents !== undefined && !isDollars && cents % CENTS_OF_ONE === 0n
    return { end: end + 1, isDollars: true, ...(isWhole && { cents: cents / CENTS_OF_ONE }) }
  }
  const dollars = dollarsAt(tokens, end, say)
  if (dollars === 0 && !say.change?.has(unit?.plain ?? '')) return { ...figure, isDollars }
  const change = smallChangeAt(tokens, end + dollars, say)
  if (change === undefined) return { end: end + dollars, cents, isDollars: isDollars || dollars > 0 }
  const isRead = change.cents !== undefined && cents !== undefined && cents % CENTS_OF_ONE === 0n
  return { end: change.end, isDollars: true, ...(isRead && { cents: cents + (change.cents ?? 0n) }) }
}

/** A second figure behind the first, as of a range: `$12 to $24`. A telephone number is none. */
const rangeEnd = (tokens: Tokens, at: number, say: AmountWords): number | undefined => {
  const joint = tokens[at]
  if (joint === undefined) return undefined
  const isJoint = say.range.has(joint.plain) || (joint.kind === 'mark' && SIGN.test(joint.plain))
  if (!isJoint || phoneEnd(tokens, at + 1) !== undefined) return undefined
  const before = beforeAt(tokens, at + 1, say)
  const figure = figureAt(tokens, before.end, say)
  if (figure === undefined) return undefined
  return withUnit(tokens, figure, before.isDollars, say).end
}

/** Whatever else belongs to it and makes it unclear: another currency, `each`, `or 30`, `%`. Undefined: nothing. */
const spoiltEnd = (tokens: Tokens, at: number, say: AmountWords): number | undefined => {
  const range = rangeEnd(tokens, at, say)
  if (range !== undefined) return range
  const other = phraseAt(tokens, at, say.after)
  if (other > 0) return at + other
  const token = tokens[at]
  if (token === undefined) return undefined
  const isOther =
    say.foreign.has(token.plain) || (token.kind === 'mark' && (SYMBOL.test(token.plain) || /[%+*/]/.test(token.plain)))
  const next = tokens[at + 1]
  // A comma that ends a part of the sentence (`$30, from rent`) does not belong to the figure.
  const isPunctuation = /^[,.:]$/.test(token.plain) && next?.kind !== 'number' && next?.isJoined !== true
  const isLooseFigure =
    token.kind === 'number' ||
    (token.kind === 'mark' && token.isJoined && !isPunctuation && /[-,.:\u2010-\u2015]/.test(token.plain))
  return isOther || isLooseFigure || isPartOfFigure(token, next) ? at + 1 : undefined
}

/** `20½`, and what parts figures elsewhere, as in `1'000` and `1_000`: the figure goes on there. */
const isPartOfFigure = (token: Token, next: Token | undefined): boolean =>
  token.kind === 'mark' && (/\p{No}/u.test(token.text) || (token.isJoined && next?.kind === 'number' && next.isJoined))

/** Another currency, or a coin. */
export const isForeign = (word: string, to: Localized): boolean => wordsOf(to).foreign.has(word)

/** `couple bucks`: money is meant, if not how much. */
export const namesMoney = (text: string, to: Localized): boolean =>
  tokensOf(text).some((token) => isCurrency(token, wordsOf(to)))

/** Whether a figure, or what belongs to one, stands there: an amount may end with it, or go on with it. */
export const isOfAmount = (token: Token, to: Localized): boolean =>
  mayEndAmount(token, wordsOf(to)) || isOfNumber(token, wordsOf(to))

/** Whether it may be a word or a figure that a number is made of; a currency is none, since some are names: `bob`. */
export const isOfFigure = (token: Token, to: Localized): boolean => isOfNumber(token, wordsOf(to))

/** What makes another amount of the one before it stands there: `times`, `each`. */
export const changesAmountAt = (tokens: Tokens, at: number, to: Localized): boolean =>
  phraseAt(tokens, at, wordsOf(to).after) > 0

/** `"$20"`: nothing but an amount stands in the quotation marks. */
const quotedAt = (said: string, tokens: Tokens, at: number, to: Localized): SaidAmount | undefined => {
  const token = tokens[at]
  if (token?.kind !== 'quoted') return undefined
  const inside = said.slice(token.start + 1, token.end - 1).trim()
  const parts = tokensOf(inside)
  const found = parts[0]?.kind === 'quoted' ? undefined : amountAt(inside, parts, 0, to)
  return found?.end === parts.length ? { ...found, start: at, end: at + 1 } : undefined
}

/** `a few bucks`: so much money that nobody can tell how much it is. */
const vagueAt = (
  said: string,
  tokens: Tokens,
  { at, end }: { readonly at: number; readonly end: number },
  say: AmountWords,
): SaidAmount | undefined => {
  const [counted, last] = [phraseAt(tokens, at, say.before), tokens[end - 1]]
  const isMoney = last !== undefined && last.kind === 'word' && isCurrency(last, say)
  if (counted === 0 || !isMoney || at + counted !== end - 1) return undefined
  return { start: at, end, text: textBetween(said, tokens, at, end), isDollars: say.dollars.has(last.plain) }
}

/** The amount that begins at this token, with all that belongs to it; undefined where none does. */
export const amountAt = (said: string, tokens: Tokens, at: number, to: Localized): SaidAmount | undefined => {
  const quoted = quotedAt(said, tokens, at, to)
  if (quoted !== undefined) return quoted
  const say = wordsOf(to)
  const before = beforeAt(tokens, at, say)
  const figure = oneDollarAt(tokens, before.end, say) ?? figureAt(tokens, before.end, say)
  if (figure === undefined) return vagueAt(said, tokens, { at, end: before.end }, say)
  const read = withUnit(tokens, figure, before.isDollars, say)
  let { end } = read
  let isPlain = before.isPlain && read.cents !== undefined && read.cents > 0n
  for (let spoilt = spoiltEnd(tokens, end, say); spoilt !== undefined; spoilt = spoiltEnd(tokens, end, say)) {
    end = spoilt
    isPlain = false
  }
  const { isDollars, cents } = read
  const text = textBetween(said, tokens, at, end)
  return { start: at, end, text, isDollars, ...(isPlain && cents !== undefined && { decimal: decimalOf(cents) }) }
}

const decimalOf = (cents: bigint): string => toDecimal(usd(cents))

/** An amount and nothing else, as typed into a field. */
export const readAmount = (text: string, to: Localized): string | undefined => {
  const bare = text.trim().replace(/[.!?,;]+$/, '')
  const tokens = tokensOf(bare)
  const found = amountAt(bare, tokens, 0, to)
  return found?.end === tokens.length ? found.decimal : undefined
}
