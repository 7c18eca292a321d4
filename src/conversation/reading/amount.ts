import { parseMoney, toDecimal, usd } from '#bank/ground/money.ts'
import { byLocale, type Localized } from '#conversation/words/locale.ts'
import { amountWords } from './amount-words.en.ts'
import { amountWords as spanish } from './amount-words.es.ts'
import { phoneEnd, phraseAt, textBetween, type Token, tokensOf } from './lexer.ts'

/** How one language says amounts; all in lower case. */
export type AmountWords = {
  readonly ones: ReadonlyMap<string, number>
  readonly tens: ReadonlyMap<string, number>
  /** Words for a hundred and its multiples, where one language has them: `doscientos`. */
  readonly hundreds?: ReadonlyMap<string, number>
  readonly hundred: ReadonlySet<string>
  readonly thousand: ReadonlySet<string>
  /** What multiplies the figure before it: `1.5k`, `three grand`. */
  readonly suffixes: ReadonlyMap<string, bigint>
  /** An article that means one: `a hundred`. */
  readonly one: ReadonlySet<string>
  readonly and: ReadonlySet<string>
  /** One as it stands behind `and` at the end of a number, and is an article elsewhere: `treinta y un`. */
  readonly lastOne?: ReadonlySet<string>
  /** What makes the figure behind it the cents: `veinte con cincuenta`. */
  readonly change?: ReadonlySet<string>
  /** Figures as they are written in this language, in the way that they are read: `1.234,56` -> `1234.56`. */
  readonly figures?: (typed: string) => string
  readonly dollars: ReadonlySet<string>
  /** Those that stand before the figure. */
  readonly symbols: ReadonlySet<string>
  /** May stand before the dollars: `US dollars`. */
  readonly country: ReadonlySet<string>
  readonly cents: ReadonlySet<string>
  /** What makes another amount of the figure behind it, and of the figure before it. */
  readonly before: readonly (readonly string[])[]
  readonly after: readonly (readonly string[])[]
  /** Between two figures. */
  readonly range: ReadonlySet<string>
  /** Other currencies, and coins. */
  readonly foreign: ReadonlySet<string>
}

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

type Tokens = readonly Token[]
/** What was read from one token on, up to `end`; `cents` is missing where it can't be read in one way. */
type Figure = { readonly end: number; readonly cents?: bigint }

const SYMBOL = /^\p{Sc}$/u
const SIGN = /^[-+~\u2010-\u2015\u2212\u00B1\u2248<>\u2264\u2265=*/%#]$/u
const CENTS_OF_ONE = 100n
/** The longest amount that is read; what is longer is no amount. */
const LONGEST = 15

const centsOf = (digits: string): bigint | undefined => {
  const amount = parseMoney('USD', digits.startsWith('.') ? `0${digits}` : digits)
  return amount.ok ? amount.value.minor : undefined
}

/** `1.5` times a thousand stays exact, and no part of a cent is made up. */
const scaled = (digits: string, factor: bigint): bigint | undefined => {
  const [, whole = '', part = ''] = /^(\d{0,6}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,6}))?$/.exec(digits) ?? []
  if (whole === '' && part === '') return undefined
  const units = BigInt(whole.replaceAll(',', '') + part || '0') * factor * CENTS_OF_ONE
  const places = 10n ** BigInt(part.length)
  return units % places === 0n ? units / places : undefined
}

const valueOf = (word: string, isFirst: boolean, say: AmountWords): number | undefined =>
  say.ones.get(word) ??
  say.tens.get(word) ??
  say.hundreds?.get(word) ??
  ((isFirst && say.one.has(word)) || say.lastOne?.has(word) ? 1 : undefined)

/** 0 to 999 999 said in words, or undefined: `twenty five fifty` is no number. */
const numberOf = (words: readonly string[], say: AmountWords): bigint | undefined => {
  let total = 0
  let group = 0
  let least = Number.POSITIVE_INFINITY
  for (const [at, word] of words.entries()) {
    const value = valueOf(word, at === 0, say)
    if (say.thousand.has(word) || (say.suffixes.get(word) === 1_000n && group > 0)) {
      if (total > 0 || (group === 0 && at > 0)) return undefined
      total = (group || 1) * 1000
      ;[group, least] = [0, Number.POSITIVE_INFINITY]
    } else if (say.hundred.has(word)) {
      // `fifteen hundred` is said, `twenty hundred` and `five hundred hundred` are not.
      if (group > 99 || (group > 9 && group % 10 === 0) || (group === 0 && at > 0) || least === 100) return undefined
      group = (group || 1) * 100
      least = 100
    } else {
      // Each word must fit below the one before it: sixty, then a digit, then nothing.
      if (value === undefined || value >= least || (value === 0 && words.length > 1)) return undefined
      group += value
      least = say.tens.has(word) ? 10 : say.hundreds?.has(word) ? 100 : 0
    }
  }
  return total + group > 999_999 ? undefined : BigInt(total + group)
}

/** `hundred` may begin a number, `k` may not. */
const beginsNumber = (word: string, say: AmountWords): boolean =>
  [say.ones, say.tens, say.hundreds, say.hundred, say.thousand].some((words) => words?.has(word))
const isNumberWord = (word: string, say: AmountWords): boolean => beginsNumber(word, say) || say.suffixes.has(word)

/** Number words next to one another, with what joins them: `a hundred and ten`, `twenty-five`. */
const spelledAt = (tokens: Tokens, at: number, say: AmountWords): Figure | undefined => {
  const words: string[] = []
  let end = at
  const partsAt = (index: number): readonly string[] => {
    const token = tokens[index]
    const parts = token?.kind === 'word' ? token.plain.split('-') : []
    const mayStand = words.length > 0 || beginsNumber(parts[0] ?? '', say)
    const isLastOne = words.length > 0 && say.lastOne?.has(parts[0] ?? '') === true
    return mayStand && (isLastOne || parts.every((part) => isNumberWord(part, say))) ? parts : []
  }
  if (say.one.has(tokens[at]?.plain ?? '') && isNumberWord(tokens[at + 1]?.plain ?? '', say)) {
    words.push(tokens[at]?.plain ?? '')
    end = at + 1
  }
  while (words.length <= LONGEST) {
    const joint = words.length > 0 && say.and.has(tokens[end]?.plain ?? '') ? 1 : 0
    const parts = partsAt(end + joint)
    if (parts.length === 0) break
    words.push(...parts)
    end += joint + 1
  }
  if (words.length === 0) return undefined
  const value = numberOf(words, say)
  return value === undefined ? { end } : { end, cents: value * CENTS_OF_ONE }
}

/** Figures, with what multiplies them: `1,234.50`, `1.5k`, `3 grand`, `5 hundred`. */
const figuresAt = (tokens: Tokens, at: number, say: AmountWords): Figure | undefined => {
  const token = tokens[at]
  if (token?.kind !== 'number') return undefined
  // As many digits as a telephone number has are none of an amount.
  if (/^(?:\d{10,}|\d{3}\.\d{3}\.\d{4})$/.test(token.plain)) return undefined
  const next = tokens[at + 1]
  const factor = next && factorOf(next, say)
  const figures = say.figures?.(token.plain) ?? token.plain
  const cents = factor === undefined ? centsOf(figures) : scaled(figures, factor)
  let end = at + (factor === undefined ? 1 : 2)
  let isWhole = cents !== undefined
  // More figures, or another multiplier, right behind it: `18 932`, `1.5 thousand hundred`.
  while (isMoreOfIt(tokens[end], say)) {
    end += 1
    isWhole = false
  }
  // `12e3`, `20x`: letters that belong to the figure and mean nothing here.
  const glued = tokens[end]
  if (glued?.isJoined === true && glued.kind === 'word' && !isCurrency(glued, say)) return { end: end + 1 }
  return isWhole && cents !== undefined ? { end, cents } : { end }
}

const isMoreOfIt = (token: Token | undefined, say: AmountWords): boolean =>
  token !== undefined && (token.kind === 'number' || (token.kind === 'word' && isNumberWord(token.plain, say)))

const factorOf = (token: Token, say: AmountWords): bigint | undefined =>
  token.kind === 'word' ? say.suffixes.get(token.plain) : undefined

const isCurrency = ({ plain }: Token, say: AmountWords): boolean =>
  say.dollars.has(plain) || say.cents.has(plain) || say.foreign.has(plain) || SYMBOL.test(plain)

const figureAt = (tokens: Tokens, at: number, say: AmountWords): Figure | undefined =>
  figuresAt(tokens, at, say) ?? spelledAt(tokens, at, say)

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
  return isOther || isLooseFigure ? at + 1 : undefined
}

/** The amount that begins at this token, with all that belongs to it; undefined where none does. */
export const amountAt = (said: string, tokens: Tokens, at: number, to: Localized): SaidAmount | undefined => {
  const say = wordsOf(to)
  const before = beforeAt(tokens, at, say)
  const figure = oneDollarAt(tokens, before.end, say) ?? figureAt(tokens, before.end, say)
  if (figure === undefined) return undefined
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
