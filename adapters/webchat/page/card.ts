import type { Attachment, Button, Form, Message } from '#conversation/channel/message.ts'
import { type Child, el, highlight, spans, timeOf } from './dom.js'
import type { ShownOf, Values } from './entries.js'
import { renderForm, renderSent } from './form.js'
import { createUpload } from './upload.js'
import { words } from './words.js'

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))

/** Shown from a blob, so that neither the policy of the page nor its history knows the content. */
const renderAttachment = (attachment: Attachment, urls: string[]): HTMLElement => {
  const url = URL.createObjectURL(new Blob([bytesOf(attachment.bytes)], { type: attachment.type }))
  urls.push(url)
  const isPicture = attachment.type.startsWith('image/')
  const kB = Math.max(1, Math.round((attachment.bytes.length * 3) / 4 / 1024))
  const link = el(
    'a',
    { class: 'file', href: url, download: attachment.name },
    el('span', { class: 'file-name' }, attachment.name),
    el('span', { class: 'file-note' }, isPicture ? words.card.savePicture(kB) : words.card.saveFile(kB)),
  )
  const picture = isPicture && el('img', { src: url, alt: attachment.description })
  return el('figure', { class: 'attachment' }, picture, link)
}

/** `many`: more than fit beside one another. `long`: a word that no column of its own width has room for. */
const shapeOf = (row: readonly Button[]): string => {
  if (row.length > 3 && row.some(({ label }) => label.length > 3)) return 'many'
  return row.some(({ label }) => label.split(' ').some((word) => word.length > 12)) ? 'long' : ''
}

type Rows = Message['rows']
type RowOptions = { readonly used: string | undefined; readonly onPress?: (button: string) => unknown }

const renderRows = (rows: Rows, { used, onPress }: RowOptions): HTMLElement[] => {
  const button = ({ id, label, style }: Button): HTMLElement =>
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

const TYPED = '.form input:not([type=password]):not([type=radio])'

const typedIn = (node: HTMLElement): [name: string, value: string][] =>
  [...node.querySelectorAll<HTMLInputElement>(TYPED)].map(({ name, value }) => [name, value])

/** Each resolves once the answer stands on the page. */
export type CardActions = {
  readonly onPress: (button: string) => Promise<unknown>
  readonly onFill: (form: string, values: Values) => Promise<unknown>
  readonly onUpload: (file: File) => Promise<unknown>
}

type CardEntry = ShownOf<'card'>

/** One card, drawn again in place whenever it changes. It is drawn for the first time by `show`. */
export const createCard = (first: CardEntry, { onPress, onFill, onUpload }: CardActions) => {
  const node = el('li', { class: 'card' })
  let shown = first
  let used: string | undefined
  let spent: Rows = []
  let sentForm: string | undefined
  let upload: ReturnType<typeof createUpload> | undefined
  let urls: string[] = []
  let acted = false

  /** While the person acts on the card, so that what it becomes is brought before their eyes. */
  const acting = async (action: () => Promise<unknown>): Promise<void> => {
    acted = true
    try {
      await action()
    } finally {
      acted = false
    }
  }

  const press = async (button: string): Promise<void> => {
    used = button
    node.classList.add('waiting')
    for (const each of node.querySelectorAll<HTMLButtonElement>('.buttons > .button')) each.disabled = true
    node.querySelector('.button:focus')?.classList.add('busy')
    try {
      await acting(() => onPress(button))
    } finally {
      node.classList.remove('waiting')
      draw()
    }
  }

  const drawForm = (form: Form): HTMLElement =>
    form.id === sentForm
      ? renderSent(form)
      : renderForm(form, { onFill: (values) => acting(() => onFill(form.id, values)) })

  const content = ({ message, at, edited }: CardEntry): readonly Child[] => [
    el('div', { class: 'text' }, ...spans(message.text)),
    message.attachment && renderAttachment(message.attachment, urls),
    message.form && drawForm(message.form),
    upload?.node,
    ...(message.rows.length > 0 ? renderRows(message.rows, { used, onPress: press }) : renderRows(spent, { used })),
    message.pending && el('p', { class: 'pending' }, el('i', { class: 'spinner' }), words.card.working),
    el('p', { class: 'meta' }, el('time', {}, timeOf(at)), edited && words.card.updated),
  ]

  const draw = (): void => {
    const typed = typedIn(node)
    for (const url of urls) URL.revokeObjectURL(url)
    urls = []
    node.replaceChildren(...content(shown).filter((child) => child !== undefined && child !== false))
    node.classList.toggle('is-pending', shown.message.pending === true)
    for (const [name, value] of typed) {
      const input = node.querySelector<HTMLInputElement>(`.form input[name="${CSS.escape(name)}"]`)
      if (input && value !== '') input.value = value
    }
  }

  const show = (entry: CardEntry): void => {
    // What only led out of a form is no record of a choice.
    if (shown.message.rows.length > 0 && entry.message.rows.length === 0 && !shown.message.form)
      spent = shown.message.rows
    if (entry.message.rows.length > 0) used = undefined
    sentForm = undefined
    shown = entry
    upload?.forget()
    upload = entry.message.upload && createUpload(entry.message.upload, (file) => acting(() => onUpload(file)))
    draw()
  }
  show(first)

  return {
    node,
    /** `live`: it changed before the person's eyes. */
    change(entry: CardEntry, live: boolean): void {
      show(entry)
      if (live) highlight(node)
      // With a keyboard at hand, one goes on typing in the next form.
      if (acted && matchMedia('(pointer: fine)').matches) node.querySelector<HTMLInputElement>('.form input')?.focus()
    },
    /** It is changing by what the person does on it. */
    get acted(): boolean {
      return acted
    },
    has: (button: string): boolean => shown.message.rows.some((row) => row.some(({ id }) => id === button)),
    hasForm: (form: string): boolean => shown.message.form?.id === form,
    pressed: (button: string): void => {
      used = button
    },
    filled(form: string): void {
      sentForm = form
      draw()
    },
  }
}
