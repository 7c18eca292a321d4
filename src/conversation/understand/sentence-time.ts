import { phraseAt, textBetween } from '#conversation/reading/lexer.ts'
import { parseSaidEnd, parseSaidWhen } from '#conversation/reading/when.ts'
import { fold } from '#conversation/reading/fold.ts'
import { fromIn, type Sentence } from './sentence-frame.ts'
import { isDateLike } from './sentence-words.ts'

/** Where times stand in a sentence about money. */

const MOST_WHEN_TOKENS = 12

/** Where a time that begins here ends, whether or not it can be read. */
export const timeEnd = (sentence: Sentence, at: number): number | undefined => {
  const { said, tokens } = sentence
  const unquoted = beforeQuoted(sentence, at)
  const [read, whole] = [whenEnd(unquoted, at), unreadableWhenEnd(unquoted, at)]
  // What goes on about a time belongs to it: `every friday and monday`, `tomorrow at 5pm`.
  const goesOn =
    read !== undefined &&
    whole !== undefined &&
    whole > read &&
    isDateLike(textBetween(said, tokens, read, whole), sentence.to)
  return goesOn ? whole : (read ?? whole)
}

/** No time is in quotation marks: `from "Next year"` names an account. */
const beforeQuoted = (sentence: Sentence, at: number): Sentence => {
  const quoted = sentence.tokens.findIndex(({ kind }, index) => index >= at && kind === 'quoted')
  return quoted < 0 ? sentence : { ...sentence, tokens: sentence.tokens.slice(0, quoted) }
}

/** Where the longest time that begins here ends. */
export const whenEnd = ({ said, tokens, say, to, repeats }: Sentence, at: number): number | undefined => {
  if (!say.whenStarts.has(tokens[at]?.plain ?? '')) return undefined
  for (let end = Math.min(tokens.length, at + MOST_WHEN_TOKENS); end > at; end -= 1) {
    const text = textBetween(said, tokens, at, end)
    const [last, next] = [tokens[end - 1], tokens[end]]
    // Of `el 1/12` and `el 20%` no part is a day.
    const goesOn = next?.isJoined === true && (next.kind !== 'mark' || /[/%]/.test(next.text))
    if (last?.text === ',' || goesOn) continue
    if (isDateLike(text, to) && parseSaidWhen(text, to) !== undefined) return end
    if (repeats && end - at > 1 && parseSaidEnd(text, to) !== undefined) return end
  }
  return undefined
}

/** A time that is asked for again, whole: `last friday of every month`, `next month`, `at 5pm`. */
const unreadableWhenEnd = (sentence: Sentence, at: number): number | undefined => {
  const { said, tokens, say } = sentence
  const [first = '', second = ''] = [tokens[at]?.plain, tokens[at + 1]?.plain]
  // `mi viernes` is a name; `el viernes` and `el 1/12` are days.
  const isNamed = say.determiners.has(first) && !(say.whenStarts.has(first) && /^\d/.test(second))
  const isStart = isNamed ? say.whenStarts.has(second) : say.whenStarts.has(first)
  const opening = textBetween(said, tokens, at, Math.min(tokens.length, at + 4))
  // One word may begin a payee or an account, and a time: `a alex cada viernes`, `desde Casa el 1`; `a partir del viernes`.
  const isLead = [say.to, fromIn(sentence)].some((phrases) => phraseAt(tokens, at, phrases) > 0)
  if (isLead && say.dateLike.exec(fold(opening))?.index !== 0) return undefined
  if (phraseAt(tokens, at, say.for) > 0) return undefined
  if (!(isStart && isDateLike(opening, sentence.to)) && !isDateLike(first, sentence.to)) return undefined
  let end = at + 1
  const ends = (index: number): boolean =>
    [say.to, fromIn(sentence), say.for, say.because].some((phrases) => phraseAt(tokens, index, phrases) > 0)
  while (end < tokens.length && !ends(end) && tokens[end]?.text !== ',') end += 1
  return isDateLike(textBetween(said, tokens, at, end), sentence.to) ? end : undefined
}
