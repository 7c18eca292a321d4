import { z } from 'zod'
import { ask } from '#conversation/ask/ask.ts'
import { button, type Context, type Dialog, goalButton, type Talk } from '#conversation/flow/dialog.ts'
import { card, end, done, field, inRows, isBack, leaving, menuButton } from '#conversation/flow/kit.ts'
import { DEFAULT_TIME_ZONE } from '#bank/ground/time-zone.ts'
import { type Facts, outcomeCard } from '#conversation/operation/cards.ts'
import { bankCodeWords } from '#conversation/verification/words.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { identityFields } from './identity-fields.ts'
import { whenOf } from './recovery.ts'
import {
  askForApproval,
  claimAccount,
  enterRecoveryCode,
  findRecoveryCode,
  readStanding,
  readWaysBack,
  sendRecoveryCode,
} from './recovery-questions.ts'
import { recoveryWords } from './words.ts'

const wording = (to: Localized) => ({ w: recoveryWords(to), labels: labelWords(to) })
const NAME = 'forgot'

const State = z.object({ at: z.enum(['ways', 'identity', 'code']) })
type State = z.infer<typeof State>

function* ways(context: Context, again?: 'again'): Talk<State> {
  const { w } = wording(context)
  const known = yield* ask(readWaysBack)
  // Whose chat it is has to be found out first.
  if (known === undefined)
    return { next: 'done', say: [], then: goal('claim', again ? { again: 'yes' } : { forgot: 'yes' }) }
  const rows = inRows([
    ...(known.hasOtherChats ? [button(NAME, w.askChats, 'ask', { style: 'primary' })] : []),
    ...(known.device === undefined ? [] : [button(NAME, w.bankCode, 'send')]),
    button(NAME, w.identity, 'identity'),
    menuButton(context),
  ])
  const text = w.ways(known.waits, { chats: known.hasOtherChats, code: known.device !== undefined })
  return { next: { at: 'ways' }, say: [card(context, { text, rows })] }
}

const identity = (context: Context) => {
  const { w, labels } = wording(context)
  const form = { title: w.identityTitle, submit: labels.continue, fields: identityFields(context) }
  return { next: { at: 'identity' } as const, say: [card(context, { text: w.identityAsk, form })] }
}

function* code(context: Context): Talk<State> {
  const { w, labels } = wording(context)
  const { label, hint, notWanted } = bankCodeWords(context)
  const sentTo = yield* ask(findRecoveryCode)
  if (sentTo === undefined) return end(context, notWanted, goalButton(labels.forgotPin, goal('forgot-pin')))
  const fields = [field('code', 'code', label, { kind: 'secret', hint, maxLength: 20 })]
  const form = { title: label, submit: labels.continue, fields }
  return { next: { at: 'code' }, say: [card(context, { text: w.askCode(sentTo), form })] }
}

function* prompt({ at }: State, context: Context): Talk<State> {
  if (at === 'code') return yield* code(context)
  return at === 'ways' ? yield* ways(context) : identity(context)
}

/** Sends the bank's code, or hands it in: an operation, whose card leads on. */
function* withBank(given: { readonly code: string } | undefined, context: Context): Talk<State> {
  const codes = bankCodeWords(context)
  const made =
    given === undefined
      ? yield* ask(sendRecoveryCode, { card: context.card })
      : yield* ask(enterRecoveryCode, { ...given, card: context.card })
  if (!made.ok) {
    if (made.error.kind === 'not-wanted') return end(context, codes.notWanted)
    const tooMany = given === undefined ? codes.tooManySent : codes.tooManyTries
    const { identity: otherWay } = recoveryWords(context)
    return end(context, tooMany(made.error.until, context.now), goalButton(otherWay, goal('forgot-pin')))
  }
  const facts: Facts = {
    locale: context.locale,
    timeZone: (yield* ask(readStanding)).timeZone ?? DEFAULT_TIME_ZONE,
    tier: 'full',
    missing: [],
    accounts: [],
  }
  return done({ show: { ...outcomeCard(made.value, facts, context.now), card: context.card } })
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
  open: ({ name, slots }, context) =>
    name === 'recovery-code' ? code(context) : open(slots.again !== undefined, context),
  *hear(state, input, context) {
    if (isBack(input)) return state.at !== 'ways' ? yield* ways(context) : { next: 'done', say: [], then: goal('menu') }
    if (input.kind === 'chose' && input.choice === 'ask') return yield* askChats(context)
    if (input.kind === 'chose' && input.choice === 'identity') return identity(context)
    if (input.kind === 'chose' && input.choice === 'send') return yield* withBank(undefined, context)
    if (input.kind === 'filled' && state.at === 'code')
      return yield* withBank({ code: input.values['code'] ?? '' }, context)
    if (input.kind === 'filled' && state.at === 'identity') return yield* claim(input.values, context)
    return (yield* leaving(input)) ?? (yield* prompt(state, context))
  },
  again: prompt,
}
