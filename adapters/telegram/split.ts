import type { Span, Text } from '#conversation/channel/message.ts'

type Style = NonNullable<Span['style']>
/** A stretch of text in one style, in UTF-16 units, which is what both JavaScript and Telegram count in. */
type Styled = { readonly style: Style; readonly from: number; readonly to: number }
export type Piece = { readonly text: string; readonly styled: readonly Styled[] }

const flatten = (text: Text): Piece => {
  let all = ''
  const styled: Styled[] = []
  for (const span of text) {
    if (span.style !== undefined && span.text !== '')
      styled.push({ style: span.style, from: all.length, to: all.length + span.text.length })
    all += span.text
  }
  return { text: all, styled }
}

const slice = ({ text, styled }: Piece, from: number, to: number): Piece => ({
  text: text.slice(from, to),
  styled: styled
    .map((each) => ({ style: each.style, from: Math.max(each.from, from) - from, to: Math.min(each.to, to) - from }))
    .filter((each) => each.to > each.from),
})

/** Without blanks around it: Telegram would cut them off and move the entities itself. */
const trim = (piece: Piece): Piece => {
  const from = piece.text.length - piece.text.trimStart().length
  return slice(piece, from, Math.max(from, piece.text.trimEnd().length))
}

/** Where to cut within the first `max` units: at the last of the better places that is not inside a styled stretch. */
const cutAt = ({ text, styled }: Piece, max: number): number => {
  const inside = (at: number): Styled | undefined => styled.find((each) => each.from < at && at < each.to)
  for (const place of ['\n\n', '\n', ' ']) {
    // A paragraph that ends early is no reason for a message of two lines.
    const least = place === ' ' ? 0 : max / 2
    for (let at = text.lastIndexOf(place, max); at > least; at = text.lastIndexOf(place, at - 1)) {
      if (inside(at) === undefined) return at
    }
  }
  const start = inside(max)?.from ?? 0
  if (start > 0) return start
  // One unbroken stretch: all that is left is not to cut a character in two.
  return /[\uD800-\uDBFF]/.test(text[max - 1] ?? '') ? max - 1 : max
}

/** Splits at paragraphs, lines or words, never inside a bold amount. A text that says nothing gives no piece. */
export const split = (text: Text, max: number): readonly Piece[] => {
  const pieces: Piece[] = []
  let rest = trim(flatten(text))
  while (rest.text.length > max) {
    const at = cutAt(rest, max)
    pieces.push(trim(slice(rest, 0, at)))
    rest = trim(slice(rest, at, rest.text.length))
  }
  if (rest.text !== '') pieces.push(rest)
  return pieces
}
