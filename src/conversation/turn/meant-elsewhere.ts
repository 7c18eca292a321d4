import type { Context } from '#conversation/flow/dialog.ts'
import type { AskedField } from '#conversation/form/form.ts'
import { sayAll, type Stage } from '#conversation/card/present.ts'
import { asideOf, isAside, recognize } from '#conversation/registry.ts'
import type { Frame, OpenForm } from '#conversation/session/session.ts'
import { isCommand } from '#conversation/understand/commands.ts'
import type { Goal } from '#conversation/understand/goal.ts'
import { isMenu } from '#conversation/understand/replies.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { cards } from './cards.ts'
import { showAgain } from './asking.ts'
import { keepsAnyWords, takesAnyWords } from './next-field.ts'
import { leaveFor, type Step } from './open.ts'
import { answerAside, back, cancel } from './moves.ts'
import { isTold } from './frames.ts'
import { turnWords as say } from './words.ts'

/** What was typed into a field of a form that is shown as a whole, and is no answer: a command, a way out, a question. */

/** What can't wait until a form is filled in. */
const URGENT: ReadonlySet<string> = new Set([
  'freeze',
  'forgot-pin',
  'cant-log-in',
  'lost-chat',
  'money-gone',
  'recovery-stop',
  'claim',
  'sign-out',
  'people.fraud',
  'people.lost-phone',
  'people.lost-card',
])

export const isUrgent = (goal: Goal | undefined): goal is Goal => goal !== undefined && URGENT.has(goal.name)

type Values = Readonly<Record<string, string>>
type Meant = { readonly field: AskedField; readonly goal: Goal; readonly text: string }

/** A word that is answered aside may also be a note; a question is not. */
const isMeant = (goal: Goal, text: string, to: Localized): boolean => {
  if (isCommand(text) || ['cancel', 'back', 'help', 'why'].includes(goal.name)) return true
  return goal.name === 'menu' ? isMenu(text, to) : asideOf(goal) !== undefined && text.endsWith('?')
}

const isLeaving = (goal: Goal, text: string): boolean => isCommand(text) || ['cancel', 'back'].includes(goal.name)

/** The first field that holds such words. A password may be any word, and what is told to a person is told whole. */
export const meantElsewhere = (frame: Frame, values: Values, to: Localized): Meant | undefined => {
  const isWhole = isTold(frame)
  for (const field of frame.form?.fields ?? []) {
    const text = (values[field.name] ?? '').trim()
    const goal = text === '' || field.rule === 'password' ? undefined : recognize(text, to)
    if (goal !== undefined && isMeant(goal, text, to) && (!isWhole || isLeaving(goal, text)))
      return { field, goal, text }
  }
  return undefined
}

/** The words do what they do in the chat. A form that stays keeps what stood in its other fields. */
export function* insteadOfAnswer(
  at: Stage,
  { form, values, field, goal, text }: Meant & { readonly form: OpenForm; readonly values: Values },
  context: Context,
): Step {
  if (goal.name === 'cancel') return yield* cancel(at, context)
  if (goal.name === 'back') return yield* back(at, goal, text, context)
  const aside = isAside(goal.name) || !isCommand(text) ? asideOf(goal) : undefined
  if (aside === undefined) return yield* leaveForm(at, goal, context)
  const beside = { ...context, card: context.newCard('aside') }
  const answered = yield* answerAside(at, aside, beside)
  return showAgain(answered, form, { values, field, text: say(context).answeredAbove() }, context)
}

/** For a person, which a form would only take for a wrong answer. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['people.human', 'people.complaint', 'people.wrong-payment'])

/** One word, as `support`, may be somebody's name where one is asked for. */
export const wantsPerson = (goal: Goal | undefined, form: OpenForm, text: string): goal is Goal =>
  goal !== undefined && FOR_PEOPLE.has(goal.name) && !keepsAnyWords(form) && (!takesAnyWords(form) || / /.test(text))

/** By a command, with a form open: what becomes of the form is said. */
export function* leaveForm(at: Stage, goal: Goal, context: Context): Step {
  if (at.session.frame?.form === undefined) return yield* leaveFor(at, goal, context)
  return yield* leaveFor(sayAll(at, [cards.aside(say(context).formLeft(), context)], context), goal, context)
}
