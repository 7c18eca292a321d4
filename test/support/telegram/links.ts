import type { MessageEntity } from '@grammyjs/types'

const PLAIN = new Set(['code', 'pre'])
/** Clients and server find these by themselves in every text. Without a scheme the end must be a domain that exists. */
const FOUND = [
  /\b(?:https?|tg|ftp|tonsite):\/\/\S+/giu,
  /(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|example|io|me|bank|app|xyz|ru|de|co|info|link|team)(?![\p{L}\p{N}])(?:\/\S*)?/giu,
  /[\w.+-]+@(?:[a-z\d-]+\.)+[a-z]{2,}/gi,
]

/** What a person could tap in a text and be led elsewhere by, although nobody marked it: Telegram leaves alone what is code. */
export const linksIn = (text: string, entities: readonly MessageEntity[]): readonly string[] => {
  const plain = entities.filter(({ type }) => PLAIN.has(type))
  const marked = entities.filter(({ type }) => type === 'url' || type === 'text_link')
  const found = FOUND.flatMap((pattern) => [...text.matchAll(pattern)]).filter(
    ({ index, 0: link }) =>
      !plain.some(({ offset, length }) => offset < index + link.length && index < offset + length),
  )
  return [...found.map(([link]) => link), ...marked.map(({ offset, length }) => text.slice(offset, offset + length))]
}
