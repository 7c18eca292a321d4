import type { Localized } from '#conversation/words/locale.ts'
import { fold, groupsIn, without } from '#conversation/reading/fold.ts'
import type { Slots } from './goal.ts'
import { paymentSlots, slotsOfParts } from './payment-sentence.ts'
import { type Frame, SENDING } from './sentence-frame.ts'
import { isTurned, type Parts, partsOf } from './sentence.ts'
import { isPronoun, sentenceWordsOf } from './sentence-words.ts'
import { tidy } from './text.ts'
import { parseSaidWhen } from '#conversation/reading/when.ts'

/** A few digits, which nobody's phone number is. */
const isFigure = (text: string): boolean => /^\$?\d[\d.,]{0,5}$/.test(text)

/** Whether it can be nothing but a change of what was said: an answer begins with none of these words. */
export const beginsAsCorrection = (typed: string, to: Localized): boolean =>
  sentenceWordsOf(to).correctionMarks.test(fold(tidy(typed, to)))

/** Nothing before the parts: no verb, which makes a wish of its own, and no word that takes something back. */
export const isBare = (typed: string, to: Localized): boolean => {
  const said = tidy(typed, to)
  return without(said, sentenceWordsOf(to).correctionStarts) === said
}

/** Broken off: what stands behind the "and" is not known. */
const endsWithJoint = (text: string, to: Localized): boolean =>
  sentenceWordsOf(to).joints.has(text.split(' ').at(-1)?.toLowerCase() ?? '')

/** `make it 30 and from rent`: between two parts that were read, an "and" says nothing. */
const withoutJoints = (parts: Parts, to: Localized): Parts => ({
  ...parts,
  unused: parts.unused.filter((text) => !sentenceWordsOf(to).joints.has(text.toLowerCase())),
})

/** Several changes, each read whole, and none of what another one changes. */
const together = (changes: readonly (Slots | undefined)[]): Slots | undefined => {
  const all = changes.flatMap((each) => (each === undefined ? [] : [each]))
  const parts = all.flatMap((each) => Object.keys(each))
  return all.length === changes.length && new Set(parts).size === parts.length ? Object.assign({}, ...all) : undefined
}

/** `add a note: rent`: the note alone, kept as typed. */
export const noteIn = (typed: string, to: Localized): string | undefined => {
  const said = tidy(typed, to)
  const noted = sentenceWordsOf(to).withNote.exec(fold(said))?.[1]
  return noted === undefined ? undefined : said.slice(-noted.length)
}

/**
 * What of a card the customer wants otherwise: `make it 30`, `actually to sam`, `from rent`, `tomorrow instead`, `without the
 * note`. Undefined where not every word of it was read: a card is changed by what was said, or not at all.
 */
export const correctionIn = (typed: string, frame: Frame, to: Localized): Slots | undefined => {
  const { correctionStarts, correctionAsks, correctionBetween, correctionEnds, withoutNote } = sentenceWordsOf(to)
  const said = tidy(typed, to)
  if (withoutNote.test(fold(said))) return { note: '' }
  const note = noteIn(typed, to)
  if (note !== undefined) return { note }
  const [first = ''] = said.split(correctionBetween)
  // The "no" of `no note` is no beginning.
  const begun = withoutNote.test(fold(first)) ? said : without(said, correctionStarts)
  const changes = begun.split(correctionBetween)
  if (changes.length > 1) return together(changes.map((each) => correctionIn(each, frame, to)))
  const rest = without(without(said, correctionStarts), correctionEnds).trim()
  if (rest === '' || endsWithJoint(rest, to) || correctionAsks.test(fold(rest))) return undefined
  const replaced = sentenceWordsOf(to).correctionOf?.exec(rest)?.groups
  if (replaced !== undefined) return inPlaceOf(replaced, frame, to)
  return readParts(rest, { frame, isMarked: rest !== said }, to)
}

/** `not 20 but 30`, `not to alex, to sam`: one thing in place of another of the same kind. */
const inPlaceOf = (said: Partial<Record<string, string>>, frame: Frame, to: Localized): Slots | undefined => {
  const { figure, right = '' } = said
  const slots = readParts(right, { frame, isMarked: true }, to)
  const [only, ...others] = Object.keys(slots ?? {})
  return others.length === 0 && (only === 'amount') === (figure !== undefined) ? slots : undefined
}

/** `isMarked`: it began as a correction, so that a bare word names somebody. */
const readParts = (
  rest: string,
  { frame, isMarked }: { readonly frame: Frame; readonly isMarked: boolean },
  to: Localized,
): Slots | undefined => {
  const parts = withoutJoints(partsOf(rest, frame, to), to)
  if (parts.unused.length > 0 || isTurned(parts, to)) return undefined
  // `back to alex`, `rent to sam`, `ya mande 20 a alex`: a word that nothing introduces is no new note, and may be a verb.
  if (parts.label !== undefined || (parts.note !== undefined && rest.startsWith(parts.note))) return undefined
  // A bare word could be anything; `actually sam` and `@sam` name somebody.
  const { payee } = parts
  if (payee?.isDirect === true && !isMarked && !payee.text.startsWith('@')) return undefined
  // `yes, do that for me`
  if (parts.note !== undefined && isPronoun(parts.note, to)) return undefined
  // `actually add 10` names nobody, and the 30 of `change to 30` may be the amount.
  if (payee?.isDirect === true && parts.amount !== undefined && !payee.text.startsWith('@')) return undefined
  if (payee !== undefined && isFigure(payee.text)) return undefined
  // `wait 5 minutes`: a time that can't be read may have taken its number with it.
  if (parts.amount !== undefined && parts.when !== undefined && parseSaidWhen(parts.when, to) === undefined)
    return undefined
  const slots = slotsOfParts(parts, to)
  return Object.keys(slots).length === 0 || slots.unused !== undefined ? undefined : slots
}

/**
 * Taken back while it is said: `send 20 to alex, no wait, 30`. The pattern has the groups `first` and `then`. Words behind it that
 * are no amount, no account and nobody introduced change nothing: then it is read as one sentence.
 */
export const takenBack = (rest: string, pattern: RegExp, to: Localized): Slots | undefined => {
  const { first, then } = groupsIn(rest, pattern) ?? {}
  if (first === undefined || then === undefined) return undefined
  const [before, after] = [paymentSlots(first, to), correctionIn(then, SENDING, to)]
  const isClear = before !== undefined && before.note === undefined && before.unused === undefined
  return isClear && after !== undefined && after.unparsed === undefined ? { ...before, ...after } : undefined
}

/** `make it 30`, `no, not 20 but 30`, where an amount alone is asked for. */
export const amountInCorrection = (typed: string, to: Localized): string | undefined => {
  const { amount, ...others } = correctionIn(typed, SENDING, to) ?? {}
  return Object.keys(others).length === 0 ? amount : undefined
}

/** Whether it is read whole as a change of what was said, and begins as nothing else does: `wait list` only names something. */
export const isCorrection = (typed: string, to: Localized): boolean => {
  if (!beginsAsCorrection(typed, to) || correctionIn(typed, SENDING, to) === undefined) return false
  const rest = without(tidy(typed, to), sentenceWordsOf(to).correctionStarts)
  return partsOf(rest, SENDING, to).payee?.isDirect !== true
}
