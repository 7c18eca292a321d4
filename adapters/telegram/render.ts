import { createHash } from 'node:crypto'
import type { InlineKeyboardButton, MessageEntity } from '@grammyjs/types'
import type { Attachment, Button, Message } from '#conversation/channel/message.ts'
import { entitiesOf } from './no-links.ts'
import { type Piece, split } from './split.ts'

/** One Telegram message of a card: most cards have one, long ones and those with a file have more. */
export type Part = {
  readonly text: string
  readonly entities: readonly MessageEntity[]
  readonly keyboard: readonly (readonly InlineKeyboardButton[])[]
  readonly file?: File
}
export type File = {
  readonly kind: 'photo' | 'document'
  readonly name: string
  readonly bytes: Buffer
  /** Tells files apart: another one is not exchanged by editing a caption. */
  readonly digest: string
}

/** Telegram allows 4096 and 1024; some room is kept. */
const MAX_TEXT = 3900
const MAX_CAPTION = 1000
const MAX_ROW = 8

const button = ({ id, label, style }: Button): InlineKeyboardButton => ({
  text: label,
  callback_data: id,
  ...(style === 'plain' ? {} : { style }),
})

/** Opens a page of ours inside of Telegram. */
export type PageButton = { readonly label: string; readonly url: string }

const pageRow = (page: PageButton | undefined): InlineKeyboardButton[][] =>
  page === undefined ? [] : [[{ text: page.label, web_app: { url: page.url }, style: 'primary' }]]

const keyboardOf = (rows: Message['rows']): InlineKeyboardButton[][] =>
  rows
    .flatMap((row) =>
      Array.from({ length: Math.ceil(row.length / MAX_ROW) }, (_, n) => row.slice(n * MAX_ROW, (n + 1) * MAX_ROW)),
    )
    .map((row) => row.map(button))

const fileOf = ({ name, type, bytes }: Attachment): File => {
  const content = Buffer.from(bytes, 'base64')
  return {
    kind: type === 'image/png' ? 'photo' : 'document',
    // Goes into a header of the upload as it is.
    name: name.replace(/[^\w.-]+/g, '-').slice(-80),
    bytes: content,
    digest: createHash('sha256').update(content).digest('base64url').slice(0, 12),
  }
}

/** A card as Telegram messages: plain text with entities, so that nothing a customer typed can become markup. */
export const render = ({ text, rows, attachment }: Message, page?: PageButton): readonly Part[] => {
  const pieces = split(text, MAX_TEXT)
  const file = attachment === undefined ? undefined : fileOf(attachment)
  const [only] = pieces
  const fits = pieces.length === 0 || (pieces.length === 1 && only !== undefined && only.text.length <= MAX_CAPTION)
  const caption = file !== undefined && fits ? (only ?? { text: '', styled: [] }) : undefined
  const parts: { piece: Piece; file?: File }[] =
    file === undefined
      ? pieces.map((piece) => ({ piece }))
      : caption !== undefined
        ? [{ piece: caption, file }]
        : [{ piece: { text: '', styled: [] }, file }, ...pieces.map((piece) => ({ piece }))]
  if (parts.length === 0) throw new RangeError('a card says nothing')
  // The buttons belong under the end of what they are about.
  return parts.map(({ piece, file: attached }, at) => ({
    text: piece.text,
    entities: entitiesOf(piece),
    keyboard: at === parts.length - 1 ? [...pageRow(page), ...keyboardOf(rows)] : [],
    ...(attached === undefined ? {} : { file: attached }),
  }))
}
