import { z } from 'zod'
import { ask } from '#conversation/ask/ask.ts'
import { customerHere } from '#conversation/ask/customer.ts'
import type { Text } from '#conversation/channel/message.ts'
import { button, type Context, type Dialog, goalButton, type Talk } from '#conversation/flow/dialog.ts'
import { card, end, field, inRows, isBack, leaving, menuButton, under } from '#conversation/flow/kit.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { identityFields } from './identity-fields.ts'
import { whenOf } from './recovery.ts'
import { claimAccount, readRecoveryWaits, readStanding } from './recovery-questions.ts'
import { claimWords, recoveryWords } from './words.ts'

const wording = (to: Localized) => ({ w: claimWords(to), recovery: recoveryWords(to), labels: labelWords(to) })
const NAME = 'claim'

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('ways') }),
  z.object({ at: z.enum(['pin', 'identity']), handle: z.string().optional() }),
])
type State = z.infer<typeof State>

/** `@Nora` is nora; undefined for what can be nobody's. Also what could not be chosen today may be an old customer's. */
export const asHandle = (text: string): string | undefined => {
  const handle = text.trim().replace(/^@/, '').toLowerCase()
  return /^[a-z][a-z0-9_]{2,23}$/.test(handle) ? handle : undefined
}

function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  const { w, recovery, labels } = wording(context)
  if (state.at === 'ways') {
    const ways = [
      button(NAME, w.byPin, 'pin', { style: 'primary' }),
      goalButton(w.byCode, goal('link')),
      button(NAME, w.forgot, 'identity'),
      menuButton(context),
    ]
    return { next: state, say: [card(context, { text: under(remark, w.intro), rows: inRows(ways) })] }
  }
  const { at, handle } = state
  const pin = (name: 'pin' | 'pinAgain') => field(name, 'old-pin', w.labels[name], { kind: 'pin', maxLength: 8 })
  const fields = [
    ...(handle === undefined ? [field('handle', 'text', w.labels.handle, { hint: w.handleHint, maxLength: 30 })] : []),
    ...(at === 'pin' ? [pin('pin'), pin('pinAgain')] : identityFields(context)),
  ]
  const form = { title: at === 'pin' ? w.title : recovery.identityTitle, submit: labels.continue, fields }
  const first = at === 'identity' ? w.forgotten((yield* ask(readRecoveryWaits)).identity) : undefined
  const text = at === 'pin' ? w.askPin(handle) : under(first, w.askIdentity(handle))
  return { next: state, say: [card(context, { text: under(remark, text), form })] }
}

function* open({ slots }: Goal, context: Context): Talk<State> {
  const { w, labels } = wording(context)
  const handle = slots.handle === undefined ? undefined : asHandle(slots.handle)
  const here = yield* ask(customerHere)
  if (here !== undefined && (handle === undefined || handle === here.handle))
    return { next: 'done', say: [], then: goal(slots.forgot === undefined ? 'sign-in' : 'forgot-pin') }
  if (here !== undefined && handle !== undefined)
    return end(context, w.others(here.handle, handle), goalButton(labels.chats, goal('chats')))
  const { standing } = yield* ask(readStanding)
  if (slots.again === undefined && slots.handle === undefined && standing.kind !== 'none' && standing.kind !== 'failed')
    return { next: 'done', say: [], then: goal('recovery') }
  const remark = slots.handle !== undefined && handle === undefined ? w.badHandle : undefined
  if (slots.forgot !== undefined) return yield* prompt({ at: 'identity', handle }, context, remark)
  if (slots.handle !== undefined) return yield* prompt({ at: 'pin', handle }, context, remark)
  return yield* prompt({ at: 'ways' }, context)
}

function* take(
  state: Exclude<State, { at: 'ways' }>,
  given: Readonly<Record<string, string>>,
  context: Context,
): Talk<State> {
  const { w, recovery } = wording(context)
  const { pin = '', pinAgain = '', ssn = '', birthDate = '' } = given
  const handle = state.handle ?? asHandle(given['handle'] ?? '')
  if (handle === undefined) return yield* prompt(state, context, w.badHandle)
  // Before anything is tried, so that a slip of the finger costs no try, and no day.
  if (state.at === 'pin' && pin !== pinAgain) return yield* prompt({ ...state, handle }, context, w.differ)
  // It may have been linked since the form was shown.
  const here = yield* ask(customerHere)
  if (here !== undefined) return end(context, w.others(here.handle, handle))
  const made = yield* ask(
    claimAccount,
    state.at === 'pin'
      ? { handle, aim: 'new-chat', proof: 'pin', pin }
      : { handle, aim: 'new-chat-and-pin', proof: 'identity', ssn, birthDate },
  )
  const when = whenOf({ timeZone: undefined }, context)
  const text = made.kind === 'too-many' ? recovery.tooMany(made.until, when) : recovery.waiting(made.until, when)
  if (made.kind === 'too-many' && state.at === 'pin')
    return end(context, text, goalButton(recovery.identity, goal('claim', { forgot: 'yes', handle })))
  return end(context, text, goalButton(recovery.look, goal('recovery')))
}

/** Who says to be a customer in a chat that is linked to nobody. */
export const claimDialog: Dialog<State> = {
  name: NAME,
  access: 'anyone',
  state: State,
  open,
  *hear(state, input, context) {
    if (isBack(input))
      return state.at === 'ways'
        ? { next: 'done', say: [], then: goal('menu') }
        : yield* prompt({ at: 'ways' }, context)
    if (input.kind === 'chose' && (input.choice === 'pin' || input.choice === 'identity'))
      return yield* prompt({ at: input.choice }, context)
    if (input.kind === 'filled' && state.at !== 'ways') return yield* take(state, input.values, context)
    return (yield* leaving(input)) ?? (yield* prompt(state, context))
  },
  again: (state, context) => prompt(state, context),
}
