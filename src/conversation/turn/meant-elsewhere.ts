import type { Context } from '#conversation/flow/dialog.ts'
import type { AskedField } from '#conversation/form/form.ts'
import { TAKES } from '#conversation/form/takes.ts'
import { sayAll, type Stage } from '#conversation/card/present.ts'
import { asideOf, dialogFor, isAside, recognize } from '#conversation/registry.ts'
import type { Frame, OpenForm } from '#conversation/session/session.ts'
import { isCommand } from '#conversation/understand/commands.ts'
import type { Goal } from '#conversation/understand/goal.ts'
import { secretIn } from '#conversation/understand/secrets.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { asksToWait, interruptionInOtherLanguage, isMeantInForm, isNoAnswer, isStop } from './interruptions.ts'
import { cards } from './cards.ts'
import { showAgain } from './asking.ts'
import { fitsField } from './filling.ts'
import { leaveFor, type Step } from './open.ts'
import { answerAside, back, cancel } from './moves.ts'
import { turnWords as say } from './words.ts'

/** What was typed into a field of a form that is shown as a whole, and is no answer: a command, a way out, a question. */

type Values = Readonly<Record<string, string>>
/** `wait`: more time is wanted; `correction`: what was said before is to be another. */
type Meant = {
  readonly field: AskedField
  readonly text: string
  readonly goal: Goal | 'wait' | 'correction'
  /** The language that it was said in. */
  readonly to: Localized
}

const meantBy = (field: AskedField, text: string, context: Context): Omit<Meant, 'field' | 'text'> | undefined => {
  const takes = TAKES[field.rule]
  // A wish would be kept with the secret that it holds; as an answer it stays in its form.
  if (secretIn(text, context) !== undefined) return undefined
  if (asksToWait(takes, text, context)) return { goal: 'wait', to: context }
  const fits = fitsField(field, text, context)
  const own = recognize(text, context)
  if (own !== undefined && isMeantInForm(takes, { text, goal: own, fits }, context)) return { goal: own, to: context }
  if (isNoAnswer(takes, text, context)) return { goal: 'correction', to: context }
  const other = own === undefined ? interruptionInOtherLanguage(takes, { text, fits }, context) : undefined
  return other && isMeantInForm(takes, { text, goal: other.goal, fits }, other.to) ? other : undefined
}

/** The first field that holds such words. A password may be any word, and what is told to a person is told whole. */
export const meantElsewhere = (frame: Frame, values: Values, context: Context): Meant | undefined => {
  for (const field of frame.form?.fields ?? []) {
    const text = (values[field.name] ?? '').trim()
    const meant = text === '' ? undefined : meantBy(field, text, context)
    if (meant !== undefined) return { field, text, ...meant }
  }
  return undefined
}

/** The words do what they do in the chat. A form that stays keeps what stood in its other fields. */
export function* insteadOfAnswer(
  at: Stage,
  { form, values, field, goal, text, to }: Meant & { readonly form: OpenForm; readonly values: Values },
  context: Context,
): Step {
  const stays = { values, field }
  if (goal === 'wait') return showAgain(at, form, { ...stays, text: say(context).waits() }, context)
  if (goal === 'correction')
    return showAgain(at, form, { ...stays, text: say(context).correctionInForm(field.label) }, context)
  if (isStop(goal, text, to)) return yield* cancel(at, context)
  if (goal.name === 'back') return yield* back(at, goal, text, context)
  const aside = isAside(goal.name) || !isCommand(text) ? asideOf(goal) : undefined
  const beside = { ...context, ...to, card: context.newCard('aside') }
  if (aside === undefined) {
    const later = afterSignIn(at, goal, beside)
    if (later === undefined) return yield* leaveForm(at, goal, { ...context, ...to })
    return showAgain(later, form, { ...stays, text: say(beside).answeredAbove() }, context)
  }
  const answered = yield* answerAside(at, aside, beside)
  return showAgain(answered, form, { ...stays, text: say(beside).answeredAbove() }, context)
}

/**
 * Who is about to register or to log in gets right after what they want, where they said more than what it is called: whoever
 * wants to see their accounts may have some. Undefined where nobody waits for that.
 */
export const afterSignIn = (at: Stage, goal: Goal, context: Context): Stage | undefined => {
  const { customer, frame } = at.session
  const isFirst = frame !== undefined && (frame.dialog === 'register' || frame.dialog === 'sign-in')
  const isSaid = Object.keys(goal.slots).length > 0 && dialogFor(goal.name)?.access === 'signed-in'
  if (customer !== undefined || !isFirst || !isSaid) return undefined
  const session = { ...at.session, frame: { ...frame, after: goal } }
  return sayAll({ ...at, session }, [cards.aside(say(context).afterSignIn(), context)], context)
}

/** By a command, with a form open: what becomes of the form is said. */
export function* leaveForm(at: Stage, goal: Goal, context: Context): Step {
  if (at.session.frame?.form === undefined) return yield* leaveFor(at, goal, context)
  return yield* leaveFor(sayAll(at, [cards.aside(say(context).formLeft(), context)], context), goal, context)
}
