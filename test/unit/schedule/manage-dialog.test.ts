import { describe, expect, it } from 'vitest'
import type { ConversationId, ScheduleId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { Recurrence } from '#bank/ground/calendar.ts'
import type { Schedule } from '#bank/schedule/schedule.ts'
import { schedulesDialog } from '#conversation/schedule/schedules.ts'
import { account, drive, ME, NOW, operation, bankFacts } from '#test/support/dialogs.ts'

const idOf = (n: number): ScheduleId => `sch_${String(n).padStart(32, '0')}` as ScheduleId
const party = (name: string, handle?: string): Schedule['to'] => ({
  account: account(name).id,
  name,
  ...(handle !== undefined && { handle }),
})
const scheduled = (n: number, over: Partial<Schedule> = {}): Schedule => ({
  ...{ id: idOf(n), customer: ME, conversation: 'web:1' as ConversationId },
  ...{ from: party('Everyday'), to: party('Alex Doe', 'alex'), amount: usd(50_00n), note: '' },
  rule: { repeat: 'weekly', first: '2026-11-27' },
  ...{ state: 'active', revision: 1, next: 0, dueAt: NOW + 1_000, since: 0, expiresAt: NOW, createdAt: NOW },
  ...over,
})
const managing = (schedules: Schedule[]) => drive(schedulesDialog, bankFacts({ schedules }))

describe('what is scheduled', () => {
  const monthly: Recurrence = { repeat: 'monthly', first: '2026-11-30', monthDay: 31 }
  const two = () => [
    scheduled(1),
    scheduled(2, { note: 'rent', to: party('Sam Okafor', 'sam'), rule: monthly, amount: usd(800_00n) }),
  ]

  it('is listed with its next day, and one of it shown', () => {
    const person = managing(two())
    person.open({}, 'schedules')
    expect(person.text()).toContain('1. $50.00 to Alex Doe (@alex), every Friday: next on Fri, Nov 27, 2026')
    expect(person.text()).toContain('2. $800.00 to Sam Okafor (@sam), every month on the 31st (rent)')
    person.press('2. $800.00 rent')
    expect(person.text()).toContain('or the last day of a shorter month')
    expect(person.labels()).toEqual(['Pause', 'Delete', 'Back', 'Menu'])
  })

  it('says what to say when there is nothing', () => {
    const person = managing([])
    person.open({}, 'schedules')
    expect(person.text()).toContain('send 50 to alex every friday')
    expect(person.labels()).toContain('New scheduled payment')
  })

  it('is paused and resumed', () => {
    const person = managing(two())
    person.open({ act: 'pause', schedule: 'rent' }, 'schedules')
    expect(person.text()).toContain('Paused. Nothing is sent')
    expect(person.labels()).toContain('Resume')
    person.press('Resume')
    expect(person.text()).toContain('Resumed: next on Mon, Nov 30, 2026')
  })

  it('is deleted after being asked once more', () => {
    const person = managing(two())
    person.open({ act: 'delete', schedule: 'alex' }, 'schedules')
    expect(person.text()).toContain('Delete this for good?')
    person.press('Keep it')
    expect(person.text()).toContain('every Friday')
    person.press('Delete')
    person.press('Delete')
    expect(person.text()).toContain('Deleted. It won’t send anything more')
    expect(person.facts.schedules[0]?.state).toBe('deleted')
  })

  it.each(['rent', 'Rent', 'sam', '@sam', 'Sam Okafor', 'payment to sam', 'the payments to sam', 'okafor'])(
    'is found by "%s"',
    (schedule) => {
      const person = managing(two())
      person.open({ act: 'pause', schedule }, 'schedules')
      expect(person.facts.schedules.map(({ state }) => state)).toEqual(['active', 'paused'])
    },
  )

  it.each(['ham', 'x', '', 'sch_nothing'])('is not guessed from "%s"', (schedule) => {
    const person = managing(two())
    person.open({ act: 'pause', schedule }, 'schedules')
    expect(person.facts.schedules.map(({ state }) => state)).toEqual(['active', 'active'])
    expect(person.text()).toContain('Scheduled payments')
  })

  it('is not guessed when two fit', () => {
    const person = managing([scheduled(1), scheduled(2)])
    person.open({ act: 'pause', schedule: 'alex' }, 'schedules')
    expect(person.text()).toContain('Please press the one you mean')
  })

  it('says when a payment had already started', () => {
    const person = managing(two())
    person.facts.answers['schedule.pause'] = () => ({
      kind: 'done',
      schedule: scheduled(1, { state: 'paused' }),
      underWay: operation({ kind: 'register' }),
    })
    person.open({ act: 'pause', schedule: 'alex' }, 'schedules')
    expect(person.text()).toContain('had already started')
  })

  it('fits, however many there are and whatever they are called', () => {
    const long = 'W'.repeat(80)
    const all = Array.from({ length: 20 }, (_, n) =>
      scheduled(n, { note: long, to: party(long, 'w'.repeat(24)), amount: usd(99_999_999_99n), rule: monthly }),
    )
    const person = managing(all)
    person.open({}, 'schedules')
    person.press('More')
    expect(person.text()).toContain('9. $99,999,999.99')
    person.press('More')
    person.press('More')
    expect(person.text()).toContain('1. $99,999,999.99')
    person.press('2. $99,999,999.99')
  })

  it('is run or left out on the card that asks', () => {
    const order = { kind: 'send', from: party('Everyday'), to: party('Alex Doe', 'alex') } as const
    const missed = operation({
      ...order,
      ...{ amount: usd(50_00n), note: '', schedule: { id: idOf(1), day: '2026-11-20' } },
    })
    for (const [act, words] of [
      ['run', 'Sending'],
      ['skip', 'Skipped. Nothing was sent'],
    ] as const) {
      const person = managing(two())
      person.facts.operations.set(missed.id, missed)
      person.open({ operation: missed.id, act }, 'schedules')
      expect(person.text()).toContain(words)
      expect(person.shown()[0]?.card).toBe(missed.place.card)
    }
    const nobody = managing(two())
    nobody.open({ operation: 'op_other', act: 'run' }, 'schedules')
    expect(nobody.text()).toContain('someone else')
  })
})
