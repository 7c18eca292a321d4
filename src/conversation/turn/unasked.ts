import type { CardDraft, Context, Saying } from '#conversation/flow/dialog.ts'
import { fixButtons } from '#conversation/customer/fix-buttons.ts'
import { ask, type Question } from '#conversation/ask/questions.ts'
import { routing } from './words.en.ts'

/** To a picture that nobody asked for. Somebody may have been quicker than the button that asks for it. */
export function* unasked(what: string, context: Context): Generator<Question, Saying, unknown> {
  return { show: { card: context.newCard('picture'), text: routing.unasked(what), rows: yield* wayOf(context) } }
}

function* wayOf({ customer }: Context): Generator<Question, NonNullable<CardDraft['rows']>, unknown> {
  if (customer === undefined) return []
  const { missing } = yield* ask('customer.me', {})
  return missing.includes('photo-id') ? [fixButtons(['photo-id'])] : []
}
