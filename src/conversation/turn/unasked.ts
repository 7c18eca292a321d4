import type { CardDraft, Context, Saying } from '#conversation/flow/dialog.ts'
import { fixButtons } from '#conversation/verification/fix-buttons.ts'
import { ask, type Query } from '#conversation/ask/ask.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import { turnWords } from './words.ts'

/** To a picture that was not asked for. A customer may have sent it before pressing the button that asks for it. */
export function* unasked(what: string, context: Context): Generator<Query, Saying, unknown> {
  const routing = turnWords(context)
  return { show: { card: context.newCard('picture'), text: routing.unasked(what), rows: yield* wayOf(context) } }
}

function* wayOf(context: Context): Generator<Query, NonNullable<CardDraft['rows']>, unknown> {
  if (context.customer === undefined) return []
  const { missing } = yield* ask(readCustomer)
  return missing.includes('photo-id') ? [fixButtons(['photo-id'], context)] : []
}
