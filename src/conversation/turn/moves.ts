import { fresh, withCustomer } from './contexts.ts'
import type { Context, Input, Saying } from '#conversation/flow/dialog.ts'
import { dialogFor, isAside, recognize } from '#conversation/registry.ts'
import { cards } from './cards.ts'
import { fallback, openGoal, type Step, take } from './open.ts'
import { draftKey } from './draft-key.ts'
import { answersField, askSame, backOne, type Progress } from './filling.ts'
import { rulesAsked } from './asking.ts'
import { current, draftsOf, proposalOf, withoutForm } from './frames.ts'
import { type Goal, goal as goalOf } from '#conversation/understand/goal.ts'
import { sayAll, type Stage } from '#conversation/card/present.ts'
import { type Asked, ask, onBehalf } from '#conversation/ask/ask.ts'
import { operationsUnderWay } from '#conversation/ask/operation.ts'
import type { SecretKind } from '#conversation/understand/secrets.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { menuButton } from '#conversation/flow/kit.ts'
import { takeBack } from './run-out.ts'
import { dropWishes } from './dropped.ts'
import { askPin, leavePin, tryPin } from './step-up.ts'
import { missed, rungCard } from './ladder.ts'
import { isSecret } from '#conversation/form/form.ts'
import { formOf, isLost, isUnmoved, textOf, withRemark } from './remarks.ts'
import { asideIn, offeredBeside } from './suggesting.ts'
import type { OpenForm } from '#conversation/session/session.ts'
import { endFrame } from '#conversation/session/session-life.ts'
import { turnWords as say } from './words.ts'

/** What becomes of what is under way: it gets an answer, goes one question back, ends, or is asked again. */

export function* afterFilling(progress: Progress, context: Context): Step {
  if (progress.kind === 'asking') return progress.stage
  if (progress.stage.session.frame?.pin !== undefined) return yield* afterPin(progress, context)
  const meant = meantByMessage(progress, context)
  const filled = { kind: 'filled', values: progress.values, ...(meant && { meant }) } as const
  return yield* toDialog(withoutForm(progress.stage), filled, context)
}

/** A message to a person that reads like a wish. */
const meantByMessage = ({ stage, values }: Extract<Progress, { kind: 'filled' }>, to: Context): Goal | undefined => {
  const message = stage.session.frame?.form?.fields.find(({ rule }) => rule === 'message')
  const wanted = message && recognize(values[message.name] ?? '', to)
  // A question is put to the person who reads it.
  return wanted !== undefined && isAside(wanted.name) ? undefined : wanted
}

/** The PIN as it was entered: once it is right, what was wanted is wanted again, of the very card it was wanted of. */
function* afterPin({ stage: at, values }: Extract<Progress, { kind: 'filled' }>, context: Context): Step {
  const tried = yield* tryPin(at, values['pin'] ?? '', context)
  if (tried.kind === 'said') return tried.stage
  const { stage: rest, wanted } = tried
  if ('hear' in wanted) return yield* toDialog(rest, wanted.hear, context)
  return yield* openGoal(rest, wanted.open, context)
}

/** Gives the input to the dialog under way. */
export function* toDialog(at: Stage, input: Input, context: Context): Step {
  const found = current(at.session.frame)
  if (found === undefined) return yield* noDialog(at, input, context)
  const { dialog } = found
  const out = yield* onBehalf(at.session.customer, dialog.hear(found.state, input, withCustomer(at, context)))
  if (out.pin !== undefined)
    return yield* askPin(at, { dialog, state: out.next, wanted: { of: out.pin, hear: input } }, context)
  const lost = isLost(input, found.state, out)
  if (lost && input.kind === 'said') {
    const guessed = yield* guessedBeside(at, input.text, context)
    if (guessed !== undefined) return guessed
  }
  const form = formOf(out)
  // How often a secret may be tried is counted and told elsewhere.
  if (!isUnmoved(input, found.state, out) || form?.fields.some(isSecret) === true)
    return yield* take(at, dialog, out, context, 0)
  const told = lost ? withRemark(say(context).notUnderstood(), out) : out
  const miss = missed(at, textOf(told), answerOf(input))
  if (miss.rung === 1) return yield* take(miss.at, dialog, told, context, 0)
  // What was said the time before is not said again: the question stands by itself, below what helps.
  const asked =
    miss.isRepeated && !lost
      ? yield* onBehalf(at.session.customer, dialog.again(found.state, withCustomer(at, context)))
      : out
  const helped = sayAll(miss.at, [rungCard(miss.at, miss.rung, { isForm: form !== undefined }, context)], context)
  return yield* take(helped, dialog, asked, fresh(context), 0)
}

/** What was answered; of what is pressed nothing is to be typed otherwise. */
const answerOf = (input: Input): string =>
  input.kind === 'said' ? input.text : input.kind === 'filled' ? JSON.stringify(input.values) : ''

/** Words that the dialog could not use may be a question that is answered beside it, or a wish that is offered. */
function* guessedBeside(at: Stage, text: string, context: Context): Generator<Asked, Stage | undefined, unknown> {
  const aside = asideIn(text, context)
  if (aside !== undefined) return yield* digress(at, aside, context)
  // While a card waits for consent, nothing else is brought up.
  const offered = proposalOf(at.session.frame) === undefined ? offeredBeside(text, context) : undefined
  return offered && (yield* keepAsking(sayAll(at, [offered], context), context))
}

/** Words typed while a form is open that its dialog reads itself. Undefined where it doesn't. */
export function* toDialogInWords(
  at: Stage,
  form: OpenForm,
  typed: string,
  context: Context,
): Generator<Asked, Stage | undefined, unknown> {
  const found = current(at.session.frame)
  if (found?.dialog.readWords === undefined || at.session.frame?.pin !== undefined) return undefined
  const words = { typed, isWhole: !answersField(form, typed, context) }
  const reading = found.dialog.readWords(found.state, words, withCustomer(at, context))
  const out = yield* onBehalf(at.session.customer, reading)
  if (out === undefined) return undefined
  const closed = withoutForm(at)
  const rest: Stage = { ...closed, forget: [...closed.forget, draftKey(form)] }
  return yield* take(rest, found.dialog, out, context, 0)
}

function* noDialog(at: Stage, input: Input, context: Context): Step {
  const rest: Stage = { ...at, session: endFrame(at.session) }
  if (at.session.frame !== undefined) return sayAll(rest, [cards.stale(say(context).forgotten(), context)], context)
  if (input.kind === 'said' && input.goal !== undefined) return yield* openGoal(rest, input.goal, context)
  if (input.kind === 'shared-phone') return yield* openGoal(rest, goalOf('details', { detail: 'prove-phone' }), context)
  return yield* fallback(rest, '', context)
}

/** Ends what is being talked about. A payment that is on its way is not stopped by that, and never called cancelled. */
export function* cancel(at: Stage, context: Context): Step {
  return dropWishes(yield* endTalk(at, context), context)
}

function* endTalk(at: Stage, context: Context): Step {
  const { customer, frame } = at.session
  if (frame?.pin !== undefined) return yield* leavePin(at, context)
  if (frame === undefined) {
    if (customer !== undefined) return yield* openGoal(at, goalOf('operation', { act: 'stop' }), context)
    return sayAll(at, [cards.stale(say(context).nothingToCancel(), context)], context)
  }
  const tooLate = (yield* takeBack(at.session)) === 'goes-on'
  const rest: Stage = { ...at, session: endFrame(at.session), forget: [...at.forget, ...draftsOf(frame)] }
  if (tooLate) return sayAll(rest, [cards.stale(say(context).cancelledTooLate(), context)], context)
  const moving = customer === undefined ? [] : yield* onBehalf(customer, ask(operationsUnderWay))
  const [first] = moving
  if (first === undefined) return sayAll(rest, [cards.stale(say(context).cancelled(), context)], context)
  return sayAll(rest, [cards.stillMoving(first, moving.length, context)], context)
}

/** What held a secret is removed where that can be and not used; what was asked stands below. */
export function* typedSecret(at: Stage, what: SecretKind | 'any', context: Context): Step {
  const text = say(context).typedSecret(context.turn.abilities.erases, what)
  const notErased = say(context).typedSecret(false, what)
  const isIdle = at.session.frame === undefined
  const rows = isIdle ? [[menuButton(context)]] : undefined
  const card = context.newCard('aside')
  const warned = sayAll(at, [{ erase: true }, { show: { card, text, notErased, ...(rows && { rows }) } }], context)
  return isIdle ? warned : yield* again(warned, context)
}

export function* back(at: Stage, goal: Goal, text: string, context: Context): Step {
  if (at.session.frame?.pin !== undefined) return yield* leavePin(at, context)
  const form = at.session.frame?.form
  const earlier = form === undefined ? undefined : backOne(at, form, context)
  if (earlier !== undefined) return earlier
  return yield* toDialog(withoutForm(at), { kind: 'said', text, goal }, context)
}

/** A quick question in the middle of something: answered, and the open question stays. */
export function* digress(at: Stage, goal: Goal, context: Context): Step {
  return yield* keepAsking(yield* answerAside(at, goal, context), context)
}

/** The answer to such a question alone. Asked about a form, it is about what that form asks. */
export function* answerAside(at: Stage, goal: Goal, context: Context): Step {
  if (goal.name === 'help') return sayAll(at, [cards.help(context)], context)
  const dialog = dialogFor(goal.name)
  if (dialog === undefined) return at
  const asked = at.session.frame?.form && rulesAsked(at.session.frame.form)
  const about = asked === undefined ? goal : { ...goal, slots: { asked, ...goal.slots } }
  const out = yield* onBehalf(at.session.customer, dialog.open(about, withCustomer(at, context)))
  return sayAll(at, out.say.map(withLastingButtons), context)
}

/** The dialog does not stay, so of its buttons only those that open something do. */
const withLastingButtons = (saying: Saying): Saying => {
  if (!('show' in saying) || saying.show.rows === undefined) return saying
  const rows = saying.show.rows
    .map((row) => row.filter(({ lasting }) => lasting === true))
    .filter((row) => row.length > 0)
  return { show: { ...saying.show, rows } }
}

/** Whether what is open is a form that is shown as a whole: it stays as it is, with whatever stands in it. */
export const isFormShown = ({ session: { frame } }: Stage, { turn }: Context): boolean =>
  frame?.form !== undefined && frame.form.asking === undefined && turn.abilities.forms

/** What is open goes on: a form that is shown is named, in the language of what came before; everything else is asked again. */
export function* keepAsking(at: Stage, context: Context, to: Localized = context): Step {
  if (!isFormShown(at, context)) return yield* again(at, context)
  return sayAll(at, [{ show: { card: context.newCard('remark'), text: say(to).formStays() } }], context)
}

export function* again(at: Stage, context: Context): Step {
  const found = current(at.session.frame)
  if (found === undefined) return at.replies.length > 0 ? at : yield* fallback(at, '', context)
  const form: OpenForm | undefined = at.session.frame?.form
  if (form?.asking !== undefined) return askSame(at, form, context)
  const out = yield* onBehalf(at.session.customer, found.dialog.again(found.state, fresh(withCustomer(at, context))))
  return yield* take(at, found.dialog, out, fresh(context), 0)
}
