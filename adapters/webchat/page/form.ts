import type { Field, FieldKind, Form } from '#conversation/channel/message.ts'
import { el, messageOf } from './dom.js'
import type { Values } from './entries.js'
import { words } from './words.js'

const INPUTS: Readonly<Record<Exclude<FieldKind, 'choice'>, Readonly<Record<string, string>>>> = {
  text: { type: 'text' },
  email: { type: 'email', inputmode: 'email', autocomplete: 'email', autocapitalize: 'none' },
  phone: { type: 'tel', inputmode: 'tel', autocomplete: 'tel' },
  date: { type: 'text' },
  number: { type: 'text', inputmode: 'numeric' },
  amount: { type: 'text', inputmode: 'decimal' },
  pin: { type: 'password', inputmode: 'numeric' },
  secret: { type: 'password' },
}
let made = 0

const choiceInput = (field: Field, id: string, describedBy: string): HTMLElement => {
  const { choices = [] } = field
  if (choices.length > 4) {
    const options = choices.map(({ value, label }) => el('option', { value, selected: value === field.value }, label))
    const placeholder = field.required ? words.form.choose : words.form.noChoice
    const empty = el('option', { value: '', selected: field.value === undefined }, placeholder)
    return el('select', { id, name: field.name, 'aria-describedby': describedBy }, empty, ...options)
  }
  const radios = choices.map(({ value, label }) =>
    el(
      'label',
      { class: 'choice' },
      el('input', { type: 'radio', name: field.name, value, checked: value === field.value }),
      el('span', {}, label),
    ),
  )
  return el('div', { class: 'choices', role: 'radiogroup', 'aria-label': field.label, id }, ...radios)
}

const fieldRow = (field: Field): HTMLElement => {
  const id = `field-${++made}`
  const describedBy = `${id}-hint ${id}-problem`
  const input =
    field.kind === 'choice'
      ? choiceInput(field, id, describedBy)
      : el('input', {
          autocomplete: 'off',
          spellcheck: 'false',
          ...INPUTS[field.kind],
          id,
          name: field.name,
          maxlength: field.maxLength,
          value: field.value,
          'aria-describedby': describedBy,
          'aria-required': field.required ? 'true' : undefined,
        })
  const optional = !field.required && el('span', { class: 'optional' }, words.form.optional)
  return el(
    'div',
    { class: 'field', 'data-kind': field.kind },
    el('label', { for: id }, field.label, optional),
    input,
    el('p', { class: 'hint', id: `${id}-hint` }, field.hint ?? ''),
    el('p', { class: 'problem', id: `${id}-problem`, role: 'alert' }),
  )
}

const valueOf = (data: FormData, name: string): string => {
  const value = data.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** Marks what is missing; true when nothing is. Whether it is right is for the bank to say. */
const checked = (form: Form, node: HTMLFormElement): boolean => {
  const data = new FormData(node)
  const rows = node.querySelectorAll('.field')
  const missing = form.fields.filter((field) => field.required && valueOf(data, field.name) === '')
  for (const [at, field] of form.fields.entries()) {
    const isMissing = missing.includes(field)
    const note = rows[at]?.querySelector('.problem')
    if (note) note.textContent = isMissing ? words.form.missing : ''
    const input = rows[at]?.querySelector<HTMLInputElement | HTMLSelectElement>('input, select')
    input?.setAttribute('aria-invalid', String(isMissing))
    if (field === missing[0]) input?.focus()
  }
  return missing.length === 0
}

type FormOptions = {
  readonly titleId?: string
  /** Resolves once answered and rejects with words. */
  readonly onFill: (values: Values) => Promise<unknown>
  readonly onCancel?: () => void
}

/** A form as neutral fields. It is inert from the moment it is sent until it is answered; secrets leave the page with it. */
export const renderForm = (form: Form, { titleId, onFill, onCancel }: FormOptions): HTMLFormElement => {
  const note = el('p', { class: 'problem form-problem', role: 'alert' })
  const submit = el('button', { type: 'submit', class: 'button primary' }, form.submit)
  const cancel =
    onCancel && el('button', { type: 'button', class: 'button plain', on: { click: onCancel } }, words.form.notNow)
  const fieldset = el(
    'fieldset',
    {},
    el('legend', { id: titleId }, form.title),
    ...form.fields.map(fieldRow),
    note,
    el('div', { class: 'buttons' }, submit, cancel),
  )
  const node = el('form', { class: 'form', novalidate: true, autocomplete: 'off', 'data-form': form.id }, fieldset)
  const send = async (): Promise<void> => {
    if (!checked(form, node)) return
    const data = new FormData(node)
    const values = Object.fromEntries(form.fields.map(({ name }) => [name, valueOf(data, name)]))
    fieldset.disabled = true
    node.setAttribute('aria-busy', 'true')
    note.textContent = ''
    try {
      await onFill(values)
      for (const secret of node.querySelectorAll<HTMLInputElement>('input[type=password]')) secret.value = ''
    } catch (error) {
      note.textContent = messageOf(error)
      fieldset.disabled = false
    } finally {
      node.removeAttribute('aria-busy')
    }
  }
  node.addEventListener('submit', (event) => {
    event.preventDefault()
    void send()
  })
  return node
}

/** What is left of a form that was sent. */
export const renderSent = (form: Form): HTMLElement => el('p', { class: 'sent' }, words.form.sent(form.title))
