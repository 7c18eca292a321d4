import type { ButtonDraft, CardDraft, Context } from '#conversation/flow/dialog.ts'
import { type AskedField, isSecret } from '#conversation/form/form.ts'
import { opaque } from '#conversation/card/presses.ts'
import { sayAll, type Stage, waysOut } from '#conversation/card/present.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { OpenForm } from '#conversation/session/session.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { missed, rungOfForm } from './ladder.ts'
import { turnWords } from './words.ts'

/** How a form is shown: one field with its buttons, or the whole form once more with what to correct. */

type Values = Readonly<Record<string, string>>

/** What the form asks now, by the rules of its fields: one where they are asked one by one, else all. */
export const rulesAsked = (form: OpenForm): string => {
  const fields = form.asking === undefined ? form.fields : form.fields.slice(form.asking.at, form.asking.at + 1)
  return fields.map(({ rule }) => rule).join()
}

export const pickFields = (form: OpenForm, typed: Values): Values =>
  Object.fromEntries(form.fields.flatMap(({ name }) => (typed[name] === undefined ? [] : [[name, typed[name]]])))

/** Shown again with what was typed, secrets left out, and what to correct on top. */
export const askAgain = (
  at: Stage,
  form: OpenForm,
  given: Values,
  wrong: readonly { readonly field: AskedField; readonly text: Text }[],
  context: Context,
): Stage => {
  const error = lines(...wrong.map(({ field, text }) => rich`${bold(field.label)}: ${text}`))
  const { at: counted, ...shown } = complaint(
    at,
    error,
    wrong.map(({ field }) => field),
    context,
  )
  if (!context.turn.abilities.forms) {
    const replied = sayAll(counted, [{ show: shown }], context)
    return askField(replied, form, form.fields.indexOf((wrong[0] as (typeof wrong)[number]).field), context)
  }
  const fields = form.fields.map(({ value: _, ...field }): AskedField => {
    const typed = given[field.name]
    return isSecret(field) || !typed ? field : { ...field, value: typed }
  })
  return sayAll(
    counted,
    [{ show: { card: form.card, ...shown, form: { title: form.title, submit: form.submit, fields } } }],
    context,
  )
}

/** What was answered, but for secrets: even a hash of one would be worth something. */
const answerIn = (fields: readonly AskedField[], { turn: { act } }: Context): string => {
  if (fields.some(isSecret)) return ''
  const values = act.do === 'fill' ? fields.map(({ name }) => act.values[name] ?? '') : []
  return act.do === 'say' ? act.text : values.join('\n')
}

/** What is said of fields that were not right: what was wrong, and from the second time on what helps. */
export const complaint = (at: Stage, error: Text, fields: readonly AskedField[], context: Context) => {
  const miss = missed(at, error, answerIn(fields, context))
  if (miss.rung === 1) return { at: miss.at, text: error }
  const { text, ...rest } = rungOfForm(miss.at, miss.rung, fields, context)
  return { at: miss.at, text: miss.isRepeated ? text : lines(error, '', text), ...rest }
}

/** The form once more, with what was handed in but for one field that held no answer. */
export const showAgain = (
  at: Stage,
  form: OpenForm,
  { values, field, text }: { readonly values: Values; readonly field: AskedField; readonly text: Text },
  context: Context,
): Stage => askAgain(at, form, { ...pickFields(form, values), [field.name]: '' }, [{ field, text }], context)

export type Asked = {
  /** What was wrong with what was handed in, by field. */
  readonly errors?: Values
  /** In the chat, although it could be asked apart. */
  readonly isHere?: boolean
}

export const askField = (at: Stage, form: OpenForm, place: number, context: Context, asked: Asked = {}): Stage => {
  const field = form.fields[place] as AskedField
  const card = context.newCard(at.replies.length)
  const session = at.session.frame
    ? { ...at.session, frame: { ...at.session.frame, form: { ...form, asking: { at: place, card } } } }
    : at.session
  const isApart = context.turn.abilities.asksApart === true && isSecret(field) && asked.isHere !== true
  const draft = isApart
    ? apartDraft(form, place, context, asked.errors ?? {})
    : hereDraft(form, place, session.salt + context.turn.id, context)
  return sayAll({ ...at, session }, [{ show: { card, ...draft } }], context)
}

type Draft = Pick<CardDraft, 'text' | 'rows' | 'apart'>

const hereDraft = (form: OpenForm, place: number, seed: string, context: Context): Draft => {
  const routing = turnWords(context)
  const field = form.fields[place] as AskedField
  const text = lines(
    routing.field(field.label, field.hint, place + 1, form.fields.length),
    ...(field.kind === 'pin' ? [routing.keypad()] : []),
    ...(field.kind === 'secret' ? [routing.secretWillGo()] : []),
    ...(field.required ? [] : [routing.optional()]),
  )
  return { text, rows: [...fieldRows(field, seed, context), waysOut(context)] }
}

/** The fields from here on that must be hidden, one after the other. */
export const hiddenFrom = ({ fields }: OpenForm, place: number): readonly AskedField[] => {
  const rest = fields.slice(place)
  const end = rest.findIndex((field) => !isSecret(field))
  return end < 0 ? rest : rest.slice(0, end)
}

const apartDraft = (form: OpenForm, place: number, context: Context, errors: Values): Draft => {
  const routing = turnWords(context)
  const fields = hiddenFrom(form, place)
  const here: ButtonDraft = { label: routing.askHere, lasting: true, choice: { dialog: 'form', choice: 'here' } }
  return {
    text: routing.apart(fields.map(({ label }) => label)),
    rows: [[here], waysOut(context)],
    apart: {
      id: form.id,
      title: form.title,
      submit: form.submit,
      fields: fields.map(({ rule: _r, value: _v, ...field }) => {
        const error = errors[field.name]
        return error === undefined ? field : { ...field, error }
      }),
    },
  }
}

const fieldRows = (field: AskedField, seed: string, to: Localized): readonly (readonly ButtonDraft[])[] => {
  const routing = turnWords(to)
  const key = (label: string, choice: string, data?: Values): ButtonDraft => ({
    label,
    lasting: true,
    choice: { dialog: 'form', choice, ...(data && { data }) },
  })
  const skip = field.required ? [] : [[key(routing.skip, 'skip')]]
  if (field.kind === 'choice') {
    return [...(field.choices ?? []).map(({ label, value }) => [key(label, 'choose', { value })]), ...skip]
  }
  if (field.kind !== 'pin') return skip
  const digits = shuffledDigits(seed).map((digit) => key(digit, 'digit', { digit }))
  const [last] = digits.slice(9)
  return [
    digits.slice(0, 3),
    digits.slice(3, 6),
    digits.slice(6, 9),
    [key('⌫', 'rub-out'), ...(last ? [last] : []), { ...key(routing.ok, 'ok'), style: 'primary' as const }],
  ]
}

/** A different order on every card, so that the places tapped say nothing. */
const shuffledDigits = (seed: string): readonly string[] =>
  [...'0123456789'].sort((a, b) => (opaque(seed, a) < opaque(seed, b) ? -1 : 1))
