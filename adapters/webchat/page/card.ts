import { el, highlight, spans, timeOf } from './dom.js'
import { renderForm, renderSent } from './form.js'
import { createUpload } from './upload.js'

const isPicture = ({ type }) => type.startsWith('image/')

const bytesOf = (base64) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))

/** Shown from a blob, so that neither the policy of the page nor its history knows the content. */
const renderAttachment = (attachment, urls) => {
  const url = URL.createObjectURL(new Blob([bytesOf(attachment.bytes)], { type: attachment.type }))
  urls.push(url)
  const size = `${Math.max(1, Math.round((attachment.bytes.length * 3) / 4 / 1024))} kB`
  const link = el(
    'a',
    { class: 'file', href: url, download: attachment.name },
    el('span', { class: 'file-name' }, attachment.name),
    el('span', { class: 'file-note' }, `${isPicture(attachment) ? 'Picture' : 'File'}, ${size} · Save`),
  )
  const picture = isPicture(attachment) && el('img', { src: url, alt: attachment.description })
  return el('figure', { class: 'attachment' }, picture, link)
}

/** `many`: more than fit beside one another. `long`: a word that no column of its own width has room for. */
const shapeOf = (row) =>
  row.length > 3 && row.some(({ label }) => label.length > 3)
    ? 'many'
    : row.some(({ label }) => label.split(' ').some((word) => word.length > 12))
      ? 'long'
      : ''

const renderRows = (rows, { used, onPress }) => {
  const button = ({ id, label, style }) =>
    el(
      'button',
      {
        type: 'button',
        class: `button ${style}${id === used ? ' chosen' : ''}`,
        disabled: onPress === undefined,
        on: onPress ? { click: () => onPress(id) } : {},
      },
      label,
    )
  if (rows.length === 0) return []
  if (onPress === undefined) return [el('div', { class: 'buttons spent' }, ...rows.flat().map(button))]
  return rows.map((row) => el('div', { class: `buttons row ${shapeOf(row)}` }, ...row.map(button)))
}

const typedIn = (node) =>
  [...(node?.querySelectorAll('.form input:not([type=password]):not([type=radio])') ?? [])].map((input) => [
    input.name,
    input.value,
  ])

/**
 * One card, drawn anew in place whenever it changes. `onPress(button)`, `onFill(form, values)` and
 * `onUpload(file)` resolve once the answer stands on the page.
 */
export const createCard = ({ onPress, onFill, onUpload }) => {
  const node = el('li', { class: 'card' })
  let shown
  let used
  let spent = []
  let sentForm
  let upload
  let urls = []
  let acted = false

  const press = async (button) => {
    used = button
    acted = true
    node.classList.add('waiting')
    for (const each of node.querySelectorAll('.buttons > .button')) each.disabled = true
    node.querySelector(`.button:focus`)?.classList.add('busy')
    try {
      await onPress(button)
    } finally {
      node.classList.remove('waiting')
      acted = false
      draw()
    }
  }

  const content = ({ message, at, edited }) => [
    el('div', { class: 'text' }, ...spans(message.text)),
    message.attachment && renderAttachment(message.attachment, urls),
    message.form && drawForm(message.form),
    upload?.node,
    ...(message.rows.length > 0
      ? renderRows(message.rows, { onPress: press })
      : renderRows(spent, { used })),
    message.pending && el('p', { class: 'pending' }, el('i', { class: 'spinner' }), 'Working on it…'),
    el('p', { class: 'meta' }, el('time', {}, timeOf(at)), edited && ' · updated'),
  ]

  const fill = async (form, values) => {
    acted = true
    try {
      await onFill(form.id, values)
    } finally {
      acted = false
    }
  }
  const handIn = async (file) => {
    acted = true
    try {
      await onUpload(file)
    } finally {
      acted = false
    }
  }
  const drawForm = (form) =>
    form.id === sentForm ? renderSent(form) : renderForm(form, { onFill: (values) => fill(form, values) })

  const draw = () => {
    const typed = typedIn(node)
    for (const url of urls) URL.revokeObjectURL(url)
    urls = []
    node.replaceChildren(...content(shown).filter(Boolean))
    node.classList.toggle('is-pending', shown.message.pending === true)
    for (const [name, value] of typed) {
      const input = node.querySelector(`.form input[name="${CSS.escape(name)}"]`)
      if (input && value !== '') input.value = value
    }
  }

  return {
    node,
    /** `live`: it changed before the person's eyes. */
    show(entry, live) {
      const before = shown
      // What only led out of a form is no record of a choice.
      if (before?.message.rows.length > 0 && entry.message.rows.length === 0 && !before.message.form)
        spent = before.message.rows
      if (entry.message.rows.length > 0) used = undefined
      sentForm = undefined
      shown = entry
      upload?.forget()
      upload = entry.message.upload && createUpload(entry.message.upload, handIn)
      draw()
      if (before && live) highlight(node)
      // With a keyboard at hand, one goes on typing in the next form.
      if (acted && matchMedia('(pointer: fine)').matches) node.querySelector('.form input')?.focus()
    },
    /** It is changing by what the person does on it. */
    get acted() {
      return acted
    },
    has: (button) => shown.message.rows.some((row) => row.some(({ id }) => id === button)),
    hasForm: (form) => shown.message.form?.id === form,
    pressed: (button) => {
      used = button
    },
    filled(form) {
      sentForm = form
      draw()
    },
  }
}
