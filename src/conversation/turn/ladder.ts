import { createHash } from 'node:crypto'
import { type ButtonDraft, type Context, goalButton, type Saying } from '#conversation/flow/dialog.ts'
import type { AskedField } from '#conversation/form/form.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { Stage } from '#conversation/card/present.ts'
import { whyWords } from '#conversation/customer/words.ts'
import { goal } from '#conversation/understand/goal.ts'
import { bold, lines, plain, rich } from '#conversation/words/text.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { current, proposalOf } from './frames.ts'
import { ladderWords } from './words.ts'

/**
 * The failure ladder. The first answer that can't be used gets a hint with an example; the second is told why the answer is
 * needed; from the third on there are ways out beside it. What was said the time before is never said again.
 */
export type Rung = 1 | 2 | 3

/** How it goes on: after the third, by turns. */
const rungOf = (times: number): Rung => (times === 1 ? 1 : times % 2 === 0 ? 2 : 3)

const hashOf = (text: Text): string => createHash('sha256').update(plain(text)).digest('base64url').slice(0, 16)

/**
 * One more that could not be used: on which rung that is, and whether `said` was said the last time already of the same answer.
 * Of another one it is worth saying again.
 */
export const missed = (
  at: Stage,
  said: Text,
  answer = '',
): { readonly at: Stage; readonly rung: Rung; readonly isRepeated: boolean } => {
  const times = (at.session.misses?.times ?? 0) + 1
  const hash = hashOf(lines(said, answer))
  const session = { ...at.session, misses: { times, said: hash } }
  return { at: { ...at, session }, rung: rungOf(times), isRepeated: at.session.misses?.said === hash }
}

/** After a turn in which nothing was missed, the count begins anew. */
export const settleMisses = (before: Stage, after: Stage): Stage => {
  if (after.session.misses === undefined || after.session.misses !== before.session.misses) return after
  const { misses: _, ...session } = after.session
  return { ...after, session }
}

/** Out of here: to stop, to go on later where what was entered is kept, or a person. */
export const waysOutOf = (at: Stage, to: Localized): readonly ButtonDraft[] => {
  const w = ladderWords(to)
  const isIdle = at.session.frame === undefined
  return [
    ...(isIdle ? [] : [goalButton(w.stop, goal('cancel'))]),
    ...(isKept(at) ? [goalButton(w.later, goal('menu'))] : []),
    goalButton(w.person, goal('people.human')),
    ...(isIdle ? [goalButton(labelWords(to).help, goal('help'))] : []),
  ]
}

const isKept = (at: Stage): boolean => {
  const found = current(at.session.frame)
  return found?.dialog.isKept?.(found.state) === true
}

/** The second and the third time at a question or a card, above it; the first is the dialog's own. */
export const rungCard = (
  at: Stage,
  rung: Exclude<Rung, 1>,
  { isForm }: { readonly isForm: boolean },
  context: Context,
): Saying => {
  const w = ladderWords(context)
  const card = context.newCard('aside')
  if (rung === 3) return { show: { card, text: w.stuck(isKept(at)), rows: [waysOutOf(at, context)] } }
  if (isForm) return { show: { card, text: w.fieldAgain } }
  return { show: { card, text: proposalOf(at.session.frame) === undefined ? w.questionAgain : w.cardAgain } }
}

/** What is said of fields that were not filled in right, in place of what was wrong, from the second time on. */
export const rungOfForm = (
  at: Stage,
  rung: Exclude<Rung, 1>,
  fields: readonly AskedField[],
  context: Context,
): { readonly text: Text; readonly rows?: readonly (readonly ButtonDraft[])[] } => {
  const w = ladderWords(context)
  if (rung === 3) return { text: w.stuck(isKept(at)), rows: [waysOutOf(at, context)] }
  const { answers } = whyWords(context)
  const told = fields.map(({ label, rule }) => rich`${bold(label)}: ${answers[rule] ?? w.general}`)
  return { text: lines(w.formAgain, ...told) }
}
