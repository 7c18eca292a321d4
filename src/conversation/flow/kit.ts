import type { Text } from '#conversation/channel/message.ts'
import {
  button,
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
import { saysNo, saysYes } from '#conversation/understand/replies.ts'
import type { Query } from '#conversation/ask/ask.ts'
import { type Proposal, voidProposal } from './proposal.ts'
import { VALIDATORS, type ValidatorName, type TypedAt } from '#conversation/form/validators.ts'
import { lines } from '#conversation/words/text.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'

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
  const labels = labelWords(to)
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

/** A field with the length its validator allows. */
export const field = (
  name: string,
  rule: ValidatorName,
  label: string,
  more: Partial<Pick<AskedField, 'kind' | 'hint' | 'required' | 'maxLength' | 'value' | 'choices'>> = {},
): AskedField => ({ name, rule, label, kind: 'text', required: true, maxLength: 100, ...more })

/** A field for dollars and cents. */
export const amountField = (label: string, hint: string, name = 'amount'): AskedField =>
  field(name, 'amount', label, { kind: 'amount', hint, maxLength: 20 })

/** The answer to a question with one field: handed in, or typed. Undefined when it was neither. */
export const answerOf = (
  input: Input,
  name: string,
  rule: ValidatorName,
  at: TypedAt,
): ReturnType<(typeof VALIDATORS)['text']> | undefined => {
  if (input.kind === 'filled') return { ok: true, value: input.values[name] ?? '' }
  return input.kind === 'said' ? VALIDATORS[rule](input.text, at) : undefined
}

export const isBack = (input: Input): boolean =>
  (input.kind === 'said' && input.goal?.name === 'back') || (input.kind === 'chose' && input.choice === 'back')

/** A card's decision, pressed or said. */
export const isYes = (input: Input, to: Localized): boolean =>
  input.kind === 'chose' ? input.choice === 'confirm' : input.kind === 'said' && saysYes(input.text, to)
export const isNo = (input: Input, to: Localized): boolean =>
  input.kind === 'chose'
    ? input.choice === 'cancel'
    : input.kind === 'said' && (saysNo(input.text, to) || input.goal?.slots.act === 'stop')

/** Confirm and cancel, and below them what can still be changed. */
export const decisionRows = (
  dialog: string,
  to: Localized,
  more: {
    readonly confirm?: string | undefined
    readonly style?: ButtonDraft['style']
    readonly data?: Readonly<Record<string, string>> | undefined
    readonly changes?: readonly ButtonDraft[]
  } = {},
): readonly (readonly ButtonDraft[])[] => {
  const labels = labelWords(to)
  const { confirm = labels.confirm, style = 'primary', data, changes = [] } = more
  const shared = data && { data }
  return [
    [button(dialog, confirm, 'confirm', { style, ...shared }), button(dialog, labels.cancel, 'cancel', shared)],
    ...(changes.length > 0 ? [changes] : []),
  ]
}

/** Plain words that want something else: the proposal under way is voided and the other dialog opens. */
export function* leaving(input: Input, proposal?: Proposal): Generator<Query, Out<never> | undefined, unknown> {
  if (input.kind !== 'said' || input.goal === undefined || input.goal.name === 'back') return undefined
  if (proposal !== undefined) yield* voidProposal(proposal)
  return { next: 'done', say: [], then: input.goal }
}
