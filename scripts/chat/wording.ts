import { words as say } from './words.ts'
import type { Button, Message, Span, Text } from '#conversation/channel/message.ts'

/** How things are coloured: by escape codes on a terminal, not at all in a pipe. */
export type Paint = Readonly<Record<'bold' | 'dim' | 'italic' | 'accent' | 'danger', (text: string) => string>>

const style = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`
const plain = (text: string): string => text

export const colours: Paint = {
  bold: style(1, 22),
  dim: style(2, 22),
  italic: style(3, 23),
  accent: style(36, 39),
  danger: style(31, 39),
}
export const noColours: Paint = { bold: plain, dim: plain, italic: plain, accent: plain, danger: plain }

/** Words from elsewhere: escape codes in a name must not reach the terminal. */
// oxlint-disable-next-line no-control-regex -- control characters are what it takes out
export const harmless = (text: string): string => text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')

const span = (paint: Paint, { text, style: how }: Span): string => {
  const words = harmless(text)
  if (how === 'bold') return paint.bold(words)
  if (how === 'italic') return paint.italic(words)
  return words
}

const words = (paint: Paint, text: Text): string => text.map((each) => span(paint, each)).join('')

const buttonLabel = (paint: Paint, { label, style: how }: Button, number: number): string => {
  const shown = `[#${number}] ${harmless(label)}`
  if (how === 'primary') return paint.accent(shown)
  return how === 'danger' ? paint.danger(shown) : shown
}

/** A card as lines: its text, what was saved, its numbered buttons, whether work is under way. */
export const cardLines = (paint: Paint, message: Message, about: { edited: boolean; saved: string | undefined }) => {
  let number = 0
  const rows = message.rows.map((row) => row.map((button) => buttonLabel(paint, button, ++number)).join('  '))
  const saved = about.saved && say.saved(about.saved, harmless(message.attachment?.description ?? ''))
  return [
    ...(about.edited ? [paint.dim(say.updated)] : []),
    ...words(paint, message.text).split('\n'),
    ...(saved ? [paint.dim(saved)] : []),
    ...(message.upload === undefined ? [] : [paint.dim(say.typePath)]),
    ...rows,
    ...(message.pending === true ? [paint.dim(say.working)] : []),
  ]
}
