import { accountNames } from '#conversation/ask/account.ts'
import { type Asked, ask, onBehalf } from '#conversation/ask/ask.ts'
import { recognize } from '#conversation/registry.ts'
import type { Session } from '#conversation/session/session.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import { asTyped, withNamesQuoted } from '#conversation/understand/own-names.ts'
import type { Localized } from '#conversation/words/locale.ts'

/** Shorter, a sentence holds no name of several words beside what it is about. */
const LEAST_WORDS = 3

/** What is wanted, with the names that the customer gave to their own accounts kept whole. */
export function* understood(
  text: string,
  { session, to }: { readonly session: Session; readonly to: Localized },
): Generator<Asked, Goal | undefined, unknown> {
  const found = recognize(text, to)
  const mayName = found === undefined || Object.keys(found.slots).length > 0
  const isAnswer = session.frame?.form !== undefined
  if (session.customer === undefined || !mayName || isAnswer || text.split(/\s+/).length < LEAST_WORDS) return found
  const names = yield* onBehalf(session.customer, ask(accountNames))
  const quoted = withNamesQuoted(text, names)
  const again = quoted === text ? undefined : recognize(quoted, to)
  return again === undefined ? found : goal(again.name, asTyped(again.slots, names))
}
