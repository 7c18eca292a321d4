import { isDeepStrictEqual } from 'node:util'
import type { FormDraft, Input, Out, Saying } from '#conversation/flow/dialog.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { Frame } from '#conversation/session/session.ts'
import { lines } from '#conversation/words/text.ts'
import { proposalOf } from './frames.ts'
import { isPictureAlone } from '#conversation/understand/replies.ts'
import { turnWords } from './words.ts'
import type { Localized } from '#conversation/words/locale.ts'

/** Words that no dialog could use leave everything as it was: that is said, and what was asked stands below. */
export const isLost = (input: Input, state: unknown, { next, say, isAnswered, isTold }: Out<unknown>): boolean =>
  input.kind === 'said' &&
  isAnswered !== true &&
  isTold !== true &&
  input.goal === undefined &&
  next !== 'done' &&
  say.every((saying) => !('erase' in saying)) &&
  isDeepStrictEqual(next, state)

/** An answer that was tried and left everything as it was, whatever was said about it. */
export const isUnmoved = (input: Input, state: unknown, { next, say, isAnswered }: Out<unknown>): boolean =>
  (input.kind === 'filled' || (input.kind === 'said' && input.goal === undefined)) &&
  isAnswered !== true &&
  next !== 'done' &&
  say.every((saying) => !('erase' in saying)) &&
  isDeepStrictEqual(next, state)

/** The form that it asks by. */
export const formOf = ({ say }: Out<unknown>): FormDraft | undefined =>
  say.flatMap((saying) => ('show' in saying && saying.show.form ? [saying.show.form] : [])).at(-1)

/** What its cards say. */
export const textOf = ({ say }: Out<unknown>): Text =>
  say.flatMap((saying) => ('show' in saying ? saying.show.text : []))

/** The same, with a remark on top of the first card. */
export const withRemark = (remark: Text, out: Out<unknown>): Out<unknown> => {
  const first = out.say.findIndex((saying) => 'show' in saying)
  const say = out.say.map((saying, at): Saying => {
    if (at !== first || !('show' in saying)) return saying
    return { show: { ...saying.show, text: lines(remark, '', saying.show.text) } }
  })
  return { ...out, say }
}

/** Said while a card waits to be confirmed, that must not sound like an end. */
export const thanks = (frame: Frame | undefined, text: string, to: Localized): Text => {
  const routing = turnWords(to)
  if (proposalOf(frame) !== undefined && isPictureAlone(text)) return routing.pictureAtCard()
  return proposalOf(frame) === undefined ? routing.thanks() : routing.thanksWaiting()
}
