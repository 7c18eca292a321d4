import { fold, without } from '#conversation/reading/fold.ts'
import { byLocale, type Localized } from '#conversation/words/locale.ts'
import { multipleWords } from './multiple-words.en.ts'
import { multipleWords as spanish } from './multiple-words.es.ts'
import { sentenceWordsOf } from './sentence-words.ts'
import { tidy } from './text.ts'

/** How one language says so many times as much as there is; without accents, each from its first word to its last. */
export type MultipleWords = {
  readonly double: RegExp
  readonly triple: RegExp
  readonly half: RegExp
  /** A part of what nobody has said the whole of. */
  readonly unclear: RegExp
}

const wordsOf = byLocale<MultipleWords>({ en: multipleWords, es: spanish })

/** An amount that is to be that many times, or a part, of the one on a card: in cents, or `unparsed` where that is no amount. */
export type Multiple = { readonly cents: string } | { readonly unparsed: string }

/**
 * `double it`, `half of that`: the amount on a card made more or less of. Half of an odd number of cents is no amount, and of
 * what `the other half` is one nobody has said.
 */
export const multipleIn = (typed: string, cents: string, to: Localized): Multiple | undefined => {
  const said = tidy(typed, to)
  const bare = fold(without(said, sentenceWordsOf(to).correctionStarts))
  const { double, triple, half, unclear } = wordsOf(to)
  const fits = (pattern: RegExp): boolean => pattern.test(bare) || pattern.test(fold(said))
  if (fits(unclear)) return { unparsed: said }
  const amount = BigInt(cents)
  if (fits(double)) return { cents: String(amount * 2n) }
  if (fits(triple)) return { cents: String(amount * 3n) }
  if (!fits(half)) return undefined
  return amount % 2n === 0n ? { cents: String(amount / 2n) } : { unparsed: said }
}

/** `5 more`, `plus 10`: it changes an amount, and is the name of nothing. */
export const changesAmount = (typed: string, to: Localized): boolean =>
  /\d/.test(typed) && wordsOf(to).unclear.test(fold(tidy(typed, to)))
