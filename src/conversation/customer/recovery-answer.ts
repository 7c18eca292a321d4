import { z } from 'zod'
import type { Approval } from '#bank/customer/recover.ts'
import { type RecoveryId, recoveryId } from '#bank/ground/ids.ts'
import { ask } from '#conversation/ask/ask.ts'
import { type Context, type Dialog, goalButton, type Talk } from '#conversation/flow/dialog.ts'
import { end, leaving } from '#conversation/flow/kit.ts'
import { goal } from '#conversation/understand/goal.ts'
import { labelWords } from '#conversation/words/words.ts'
import { approveRecovery, readStanding, stopRecovery } from './recovery-questions.ts'
import { recoveryWords } from './words.ts'

const Nothing = z.object({})
type State = z.infer<typeof Nothing>

function* yes(recovery: RecoveryId, context: Context): Talk<State> {
  const w = recoveryWords(context)
  const labels = labelWords(context)
  const said: Readonly<Record<Approval, typeof w.gone>> = {
    approved: w.approved,
    gone: w.gone,
    'same-chat': w.sameChat,
    frozen: w.frozen,
  }
  return end(context, said[yield* ask(approveRecovery, { recovery })], goalButton(labels.freeze, goal('freeze')))
}

function* no(recovery: RecoveryId, context: Context): Talk<State> {
  const w = recoveryWords(context)
  const labels = labelWords(context)
  const { stopping, epoch } = yield* ask(stopRecovery, { recovery })
  if (stopping === 'gone') return end(context, w.gone, goalButton(labels.freeze, goal('freeze')))
  const ways = [goalButton(labels.chats, goal('chats')), goalButton(labels.changePin, goal('pin'))]
  const ended = end(context, stopping === 'stopped' ? w.stopped : w.stoppedTooLate, ...ways)
  return context.customer === undefined || epoch === undefined ? ended : { ...ended, session: { keepIn: epoch } }
}

function* open(name: string, slot: string | undefined, context: Context): Talk<State> {
  // Said in words it is about what another chat has asked for.
  const { standing } = slot === undefined ? yield* ask(readStanding) : { standing: undefined }
  const recovery = standing?.kind === 'elsewhere' ? standing.recovery.id : recoveryId.parse(slot)
  if (recovery === undefined)
    return end(context, recoveryWords(context).gone, goalButton(labelWords(context).freeze, goal('freeze')))
  return yield* name === 'recovery-approve' ? yes(recovery, context) : no(recovery, context)
}

/** What another chat says to a way back in that was asked for: no PIN is needed to stop it, as somebody may be in a hurry. */
export const recoveryAnswerDialog: Dialog<State> = {
  name: 'recovery-answer',
  access: 'anyone',
  state: Nothing,
  open: ({ name, slots }, context) => open(name, slots.recovery, context),
  *hear(_, input, context) {
    return (yield* leaving(input)) ?? end(context, recoveryWords(context).gone)
  },
  *again(_, context) {
    return end(context, recoveryWords(context).gone)
  },
}
