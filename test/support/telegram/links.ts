import type { MessageEntity } from '@grammyjs/types'

const NAME = /(?<![\p{L}\p{N}_])@\w{2,32}/gu
const PLAIN = new Set(['code', 'pre'])
/** Clients and server find these by themselves in every text. Without a scheme the end must be a domain that exists. */
const FOUND = [
  /\b(?:https?|tg|ftp|tonsite):\/\/\S+/giu,
  /(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|example|io|me|bank|app|xyz|ru|de|co|info|link|team)(?![\p{L}\p{N}])(?:\/\S*)?/giu,
  /[\w.+-]+@(?:[a-z\d-]+\.)+[a-z]{2,}/gi,
  // A user of that name, a command that a tap sends, and tags that a tap searches for.
  NAME,
  /(?<![\p{L}\p{N}_/<>])\/[a-z0-9_]{1,64}(?![/<>\w])/giu,
  /(?<![\p{L}\p{N}_])#[\p{L}\p{N}_]+/gu,
  /(?<![\p{L}\p{N}_$])\$[A-Z]{1,8}(?![\p{L}\p{N}_])/gu,
]

const outsideCode = (
  text: string,
  entities: readonly MessageEntity[],
  patterns: readonly RegExp[],
): readonly string[] => {
  const plain = entities.filter(({ type }) => PLAIN.has(type))
  const isPlain = (from: number, to: number): boolean =>
    plain.some(({ offset, length }) => offset < to && from < offset + length)
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .filter(({ index, 0: link }) => !isPlain(index, index + link.length))
    .map(([link]) => link)
}

/** What Telegram takes for people of its own. */
export const namesIn = (text: string, entities: readonly MessageEntity[]): readonly string[] =>
  outsideCode(text, entities, [NAME])

/** What a person could tap in a text and be led elsewhere by, although nobody marked it: Telegram leaves alone what is code. */
export const linksIn = (text: string, entities: readonly MessageEntity[]): readonly string[] => {
  const marked = entities.filter(({ type }) => type === 'url' || type === 'text_link')
  return [
    ...outsideCode(text, entities, FOUND),
    ...marked.map(({ offset, length }) => text.slice(offset, offset + length)),
  ]
}
