import { unreachable } from '#kit/result.ts'
import { whatIn } from '#conversation/channel/words.ts'
import { contextOf, withCustomer } from './contexts.ts'
import type { Context } from '#conversation/flow/dialog.ts'
import type { Text } from '#conversation/channel/message.ts'
import { isAside, recognize } from '#conversation/registry.ts'
import { askedAside } from './asked-aside.ts'
import { cards } from './cards.ts'
import { closeCards } from './closed-cards.ts'
import { expireCard } from './expired-card.ts'
import { isBeforeCard, withShown } from './consent.ts'
import { leaveFor, openGoal, type Step } from './open.ts'
import { asksToWait, isStop } from './interruptions.ts'
import { handIn, handInApart, hearPress } from './filling.ts'
import { keepOneLeading } from './leading-card.ts'
import { hearInForm } from './hear-in-form.ts'
import { asksForSecret, isSecretIn, takesNext } from './next-field.ts'
import { current, isWaiting } from './frames.ts'
import { insteadOfAnswer, leaveForm, meantElsewhere } from './meant-elsewhere.ts'
import { afterFilling, again, back, cancel, digress, keepAsking, toDialog, typedSecret } from './moves.ts'
import type { Goal } from '#conversation/understand/goal.ts'
import { isCommand } from '#conversation/understand/commands.ts'
import { consume, findSpoken, isCurrent, pressOf } from '#conversation/card/presses.ts'
import { goalOfButton } from '#conversation/card/stateless.ts'
import { sayAll, type Stage, stage } from '#conversation/card/present.ts'
import { onBehalf } from '#conversation/ask/ask.ts'
import { isMenu, isThanks, saysYes } from '#conversation/understand/replies.ts'
import { secretAlone, secretIn } from '#conversation/understand/secrets.ts'
import { settleLanguage, spokenTo } from './language.ts'
import { endedElsewhere, runOut } from './run-out.ts'
import { settleMisses } from './ladder.ts'
import { withDecisions } from './decisions.ts'
import { dropWishes } from './dropped.ts'
import { lateCard, latePress } from './late-press.ts'
import { beginWishes, nextWish } from './wishes.ts'
import { wishesIn } from '#conversation/understand/wishes.ts'
import { thanks } from './remarks.ts'
import { waitHere } from './waiting.ts'
import { withoutPhoneButton } from './phone-button.ts'
import { secretBeside } from './secret-beside.ts'
import type { Session } from '#conversation/session/session.ts'
import { endFrame, hasRunOut, signOut, touch } from '#conversation/session/session-life.ts'
import type { Act, Turn } from '#conversation/channel/turn.ts'
import { isOfferLeft, unrecognized } from './suggesting.ts'
import { unasked } from './unasked.ts'
import { understood } from './understood.ts'
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
  const { now, longestSignInMs, isEnded = false } = given
  const { session, turn, named } = yield* spokenTo(given.session, given.turn, given.fresh)
  const context = contextOf(session, turn, now)
  const act = turn.act
  if (act.do === 'card-expired') return expireCard(session, act, context)
  // A customer who has done something since is still here, so this sign-in has not run out.
  if (act.do === 'run-out' && isEnded) return stage(signOut(session))
  if (act.do === 'run-out')
    return session.signedInUntil === act.until
      ? yield* closeCards(yield* runOut(session, context, { longestSignInMs, alone: true }), given.session, context)
      : stage(session)
  const begun = isEnded
    ? endedElsewhere(session, context)
    : hasRunOut(session, now)
      ? yield* runOut(session, context, { longestSignInMs })
      : stage(touch(session, now, longestSignInMs))
  // From here on for whoever is signed in now: nobody, where the sign-in has just ended.
  const here = withCustomer(begun, context)
  const heard = yield* settleLanguage(begun.session, yield* respond(begun, act, here), named)
  // A press on an earlier card, or a question answered aside, has begun nothing: what was at work still is.
  const went = heard.session.queue === undefined ? heard : yield* nextWish(heard, here)
  const told = yield* withUndelivered(settleMisses(begun, went), here)
  const closed = yield* closeCards(withoutPhoneButton(told, act, here), given.session, here)
  const one = keepOneLeading(closed, went.replies)
  const remembered = withDecisions(one.session)
  return { ...one, session: withShown(remembered, begun.session, turn, now) }
}

function* respond(begun: Stage, act: Exclude<Act, { do: 'run-out' | 'card-expired' }>, context: Context): Step {
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
      return yield* notRead(begun, { text: act.text, said: say(context).notOwn(whatIn(act.what, context)) }, context)
    case 'send-other':
      return yield* notRead(begun, { text: act.text, said: say(context).cantRead(whatIn(act.what, context)) }, context)
    default:
      return unreachable(act)
  }
}

function* hear(at: Stage, typed: string, context: Context): Step {
  const text = typed.trim()
  const frame = at.session.frame
  const isAnswer = frame?.form !== undefined && isSecretIn(frame.form, text, context)
  const goal = isAnswer ? undefined : yield* understood(text, { session: at.session, to: context })
  if (goal?.name === 'cancel') return yield* cancel(at, context)
  const isSecretAsked = frame?.form !== undefined && asksForSecret(frame.form)
  const alone = frame?.form === undefined ? secretAlone(text, at.session.customer !== undefined) : undefined
  const secret = isSecretAsked ? undefined : (secretIn(text, context) ?? alone)
  if (secret !== undefined) return yield* typedSecret(at, secret, context)
  if (asksToWait(frame?.form && takesNext(frame.form), text, context)) return yield* waitHere(at, context)
  if (frame?.form !== undefined && takesNext(frame.form) !== 'story' && isStop(goal, text, context))
    return yield* cancel(at, context)
  if (frame?.form === undefined && isThanks(text, context))
    return sayAll(at, [cards.aside(thanks(frame, text, context), context)], context)
  const wishes =
    frame?.form === undefined ? wishesIn(text, goal, (part) => recognize(part, context), context) : undefined
  if (wishes !== undefined) return yield* beginWishes(at, wishes, context)
  if (frame === undefined)
    return goal === undefined ? yield* unrecognized(at, text, context) : yield* openGoal(at, goal, context)
  const named = frame.form === undefined ? findSpoken(at.session.presses, frame, text) : undefined
  const isConsent =
    named === undefined ? saysYes(text, context) : pressOf(at.session.presses, named)?.choice.choice === 'confirm'
  if (frame.form === undefined && isConsent && isBeforeCard(at.session, context.turn))
    return yield* keepAsking(sayAll(at, [cards.aside(say(context).yesBeforeCard(), context)], context), context)
  if (named) return yield* press(at, named, context)
  if (goal === undefined && isOfferLeft(frame, text, context))
    return yield* unrecognized({ ...at, session: endFrame(at.session) }, text, context)
  if (goal?.name === 'back') return yield* back(at, goal, text, context)
  if (goal?.name === 'menu' && isMenu(text, context)) return yield* leaveForm(at, goal, context)
  const aside = askedAside(goal, text, at.session, context)
  if (aside !== undefined) return yield* digress(at, aside, context)
  if (goal !== undefined && isCommand(text)) return yield* leaveForm(at, goal, context)
  if (goal === undefined && isCommand(text) && !isSecretAsked)
    return yield* keepAsking(sayAll(at, [cards.aside(say(context).unknownCommand(text), context)], context), context)
  if (frame.form !== undefined) return yield* hearInForm(at, frame.form, { text, goal }, context)
  // Another wish leaves what is under way, and with it what waits for that to end.
  const rest = goal === undefined ? at : dropWishes(at, context)
  return yield* toDialog(rest, { kind: 'said', text, goal }, context)
}

function* press(at: Stage, id: string, context: Context): Step {
  const opened = goalOfButton(id)
  if (opened?.name === 'cancel') return yield* cancel(at, context)
  if (opened?.name === 'back' && at.session.frame !== undefined) return yield* back(at, opened, 'back', context)
  if (opened !== undefined && isAside(opened.name) && isWaiting(at.session.frame))
    return yield* digress(at, opened, context)
  if (opened !== undefined) return yield* leaveFor(at, opened, context)
  const found = pressOf(at.session.presses, id)
  if (found === undefined) {
    const late = yield* latePress(at, id, context)
    return sayAll(at, [{ toast: say(context).buttonGone() }, lateCard(late, context)], context)
  }
  const { choice } = found
  const data = choice.data ?? {}
  const used: Stage = { ...at, session: { ...at.session, presses: consume(at.session.presses, id) } }
  const here = contextOf(at.session, context.turn, context.now, found.card)
  const frame = at.session.frame
  if (choice.dialog === 'goal') {
    const wanted: Goal = { name: choice.choice, slots: data }
    const beside = isAside(wanted.name) && isWaiting(frame)
    return yield* beside ? digress(used, wanted, here) : leaveFor(used, wanted, here)
  }
  if (choice.dialog === 'form' && frame?.form !== undefined) {
    return yield* afterFilling(
      yield* onBehalf(at.session.customer, hearPress(used, frame.form, { choice: choice.choice, data }, here)),
      here,
    )
  }
  if (frame === undefined || choice.dialog !== frame.dialog)
    return sayAll(used, [lateCard(yield* latePress(at, id, here), here)], here)
  // An earlier card of the same dialog: what it asks is not what would be done.
  if (!isCurrent(found, frame)) {
    const { text } = yield* latePress(at, id, here)
    return yield* again(sayAll(at, [cards.aside(text, here)], here), here)
  }
  return yield* toDialog(used, { kind: 'chose', choice: choice.choice, data }, here)
}

function* fill(at: Stage, id: string, values: Readonly<Record<string, string>>, context: Context): Step {
  const { frame } = at.session
  const form = frame?.form
  if (frame === undefined || form === undefined || form.id !== id)
    return sayAll(at, [cards.stale(say(context).staleForm(), context)], context)
  const here = contextOf(at.session, context.turn, context.now, form.card)
  const meant = meantElsewhere(frame, values, here)
  if (meant !== undefined) return yield* insteadOfAnswer(at, { form, values, ...meant }, here)
  // Asked one by one, what follows stands below, in a card of its own.
  const below = form.asking === undefined ? here : context
  const handed = form.asking === undefined ? handIn : handInApart
  return yield* afterFilling(yield* onBehalf(at.session.customer, handed(at, form, values, below)), below)
}

/** Words that nothing is done with may be a secret all the same: then they leave the chat. */
function* notRead(
  at: Stage,
  { text = '', said }: { readonly text: string | undefined; readonly said: Text },
  context: Context,
): Step {
  const secret = secretBeside(at.session, text, context)
  if (secret !== undefined) return yield* typedSecret(at, secret, context)
  return yield* again(sayAll(at, [{ show: { text: said } }], context), context)
}

/** A picture where one was asked for, by a dialog or in the words that came with it; any other stays unopened. */
function* attach(at: Stage, act: Extract<Turn['act'], { do: 'attach' }>, context: Context): Step {
  const found = current(at.session.frame)
  if (found?.dialog.wantsFile?.(found.state) === true)
    return yield* toDialog(at, { kind: 'attached', file: act.file }, context)
  const secret = secretBeside(at.session, act.text, context)
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
  const replied = sayAll(
    at,
    [yield* onBehalf(at.session.customer, unasked(whatIn(act.what, context), context))],
    context,
  )
  return act.text.trim() === '' ? yield* again(replied, context) : yield* hear(replied, act.text, context)
}
