import { saysSkip } from '#conversation/understand/replies.ts'
import { err, ok, type Result } from '#kit/result.ts'
import type { Context, Saying } from '#conversation/flow/dialog.ts'
import { type AskedField, isSecret } from '#conversation/form/form.ts'
import { TAKES } from '#conversation/form/takes.ts'
import { isCommand } from '#conversation/understand/commands.ts'
import { amountInCorrection } from '#conversation/understand/correction.ts'
import { mayBeSecret, secretIn } from '#conversation/understand/secrets.ts'
import { sayAll, type Stage } from '#conversation/card/present.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask, type Query } from '#conversation/ask/ask.ts'
import { putDraft, readDraft } from '#conversation/ask/draft.ts'
import { VALIDATORS, type TypedAt } from '#conversation/form/validators.ts'
import type { OpenForm } from '#conversation/session/session.ts'
import { bold, lines, plain, rich } from '#conversation/words/text.ts'
import { isNoSecret, nextField, nextPlace } from './next-field.ts'
import { askAgain, askField, complaint, hiddenFrom, pickFields } from './asking.ts'
import { draftKey } from './draft-key.ts'
import { turnWords } from './words.ts'

/**
 * Filling a form: at once where the channel shows forms, else field by field. What was typed waits in an encrypted
 * draft, never in the session. A PIN asked field by field is tapped on shuffled keys, never typed.
 */
export type Progress =
  | { readonly kind: 'asking'; readonly stage: Stage }
  | { readonly kind: 'filled'; readonly stage: Stage; readonly values: Readonly<Record<string, string>> }
type Filling = Generator<Query, Progress, unknown>

export const MAX_PIN = 8

/** Asks the first field, where the channel has no forms. */
export const begin = (at: Stage, form: OpenForm, context: Context): Stage => askField(at, form, 0, context)

/** A whole form handed in: every value checked, or shown again with what to correct and what was right kept. */
export function* handIn(at: Stage, form: OpenForm, typed: Readonly<Record<string, string>>, context: Context): Filling {
  const earlier = yield* ask(readDraft, { key: draftKey(form) })
  const given = { ...earlier, ...pickFields(form, typed) }
  const checked = form.fields.map((field) => ({ field, result: check(field, given[field.name] ?? '', context) }))
  const wrong = checked.flatMap(({ field, result }) => (result.ok ? [] : [{ field, text: result.error }]))
  if (wrong.length > 0) return { kind: 'asking', stage: askAgain(at, form, given, wrong, context) }
  const values = Object.fromEntries(checked.map(({ field, result }) => [field.name, result.ok ? result.value : '']))
  return filled(at, form, values)
}

/**
 * Some fields of a form that is asked one by one, handed in together where they were asked apart. Right ones are kept; a
 * wrong one is asked again with all that follow it, since what is hidden is not shown back.
 */
export function* handInApart(
  at: Stage,
  form: OpenForm,
  typed: Readonly<Record<string, string>>,
  context: Context,
): Filling {
  const place = form.asking?.at ?? 0
  const fields = hiddenFrom(form, place)
  const checked = fields.map((field) => ({ field, result: check(field, typed[field.name] ?? '', context) }))
  const wrong = checked.flatMap(({ field, result }) => (result.ok ? [] : [{ field, text: result.error }]))
  const [first] = wrong
  if (first !== undefined) {
    const errors = Object.fromEntries(wrong.map(({ field, text }) => [field.name, plain(text)]))
    const said = lines(...wrong.map(({ field, text }) => rich`${bold(field.label)}: ${text}`))
    return {
      kind: 'asking',
      stage: askField(sayAll(at, [{ show: { text: said } }], context), form, place, context, { errors }),
    }
  }
  const routing = turnWords(context)
  const entered = routing.entered(fields.map(({ label }) => label).join(', '))
  const shown = sayAll(at, [{ show: { text: entered, ...(form.asking && { card: form.asking.card }) } }], context)
  const values = Object.fromEntries(checked.map(({ field, result }) => [field.name, result.ok ? result.value : '']))
  const next = place + fields.length
  if (next < form.fields.length) {
    yield* ask(putDraft, { key: draftKey(form), values })
    return { kind: 'asking', stage: askField(shown, form, next, context) }
  }
  return yield* handIn(shown, form, values, context)
}

/** Whether a field takes what is typed: the only one that can, the first that fits, or one behind answers given already. */
export const answersField = (form: OpenForm, text: string, to: TypedAt): boolean => {
  const field = nextField(form)
  return field !== undefined && ((form.asking?.at ?? 0) > 0 || check(field, text, to).ok)
}

/** Whether a field would take it, were it asked for by itself. */
export const fitsField = (field: AskedField, text: string, to: TypedAt): boolean => check(field, text, to).ok

/** Typed text while a form is open. */
export function* hearText(at: Stage, form: OpenForm, text: string, context: Context): Filling {
  const routing = turnWords(context)
  const place = nextPlace(form)
  const field = place === undefined ? undefined : form.fields[place]
  if (place === undefined || field === undefined) {
    const isMeant = secretIn(text, context) !== undefined || (form.fields.some(isSecret) && mayBeSecret(text))
    if (!isMeant) {
      const needed = form.fields.filter(({ required }) => required).slice(0, 1)
      const { at: counted, ...shown } = complaint(at, routing.formWaits(), needed, context)
      return asking(counted, context, [{ show: shown }])
    }
    const warned = (erased: boolean) => lines(routing.typedSecret(erased, undefined), '', routing.formWaits())
    const remark = { text: warned(context.turn.abilities.erases), notErased: warned(false) }
    return asking(at, context, [{ erase: true }, { show: remark }])
  }
  // `ok` in place of a note is none.
  const isLeftOut = !field.required && TAKES[field.rule] === 'label' && saysSkip(text, context)
  if (isLeftOut) return yield* takeField(at, form, place, '', context)
  // Shown as a whole, what is optional beside the answer stays empty.
  if (form.asking === undefined && form.fields.length > 1)
    return yield* handIn(at, form, { [field.name]: text }, context)
  const isApart = context.turn.abilities.asksApart === true
  if (isNoSecret(field, text, context)) {
    const said = asking(at, context, [{ show: { text: routing.waitsForHidden(field.label, isApart) } }])
    return { kind: 'asking', stage: askField(said.stage, form, place, context) }
  }
  if (field.kind === 'pin') {
    const warned = asking(at, context, [
      { erase: true },
      {
        show: {
          text: routing.typedPin(context.turn.abilities.erases, isApart),
          notErased: routing.typedPin(false, isApart),
        },
      },
    ])
    return { kind: 'asking', stage: askField(warned.stage, form, place, context) }
  }
  if (field.kind === 'secret' && !context.turn.abilities.erases)
    return asking(at, context, [{ show: { text: routing.typedSecret(false, undefined) } }])
  const erased = field.kind === 'secret' ? sayAll(at, erasing(field, text, context), context) : at
  return yield* takeField(erased, form, place, text, context)
}

/** A secret leaves the chat whether or not it is one; that it was received is said only where it is. */
const erasing = (field: AskedField, text: string, context: Context): readonly Saying[] => {
  const routing = turnWords(context)
  const isTaken = check(field, text, context).ok
  const said = isTaken
    ? { text: routing.removed(field.label), notErased: routing.notRemoved(field.label) }
    : { text: routing.removedUnused(), notErased: routing.notRemovedUnused() }
  return [{ erase: true }, { show: said }]
}

/** A press on a field's own buttons: a key of the keypad, a choice, skip. */
export function* hearPress(
  at: Stage,
  form: OpenForm,
  press: { choice: string; data: Readonly<Record<string, string>> },
  context: Context,
): Filling {
  const routing = turnWords(context)
  const place = form.asking?.at
  const field = place === undefined ? undefined : form.fields[place]
  if (place === undefined || field === undefined)
    return asking(at, context, [{ toast: turnWords(context).answeredAlready() }])
  if (press.choice === 'here') return { kind: 'asking', stage: askField(at, form, place, context, { isHere: true }) }
  if (press.choice === 'skip') return yield* takeField(at, form, place, '', context)
  if (press.choice === 'choose') return yield* takeField(at, form, place, press.data.value ?? '', context)
  const sofar = (yield* ask(readDraft, { key: draftKey(form) }))[`keys:${field.name}`] ?? ''
  if (press.choice === 'ok') {
    const cleared = sayAll(
      at,
      [{ show: { text: routing.entered(field.label), ...(form.asking && { card: form.asking.card }) } }],
      context,
    )
    const taken = yield* takeField(cleared, form, place, sofar, context)
    yield* ask(putDraft, { key: draftKey(form), values: { [`keys:${field.name}`]: '' } })
    return taken
  }
  const next = press.choice === 'rub-out' ? sofar.slice(0, -1) : sofar + (press.data.digit ?? '')
  if (next.length > MAX_PIN) return asking(at, context, [{ toast: routing.tooManyKeys() }])
  yield* ask(putDraft, { key: draftKey(form), values: { [`keys:${field.name}`]: next } })
  return asking(at, context, [{ toast: routing.keysSoFar(next.length) }])
}

/** One field back, or undefined at the first: the dialog itself then goes back. */
export const backOne = (at: Stage, form: OpenForm, context: Context): Stage | undefined =>
  form.asking === undefined || form.asking.at === 0 ? undefined : askField(at, form, form.asking.at - 1, context)

/** The field now asked, once more. */
export const askSame = (at: Stage, form: OpenForm, context: Context): Stage =>
  form.asking === undefined ? at : askField(at, form, form.asking.at, context)

const asking = (at: Stage, context: Context, sayings: readonly Saying[]): Progress => ({
  kind: 'asking',
  stage: sayAll(at, sayings, context),
})

const filled = (at: Stage, form: OpenForm, values: Readonly<Record<string, string>>): Progress => ({
  kind: 'filled',
  stage: { ...at, forget: [...at.forget, draftKey(form)] },
  values,
})

function* takeField(at: Stage, form: OpenForm, place: number, text: string, context: Context): Filling {
  const field = form.fields[place] as AskedField
  const result = check(field, text, context)
  if (!result.ok) {
    const { at: counted, ...shown } = complaint(at, result.error, [field], context)
    return { kind: 'asking', stage: askField(sayAll(counted, [{ show: shown }], context), form, place, context) }
  }
  yield* ask(putDraft, { key: draftKey(form), values: { [field.name]: result.value } })
  if (place + 1 < form.fields.length) return { kind: 'asking', stage: askField(at, form, place + 1, context) }
  const values = yield* ask(readDraft, { key: draftKey(form) })
  return yield* handIn(at, form, values, context)
}

const check = (field: AskedField, text: string, at: TypedAt): Result<string, Text> => {
  const routing = turnWords(at)
  const typed = text.trim()
  if (typed === '') return field.required ? err(routing.fieldNeeded()) : ok('')
  if (field.rule !== 'password' && isCommand(typed)) return err(routing.unknownCommand(typed))
  if (typed.length > field.maxLength) return err(routing.fieldTooLong(field.maxLength))
  if (field.kind === 'choice' && !field.choices?.some(({ value }) => value === typed)) {
    return err(routing.notAChoice((field.choices ?? []).map(({ label }) => label)))
  }
  const read = VALIDATORS[field.rule](typed, at)
  const corrected = read.ok || TAKES[field.rule] !== 'value' ? undefined : amountInCorrection(typed, at)
  return corrected === undefined ? read : VALIDATORS[field.rule](corrected, at)
}
