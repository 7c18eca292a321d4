import { badRequest } from './refusal.ts'

const fail = (text: string): Error => badRequest(`can't parse entities: ${text}`)

type Open = { readonly type: string; readonly mark: string; readonly at: number }

const RESERVED = '_*[]()~`>#+-=|{}.!'
const MARKS: readonly (readonly [mark: string, type: string])[] = [
  ['```', 'Pre'],
  ['__', 'Underline'],
  ['||', 'Spoiler'],
  ['_', 'Italic'],
  ['*', 'Bold'],
  ['~', 'Strikethrough'],
  ['`', 'Code'],
  ['[', 'TextUrl'],
]
const isCode = (open: Open | undefined): boolean => open?.type === 'Code' || open?.type === 'Pre'

/** Where the link that begins at `at` ends, just behind its bracket. */
const endOfLink = (bytes: string, at: number): number => {
  if (bytes[at] !== '(') return at
  for (let i = at + 1; i < bytes.length; i += bytes[i] === '\\' ? 2 : 1) if (bytes[i] === ')') return i + 1
  throw fail(`Can't find end of a URL at byte offset ${at + 1}`)
}

const checkMarkdown = (bytes: string): void => {
  const open: Open[] = []
  let i = 0
  while (i < bytes.length) {
    const char = bytes[i] ?? ''
    const top = open.at(-1)
    const end = top?.type === 'TextUrl' ? ']' : top?.mark
    if (char === '\\') i += 2
    else if (end !== undefined && bytes.startsWith(end, i)) {
      open.pop()
      i = top?.type === 'TextUrl' ? endOfLink(bytes, i + 1) : i + end.length
    } else if (isCode(top) || !RESERVED.includes(char)) i += 1
    else {
      const [mark, type] = MARKS.find(([each]) => bytes.startsWith(each, i)) ?? []
      if (mark === undefined || type === undefined) {
        throw fail(`Character '${char}' is reserved and must be escaped with the preceding '\\'`)
      }
      open.push({ type, mark, at: i })
      i += mark.length
    }
  }
  const last = open.at(-1)
  if (last !== undefined) throw fail(`Can't find end of ${last.type} entity at byte offset ${last.at}`)
}

const TAGS = new Set('b strong i em u ins s strike del code pre a tg-spoiler span blockquote tg-emoji'.split(' '))

const checkEndTag = (bytes: string, at: number, open: string[]): number => {
  const tag = open.pop()
  if (tag === undefined) throw fail(`Unexpected end tag at byte offset ${at}`)
  const [all, name = ''] = /^<\/([^\s>]*)\s*>/.exec(bytes.slice(at)) ?? []
  if (all === undefined) throw fail(`Unclosed end tag at byte offset ${at}`)
  if (name !== '' && name.toLowerCase() !== tag) {
    throw fail(`Unmatched end tag at byte offset ${at}, expected "</${tag}>", found "</${name}>"`)
  }
  return at + all.length
}

const checkStartTag = (bytes: string, at: number, open: string[]): number => {
  const [all, name = ''] = /^<([^\s>]+)(?=[\s>])/.exec(bytes.slice(at)) ?? []
  if (all === undefined) throw fail(`Unclosed start tag at byte offset ${at}`)
  const tag = name.toLowerCase()
  if (!TAGS.has(tag)) throw fail(`Unsupported start tag "${tag}" at byte offset ${at}`)
  const end = bytes.indexOf('>', at)
  if (end < 0) throw fail(`Unclosed start tag at byte offset ${at}`)
  open.push(tag)
  return end + 1
}

const checkHtml = (bytes: string): void => {
  const open: string[] = []
  for (let at = bytes.indexOf('<'); at >= 0; ) {
    const next = bytes[at + 1] === '/' ? checkEndTag(bytes, at, open) : checkStartTag(bytes, at, open)
    at = bytes.indexOf('<', next)
  }
  const tag = open.at(-1)
  if (tag !== undefined) throw fail(`Can't find end tag corresponding to start tag "${tag}"`)
}

/** Refuses broken markup with Telegram's words, offsets in bytes. What is right is kept as typed, not rendered. */
export const checkMarkup = (text: string, mode: string): void => {
  const bytes = Buffer.from(text, 'utf8').toString('latin1') // one character per byte, so that offsets are Telegram's
  if (mode === 'MarkdownV2') checkMarkdown(bytes)
  else if (mode === 'HTML') checkHtml(bytes)
  else throw badRequest('unsupported parse_mode')
}
