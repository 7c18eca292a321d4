import { words as say } from './words.ts'
import type { Field, Form } from '#conversation/channel/message.ts'

export type Step =
  /** Taken; the next field is asked, or none is left and `values` are complete. */
  | { readonly kind: 'next'; readonly field: Field; readonly shown: string }
  | { readonly kind: 'done'; readonly values: Readonly<Record<string, string>>; readonly shown: string }
  | { readonly kind: 'again'; readonly problem: string }

const isSecret = ({ kind }: Field): boolean => kind === 'pin' || kind === 'secret'

const choose = (field: Field, line: string): string | undefined => {
  const choices = field.choices ?? []
  const wanted = line.toLowerCase()
  const named = choices.find(({ value, label }) => value.toLowerCase() === wanted || label.toLowerCase() === wanted)
  return (named ?? (/^\d+$/.test(line) ? choices[Number(line) - 1] : undefined))?.value
}

/** The value a line stands for, or what is wrong with it. Whether it is right is for the bank to say. */
const read = (field: Field, line: string): { readonly value: string } | { readonly problem: string } => {
  const text = line.trim()
  if (text === '' && field.value !== undefined) return { value: field.value }
  if (text === '') return field.required ? { problem: say.needed } : { value: '' }
  if (text.length > field.maxLength) return { problem: say.tooLong(field.maxLength) }
  if (field.kind !== 'choice') return { value: text }
  const value = choose(field, text)
  return value === undefined ? { problem: say.chooseOne } : { value }
}

const shownValue = (field: Field, value: string): string => {
  if (value === '') return say.skipped
  if (isSecret(field)) return '•'.repeat(value.length)
  return field.choices?.find((choice) => choice.value === value)?.label ?? value
}

/** `Full name (as in your passport) [Ada]`: what is asked, an example, and what stands there already. */
export const promptOf = (field: Field): string => {
  const choices = field.choices?.map(({ label }, at) => `${at + 1} ${label}`).join(', ')
  const hints = [field.hint, choices, field.required ? undefined : say.optional].filter((hint) => hint !== undefined)
  const hint = hints.length > 0 ? ` (${hints.join('; ')})` : ''
  const value = field.value === undefined || isSecret(field) ? '' : ` [${shownValue(field, field.value)}]`
  return `${field.label}${hint}${value}`
}

/** Asks a form field by field. */
export const createFormFiller = (form: Form) => {
  const values: Record<string, string> = {}
  let at = 0
  const field = () => form.fields[at]

  return {
    form,
    get field() {
      return field()
    },
    masks: () => {
      const asked = field()
      return asked !== undefined && isSecret(asked)
    },
    /** Asks the field before again; false at the first. */
    back(): boolean {
      if (at === 0) return false
      at -= 1
      return true
    },
    take(line: string): Step {
      const asked = field()
      if (asked === undefined) throw new Error('the form was filled already')
      const given = read(asked, line)
      if ('problem' in given) return { kind: 'again', problem: given.problem }
      values[asked.name] = given.value
      const shown = `${asked.label}: ${shownValue(asked, given.value)}`
      at += 1
      const next = field()
      return next === undefined ? { kind: 'done', values, shown } : { kind: 'next', field: next, shown }
    },
  }
}

export type FormFiller = ReturnType<typeof createFormFiller>
