import type { CardDraft, Context, Saying } from '#conversation/flow/dialog.ts'
import { fixButtons } from '#conversation/customer/fix-buttons.ts'
import { ask, type Query } from '#conversation/ask/ask.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import { routing } from './words.en.ts'

/** To a picture that nobody asked for. Somebody may have been quicker than the button that asks for it. */
export function* unasked(what: string, context: Context): Generator<Query, Saying, unknown> {
  return { show: { card: context.newCard(41), text: routing.unasked(what), rows: yield* wayOf(context) } }
}

function* wayOf({ customer }: Context): Generator<Query, NonNullable<CardDraft['rows']>, unknown> {
  if (customer === undefined) return []
  const { missing } = yield* ask(readCustomer)
  return missing.includes('photo-id') ? [fixButtons(['photo-id'])] : []
}
