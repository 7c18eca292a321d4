import type { Account } from '#bank/ground/account.ts'
import type { Text } from '#conversation/channel/message.ts'
import { VALIDATORS } from '#conversation/form/validators.ts'
import type { Goal } from '#conversation/understand/goal.ts'
import { nameOf, withoutIntroduction } from '#conversation/understand/sentence-words.ts'
import { tidy } from '#conversation/understand/text.ts'
import { labelWords } from '#conversation/words/words.ts'
import {
  type AccountWay,
  type Asking,
  eventually,
  type FormWay,
  type Reading,
  type SlotQuestion,
  type SwitchWay,
} from './declare.ts'
import { button, type CardDraft, type Context, type Input, type Out } from './dialog.ts'
import { inRows } from './kit.ts'
import { accountButtons, findAccount, only } from './pick.ts'

/** One question of a flow: how it is shown, how its answer is read, and when it answers itself. */

export type Slots = Readonly<Record<string, unknown>>
export type AnyQuestion = SlotQuestion<Slots, Slots, string, unknown>
export type Named = { readonly name: string; readonly question: AnyQuestion }
export type Spoken = Exclude<AnyQuestion, SwitchWay>
type Given = { readonly [slot: string]: unknown }

export const isAccountWay = (question: object): question is AccountWay<Slots, unknown> => 'accounts' in question
export const isSwitch = (question: object): question is SwitchWay => 'switch' in question
const isFormWay = (question: object): question is FormWay<Slots, Slots> => 'form' in question

/** The form, or the buttons, under a question. */
export function* showWays(
  { name, question }: { readonly name: string; readonly question: Spoken },
  slots: Slots,
  { dialog, context }: { readonly dialog: string; readonly context: Context },
): Asking<Pick<CardDraft, 'form' | 'rows'>> {
  const labels = labelWords(context)
  if (isFormWay(question)) {
    const form = yield* eventually(question.form(slots, context))
    return { form: { submit: labels.continue, ...form } }
  }
  const buttons = isAccountWay(question)
    ? accountButtons(dialog, name, yield* eventually(question.accounts(slots, context)))
    : (yield* eventually(question.buttons(slots, context))).map(({ label, value }) =>
        button(dialog, label, name, { data: { [name]: value } }),
      )
  return { rows: inRows([...buttons, button(dialog, labels.back, 'back')]) }
}

/** What an answer says about the slots of its question. */
export function* readAnswer(
  { name, question }: Named,
  input: Input,
  slots: Slots,
  context: Context,
): Asking<Reading<Slots>> {
  if (isSwitch(question)) return undefined
  if (isFormWay(question)) return yield* readForm(question, input, slots, context)
  if (isAccountWay(question)) {
    const typed = input.kind === 'chose' ? input.data['account'] : input.kind === 'said' ? input.text : undefined
    const all = yield* eventually(question.accounts(slots, context))
    const found = findAccount(all, typed) ?? (input.kind === 'said' ? accountSaid(all, input.text, context) : undefined)
    return found && { given: fill(question, found) }
  }
  const value = input.kind === 'chose' ? input.data[name] : input.kind === 'said' ? input.text : undefined
  return value === undefined ? undefined : yield* eventually(question.pick(value, slots, context))
}

/** `from my savings`, where an account is asked for. */
const accountSaid = (all: readonly Account[], typed: string, context: Context): Account | undefined => {
  const { name, whole } = nameOf(withoutIntroduction(tidy(typed, context), context), context)
  return findAccount(all, whole) ?? findAccount(all, name)
}

function* readForm(way: FormWay<Slots, Slots>, input: Input, slots: Slots, context: Context): Asking<Reading<Slots>> {
  if (input.kind === 'filled') return yield* eventually(way.read(input.values, slots, context))
  if (input.kind !== 'said') return undefined
  if (way.said !== undefined) return yield* eventually(way.said(input.text, slots, context))
  const { fields } = yield* eventually(way.form(slots, context))
  const [first] = fields
  if (first === undefined) return undefined
  const value = VALIDATORS[first.rule](input.text, context)
  return value.ok ? yield* eventually(way.read({ [first.name]: value.value }, slots, context)) : { wrong: value.error }
}

/** What the words that opened the flow have said, question by question, with the first thing that was wrong in them. */
export function* given(
  questions: readonly Named[],
  wanted: Goal,
  kept: Slots,
  context: Context,
  before?: Slots,
): Asking<{ readonly slots: Slots; readonly wrong?: Text | undefined }> {
  let [slots, wrong]: [Slots, Text | undefined] = [kept, undefined]
  for (const { question } of questions) {
    // What the flow opened with is not read out of the words again.
    if (question.fills.length > 0 && question.fills.every((slot) => kept[slot] !== undefined)) continue
    const said = yield* eventually(question.given?.(wanted.slots, slots, context, before))
    if (said === undefined) continue
    slots = { ...slots, ...without(said.given ?? {}) }
    if ('wrong' in said) wrong ??= said.wrong
  }
  return { slots, wrong }
}

/**
 * What needs no question: switches that were not pressed; the only account there is, and accounts chosen already as long
 * as they can be chosen.
 */
export function* settled(
  questions: readonly Named[],
  slots: Slots,
  context: Context,
): Asking<{ readonly slots: Slots } | { readonly none: Out<unknown> }> {
  let chosen = slots
  for (const { question } of questions) {
    if (isSwitch(question) && isReady(question, chosen)) chosen = { ...turned(question, {}), ...chosen }
    if (!isAccountWay(question)) continue
    const all = yield* eventually(question.accounts(chosen, context))
    if (all.length === 0 && question.none !== undefined) return { none: question.none(chosen, context) }
    const kept = all.find(({ id }) => question.fills.some((slot) => chosen[slot] === id))
    chosen = { ...chosen, ...fill(question, kept ?? byItself(question, all, chosen)) }
  }
  return { slots: chosen }
}

/** A switch the other way round; as it begins, where its slot is empty. */
export const turned = ({ fills, switch: begins }: SwitchWay & Pick<AnyQuestion, 'fills'>, slots: Slots): Given =>
  Object.fromEntries(fills.map((slot) => [slot, slots[slot] === undefined ? begins === 'on' : slots[slot] !== true]))

const isReady = ({ needs = [] }: AnyQuestion, slots: Slots): boolean => needs.every((slot) => slots[slot] !== undefined)

const byItself = (question: AnyQuestion, all: readonly Account[], slots: Slots): Account | undefined => {
  if (!isReady(question, slots)) return undefined
  return question.asked === false ? all[0] : only(all)
}

const fill = ({ fills }: Pick<AnyQuestion, 'fills'>, account: Account | undefined): Given =>
  Object.fromEntries(fills.map((slot) => [slot, account?.id]))

/** Without the slots named, and without those that hold nothing. */
export const without = (slots: Slots, names: readonly string[] = []): Slots =>
  Object.fromEntries(Object.entries(slots).filter(([name, value]) => value !== undefined && !names.includes(name)))
