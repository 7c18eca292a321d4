import { fold } from './fold.ts'

/** A piece of a sentence; `start` and `end` are places in the text that it was taken from. */
export type Token = {
  readonly kind: 'number' | 'word' | 'mark' | 'quoted'
  /** As typed. */
  readonly text: string
  /** In lower case, its digits as 0 to 9, without its accents and its quotation marks. */
  readonly plain: string
  readonly start: number
  readonly end: number
  /** Nothing stands between it and the one before. */
  readonly isJoined: boolean
}

/** `1,234.50`, `.50`, `20`; a word may hold digits, dashes and dots; whatever else is one mark each. */
const PIECES =
  /(?<quoted>"[^"]{1,80}"|(?<![^\s])'[^']{1,80}'(?=$|[\s.,!?]))|(?<address>@[\p{L}\p{Nd}_]+|[\p{L}\p{Nd}._%+-]+@[\p{L}\p{Nd}.-]+)|(?<number>[.]?\p{Nd}(?:[\p{Nd}.,\u066B\u066C]*\p{Nd})?)|(?<currency>us\$|(?:usd|eur|gbp)(?=\p{Nd}))|(?<word>[\p{L}\p{M}](?:[\p{L}\p{M}\p{Nd}_]|['.&-](?=[\p{L}\p{Nd}]))*)|(?<mark>[^\s])/giu

const KINDS = ['quoted', 'number', 'word'] as const

/** The digits of every script as 0 to 9; each script has ten in a row, and NFKC knows those that are only written otherwise. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0]
export const withPlainDigits = (text: string): string =>
  text.replaceAll(/\p{Nd}/gu, (digit) => {
    const normal = digit.normalize('NFKC')
    if (/^[0-9]$/.test(normal)) return normal
    const code = digit.codePointAt(0) ?? 0
    const zero = ZEROS.find((each) => code >= each && code < each + 10)
    return zero === undefined ? digit : String(code - zero)
  })

export const tokensOf = (text: string): readonly Token[] => {
  let end = 0
  return [...text.matchAll(PIECES)].map((found): Token => {
    const typed = found[0]
    const kind = KINDS.find((name) => found.groups?.[name] !== undefined)
    const isJoined = found.index === end
    end = found.index + typed.length
    return {
      kind: kind ?? (found.groups?.['mark'] === undefined ? 'word' : 'mark'),
      text: typed,
      plain: fold(withPlainDigits(typed.toLowerCase())).replaceAll(/^["']|["']$/g, ''),
      start: found.index,
      end,
      isJoined,
    }
  })
}

/** What was typed from one token to the one before `end`. */
export const textBetween = (said: string, tokens: readonly Token[], start: number, end: number): string => {
  const [first, last] = [tokens[start], tokens[end - 1]]
  return first === undefined || last === undefined ? '' : said.slice(first.start, last.end)
}

/** How many words the longest of these phrases has that stands at this place; 0 where none does. */
export const phraseAt = (tokens: readonly Token[], at: number, phrases: readonly (readonly string[])[]): number => {
  const fits = phrases.filter((words) => words.every((word, offset) => tokens[at + offset]?.plain === word))
  return Math.max(0, ...fits.map(({ length }) => length))
}

/** Where a telephone number that begins here ends: `+1 (415) 555-0132`, `415 555 0132`. Undefined where none does. */
export const phoneEnd = (tokens: readonly Token[], start: number): number | undefined => {
  let [end, digits] = [start, 0]
  while (end < tokens.length) {
    const token = tokens[end]
    if (token?.kind === 'number') digits += token.plain.replaceAll(/\D/g, '').length
    else if (token?.kind !== 'mark' || !/^[-+().\u2010-\u2015]$/.test(token.text)) break
    end += 1
    if (digits >= 10 && !(tokens[end]?.isJoined ?? false)) break
  }
  // `1,234.50` and `1234567.50` are amounts.
  return digits >= 7 && !/,|^\d*\.\d+$/.test(tokens[start]?.plain ?? '') ? end : undefined
}
