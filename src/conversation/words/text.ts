/** Neutral rich text: adapters turn it into entities, escaped Markdown or text nodes. Nothing in it is markup. */
export type Span = { readonly text: string; readonly style?: 'bold' | 'italic' | 'code' }
export type Text = readonly Span[]

type Piece = string | number | Span | Text

/** Letters that are written from right to left, and characters that turn the direction of others. */
const TURNS =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
/** What could end an isolation from within, or begin one that nothing ends. */
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/gu
const LINE = /[^\n\r\u0085\u2028\u2029]+/gu

/**
 * What somebody else has written, in a direction of its own (U+2068 to U+2069): a name from right to left or a hidden
 * control can't rearrange the amount and the words around it. A text that turns nothing stays as it is. Line by line,
 * since an isolation ends with its line.
 */
export const foreign = (text: string): string =>
  TURNS.test(text) ? text.replace(CONTROLS, '').replace(LINE, (line) => `\u2068${line}\u2069`) : text

const spans = (piece: Piece): Text =>
  typeof piece === 'string' || typeof piece === 'number'
    ? [{ text: foreign(String(piece)) }]
    : Array.isArray(piece)
      ? piece
      : [piece as Span]

/** What ends in a period needs no other one behind it: `hoy a las 2:00 p.m.` at the end of a sentence. */
const endsSentence = (piece: Piece | undefined): boolean =>
  piece !== undefined && spans(piece).at(-1)?.text.endsWith('.') === true

/** Tagged template for rich text: rich`Send ${bold(amount)} to ${name}?`. Strings put in stay plain and keep to themselves, whatever they hold. */
export const rich = (literals: TemplateStringsArray, ...pieces: readonly Piece[]): Text =>
  literals
    .flatMap((literal, at) => [
      { text: endsSentence(pieces[at - 1]) ? literal.replace(/^\.(?!\.)/, '') : literal },
      ...(at < pieces.length ? spans(pieces[at] as Piece) : []),
    ])
    .filter((span) => span.text !== '')

export const bold = (text: string): Span => ({ text: foreign(text), style: 'bold' })
export const italic = (text: string): Span => ({ text: foreign(text), style: 'italic' })
export const code = (text: string): Span => ({ text: foreign(text), style: 'code' })

/** Texts under one another. */
export const lines = (...texts: readonly (Text | string)[]): Text =>
  texts.flatMap((text, at) => [...(at > 0 ? [{ text: '\n' }] : []), ...spans(text)])

/** The words alone: for logs of tests, screen readers and channels without styles. */
export const plain = (text: Text): string => text.map((span) => span.text).join('')

/** Untrusted or long text on a button: cut so that it fits. */
export const fit = (label: string): string =>
  foreign([...label].length <= 30 ? label : `${[...label].slice(0, 29).join('')}…`)
