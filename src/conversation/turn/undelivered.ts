import type { Localized } from '#conversation/words/locale.ts'
import type { Stage } from '#conversation/card/present.ts'
import { type Asked, ask, onBehalf } from '#conversation/ask/ask.ts'
import { undeliveredNotices } from '#conversation/notify/questions.ts'

/** Not beside a form: that has to stand last, and can't wait. Then the next answer says it. */
export function* withUndelivered(at: Stage, { locale }: Localized): Generator<Asked, Stage, unknown> {
  const { customer } = at.session
  const asksForm = at.replies.some((reply) => reply.do === 'open-form' || (reply.do === 'show' && reply.message.form))
  if (customer === undefined || asksForm) return at
  const undelivered = yield* onBehalf(customer, ask(undeliveredNotices, { locale }))
  return {
    ...at,
    replies: [...at.replies, ...undelivered.map(({ message }) => ({ do: 'show' as const, message }))],
    delivered: [...at.delivered, ...undelivered.map(({ notice }) => notice)],
  }
}
