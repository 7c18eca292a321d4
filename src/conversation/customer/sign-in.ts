import { z } from 'zod'
import { unreachable } from '#kit/result.ts'
import {
  type CardDraft,
  type Context,
  type Dialog,
  goalButton,
  type Saying,
  type Talk,
} from '#conversation/flow/dialog.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask, type Query } from '#conversation/ask/ask.ts'
import type { PinCheck } from '#bank/customer/sign-in.ts'
import { customerHere } from '#conversation/ask/customer.ts'
import { endGrace, endSignIns, signIn } from './questions.ts'
import { asHandle } from './claim.ts'
import { answerButtons, askedForOf, standsInWords, whenOf } from './recovery.ts'
import { readStanding } from './recovery-questions.ts'
import { recoveryWords, signInWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { card, done, end, field, isBack, leaving, menuButton, under } from '#conversation/flow/kit.ts'

const wording = (to: Localized) => ({ w: signInWords(to), labels: labelWords(to) })

const State = z.object({ at: z.literal('pin'), handle: z.string() })
type State = z.infer<typeof State>

/** Beside the question for a PIN. */
export const waysOf = (context: Context): NonNullable<CardDraft['rows']> => {
  const { labels } = wording(context)
  const forgot = [goalButton(labels.forgotPin, goal('forgot-pin'))]
  const out = [goalButton(labels.back, goal('back')), goalButton(labels.cancel, goal('cancel'))]
  // Elsewhere each field has the ways out below it.
  return context.turn.abilities.forms ? [forgot, out] : [forgot]
}

function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)
  const form = {
    title: w.title,
    submit: labels.logIn,
    fields: [field('pin', 'old-pin', w.label, { kind: 'pin', maxLength: 8 })],
  }
  return {
    next: state,
    say: [card(context, { text: under(remark, w.ask(state.handle)), form, rows: waysOf(context) })],
  }
}

/** What follows where no PIN is looked at. */
export const notTried = (answer: Extract<PinCheck, { kind: 'locked' | 'not-found' }>, context: Context) => {
  const { w, labels } = wording(context)
  switch (answer.kind) {
    case 'locked':
      return end(context, w.locked(answer.until, context.now), goalButton(labels.forgotPin, goal('forgot-pin')))
    case 'not-found':
      return end(
        context,
        w.notFound,
        goalButton(labels.register, goal('register')),
        goalButton(labels.linkExisting, goal('claim')),
      )
    default:
      return unreachable(answer)
  }
}

/** Whoever knows the PIN is shown what another chat has asked for, since they can stop it. */
function* askedElsewhere(context: Context): Generator<Query, readonly Saying[], unknown> {
  const stands = yield* ask(readStanding)
  if (stands.standing.kind !== 'elsewhere') return []
  const { recovery } = stands.standing
  const text = recoveryWords(context).elsewhere(askedForOf(recovery), whenOf(stands, context))
  return [{ show: { card: context.newCard('aside'), text, rows: [answerButtons(recovery, context)] } }]
}

export const signInDialog: Dialog<State> = {
  name: 'sign-in',
  access: 'anyone',
  state: State,
  *open({ slots }, context) {
    const { w } = wording(context)
    // Asked first: a sign-in that was ended elsewhere is found out by it.
    const here = yield* ask(customerHere)
    const { handle } = slots
    if (handle !== undefined && (here === undefined || asHandle(handle) !== here.handle))
      return { next: 'done', say: [], then: goal('claim', { handle }) }
    if (context.customer !== undefined) return end(context, w.already)
    const waits = yield* standsInWords(context)
    if (here === undefined && waits !== undefined) return { next: 'done', say: [], then: goal('recovery') }
    if (here === undefined) return notTried({ kind: 'not-found' }, context)
    return yield* prompt({ at: 'pin', handle: here.handle }, context, waits)
  },
  *hear(state, input, context) {
    const { w } = wording(context)
    if (isBack(input)) return { next: 'done', say: [], then: goal('menu') }
    if (input.kind !== 'filled') {
      const away = yield* leaving(input)
      if (away) return away
      const again = yield* prompt(state, context, w.typed)
      return { ...again, say: [{ erase: true }, ...again.say] }
    }
    const answer = yield* ask(signIn, { pin: input.values['pin'] ?? '' })
    if (answer.kind === 'wrong') return yield* prompt(state, context, w.wrong(answer.triesLeft))
    if (answer.kind !== 'right') return notTried(answer, context)
    const { customer, handle, epoch } = answer
    const shown = card(context, { text: w.done(handle), rows: [[menuButton(context)]] })
    return { ...done(shown, ...(yield* askedElsewhere(context))), session: { signIn: customer, epoch } }
  },
  again: prompt,
}

const Nothing = z.object({})

export const signOutDialog: Dialog<z.infer<typeof Nothing>> = {
  name: 'sign-out',
  access: 'anyone',
  state: Nothing,
  *open({ slots }, context) {
    const { w, labels } = wording(context)
    if (context.customer === undefined) return end(context, w.outAlready)
    yield* ask(endGrace)
    return {
      ...end(context, w.out(slots.card !== undefined), goalButton(labels.logIn, goal('sign-in'))),
      session: { signOut: true },
    }
  },
  *hear(_, input, context) {
    const { w } = wording(context)
    return (yield* leaving(input)) ?? end(context, w.out(false))
  },
  *again(_, context) {
    const { w } = wording(context)
    return end(context, w.out(false))
  },
}

/** Whoever is signed in elsewhere is out; here the customer stays. */
export const signOutEverywhereDialog: Dialog<z.infer<typeof Nothing>> = {
  name: 'sign-out-everywhere',
  access: 'signed-in',
  state: Nothing,
  *open(_, context) {
    const { w, labels } = wording(context)
    const { epoch } = yield* ask(endSignIns)
    const ways = [goalButton(labels.changePin, goal('pin')), goalButton(labels.logOut, goal('sign-out'))]
    return { ...end(context, w.outEverywhere, ...ways), session: { keepIn: epoch } }
  },
  *hear(_, input, context) {
    const { w } = wording(context)
    return (yield* leaving(input)) ?? end(context, w.outEverywhere)
  },
  *again(_, context) {
    const { w } = wording(context)
    return end(context, w.outEverywhere)
  },
}
