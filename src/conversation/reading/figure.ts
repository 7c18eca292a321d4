import { parseMoney } from '#bank/ground/money.ts'
import type { Token } from './lexer.ts'

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
  /** Those of them that multiply only what they are written together with: `2g`, and not `pay 2 g`. */
  readonly glued?: ReadonlySet<string>
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
  /** Those of them that an article makes an amount of: `a quid`. */
  readonly foreignOne: ReadonlySet<string>
}

export type Tokens = readonly Token[]
/** What was read from one token on, up to `end`; `cents` is missing where it can't be read in one way. */
export type Figure = { readonly end: number; readonly cents?: bigint }

export const SYMBOL = /^\p{Sc}$/u
export const CENTS_OF_ONE = 100n
/** The longest amount that is read; what is longer is no amount. */
export const LONGEST = 15

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
  token !== undefined &&
  (token.kind === 'number' ||
    (token.kind === 'word' && isNumberWord(token.plain, say) && say.glued?.has(token.plain) !== true))

const factorOf = (token: Token, say: AmountWords): bigint | undefined =>
  token.kind === 'word' && (token.isJoined || say.glued?.has(token.plain) !== true)
    ? say.suffixes.get(token.plain)
    : undefined

export const isCurrency = ({ plain }: Token, say: AmountWords): boolean =>
  say.dollars.has(plain) || say.cents.has(plain) || say.foreign.has(plain) || SYMBOL.test(plain)

/** Whether an amount may end with it: a figure, what multiplies it, or a currency. */
export const mayEndAmount = (token: Token, say: AmountWords): boolean =>
  token.kind === 'number' || isCurrency(token, say) || factorOf(token, say) !== undefined

/** Whether it may be one of the words that a number is made of. */
export const isOfNumber = (token: Token, say: AmountWords): boolean => isMoreOfIt(token, say)

export const figureAt = (tokens: Tokens, at: number, say: AmountWords): Figure | undefined =>
  figuresAt(tokens, at, say) ?? spelledAt(tokens, at, say)
