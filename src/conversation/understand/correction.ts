import type { Localized } from '#conversation/words/locale.ts'
import type { Slots } from './goal.ts'
import { slotsOfParts } from './payment-sentence.ts'
import { type Frame, isTurned, partsOf } from './sentence.ts'
import { sentenceWordsOf } from './sentence-words.ts'
import { tidy } from './text.ts'

/**
 * What of a card the customer wants otherwise: `make it 30`, `actually to sam`, `from rent`, `tomorrow instead`, `without the
 * note`. Undefined where not every word of it was read: a card is changed by what was said, or not at all.
 */
export const correctionIn = (typed: string, frame: Frame, to: Localized): Slots | undefined => {
  const { correctionStarts, correctionEnds, withoutNote, withNote } = sentenceWordsOf(to)
  const said = tidy(typed)
  if (withoutNote.test(said)) return { note: '' }
  const note = withNote.exec(said)?.[1]
  if (note !== undefined) return { note }
  const rest = said.replace(correctionStarts, '').replace(correctionEnds, '').trim()
  if (rest === '') return undefined
  const parts = partsOf(rest, frame, to)
  if (parts.unused.length > 0 || isTurned(parts, to)) return undefined
  // A bare word could be anything; `actually sam` and `@sam` name somebody.
  const { payee } = parts
  if (payee?.isDirect === true && rest === said && !payee.text.startsWith('@')) return undefined
  const slots = slotsOfParts(parts, to)
  return Object.keys(slots).length === 0 || slots.unused !== undefined ? undefined : slots
}
