import type { Localized } from '#conversation/words/locale.ts'
import type { Stage } from '#conversation/card/present.ts'
import { type Asked, ask, onBehalf } from '#conversation/ask/ask.ts'
import { unreadNotices } from '#conversation/notify/questions.ts'

/** Not beside a form: that has to stand last, and can't wait. Then the next answer says it. */
export function* withUnread(at: Stage, { locale }: Localized): Generator<Asked, Stage, unknown> {
  const { customer } = at.session
  const asksForm = at.replies.some((reply) => reply.do === 'open-form' || (reply.do === 'show' && reply.message.form))
  if (customer === undefined || asksForm) return at
  const unread = yield* onBehalf(customer, ask(unreadNotices, { locale }))
  return {
    ...at,
    replies: [...at.replies, ...unread.map(({ message }) => ({ do: 'show' as const, message }))],
    delivered: [...at.delivered, ...unread.map(({ notice }) => notice)],
  }
}
