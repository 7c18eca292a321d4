import type { ConversationId, ScheduleId } from '#bank/ground/ids.ts'
import { err, ok } from '#kit/result.ts'
import type { ScheduleDecided } from '#bank/schedule/manage.ts'
import { activated, type Schedule, stopped } from '#bank/schedule/schedule.ts'
import type { AnswerTo, Args, QuestionName } from './questions.ts'
import { ME, NOW, type BankFacts } from './bank-facts.ts'

type Answers = {
  [K in QuestionName as K extends `schedule.${string}` ? K : never]: (args: Args<K>) => AnswerTo<K>
}

export const scheduleAnswers = (w: BankFacts): Answers => {
  const turn = (id: ScheduleId, from: readonly Schedule['state'][], to: (s: Schedule) => object): ScheduleDecided => {
    const found = w.schedules.find((each) => each.id === id)
    if (found === undefined) return { kind: 'not-yours' }
    if (!from.includes(found.state)) return { kind: 'no-change', schedule: found }
    const schedule = { ...found, ...to(found) }
    w.schedules = w.schedules.map((each) => (each.id === id ? schedule : each))
    return { kind: 'done', schedule }
  }
  const active = (schedule: Schedule) => activated(schedule, w.me.timeZone, NOW)
  return {
    'schedule.list': () => w.schedules.filter(({ state }) => state === 'active' || state === 'paused'),
    'schedule.find': ({ schedule }) => w.schedules.find(({ id }) => id === schedule),
    'schedule.propose': ({ from, payee, amount, note, rule }) => {
      const name = w.accounts.find(({ id }) => id === from)?.nickname ?? ''
      const made: Schedule = {
        id: `sch_${(w.schedules.length + 1).toString().padStart(32, '0')}` as ScheduleId,
        ...{ customer: ME, conversation: 'web:1' as ConversationId, amount, note, rule },
        from: { account: from, customer: ME, name },
        to: { account: payee.account, name: payee.name, ...(payee.handle !== undefined && { handle: payee.handle }) },
        ...{ state: 'proposed', revision: 0, next: 0, since: 0, expiresAt: NOW + 300_000, createdAt: NOW },
      }
      w.schedules.push(made)
      return ok(made)
    },
    'schedule.propose-purchases': () => err({ kind: 'too-many', limit: 20 }),
    'schedule.asks-pin': () => false,
    'schedule.confirm': ({ schedule }) => turn(schedule, ['proposed'], active),
    'schedule.pause': ({ schedule }) => turn(schedule, ['active'], (each) => stopped(each, 'paused')),
    'schedule.resume': ({ schedule }) => turn(schedule, ['paused'], active),
    'schedule.delete': ({ schedule }) =>
      turn(schedule, ['proposed', 'active', 'paused'], (each) => stopped(each, 'deleted')),
    'schedule.answer-missed': ({ operation, answer }) => {
      const found = w.operations.get(operation)
      if (found === undefined) return { kind: 'not-yours' }
      const after = { ...found, state: answer === 'run' ? ('confirmed' as const) : ('cancelled' as const) }
      w.operations.set(operation, after)
      return { kind: answer === 'run' ? 'stands' : 'skipped', operation: after }
    },
  }
}
