import { asideOf, isAside } from '#conversation/registry.ts'
import type { Session } from '#conversation/session/session.ts'
import { isCommand } from '#conversation/understand/commands.ts'
import { asksForNumbers } from '#conversation/answer/dialog.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import { isQuestion } from '#conversation/understand/question.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { takesNext } from './next-field.ts'
import { asksForStory, isWaiting } from './frames.ts'

/** What is asked beside what is under way; where what is typed is kept as it is, only what is put as a question. */
export const askedAside = (
  wanted: Goal | undefined,
  text: string,
  { frame, customer }: Session,
  to: Localized,
): Goal | undefined => {
  if (wanted === undefined || frame === undefined) return undefined
  // The numbers are shown after the PIN, which is no answer beside what waits: there it is said how they are had.
  if (asksForNumbers(wanted)) return isWaiting(frame) ? goal(wanted.name) : undefined
  const isOpen = customer !== undefined && isWaiting(frame) && !isCommand(text)
  const aside = isOpen ? asideOf(wanted) : isAside(wanted.name) ? wanted : undefined
  if (aside === undefined || frame.form === undefined || isCommand(text)) return aside
  if (aside.name === 'help' || aside.name === 'why') return aside
  if (asksForStory(frame)) return undefined
  return takesNext(frame.form) === 'label' && !isQuestion(text, to) ? undefined : aside
}
