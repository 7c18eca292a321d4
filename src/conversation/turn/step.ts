import { unreachable } from '#kit/result.ts'
import { contextOf, fresh, withCustomer } from './contexts.ts'
import type { Context, Input } from '#conversation/flow/dialog.ts'
import { dialogFor, recognize } from '#conversation/registry.ts'
import { cards } from './cards.ts'
import { fallback, leaveFor, openGoal, type Step, take } from './open.ts'
import {
  askSame,
  asksForSecret,
  backOne,
  handIn,
  hearPress,
  hearText,
  type Progress,
  takesAnyWords,
} from './filling.ts'
import { current, withoutForm, draftsOf } from './frames.ts'
import { type Goal, goal as goalOf } from '#conversation/understand/goal.ts'
import { consume, findSpoken, isCurrent, pressOf } from '#conversation/card/presses.ts'
import { goalOfButton } from '#conversation/card/stateless.ts'
import { sayAll, type Stage, stage } from '#conversation/card/present.ts'
import { ask, onBehalf } from '#conversation/ask/ask.ts'
import { operationsUnderWay } from '#conversation/ask/operation.ts'
import { isMenu, isThanks } from '#conversation/understand/replies.ts'
import { secretAlone, secretIn, type SecretKind } from '#conversation/understand/secrets.ts'
import { menuButton } from '#conversation/flow/kit.ts'
import { endedElsewhere, runOut, takeBack } from './run-out.ts'
import { askPin, leavePin, tryPin } from './step-up.ts'
import { isLost, thanks, withRemark } from './remarks.ts'
import type { OpenForm, Session } from '#conversation/session/session.ts'
import { endFrame, hasRunOut, newSession, signOut, speak, touch } from '#conversation/session/session-life.ts'
import type { Act, Turn } from '#conversation/channel/turn.ts'
import { unasked } from './unasked.ts'
import { withUndelivered } from './undelivered.ts'
import { turnWords as say } from './words.ts'

/** One turn: pure but for the questions it yields. Given the same session, turn, time and answers it does the same. */
export function* step(given: {
  readonly session: Session | undefined
  readonly turn: Turn
  readonly now: number
  /** Random, used only when there is no session yet. */
  readonly fresh: string
  /** How long a sign-in may last, however much is said. */
  readonly longestSignInMs: number
  /** The sign-in that the session holds was ended elsewhere. */
  readonly isEnded?: boolean
}): Step {
  const { turn, now, longestSignInMs, isEnded = false } = given
  const session = speak(given.session ?? newSession(turn.conversation, given.fresh), turn.locale)
  const context = contextOf(session, turn, now)
  const act = turn.act
  // A customer who has done something since is still here, so this sign-in has not run out.
  if (act.do === 'run-out' && isEnded) return stage(signOut(session))
  if (act.do === 'run-out')
    return session.signedInUntil === act.until
      ? yield* runOut(session, context, { longestSignInMs, alone: true })
      : stage(session)
  const begun = isEnded
    ? endedElsewhere(session, context)
    : hasRunOut(session, now)
      ? yield* runOut(session, context, { longestSignInMs })
      : stage(touch(session, now, longestSignInMs))
  // From here on for whoever is signed in now: nobody, where the sign-in has just ended.
  const here = withCustomer(begun, context)
  return yield* withUndelivered(yield* respond(begun, act, here), here)
}

function* respond(begun: Stage, act: Exclude<Act, { do: 'run-out' }>, context: Context): Step {
  switch (act.do) {
    case 'say':
      return yield* hear(begun, act.text, context)
    case 'press':
      return yield* press(begun, act.button, context)
    case 'fill':
      return yield* fill(begun, act.form, act.values, context)
    case 'share-phone':
      return yield* toDialog(begun, { kind: 'shared-phone', phone: act.phone }, context)
    case 'attach':
      return yield* attach(begun, act, context)
    case 'not-own':
      return yield* again(sayAll(begun, [{ show: { text: say(context).notOwn(act.what) } }], context), context)
    case 'send-other':
      return yield* again(sayAll(begun, [{ show: { text: say(context).cantRead(act.what) } }], context), context)
    default:
      return unreachable(act)
  }
}

/** What can't wait until a form is filled in. */
const URGENT: ReadonlySet<string> = new Set([
  'freeze',
  'forgot-pin',
  'cant-log-in',
  'lost-chat',
  'money-gone',
  'recovery-stop',
])

function* hear(at: Stage, typed: string, context: Context): Step {
  const text = typed.trim()
  const goal = recognize(text, context)
  const frame = at.session.frame
  if (goal?.name === 'cancel') return yield* cancel(at, context)
  const isSecretAsked = frame?.form !== undefined && asksForSecret(frame.form)
  const alone = frame?.form === undefined ? secretAlone(text, at.session.customer !== undefined) : undefined
  const secret = isSecretAsked ? undefined : (secretIn(text, context) ?? alone)
  if (secret !== undefined) return yield* typedSecret(at, secret, context)
  if (frame?.form === undefined && isThanks(text, context))
    return sayAll(at, [cards.aside(thanks(frame, context), context)], context)
  if (frame === undefined)
    return goal === undefined ? yield* fallback(at, text, context) : yield* openGoal(at, goal, context)
  const named = frame.form === undefined && findSpoken(at.session.presses, frame, text)
  if (named) return yield* press(at, named, context)
  if (goal?.name === 'back') return yield* back(at, goal, text, context)
  if (goal?.name === 'menu' && isMenu(text, context)) return yield* leaveFor(at, goal, context)
  if (goal?.name === 'help') return yield* again(sayAll(at, [cards.help(context)], context), context)
  if (goal !== undefined && text.startsWith('/')) return yield* leaveFor(at, goal, context)
  if (frame.form !== undefined) {
    const isAnswer = takesAnyWords(frame.form)
    if (goal?.name === 'prices' || (goal?.name === 'safety' && !isAnswer)) return yield* digress(at, goal, context)
    const isUrgent = goal !== undefined && URGENT.has(goal.name)
    if (isUrgent && !isAnswer) return yield* leaveFor(at, goal, context)
    // It may be meant as the answer: then it is one, and the way to help stands beside it.
    const beside = isUrgent ? sayAll(at, [cards.urgent(goal, context)], context) : at
    const filling = onBehalf(at.session.customer, hearText(beside, frame.form, text, context))
    return yield* afterFilling(yield* filling, context)
  }
  return yield* toDialog(at, { kind: 'said', text, goal }, context)
}

function* press(at: Stage, id: string, context: Context): Step {
  const opened = goalOfButton(id)
  if (opened?.name === 'cancel') return yield* cancel(at, context)
  if (opened?.name === 'back' && at.session.frame !== undefined) return yield* back(at, opened, 'back', context)
  if (opened !== undefined) return yield* leaveFor(at, opened, context)
  const found = pressOf(at.session.presses, id)
  if (found === undefined)
    return sayAll(at, [{ toast: say(context).buttonGone() }, cards.stale(say(context).stale(), context)], context)
  const { choice } = found
  const data = choice.data ?? {}
  const used: Stage = { ...at, session: { ...at.session, presses: consume(at.session.presses, id) } }
  const here = contextOf(at.session, context.turn, context.now, found.card)
  if (choice.dialog === 'goal') return yield* leaveFor(used, { name: choice.choice, slots: data }, here)
  const frame = at.session.frame
  if (choice.dialog === 'form' && frame?.form !== undefined) {
    return yield* afterFilling(
      yield* onBehalf(at.session.customer, hearPress(used, frame.form, { choice: choice.choice, data }, here)),
      here,
    )
  }
  if (frame === undefined || choice.dialog !== frame.dialog)
    return sayAll(used, [cards.stale(say(context).stale(), here)], here)
  // An earlier card of the same dialog: what it asks is not what would be done.
  if (!isCurrent(found, frame)) return yield* again(sayAll(at, [cards.aside(say(context).stale(), here)], here), here)
  return yield* toDialog(used, { kind: 'chose', choice: choice.choice, data }, here)
}

function* fill(at: Stage, id: string, values: Readonly<Record<string, string>>, context: Context): Step {
  const form = at.session.frame?.form
  if (form === undefined || form.id !== id) return sayAll(at, [cards.stale(say(context).staleForm(), context)], context)
  const here = contextOf(at.session, context.turn, context.now, form.card)
  return yield* afterFilling(yield* onBehalf(at.session.customer, handIn(at, form, values, here)), here)
}

/** A picture where one was asked for, by a dialog or in the words that came with it; any other stays unopened. */
function* attach(at: Stage, act: Extract<Turn['act'], { do: 'attach' }>, context: Context): Step {
  const found = current(at.session.frame)
  if (found?.dialog.wantsFile?.(found.state) === true)
    return yield* toDialog(at, { kind: 'attached', file: act.file }, context)
  const secret = secretIn(act.text, context)
  if (secret !== undefined) return yield* typedSecret(at, secret, context)
  const wanted = recognize(act.text.trim(), context)
  const aside = context.newCard('picture')
  if (wanted?.name === 'identity') {
    if (at.session.customer !== undefined) return yield* leaveFor(at, wanted, context)
    return yield* leaveFor(
      sayAll(at, [{ show: { card: aside, text: say(context).logInFirst() } }], context),
      wanted,
      context,
    )
  }
  const replied = sayAll(at, [yield* onBehalf(at.session.customer, unasked(act.what, context))], context)
  return act.text.trim() === '' ? yield* again(replied, context) : yield* hear(replied, act.text, context)
}

function* afterFilling(progress: Progress, context: Context): Step {
  if (progress.kind === 'asking') return progress.stage
  if (progress.stage.session.frame?.pin !== undefined) return yield* afterPin(progress, context)
  return yield* toDialog(withoutForm(progress.stage), { kind: 'filled', values: progress.values }, context)
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
function* toDialog(at: Stage, input: Input, context: Context): Step {
  const found = current(at.session.frame)
  if (found === undefined) return yield* noDialog(at, input, context)
  const { dialog } = found
  const out = yield* onBehalf(at.session.customer, dialog.hear(found.state, input, withCustomer(at, context)))
  if (out.pin !== undefined)
    return yield* askPin(at, { dialog, state: out.next, wanted: { of: out.pin, hear: input } }, context)
  return yield* take(
    at,
    dialog,
    isLost(input, found.state, out) ? withRemark(say(context).notUnderstood(), out) : out,
    context,
    0,
  )
}

function* noDialog(at: Stage, input: Input, context: Context): Step {
  const rest: Stage = { ...at, session: endFrame(at.session) }
  if (at.session.frame !== undefined) return sayAll(rest, [cards.stale(say(context).forgotten(), context)], context)
  if (input.kind === 'said' && input.goal !== undefined) return yield* openGoal(rest, input.goal, context)
  if (input.kind === 'shared-phone') return yield* openGoal(rest, goalOf('details', { detail: 'prove-phone' }), context)
  return yield* fallback(rest, '', context)
}

/** Ends what is being talked about. A payment that is on its way is not stopped by that, and never called cancelled. */
function* cancel(at: Stage, context: Context): Step {
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
function* typedSecret(at: Stage, what: SecretKind, context: Context): Step {
  const text = say(context).typedSecret(context.turn.abilities.erases, what)
  const notErased = say(context).typedSecret(false, what)
  const isIdle = at.session.frame === undefined
  const rows = isIdle ? [[menuButton(context)]] : undefined
  const card = context.newCard('aside')
  const warned = sayAll(at, [{ erase: true }, { show: { card, text, notErased, ...(rows && { rows }) } }], context)
  return isIdle ? warned : yield* again(warned, context)
}

function* back(at: Stage, goal: Goal, text: string, context: Context): Step {
  if (at.session.frame?.pin !== undefined) return yield* leavePin(at, context)
  const form = at.session.frame?.form
  const earlier = form === undefined ? undefined : backOne(at, form, context)
  if (earlier !== undefined) return earlier
  return yield* toDialog(withoutForm(at), { kind: 'said', text, goal }, context)
}

/** A quick question in the middle of something: answered, then the open question again. */
function* digress(at: Stage, goal: Goal, context: Context): Step {
  const dialog = dialogFor(goal.name)
  if (dialog === undefined) return at
  const out = yield* onBehalf(at.session.customer, dialog.open(goal, withCustomer(at, context)))
  return yield* again(sayAll(at, out.say, context), context)
}

function* again(at: Stage, context: Context): Step {
  const found = current(at.session.frame)
  if (found === undefined) return at.replies.length > 0 ? at : yield* fallback(at, '', context)
  const form: OpenForm | undefined = at.session.frame?.form
  if (form?.asking !== undefined) return askSame(at, form, context)
  const out = yield* onBehalf(at.session.customer, found.dialog.again(found.state, fresh(withCustomer(at, context))))
  return yield* take(at, found.dialog, out, fresh(context), 0)
}
