import { byLocale, type Localized } from '#conversation/words/locale.ts'
import { fold } from '#conversation/reading/fold.ts'
import { phraseAt, tokensOf } from '#conversation/reading/lexer.ts'
import { sentenceWords } from './sentence-words.en.ts'
import { sentenceWords as spanish } from './sentence-words.es.ts'

/** What tells the parts of a sentence about money apart, in one language; all in lower case and without accents. */
export type SentenceWords = {
  readonly to: readonly (readonly string[])[]
  readonly from: readonly (readonly string[])[]
  /** The same where somebody is asked: `ask for 20 of alex`. */
  readonly askedFrom: readonly (readonly string[])[]
  /** The account that is meant where somebody is asked. */
  readonly askedTo: readonly (readonly string[])[]
  readonly for: readonly (readonly string[])[]
  /** What stands behind is free text. */
  readonly because: readonly (readonly string[])[]
  /** They add nothing. */
  readonly fillers: ReadonlySet<string>
  /** Before a name: `my savings`, `the rent account`. */
  readonly determiners: ReadonlySet<string>
  /** Those of them that say whose it is. */
  readonly own: ReadonlySet<string>
  /** Behind the name of an account. */
  readonly account: ReadonlySet<string>
  /** In front of the name of an account, where one language has it there: `cuenta de ahorros`. */
  readonly accountStart?: RegExp
  /** Not part of a name, nor of what a payment is for where that stands before the figure. */
  readonly closed: ReadonlySet<string>
  /** Someone, but nobody can say who. */
  readonly pronouns: ReadonlySet<string>
  /** Left over, they turn the sentence into another one. */
  readonly turning: ReadonlySet<string>
  readonly whenStarts: ReadonlySet<string>
  /** Figures that are written for words: `2` for `to`. A language may do without. */
  readonly sounds?: ReadonlyMap<string, string>
  /** What a figure before it counts, so that it stands for no word. */
  readonly counted?: ReadonlySet<string>
  /** Between two names. */
  readonly joints: ReadonlySet<string>
  /** In front of a correction, and behind it: `no, make it 30 instead`. */
  readonly correctionStarts: RegExp
  readonly correctionEnds: RegExp
  /** With one of these something said before is taken back, also where another question is open. */
  readonly correctionMarks: RegExp
  /** `not 20 but 30`: the groups are `figure` where an amount is taken back, and `right`, which stands in its place. A language may do without. */
  readonly correctionOf?: RegExp
  /** Asks about what was said, and changes none of it: `for what`, `por que a alex`. */
  readonly correctionAsks: RegExp
  /** Between two corrections: `from rent, and make it 30`. */
  readonly correctionBetween: RegExp
  /** The note is to go. */
  readonly withoutNote: RegExp
  /** A note is to be there, which is the first group. */
  readonly withNote: RegExp
  /** Something about a time, whether it can be read or not. */
  readonly dateLike: RegExp
  /** How much, as a part of what there is: no amount that can be read. */
  readonly partOfAll: RegExp
  readonly repeating: RegExp
}

export const sentenceWordsOf = byLocale({ en: sentenceWords, es: spanish })

export const isPronoun = (name: string, to: Localized): boolean => sentenceWordsOf(to).pronouns.has(name.toLowerCase())

/** Something about a time that could not be read: it has to be asked for. */
export const isDateLike = (text: string, to: Localized): boolean => sentenceWordsOf(to).dateLike.test(fold(text))

/** Whether an "and" stands in it, or what is written for one. */
export const hasJoint = (text: string, to: Localized): boolean =>
  tokensOf(text).some(({ plain }) => sentenceWordsOf(to).joints.has(plain))

/** `everything`, `half`: it says how much, and nobody can tell in dollars. */
export const isPartOfAll = (text: string, to: Localized): boolean => sentenceWordsOf(to).partOfAll.test(fold(text))

/** `to alex`, `from my savings`: without the word that only says which part of a sentence it is. */
export const withoutIntroduction = (typed: string, to: Localized): string => {
  const say = sentenceWordsOf(to)
  const tokens = tokensOf(typed)
  const length = phraseAt(tokens, 0, [...say.to, ...say.from])
  const first = tokens[length]
  return length === 0 || first === undefined ? typed : typed.slice(first.start)
}

/** `my savings account` -> `savings`, of which `savings account` is the whole, and that it is one of theirs. */
export const nameOf = (
  typed: string,
  to: Localized,
): { readonly name: string; readonly whole: string; readonly isOwn: boolean } => {
  const { determiners, own, account, accountStart = /^(?!)/ } = sentenceWordsOf(to)
  const words = typed.trim().split(' ')
  const first = (words[0] ?? '').toLowerCase()
  const bare = determiners.has(first) && words.length > 1 ? words.slice(1) : words
  const last = (bare.at(-1) ?? '').toLowerCase()
  const name = account.has(last) && bare.length > 1 ? bare.slice(0, -1) : bare
  return {
    name: name.join(' ').replace(accountStart, ''),
    whole: bare.join(' '),
    isOwn: own.has(first) && words.length > 1,
  }
}
