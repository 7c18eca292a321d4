import { ok } from '#kit/result.ts'
import type { AnswerTo, Args, QuestionName } from './questions.ts'

type Asked = Extract<QuestionName, 'crypto.orders' | `crypto.${string}-order`>

/** Nothing waits, and nothing more can. */
export const orderAnswers: { readonly [K in Asked]: (args: Args<K>) => AnswerTo<K> } = {
  'crypto.orders': () => [],
  'crypto.place-order': () => ok({ kind: 'refused', why: { kind: 'too-many', limit: 20 } }),
  'crypto.pause-order': () => ({ kind: 'not-yours' }),
  'crypto.resume-order': () => ({ kind: 'not-yours' }),
  'crypto.cancel-order': () => ({ kind: 'not-yours' }),
}
