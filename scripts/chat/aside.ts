import type { Field, Form } from '#conversation/channel/message.ts'

const COMMAND = /^\/[a-z]/i
const ASKS =
  /^(?:(?:how|what|why|where|when|who|which|whose) \S+ \S+|what(?:'s|’s) \S+|(?:can|could|do|should|must|will|may|am) (?:i|you|we)\b|(?:is|was|does) (?:it|this|that)\b|are you\b)/i
/** A field that takes more is for whatever somebody wants to write. */
const LONGEST_ANSWER = 200

/** Names are written with capitals, so `How Wei Ling` is one and `how do I start` is not. */
const hasCapitals = (text: string): boolean => /\p{Lu}/u.test(text.slice(1).replaceAll(/\b(?:I|[A-Z]{2,})\b/g, ''))

const isQuestion = (text: string): boolean => text.endsWith('?') || (ASKS.test(text) && !hasCapitals(text))

/**
 * Whether a line typed where a field is asked for is said in the conversation instead, as in the line below the web chat. The
 * only field of a form is handed in whatever stands in it, since Parley itself tells a question there from an answer.
 */
export const isSaidAside = (text: string, field: Field, form: Form): boolean => {
  if (field.kind === 'secret') return false
  if (field.kind === 'pin') return /\p{L}/u.test(text) && !/\p{N}/u.test(text)
  if (COMMAND.test(text)) return true
  return form.fields.length > 1 && field.required && field.maxLength <= LONGEST_ANSWER && isQuestion(text)
}
