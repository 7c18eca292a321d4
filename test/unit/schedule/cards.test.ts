import { describe, expect, it } from 'vitest'
import type { ConversationId, OperationId, ScheduleId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { Schedule } from '#bank/schedule/schedule.ts'
import type { CardDraft } from '#conversation/flow/dialog.ts'
import { outcomeCard } from '#conversation/operation/cards.ts'
import { goalOfButton, placeStateless } from '#conversation/card/stateless.ts'
import { missedCard, pausedCard, refusedDayCard, skippedCard } from '#conversation/schedule/cards.ts'
import { plain } from '#conversation/words/text.ts'
import { account, check, ME, NOW, operation } from '#test/support/dialogs.ts'

const SCHEDULE = `sch_${'a'.repeat(32)}` as ScheduleId
const OPERATION = `op_${'b'.repeat(32)}` as OperationId
const from = { account: account('Everyday').id, name: 'Everyday' }
const to = { account: account('Alex').id, name: 'Alex Doe', handle: 'alex' }
const payment = (over: Partial<Operation> = {}): Operation =>
  operation(
    {
      ...{ kind: 'send', from, to, amount: usd(50_00n), note: 'rent' },
      schedule: { id: SCHEDULE, day: '2026-11-20', isLast: true },
    },
    { id: OPERATION, expiresAt: NOW + 7 * 86_400_000, ...over },
  )
const schedule: Schedule = {
  ...{ id: SCHEDULE, customer: ME, conversation: 'web:1' as ConversationId, from, to, amount: usd(50_00n), note: '' },
  rule: { repeat: 'weekly', first: '2026-11-20' },
  ...{ state: 'active', revision: 3, next: 1, dueAt: NOW, since: 0, expiresAt: NOW, createdAt: NOW },
}
const paused: Schedule = { ...schedule, state: 'paused', why: 'refusals', next: 3 }
const EN = { locale: 'en' } as const
const facts = {
  locale: 'en',
  timeZone: 'America/New_York',
  tier: 'full',
  missing: [],
  accounts: [],
} as const

/** What each of its buttons opens, as when it is pressed after everything was forgotten. */
const opened = (draft: CardDraft) => {
  check(draft)
  return placeStateless(draft.rows ?? [])
    .flat()
    .map(({ id, label }) => {
      expect(id).toMatch(/^[\w-]{1,40}$/)
      return [label, goalOfButton(id)] as const
    })
}

describe('the cards of scheduled payments', () => {
  it('ask about a missed day, with buttons that outlive the session', () => {
    const draft = missedCard(payment(), NOW, EN)
    if (draft === undefined) throw new Error('it is not asked about')
    expect(plain(draft.text)).toMatch(
      /\$50\.00 from Everyday to Alex Doe \(@alex\)[\s\S]*Fri, Nov 20, 2026[\s\S]*7 days/,
    )
    expect(Object.fromEntries(opened(draft))).toMatchObject({
      'Run now': { name: 'schedules', slots: { operation: OPERATION, act: 'run' } },
      Skip: { name: 'schedules', slots: { operation: OPERATION, act: 'skip' } },
    })
  })

  it.each<Partial<Operation>>([
    { state: 'confirmed' },
    { state: 'settled' },
    { state: 'cancelled' },
    { state: 'expired' },
    { expiresAt: NOW },
  ])('ask about nothing that is decided: %j', (over) => {
    expect(missedCard(payment(over), NOW, EN)).toBeUndefined()
  })

  it('tell a refusal, why, and whether it goes on', () => {
    const refused = payment({ state: 'refused', why: 'insufficient-funds' })
    const goesOn = refusedDayCard(refused, schedule, { facts, now: NOW }, EN)
    expect(plain(goesOn.text)).toMatch(/Not sent[\s\S]*wasn’t enough money[\s\S]*continues: next on Fri, Nov 27, 2026/)
    expect(Object.fromEntries(opened(goesOn))).toMatchObject({
      'See the schedule': { name: 'schedules', slots: { schedule: SCHEDULE } },
    })
    const last = refusedDayCard(refused, paused, { facts, now: NOW }, EN)
    expect(plain(last.text)).toMatch(/Nothing was sent for this day\.$/)
  })

  it('tell that it was paused and why, with a way on and a way out that outlive the session', () => {
    const draft = pausedCard(paused, { why: 'bank-return' }, EN)
    expect(plain(draft.text)).toMatch(
      /^Scheduled payment paused\n\$50\.00 to Alex Doe \(@alex\), every Friday\n\nIts last 3 payments in a row didn’t go through, so I paused it[\s\S]*The last time: The other bank sent it back/,
    )
    expect(plain(pausedCard(paused, undefined, EN).text)).not.toContain('The last time')
    expect(Object.fromEntries(opened(draft))).toMatchObject({
      Resume: { name: 'schedules', slots: { schedule: SCHEDULE, act: 'resume' } },
      Delete: { name: 'schedules', slots: { schedule: SCHEDULE, act: 'delete' } },
      'See the schedule': { name: 'schedules', slots: { schedule: SCHEDULE } },
    })
  })

  it('tell what was left out', () => {
    const one = skippedCard(schedule, { first: '2026-11-20', last: '2026-11-20', count: 1 }, EN)
    expect(plain(one.text)).toContain('The payment of Fri, Nov 20, 2026 was missed and has been skipped')
    const many = skippedCard(schedule, { first: '2026-11-20', last: '2026-12-11', count: 4 }, EN)
    expect(plain(many.text)).toContain('4 payments from Fri, Nov 20, 2026 to Fri, Dec 11, 2026')
    opened(many)
  })

  it('say on an outcome which day of a schedule it was, and that it was the last', () => {
    const shown = outcomeCard(payment({ state: 'settled' }), facts, NOW)
    expect(plain(shown.text)).toMatch(/^Sent[\s\S]*Scheduled payment of Fri, Nov 20, 2026, the last one/)
  })
})
