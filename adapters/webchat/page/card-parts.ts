import type { Attachment, Button, Form, Message } from '#conversation/channel/message.ts'
import { type Child, el, spans, timeOf } from './dom.js'
import type { ShownOf, Values } from './entries.js'
import { renderForm, renderSent } from './form.js'
import type { ObjectUrls } from './object-urls.js'
import { words } from './words.js'

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))

/** Shown from a blob, so that neither the policy of the page nor its history knows the content. */
const renderAttachment = (attachment: Attachment, urls: ObjectUrls): HTMLElement => {
  const urlOf = (bytes: string): string => urls.of(new Blob([bytesOf(bytes)], { type: attachment.type }))
  const url = urlOf(attachment.bytes)
  const isPicture = attachment.type.startsWith('image/')
  const kB = Math.max(1, Math.round((attachment.bytes.length * 3) / 4 / 1024))
  const link = el(
    'a',
    { class: 'file', href: url, download: attachment.name },
    el('span', { class: 'file-name' }, attachment.name),
    el('span', { class: 'file-note' }, isPicture ? words.card.savePicture(kB) : words.card.saveFile(kB)),
  )
  const image = isPicture && el('img', { src: url, alt: attachment.description })
  // Drawn twice: the page shows the one for the colours in which it is shown itself.
  const picture =
    image && attachment.dark !== undefined
      ? el(
          'picture',
          {},
          el('source', { srcset: urlOf(attachment.dark), media: '(prefers-color-scheme: dark)' }),
          image,
        )
      : image
  return el('figure', { class: 'attachment' }, picture, link)
}

/** `many`: more than fit beside one another. `long`: a word that no column of its own width has room for. */
const shapeOf = (row: readonly Button[]): string => {
  if (row.length > 3 && row.some(({ label }) => label.length > 3)) return 'many'
  return row.some(({ label }) => label.split(' ').some((word) => word.length > 12)) ? 'long' : ''
}

export type Rows = Message['rows']
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

/** What a card shows: what came last, and what the person did on it. */
export type CardView = {
  readonly entry: ShownOf<'card'>
  /** The button that was pressed. */
  readonly used: string | undefined
  /** The buttons that there were before there were none. */
  readonly spent: Rows
  /** The form that was sent. */
  readonly sentForm: string | undefined
}

type PartOptions = {
  readonly urls: ObjectUrls
  readonly upload: HTMLElement | undefined
  readonly onPress: (button: string) => unknown
  readonly onFill: (form: string, values: Values) => Promise<unknown>
}

/** Everything on a card, from its text down. */
export const renderParts = (view: CardView, { urls, upload, onPress, onFill }: PartOptions): readonly Child[] => {
  const { used, spent, sentForm } = view
  const { message, at, edited } = view.entry
  const drawForm = (form: Form): HTMLElement =>
    form.id === sentForm ? renderSent(form) : renderForm(form, { onFill: (values) => onFill(form.id, values) })
  return [
    el('div', { class: 'text' }, ...spans(message.text)),
    message.attachment && renderAttachment(message.attachment, urls),
    message.form && drawForm(message.form),
    upload,
    ...(message.rows.length > 0 ? renderRows(message.rows, { used, onPress }) : renderRows(spent, { used })),
    message.pending && el('p', { class: 'pending' }, el('i', { class: 'spinner' }), words.card.working),
    el('p', { class: 'meta' }, el('time', {}, timeOf(at)), edited && words.card.updated),
  ]
}
