import { sayAll, type Stage } from '#conversation/card/present.ts'
import type { Context } from '#conversation/flow/dialog.ts'
import type { Session } from '#conversation/session/session.ts'
import { wishWords } from './words.ts'

export const withoutQueue = ({ queue: _, ...session }: Session): Session => session

/** What is left is not done, and that is said. */
export const dropWishes = (at: Stage, context: Context): Stage => {
  const left = at.session.queue?.wishes ?? []
  const rest = { ...at, session: withoutQueue(at.session) }
  if (left.length === 0) return rest
  const text = wishWords(context).dropped(left.map(({ text }) => text))
  return sayAll(rest, [{ show: { text } }], context)
}
