import { el } from './dom.js'

const INPUTS = {
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

const choiceInput = (field, id, describedBy) => {
  if (field.choices.length > 4) {
    const options = field.choices.map(({ value, label }) =>
      el('option', { value, selected: value === field.value }, label),
    )
    const empty = el('option', { value: '', selected: field.value === undefined }, field.required ? 'Choose…' : '—')
    return el('select', { id, name: field.name, 'aria-describedby': describedBy }, empty, ...options)
  }
  const radios = field.choices.map(({ value, label }) =>
    el(
      'label',
      { class: 'choice' },
      el('input', { type: 'radio', name: field.name, value, checked: value === field.value }),
      el('span', {}, label),
    ),
  )
  return el('div', { class: 'choices', role: 'radiogroup', 'aria-label': field.label, id }, ...radios)
}

const fieldRow = (field) => {
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
  const optional = !field.required && el('span', { class: 'optional' }, ' optional')
  return el(
    'div',
    { class: 'field', 'data-kind': field.kind },
    el('label', { for: id }, field.label, optional),
    input,
    el('p', { class: 'hint', id: `${id}-hint` }, field.hint ?? ''),
    el('p', { class: 'problem', id: `${id}-problem`, role: 'alert' }),
  )
}

const valueOf = (data, name) => String(data.get(name) ?? '').trim()

/** Marks what is missing; true when nothing is. Whether it is right is for the bank to say. */
const checked = (form, node) => {
  const data = new FormData(node)
  const missing = form.fields.filter((field) => field.required && valueOf(data, field.name) === '')
  for (const [at, field] of form.fields.entries()) {
    const row = node.querySelectorAll('.field')[at]
    const isMissing = missing.includes(field)
    row.querySelector('.problem').textContent = isMissing ? 'Please fill this in.' : ''
    const input = row.querySelector('input, select')
    input.setAttribute('aria-invalid', String(isMissing))
    if (field === missing[0]) input.focus()
  }
  return missing.length === 0
}

/**
 * A form as neutral fields. `onFill(values)` resolves once answered and rejects with words; the form is inert until
 * then, and secrets leave the page with it.
 */
export const renderForm = (form, { titleId, onFill, onCancel } = {}) => {
  const note = el('p', { class: 'problem form-problem', role: 'alert' })
  const submit = el('button', { type: 'submit', class: 'button primary' }, form.submit)
  const cancel = onCancel && el('button', { type: 'button', class: 'button plain', on: { click: onCancel } }, 'Not now')
  const fieldset = el(
    'fieldset',
    {},
    el('legend', { id: titleId }, form.title),
    ...form.fields.map(fieldRow),
    note,
    el('div', { class: 'buttons' }, submit, cancel),
  )
  const node = el('form', { class: 'form', novalidate: true, autocomplete: 'off', 'data-form': form.id }, fieldset)
  const handIn = async () => {
    if (!checked(form, node)) return
    const data = new FormData(node)
    const values = Object.fromEntries(form.fields.map(({ name }) => [name, valueOf(data, name)]))
    fieldset.disabled = true
    node.setAttribute('aria-busy', 'true')
    note.textContent = ''
    try {
      await onFill(values)
      for (const secret of node.querySelectorAll('input[type=password]')) secret.value = ''
    } catch (error) {
      note.textContent = error.message
      fieldset.disabled = false
    } finally {
      node.removeAttribute('aria-busy')
    }
  }
  node.addEventListener('submit', (event) => {
    event.preventDefault()
    void handIn()
  })
  return node
}

/** What is left of a form that was handed in. */
export const renderSent = (form) => el('p', { class: 'sent' }, `${form.title}: sent`)
