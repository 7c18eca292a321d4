/** Neutral rich text: adapters turn it into entities, escaped Markdown or text nodes. Nothing in it is markup. */
export type Span = { readonly text: string; readonly style?: 'bold' | 'italic' | 'code' }
export type Text = readonly Span[]

type Piece = string | number | Span | Text

const spans = (piece: Piece): Text =>
  typeof piece === 'string' || typeof piece === 'number'
    ? [{ text: String(piece) }]
    : Array.isArray(piece)
      ? piece
      : [piece as Span]

/** Tagged template for rich text: rich`Send ${bold(amount)} to ${name}?`. Strings put in stay plain, whatever they hold. */
export const rich = (literals: TemplateStringsArray, ...pieces: readonly Piece[]): Text =>
  literals
    .flatMap((literal, at) => [{ text: literal }, ...(at < pieces.length ? spans(pieces[at] as Piece) : [])])
    .filter((span) => span.text !== '')

export const bold = (text: string): Span => ({ text, style: 'bold' })
export const italic = (text: string): Span => ({ text, style: 'italic' })
export const code = (text: string): Span => ({ text, style: 'code' })

/** Texts under one another. */
export const lines = (...texts: readonly (Text | string)[]): Text =>
  texts.flatMap((text, at) => [...(at > 0 ? [{ text: '\n' }] : []), ...spans(text)])

/** The words alone: for logs of tests, screen readers and channels without styles. */
export const plain = (text: Text): string => text.map((span) => span.text).join('')

/** Untrusted or long text on a button: cut so that it fits. */
export const fit = (label: string): string => ([...label].length <= 30 ? label : `${[...label].slice(0, 29).join('')}…`)
