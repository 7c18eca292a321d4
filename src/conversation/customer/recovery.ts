import { z } from 'zod'
import type { Finished } from '#bank/customer/recovery-finish.ts'
import type { Recovery } from '#bank/customer/recovery.ts'
import { DEFAULT_TIME_ZONE } from '#bank/ground/time-zone.ts'
import type { Stands } from '#bank/customer/standing.ts'
import { unreachable } from '#kit/result.ts'
import { ask } from '#conversation/ask/ask.ts'
import type { Asking } from '#conversation/flow/declare.ts'
import { customerHere } from '#conversation/ask/customer.ts'
import { channelOf } from '#conversation/channel/turn.ts'
import type { Text } from '#conversation/channel/message.ts'
import {
  button,
  type ButtonDraft,
  type Context,
  type Dialog,
  goalButton,
  type Talk,
} from '#conversation/flow/dialog.ts'
import { card, done, end, field, inRows, isBack, isNo, leaving, menuButton, under } from '#conversation/flow/kit.ts'
import { validatorWords } from '#conversation/form/words.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { finishRecovery, leaveRecovery, readStanding, whyWeakHere } from './recovery-questions.ts'
import type { AskedFor } from './recovery-words.en.ts'
import { recoveryWords, registerWords } from './words.ts'

const wording = (to: Localized) => ({ w: recoveryWords(to), labels: labelWords(to) })
const NAME = 'recovery'

const State = z.object({ at: z.enum(['standing', 'chat', 'pin']) })
type State = z.infer<typeof State>

export const whenOf = ({ timeZone }: Pick<Stands, 'timeZone'>, { now }: Pick<Context, 'now'>) => ({
  timeZone: timeZone ?? DEFAULT_TIME_ZONE,
  now,
  // Whoever is not known here may live anywhere.
  isZoneNamed: timeZone === undefined,
})

export const askedForOf = ({ aim, proof, chat, startedAt, until, state }: Recovery): AskedFor => ({
  aim,
  proof,
  channel: channelOf(chat),
  startedAt,
  until,
  isAsked: state === 'asked',
})

/** What another chat may say to it; they work on any card, whatever was forgotten. */
export const answerButtons = ({ id }: Pick<Recovery, 'id'>, to: Localized): readonly ButtonDraft[] => {
  const { w } = wording(to)
  return [
    goalButton(w.yes, goal('recovery-approve', { recovery: id })),
    goalButton(w.no, goal('recovery-stop', { recovery: id }), 'danger'),
  ]
}

/** Until when this chat waits to get back in, or that it may go on, and what happens then; undefined: it has not asked. */
export function* standsInWords(context: Context): Asking<Text | undefined> {
  const { w } = wording(context)
  const stands = yield* ask(readStanding)
  const when = whenOf(stands, context)
  const { standing } = stands
  if (standing.kind === 'asked') return w.asked(standing.until, when)
  if (standing.kind === 'waiting') return w.stillWaiting(standing.until, when)
  return standing.kind === 'ready' ? w.ready(standing.aim, standing.until, when) : undefined
}

/** Asked where there is nothing to wait for: whoever is logged in is told so, or means a payment. */
function* notWaiting(asked: string, context: Context): Talk<State> {
  if (context.customer === undefined) return yield* show(context)
  if (asked === 'how-long') return { next: 'done', say: [], then: goal('operation', { act: 'look' }) }
  const here = yield* ask(customerHere)
  return end(context, wording(context).w.in(here?.handle ?? ''))
}

/** Where it stands, as a question to the chat that asked. */
function* show(context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)
  const stands = yield* ask(readStanding)
  const { standing } = stands
  const when = whenOf(stands, context)
  const waits = (text: Text) => {
    const ways = [
      goalButton(w.look, goal('recovery'), 'primary'),
      goalButton(w.again, goal('forgot-pin', { again: 'yes' })),
      button(NAME, w.leave, 'leave'),
      menuButton(context),
    ]
    return {
      next: { at: 'standing' } as const,
      say: [card(context, { text: under(remark, text), rows: inRows(ways) })],
    }
  }
  switch (standing.kind) {
    case 'none':
      return end(
        context,
        under(remark, w.nothing),
        goalButton(labels.logIn, goal('sign-in'), 'primary'),
        goalButton(labels.forgotPin, goal('forgot-pin')),
      )
    case 'asked':
      return waits(w.asked(standing.until, when))
    case 'waiting':
      return waits(w.stillWaiting(standing.until, when))
    case 'failed':
      return end(
        context,
        under(remark, w.failed(standing.handle)),
        goalButton(w.again, goal('forgot-pin', { again: 'yes' })),
      )
    case 'elsewhere':
      return end(
        context,
        under(remark, w.elsewhere(askedForOf(standing.recovery), when)),
        ...answerButtons(standing.recovery, context),
      )
    case 'ready':
      return standing.aim === 'new-chat'
        ? chatPrompt(standing.handle, context, remark)
        : pinPrompt(standing.handle, context, remark)
    default:
      return unreachable(standing)
  }
}

const chatPrompt = (handle: string, context: Context, remark?: Text) => {
  const { w } = wording(context)
  const ways = [
    button(NAME, w.useHere, 'finish', { style: 'primary' }),
    button(NAME, w.leave, 'leave'),
    menuButton(context),
  ]
  const text = under(remark, w.chat(handle))
  return { next: { at: 'chat' } as const, say: [card(context, { text, rows: inRows(ways) })] }
}

const pinPrompt = (handle: string, context: Context, remark?: Text) => {
  const { w, labels } = wording(context)
  const fields = [
    field('pin', 'pin', w.labels.pin, { kind: 'pin', maxLength: 8, hint: registerWords(context).hints.pin }),
    field('pinAgain', 'old-pin', w.labels.pinAgain, { kind: 'pin', maxLength: 8 }),
  ]
  const form = { title: w.title, submit: labels.continue, fields }
  return { next: { at: 'pin' } as const, say: [card(context, { text: under(remark, w.newPin(handle)), form })] }
}

function* finish(pin: string | undefined, context: Context): Talk<State> {
  const { w, labels } = wording(context)
  const finished: Finished = yield* ask(finishRecovery, { pin })
  if (finished.kind === 'others-chat') return end(context, w.othersChat)
  if (finished.kind === 'pin-changed')
    return end(context, w.pinChanged, goalButton(labels.logIn, goal('sign-in'), 'primary'))
  if (finished.kind === 'not-ready') return end(context, w.notReady, goalButton(labels.forgotPin, goal('forgot-pin')))
  const { customer, handle, aim, epoch } = finished
  const linked = card(context, { text: w.linked(handle) })
  // The PIN is asked next, for the list of chats.
  if (aim === 'new-chat') return { ...done(linked), then: goal('chats') }
  const session = { signIn: customer, epoch }
  if (aim === 'new-chat-and-pin') return { ...done(linked), then: goal('chats'), session }
  return { ...end(context, w.done(handle)), session }
}

function* takePin(values: Readonly<Record<string, string>>, context: Context): Talk<State> {
  const { pin = '', pinAgain } = values
  if (pin !== pinAgain) return yield* show(context, recoveryWords(context).differ)
  const weakness = yield* ask(whyWeakHere, { pin })
  if (weakness !== undefined) return yield* show(context, validatorWords(context).pin[weakness])
  return yield* finish(pin, context)
}

/** The way back in of the chat that asked for one: where it stands, and its end. */
export const recoveryDialog: Dialog<State> = {
  name: NAME,
  access: 'anyone',
  state: State,
  *open({ slots: { asked } }, context) {
    if (asked === undefined || (yield* standsInWords(context)) !== undefined) return yield* show(context)
    return yield* notWaiting(asked, context)
  },
  *hear(state, input, context) {
    const { w } = wording(context)
    if (isBack(input)) return { next: 'done', say: [], then: goal('menu') }
    const leaves = input.kind === 'chose' ? input.choice === 'leave' : isNo(input, context)
    if (leaves) {
      yield* ask(leaveRecovery)
      return end(context, w.left)
    }
    if (input.kind === 'chose' && input.choice === 'finish' && state.at === 'chat')
      return yield* finish(undefined, context)
    if (input.kind === 'filled' && state.at === 'pin') return yield* takePin(input.values, context)
    return (yield* leaving(input)) ?? (yield* show(context))
  },
  again: (_, context) => show(context),
}
