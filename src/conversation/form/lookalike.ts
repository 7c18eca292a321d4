import { COIN_WORDS } from '#bank/ground/coins.ts'
import { isOneScript, skeleton } from '#kit/skeleton.ts'
import * as english from './reserved.en.ts'
import * as spanish from './reserved.es.ts'

/** Characters that show nothing and make one name another; blanks and line breaks aside, which are seen to elsewhere. */
const HIDDEN = /[\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]/u
/** A picture may be put together with such characters: skin, direction, one family of four. */
const PICTURE =
  /(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[\d#*]\u{FE0F}?\u{20E3})(?:\p{Emoji_Modifier}|\u{FE0F}|\u{200D}|\u{20E3})*/gu
/** More marks on one letter than any spelling needs reach into the lines above and below. */
const STACKED = /\p{M}{3}/u

/** Letters dressed up for show: mathematical, circled, full width. They read as plain ones and are not. */
const isDressed = (text: string): boolean =>
  [...text].some((each) => /\p{L}|\p{N}/u.test(each) && each.normalize('NFKC') !== each.normalize('NFC'))

/** Whether a name looks like what it is: nothing hidden, dressed, stacked or mixed. */
export const isPlain = (typed: string): boolean => {
  const text = typed.toWellFormed().replace(PICTURE, '').trim()
  return !HIDDEN.test(text) && !isDressed(text) && !STACKED.test(text.normalize('NFD')) && isOneScript(text)
}

/** Of every language, whoever's: a sentence in any of them may be somebody's. */
const SPOKEN = [english, spanish]
const RESERVED: ReadonlySet<string> = new Set(
  [...SPOKEN.flatMap(({ reservedWords }) => reservedWords), ...COIN_WORDS.keys()].map(skeleton),
)
const ROLES: readonly string[] = SPOKEN.flatMap(({ roles }) => roles.map(skeleton))
const SHORT_ROLES: readonly string[] = SPOKEN.flatMap(({ shortRoles }) => shortRoles.map(skeleton))
const NAME_ROLES: ReadonlySet<string> = new Set(SPOKEN.flatMap(({ rolesInNames }) => rolesInNames.map(skeleton)))
const PARLEY = skeleton('parley')

/** Whether a handle would be taken for the bank, for somebody who speaks for it, or for a word of a sentence. */
export const isReservedHandle = (handle: string): boolean => {
  const seen = skeleton(handle)
  const parts = handle.split('_').map(skeleton)
  return (
    RESERVED.has(seen) ||
    ROLES.some((role) => seen.includes(role)) ||
    SHORT_ROLES.some((role) => parts.some((part) => part.startsWith(role) || part.endsWith(role)))
  )
}

/** Whole names that are nobody's: whoever reads one beside money takes it for what it says. */
const WHOLE_NAMES: ReadonlySet<string> = new Set(SPOKEN.flatMap(({ namesOfNobody }) => namesOfNobody.map(skeleton)))

/** Neighbours with so many letters that no two names of a person make a role together by chance: `Sup Port`, `Help, Desk`. */
const LEAST_JOINED = 7
const MOST_JOINED = 12
const joinedOf = (words: readonly string[]): readonly string[] =>
  words
    .flatMap((_, from) =>
      words.slice(from + 1, from + MOST_JOINED).map((__, more) => words.slice(from, from + more + 2)),
    )
    .map((run) => skeleton(run.join('')))
    .filter(({ length }) => length >= LEAST_JOINED)

/** Whether a name says that it is the bank's, or somebody's who speaks for it: in a word, or in one with marks or blanks in it. */
export const isBanksName = (name: string): boolean => {
  const words = name.split(/[\s,]+/u).filter((word) => word !== '')
  const parts = words.flatMap((word) => [word, ...word.split(/[.'’-]+/u)]).map(skeleton)
  const isRole = [...parts, ...joinedOf(words)].some((each) => NAME_ROLES.has(each))
  return soundsLikeParley(name) || WHOLE_NAMES.has(skeleton(name)) || isRole
}

export const soundsLikeParley = (text: string): boolean => skeleton(text).includes(PARLEY)
