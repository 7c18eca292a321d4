import { sayAll, type Stage } from '#conversation/card/present.ts'
import { type Asked, onBehalf } from '#conversation/ask/ask.ts'
import type { Context } from '#conversation/flow/dialog.ts'
import { asideOf } from '#conversation/registry.ts'
import { TAKES } from '#conversation/form/takes.ts'
import type { OpenForm } from '#conversation/session/session.ts'
import { noteIn } from '#conversation/understand/correction.ts'
import type { Goal } from '#conversation/understand/goal.ts'
import { interruptionInOtherLanguage, isInterruption, isNoAnswer, isStop, isUrgent } from './interruptions.ts'
import { cards } from './cards.ts'
import { fitsField, hearText } from './filling.ts'
import { afterSignIn, leaveForm } from './meant-elsewhere.ts'
import { afterFilling, answerAside, cancel, digress, keepAsking, toDialogInWords } from './moves.ts'
import { nextField, asksForSecret, isSecretIn, takesNext } from './next-field.ts'
import { leaveFor, type Step, waits } from './open.ts'
import { asideInForm } from './suggesting.ts'
import { turnWords as say } from './words.ts'

type Heard = { readonly text: string; readonly goal: Goal | undefined }

/** Words typed while a form is open. Most are the answer; some change what was said before it, and some are no answer at all. */
export function* hearInForm(at: Stage, form: OpenForm, { text, goal }: Heard, context: Context): Step {
  const aside = goal === undefined ? asideInForm(form, text, context) : undefined
  if (aside !== undefined) return yield* digress(at, aside, context)
  const read = yield* toDialogInWords(at, form, text, context)
  if (read !== undefined) return read
  const field = nextField(form)
  const fits = field !== undefined && fitsField(field, text, context)
  if (goal === undefined && !isSecretIn(form, text, context)) {
    const other = yield* hearOtherLanguage(at, form, { text, fits }, context)
    if (other !== undefined) return other
  }
  if (goal !== undefined && isInterruption(takesNext(form), { text, goal, fits }))
    return yield* interrupt(at, goal, context)
  // A wish is no PIN: whoever waits to get back in hears when it can be granted.
  const waiting = goal !== undefined && asksForSecret(form) ? yield* waits(at, context) : undefined
  if (waiting !== undefined) return yield* keepAsking(sayAll(at, [cards.aside(waiting, context)], context), context)
  if (field !== undefined && isNoAnswer(TAKES[field.rule], text, context)) {
    const remark = cards.aside(say(context).correctionInForm(field.label), context)
    return yield* keepAsking(sayAll(at, [remark], context), context)
  }
  // It may be meant as the answer: then it is one, and the way to help stands beside it.
  const beside = goal !== undefined && isUrgent(goal) ? sayAll(at, [cards.urgent(goal, context)], context) : at
  const answer = (field?.rule === 'note' ? noteIn(text, context) : undefined) ?? text
  const filling = onBehalf(at.session.customer, hearText(beside, form, answer, context))
  return yield* afterFilling(yield* filling, context)
}

function* interrupt(at: Stage, goal: Goal, context: Context): Step {
  if (isUrgent(goal)) return yield* leaveFor(at, goal, context)
  const later = afterSignIn(at, goal, context)
  return later === undefined ? yield* leaveForm(at, goal, context) : yield* keepAsking(later, context)
}

/** In another language than theirs: answered in it, and what was asked stands as it was. */
function* hearOtherLanguage(
  at: Stage,
  form: OpenForm,
  typed: { readonly text: string; readonly fits: boolean },
  context: Context,
): Generator<Asked, Stage | undefined, unknown> {
  const takes = takesNext(form)
  const found = interruptionInOtherLanguage(takes, typed, context)
  if (found === undefined) return undefined
  const { goal, to } = found
  if (isStop(goal, typed.text, to)) return yield* cancel(at, context)
  const there: Context = { ...context, ...to }
  const aside = asideOf(goal)
  if (aside !== undefined) return yield* keepAsking(yield* answerAside(at, aside, there), context, there)
  return isInterruption(takes, { ...typed, goal }) ? yield* interrupt(at, goal, there) : undefined
}
