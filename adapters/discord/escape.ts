import type { Span, Text } from '#conversation/channel/message.ts'

const ZERO_WIDTH_SPACE = '\u200b'

/** Control characters and the marks that turn the reading direction: they can make one text look like another. */
const INVISIBLE = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066\u2067]/gu
/** Isolations that begin and end here, as the conversation makes them; any other would reach beyond its text. */
const ISOLATED = /^(?:[^\u2068\u2069]|\u2068[^\u2068\u2069]*\u2069)*$/u
const ISOLATION = /[\u2068\u2069]/gu

/** Without what can't be seen and changes how the rest is read. */
const withoutInvisible = (text: string): string => {
  const clean = text.replaceAll('\r\n', '\n').replaceAll(INVISIBLE, '')
  return ISOLATED.test(clean) ? clean : clean.replaceAll(ISOLATION, '')
}

/**
 * Text as it was typed, whatever it holds. discord.js' own escaper leaves masked links, headings, lists, quotes,
 * subtext and mentions alive; with those a payee's name could draw a link or call everyone.
 */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\*_~|`[\]<>]/g, String.raw`\$&`)
    // A reader on Discord's side must not see a mention, an emoji or a timestamp in `\<@1>` either.
    .replaceAll(/<(?=[@#:/a-z])/gi, `<${ZERO_WIDTH_SPACE}`)
    .replaceAll(/@(?=everyone|here)/gi, `@${ZERO_WIDTH_SPACE}`)
    // Addresses stay words: only this program puts links into a bank's message.
    .replaceAll('://', String.raw`\://`)
    .replaceAll(/(discord(?:app)?)\.(?=[a-z])/gi, String.raw`$1\.`)

const LINE_MARK = /^([ \t]*)(#{1,3}|-#|-|\d+\.)(?=\s|$)/gm

/** `atStart`: nothing but blanks stands before in its line, so that headings, lists and subtext would act. */
const escapedLines = (text: string, atStart: boolean): string => {
  const whole = escaped(atStart ? text : `x${text}`)
  const marked = whole.replaceAll(LINE_MARK, (_all, blank: string, mark: string) =>
    /\d/.test(mark) ? `${blank}${mark.replace('.', String.raw`\.`)}` : `${blank}\\${mark}`,
  )
  return atStart ? marked : marked.slice(1)
}

const WRAP = { bold: '**', italic: '*' } as const

/** Marks hold only directly around words: blanks at the edges go outside, and each line is wrapped by itself. */
const wrapped = (text: string, mark: string, atStart: boolean): string =>
  text
    .split('\n')
    .map((line, at) => {
      const words = line.trim()
      if (words === '') return line
      const before = line.slice(0, line.indexOf(words))
      const after = line.slice(before.length + words.length)
      return `${before}${mark}${escapedLines(words, at > 0 || atStart)}${mark}${after}`
    })
    .join('\n')

const rendered = ({ text, style }: Span, atStart: boolean): string => {
  if (style === 'code') return `\`${text}\``
  if (style === 'bold' || style === 'italic') return wrapped(text, WRAP[style], atStart)
  return escapedLines(text, atStart)
}

/** Nothing can be escaped inside code: what could end it is shown as plain text; blanks show no style at all. */
const styleOf = ({ text, style }: Span): Span['style'] =>
  text.trim() === '' || (style === 'code' && /[`\n]/.test(text)) ? undefined : style

const cleaned = (span: Span): Span => {
  const text = withoutInvisible(span.text)
  const style = styleOf({ ...span, text })
  return style ? { text, style } : { text }
}

/** Neighbours of one style become one span: `**a****b**` would not be bold. */
const joined = (text: Text): Text =>
  text.reduce<readonly Span[]>((spans, span) => {
    const clean = cleaned(span)
    const last = spans.at(-1)
    if (clean.text === '') return spans
    if (last && last.style === clean.style) return [...spans.slice(0, -1), { ...last, text: last.text + clean.text }]
    return [...spans, clean]
  }, [])

/** Rich text as Discord Markdown in which only our own spans act. */
export const toMarkdown = (text: Text): string => {
  let out = ''
  let styledBefore = false
  for (const span of joined(text)) {
    const styled = span.style !== undefined
    // Two marks side by side run into each other.
    const gap = styled && styledBefore ? ZERO_WIDTH_SPACE : ''
    out += gap + rendered(span, /(?:^|\n)[ \t]*$/.test(out))
    styledBefore = styled
  }
  return out
}
