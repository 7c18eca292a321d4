import { z } from 'zod'
import { ask } from '#conversation/ask/ask.ts'
import { button, type Context, type Dialog, goalButton, type Talk } from '#conversation/flow/dialog.ts'
import { card, end, inRows, isBack, leaving, menuButton } from '#conversation/flow/kit.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { identityFields } from './identity-fields.ts'
import { whenOf } from './recovery.ts'
import { askForApproval, claimAccount, readStanding, readWaysBack } from './recovery-questions.ts'
import { recoveryWords } from './words.ts'

const wording = (to: Localized) => ({ w: recoveryWords(to), labels: labelWords(to) })
const NAME = 'forgot'

const State = z.object({ at: z.enum(['ways', 'identity']) })
type State = z.infer<typeof State>

function* ways(context: Context, again?: 'again'): Talk<State> {
  const { w } = wording(context)
  const known = yield* ask(readWaysBack)
  // Whose chat it is has to be found out first.
  if (known === undefined)
    return { next: 'done', say: [], then: goal('claim', again ? { again: 'yes' } : { forgot: 'yes' }) }
  const rows = inRows([
    ...(known.hasOtherChats ? [button(NAME, w.askChats, 'ask', { style: 'primary' })] : []),
    button(NAME, w.identity, 'identity'),
    menuButton(context),
  ])
  const text = w.ways(known.waits, { chats: known.hasOtherChats, code: false })
  return { next: { at: 'ways' }, say: [card(context, { text, rows })] }
}

const identity = (context: Context) => {
  const { w, labels } = wording(context)
  const form = { title: w.identityTitle, submit: labels.continue, fields: identityFields(context) }
  return { next: { at: 'identity' } as const, say: [card(context, { text: w.identityAsk, form })] }
}

function* prompt({ at }: State, context: Context): Talk<State> {
  return at === 'ways' ? yield* ways(context) : identity(context)
}

function* open(again: boolean, context: Context): Talk<State> {
  const { standing } = yield* ask(readStanding)
  const isUnderWay = standing.kind !== 'none' && standing.kind !== 'failed'
  // What waits is shown first: starting anew would make it wait anew.
  if (isUnderWay && !again) return { next: 'done', say: [], then: goal('recovery') }
  return yield* ways(context, again ? 'again' : undefined)
}

function* askChats(context: Context): Talk<State> {
  const { w, labels } = wording(context)
  const asked = yield* ask(askForApproval)
  const when = whenOf(yield* ask(readStanding), context)
  if (asked.kind === 'too-many') return end(context, w.tooMany(asked.until, when))
  if (asked.kind === 'occupied') return end(context, w.occupied, goalButton(labels.freeze, goal('freeze')))
  return end(context, w.asked(asked.until, when), goalButton(w.look, goal('recovery'), 'primary'))
}

function* claim({ ssn = '', birthDate = '' }: Readonly<Record<string, string>>, context: Context): Talk<State> {
  const { w } = wording(context)
  const known = yield* ask(readWaysBack)
  if (known === undefined) return yield* ways(context)
  const { handle } = known
  const made = yield* ask(claimAccount, { handle, aim: 'new-pin', proof: 'identity', ssn, birthDate })
  const when = whenOf(yield* ask(readStanding), context)
  const text = made.kind === 'too-many' ? w.tooMany(made.until, when) : w.waiting(made.until, when)
  return end(context, text, goalButton(w.look, goal('recovery')))
}

/** Whoever has a chat of theirs and no PIN any more. */
export const forgotDialog: Dialog<State> = {
  name: NAME,
  access: 'anyone',
  state: State,
  open: ({ slots }, context) => open(slots.again !== undefined, context),
  *hear(state, input, context) {
    if (isBack(input))
      return state.at === 'identity' ? yield* ways(context) : { next: 'done', say: [], then: goal('menu') }
    if (input.kind === 'chose' && input.choice === 'ask') return yield* askChats(context)
    if (input.kind === 'chose' && input.choice === 'identity') return identity(context)
    if (input.kind === 'filled' && state.at === 'identity') return yield* claim(input.values, context)
    return (yield* leaving(input)) ?? (yield* prompt(state, context))
  },
  again: prompt,
}
