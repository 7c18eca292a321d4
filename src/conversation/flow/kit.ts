import type { OperationId } from '#bank/ground/ids.ts'
import type { Text } from '#conversation/channel/message.ts'
import {
  type ButtonDraft,
  type CardDraft,
  type Context,
  goalButton,
  type Input,
  type Out,
  type Saying,
} from './dialog.ts'
import type { AskedField } from '#conversation/form/form.ts'
import { goal } from '#conversation/understand/goal.ts'
import { ask, type Query } from '#conversation/ask/ask.ts'
import { cancelOperation } from '#conversation/ask/operation.ts'
import { RULES, type RuleName, type TypedAt } from '#conversation/form/rules.ts'
import { lines } from '#conversation/words/text.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'

const wording = (to: Localized) => ({ labels: labelWords(to) })

/** What every dialog is built of: cards in place, questions with what was wrong on top, leaving for something else. */

/** A card in the place of the one whose button was pressed. */
export const card = (context: Context, draft: Omit<CardDraft, 'card'>): Saying => ({
  show: { card: context.card, ...draft },
})

/** What was wrong or has just happened, above the question that follows. */
export const under = (remark: Text | undefined, text: Text): Text =>
  remark === undefined ? text : lines(remark, '', text)

export const done = (...say: readonly Saying[]): { readonly next: 'done'; readonly say: readonly Saying[] } => ({
  next: 'done',
  say,
})

export const menuButton = (to: Localized): ButtonDraft => {
  const { labels } = wording(to)
  return goalButton(labels.menu, goal('menu'))
}

/** Ends with a text and ways on. */
export const end = (context: Context, text: Text, ...ways: readonly ButtonDraft[]) =>
  done(card(context, { text, rows: inRows([...ways, menuButton(context)]) }))

/** Buttons in rows: two in each, more where there are many, since no channel shows more than five rows well. */
export const inRows = (buttons: readonly ButtonDraft[], most = 4): readonly (readonly ButtonDraft[])[] => {
  const perRow = Math.min(5, Math.max(2, Math.ceil(buttons.length / most)))
  return Array.from({ length: Math.ceil(buttons.length / perRow) }, (_, row) =>
    buttons.slice(row * perRow, (row + 1) * perRow),
  )
}

/** A field with the length its rule allows. */
export const field = (
  name: string,
  rule: RuleName,
  label: string,
  more: Partial<Pick<AskedField, 'kind' | 'hint' | 'required' | 'maxLength' | 'value' | 'choices'>> = {},
): AskedField => ({ name, rule, label, kind: 'text', required: true, maxLength: 100, ...more })

/** The answer to a question with one field: handed in, or typed. Undefined when it was neither. */
export const answerOf = (
  input: Input,
  name: string,
  rule: RuleName,
  at: TypedAt,
): ReturnType<(typeof RULES)['text']> | undefined => {
  if (input.kind === 'filled') return { ok: true, value: input.values[name] ?? '' }
  return input.kind === 'said' ? RULES[rule](input.text, at) : undefined
}

export const isBack = (input: Input): boolean =>
  (input.kind === 'said' && input.goal?.name === 'back') || (input.kind === 'chose' && input.choice === 'back')

const YES = /^(?:(?:yes|y|yep|yeah|yup|ok|okay|confirm|sure|do it|go ahead|send it)[ ,.!]*)+(?:please|pls)?[.!]*$/i
const NO = /^(?:(?:no|n|nope|nah|stop|don['’]?t)[ ,.!]*)+(?:thanks|thank you|please|send (?:it|that))?[.!]*$/i
/** No decision is longer, and the patterns stay fast. */
const isShort = (text: string): boolean => text.length <= 40
/** A card's decision, pressed or said. */
export const isYes = (input: Input): boolean =>
  input.kind === 'chose'
    ? input.choice === 'confirm'
    : input.kind === 'said' && isShort(input.text) && YES.test(input.text)
export const isNo = (input: Input): boolean =>
  input.kind === 'chose'
    ? input.choice === 'cancel'
    : input.kind === 'said' && ((isShort(input.text) && NO.test(input.text)) || input.goal?.slots.act === 'stop')

/** Plain words that want something else: the card under way is voided and the other dialog opens. */
export function* leaving(
  input: Input,
  state: { readonly operation?: string | undefined },
): Generator<Query, Out<never> | undefined, unknown> {
  if (input.kind !== 'said' || input.goal === undefined || input.goal.name === 'back') return undefined
  yield* voidCard(state.operation)
  return { next: 'done', say: [], then: input.goal }
}

/** Takes a proposed card back, so that what it showed can't be confirmed any more. */
export function* voidCard(operation: string | undefined): Generator<Query, void, unknown> {
  if (operation !== undefined) yield* ask(cancelOperation, { operation: operation as OperationId })
}
