import { ask } from '#conversation/ask/ask.ts'
import type { Asking, AskPin } from '#conversation/flow/declare.ts'
import { type Context, goalButton, type Out } from '#conversation/flow/dialog.ts'
import { end } from '#conversation/flow/kit.ts'
import { type Proposal, scheduleOf } from '#conversation/flow/proposal.ts'
import { proposalWords } from '#conversation/flow/words.ts'
import { pinWords } from '#conversation/operation/words.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import { lines } from '#conversation/words/text.ts'
import { labelWords as labels } from '#conversation/words/words.ts'
import { confirmSchedule, findSchedule, scheduleAsksPin } from './questions.ts'
import { scheduleWords as say } from './words.ts'

/** The card of a frozen schedule, whatever it pays for. */
export function* cardOf(proposal: Proposal | undefined, context: Context) {
  const schedule = yield* ask(findSchedule, { schedule: scheduleOf(proposal) })
  if (schedule === undefined) return end(context, say(context).gone)
  const text = say(context).proposal(schedule, context.now)
  const isAsked = yield* ask(scheduleAsksPin, { schedule: schedule.id })
  return {
    text: isAsked ? lines(text, pinWords(context).next) : text,
    changes: { amount: labels(context).changeAmount, when: say(context).changeDay },
  }
}

/** The one press that counts. */
export function* confirmed(proposal: Proposal | undefined, context: Context, again: Goal): Asking<Out<never> | AskPin> {
  const decided = yield* ask(confirmSchedule, { schedule: scheduleOf(proposal) })
  const all = goalButton(labels(context).schedules, goal('schedules'))
  switch (decided.kind) {
    case 'done':
      return end(context, say(context).confirmed(decided.schedule), all)
    case 'no-change':
      return end(context, say(context).unchanged, all)
    case 'pin-wanted': {
      const { amount, to, coin } = decided.schedule
      return { pin: coin === undefined ? pinWords(context).schedule(amount, to) : say(context).short(decided.schedule) }
    }
    case 'expired':
      return end(context, proposalWords(context).expired, goalButton(labels(context).tryAgain, again, 'primary'))
    case 'payee-left':
      return end(context, proposalWords(context).refusal(decided), all)
    case 'not-yours':
      return end(context, proposalWords(context).notYours)
  }
}
