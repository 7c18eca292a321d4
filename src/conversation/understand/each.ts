import { isOfFigure, readAmount } from '#conversation/reading/amount.ts'
import { groupsIn } from '#conversation/reading/fold.ts'
import { tokensOf } from '#conversation/reading/lexer.ts'
import { byLocale, type Localized } from '#conversation/words/locale.ts'
import type { Goal } from './goal.ts'
import { eachWords } from './each-words.en.ts'
import { eachWords as spanish } from './each-words.es.ts'
import { tidy } from './text.ts'

/** How one language says that each of several people gets as much. */
export type EachWords = {
  /** Whole sentences, with the groups `amount`, `names` and `rest`; flags `d`, `i` and `u`. */
  readonly shapes: readonly RegExp[]
  /** Between two names. */
  readonly joint: RegExp
  /** The same for one of them, as it is said whole. */
  readonly one: (amount: string, name: string, rest: string) => string
}

const wordsOf = byLocale<EachWords>({ en: eachWords, es: spanish })

const LEAST = 2

/** A wish of one of them, in words and as understood. */
type OfOne = { readonly text: string; readonly goal: Goal }

/** One payment for one of them, of which every word was read. */
const isWhole = ({ slots }: Goal): boolean =>
  slots.amount !== undefined && slots.payee !== undefined && slots.unused === undefined && slots.unparsed === undefined

/**
 * `send 20 bucks each to alex and sam`: as many payments as people are named, each with a card of its own. Undefined where any
 * of them can't be read whole; without "each" it is not clear how much anybody gets.
 */
export const eachOf = (
  text: string,
  { most, recognize }: { readonly most: number; readonly recognize: (text: string) => Goal | undefined },
  to: Localized,
): readonly OfOne[] | undefined => {
  const { shapes, joint, one } = wordsOf(to)
  const said = tidy(text, to)
  for (const shape of shapes) {
    const { amount, names = '', rest = '' } = groupsIn(said, shape) ?? {}
    const all = [...new Set(names.split(joint).filter((name) => name !== ''))]
    if (amount === undefined || all.length < LEAST || all.length > most) continue
    // The twenty of `alex and sam twenty five dollars each` is no name.
    const isSplit = readAmount(amount, to) !== undefined && !tokensOf(names).some((token) => isOfFigure(token, to))
    if (!isSplit) continue
    const wishes = all.flatMap((name): readonly OfOne[] => {
      const wish = one(amount, name, rest)
      const goal = recognize(wish)
      return goal !== undefined && isWhole(goal) ? [{ text: wish, goal }] : []
    })
    if (wishes.length === all.length) return wishes
  }
  return undefined
}
