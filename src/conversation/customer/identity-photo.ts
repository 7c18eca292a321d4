import { z } from 'zod'
import { MAX_PHOTO_BYTES, PHOTO_TYPES } from '#bank/customer/photo.ts'
import { cardId } from '#bank/ground/ids.ts'
import { button, type Context, type Saying, type Talk } from '#conversation/flow/dialog.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { isDemo } from '#conversation/ask/customer.ts'
import { handInPicture } from './questions.ts'
import type { SentFile } from '#conversation/channel/turn.ts'
import { identityWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { endWithStatus } from '#conversation/operation/confirm.ts'
import { card, inRows, under } from '#conversation/flow/kit.ts'

const wording = (to: Localized) => ({ w: identityWords(to), labels: labelWords(to) })
const NAME = 'identity'

/** `card`: where it was asked for. */
export const PhotoState = z.object({ at: z.literal('photo-id'), card: z.string().optional() })
type PhotoState = z.infer<typeof PhotoState>

export function* askPhoto(context: Context, remark?: Text): Talk<PhotoState> {
  const { w, labels } = wording(context)
  const demo = yield* ask(isDemo)
  const rows = inRows([...(demo ? [button(NAME, w.sample, 'sample')] : []), button(NAME, labels.back, 'back')])
  const text = under(remark, w.photo(context.turn.abilities.picture, demo))
  const upload = { types: PHOTO_TYPES, maxBytes: MAX_PHOTO_BYTES }
  return { next: { at: 'photo-id', card: context.card }, say: [card(context, { text, rows, upload })] }
}

/**
 * Takes the picture and removes the message that brought it, also when it could not be used: it may show an ID. The
 * card that asked for it asks no longer; what comes next stands below the picture, where one looks.
 */
export function* handIn(asked: string | undefined, file: SentFile, context: Context): Talk<PhotoState> {
  const { w } = wording(context)
  const made = yield* ask(handInPicture, { file, card: context.card })
  const removed: readonly Saying[] = file.stays && context.turn.abilities.erases ? [{ erase: true }] : []
  const left: readonly Saying[] =
    file.stays && !context.turn.abilities.erases
      ? [{ show: { text: w.pleaseDelete, card: context.newCard('deletion') } }]
      : []
  const closed: readonly Saying[] =
    asked === undefined ? [] : [{ show: { text: made.ok ? w.received : w.notTaken, card: cardId(asked) } }]
  const next = made.ok ? yield* endWithStatus(made.value, context) : yield* askPhoto(context, w.problem(made.error))
  return { ...next, say: [...removed, ...closed, ...next.say, ...left] }
}
