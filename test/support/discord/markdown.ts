/**
 * What Discord's client makes of a message's text, after the rules its renderer is known to have. Written apart from
 * the bot's escaper on purpose: the one checks the other. Zero-width spaces show nothing and are left out of `text`.
 */
export type Mark = { readonly kind: string; readonly text: string }
export type Rendered = { readonly text: string; readonly marks: readonly Mark[] }

type Rule = { readonly kind: string; readonly match: RegExp; readonly lineStart?: boolean; readonly verbatim?: boolean }

const RULES: readonly Rule[] = [
  { kind: 'quote', match: /^ *>>> ([\s\S]*)/, lineStart: true },
  { kind: 'quote', match: /^ *> ([^\n]*)/, lineStart: true },
  { kind: 'heading', match: /^ *#{1,3} +([^\n]+)/, lineStart: true },
  { kind: 'subtext', match: /^ *-# +([^\n]+)/, lineStart: true },
  { kind: 'list', match: /^ *(?:[*-]|\d+\.) +([^\n]+)/, lineStart: true },
  { kind: 'code block', match: /^```(?:[a-z0-9_+\-.#]*\n)?\n*([^\n][\s\S]*?)\n*```/i, verbatim: true },
  { kind: 'escape', match: /^\\([^0-9A-Za-z\s])/, verbatim: true },
  { kind: 'link', match: /^<(https?:\/\/[^ >]+)>/, verbatim: true },
  { kind: 'link', match: /^((?:https?|steam|discord):\/\/[^\s<]+[^<.,:;"'\]\s])/, verbatim: true },
  { kind: 'link', match: /^(discord\.gg\/\w+)/i, verbatim: true },
  {
    kind: 'masked link',
    match: /^\[((?:\\.|[^\]\\])+)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"][\s\S]*?['"])?\s*\)/,
  },
  { kind: 'mention', match: /^(<@[!&]?\d+>|<#\d+>|<\/[^>]+:\d+>|<id:\w+>)/, verbatim: true },
  { kind: 'mention', match: /^(@everyone|@here)/, verbatim: true },
  { kind: 'timestamp', match: /^(<t:-?\d+(?::[tTdDfFRsS])?>)/, verbatim: true },
  { kind: 'emoji', match: /^(<a?:\w+:\d+>)/, verbatim: true },
  { kind: 'code', match: /^(?:`([^`]+)`(?!`)|``([\s\S]*?[^`])``(?!`))/, verbatim: true },
  { kind: 'bold', match: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/ },
  { kind: 'underline', match: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/ },
  { kind: 'italic', match: /^\b_((?:__|\\[\s\S]|[^\\_])+?)_\b/ },
  {
    kind: 'italic',
    match: /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
  },
  { kind: 'strike', match: /^~~((?:\\[\s\S]|[^\\])+?)~~(?!~)/ },
  { kind: 'spoiler', match: /^\|\|([\s\S]+?)\|\|/ },
]

const found = (rest: string, lineStart: boolean): { rule: Rule; match: RegExpExecArray } | undefined => {
  for (const rule of RULES) {
    if (rule.lineStart && !lineStart) continue
    const match = rule.match.exec(rest)
    if (match) return { rule, match }
  }
  return undefined
}

const parse = (source: string, root: boolean, marks: Mark[]): string => {
  let text = ''
  let at = 0
  while (at < source.length) {
    const lineStart = root && (at === 0 || source[at - 1] === '\n')
    const hit = found(source.slice(at), lineStart)
    if (!hit) {
      text += source[at]
      at += 1
      continue
    }
    const { rule, match } = hit
    const inner = match[1] ?? match[2] ?? ''
    const shown = rule.verbatim ? inner : parse(inner, false, marks)
    if (rule.kind !== 'escape') marks.push({ kind: rule.kind, text: shown.replaceAll('\u200b', '') })
    text += shown
    at += match[0].length
  }
  return text
}

export const render = (content: string): Rendered => {
  const marks: Mark[] = []
  const text = parse(content, true, marks)
  return { text: text.replaceAll('\u200b', ''), marks }
}
