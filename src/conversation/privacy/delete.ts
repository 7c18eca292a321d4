import { z } from 'zod'
import type { Obstacle } from '#bank/privacy/deletion.ts'
import { unreachable } from '#kit/result.ts'
import { type ButtonDraft, type Context, type Dialog, goalButton, type Talk } from '#conversation/flow/dialog.ts'
import { card, decisionRows, end, field, isBack, isNo, isYes, leaving, under } from '#conversation/flow/kit.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import { checkPin } from '#conversation/customer/questions.ts'
import { notTried } from '#conversation/customer/sign-in.ts'
import { signInWords } from '#conversation/customer/words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { askDeletion, lookAtDeletion, stopDeletion } from './questions.ts'
import { deletionWords } from './words.ts'

const NAME = 'delete-data'
const State = z.object({ at: z.enum(['sure', 'pin']) })
type State = z.infer<typeof State>

/** The way to what stands in the way. */
const waysTo = (obstacles: readonly Obstacle[], to: Localized): readonly ButtonDraft[] => {
  const labels = labelWords(to)
  const has = (kind: Obstacle['kind']): boolean => obstacles.some((each) => each.kind === kind)
  return [
    ...(has('account') ? [goalButton(labels.accounts, goal('accounts'), 'primary')] : []),
    ...(has('under-way') ? [goalButton(labels.status, goal('operation'))] : []),
    ...(has('reported') ? [goalButton(labels.reports, goal('cases'))] : []),
    ...(has('frozen') ? [goalButton(labels.unfreeze, goal('unfreeze'))] : []),
    goalButton(labels.exportData, goal('export-data')),
  ]
}

/** First what stands in the way, or that it is under way already; then what it means. */
function* begin(context: Context): Talk<State> {
  const w = deletionWords(context)
  const labels = labelWords(context)
  const { deletion, timeZone } = yield* ask(readCustomer)
  if (deletion !== undefined)
    return asked({ until: deletion.until, isHeld: deletion.held !== undefined }, timeZone, context)
  const { obstacles, waitMs } = yield* ask(lookAtDeletion)
  if (obstacles.length > 0) return end(context, w.obstacles(obstacles), ...waysTo(obstacles, context))
  const changes = [goalButton(labels.exportData, goal('export-data'))]
  const rows = decisionRows(NAME, context, { confirm: w.yes, style: 'danger', changes })
  return { next: { at: 'sure' }, say: [card(context, { text: w.sure(waitMs), rows })] }
}

type Asked = { readonly until: number; readonly isHeld: boolean }

const asked = ({ until, isHeld }: Asked, timeZone: string, context: Context) => {
  const w = deletionWords(context)
  const text = isHeld ? w.held : w.asked(until, timeZone, context.now)
  return end(context, text, goalButton(labelWords(context).keepData, goal('keep-data'), 'primary'))
}

function* askPin(context: Context, remark?: Text): Talk<State> {
  const w = deletionWords(context)
  const fields = [field('pin', 'old-pin', w.label, { kind: 'pin', maxLength: 8 })]
  const form = { title: w.title, submit: w.submit, fields }
  return { next: { at: 'pin' }, say: [card(context, { text: under(remark, w.ask), form })] }
}

function* decide(pin: string, context: Context): Talk<State> {
  const w = deletionWords(context)
  const checked = yield* ask(checkPin, { pin })
  if (checked.kind === 'wrong') return yield* askPin(context, signInWords(context).wrong(checked.triesLeft))
  // A person who is signed in and can't give the PIN may have found another's open chat.
  if (checked.kind !== 'right') return { ...notTried(checked, context), session: { signOut: true } }
  const answer = yield* ask(askDeletion)
  if (answer.kind === 'obstacles')
    return end(context, w.obstacles(answer.obstacles), ...waysTo(answer.obstacles, context))
  const { timeZone } = yield* ask(readCustomer)
  return asked(answer, timeZone, context)
}

export const deleteDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open: (_, context) => begin(context),
  *hear(state, input, context) {
    if (isBack(input) || isNo(input, context)) return { next: 'done', say: [], then: goal('menu') }
    if (state.at === 'pin' && input.kind === 'filled') return yield* decide(input.values['pin'] ?? '', context)
    if (state.at === 'sure' && isYes(input, context)) return yield* askPin(context)
    return (yield* leaving(input)) ?? (yield* state.at === 'pin' ? askPin(context) : begin(context))
  },
  again: ({ at }, context) => (at === 'pin' ? askPin(context) : begin(context)),
}

const Nothing = z.object({})
type Nothing = z.infer<typeof Nothing>

function* keep(context: Context): Talk<Nothing> {
  const w = deletionWords(context)
  const labels = labelWords(context)
  const done = yield* ask(stopDeletion)
  switch (done) {
    case 'stopped':
      return end(
        context,
        w.stopped,
        goalButton(labels.changePin, goal('pin')),
        goalButton(labels.freeze, goal('freeze')),
      )
    case 'none':
      return end(context, w.none)
    case 'too-late':
      return end(context, w.tooLate)
    case 'unknown':
      return end(context, w.unknown)
    default:
      return unreachable(done)
  }
}

/** One tap, without the PIN: whoever is in a hurry has a linked chat. */
export const keepDialog: Dialog<Nothing> = {
  name: 'keep-data',
  access: 'anyone',
  state: Nothing,
  open: (_, context) => keep(context),
  *hear(_, input, context) {
    return (yield* leaving(input)) ?? end(context, deletionWords(context).none)
  },
  *again(_, context) {
    return end(context, deletionWords(context).none)
  },
}
