import { describe, expect, it } from 'vitest'
import type { ConversationId, OperationId, ScheduleId } from '#bank/ids.ts'
import { usd } from '#bank/money.ts'
import { err } from '#bank/result.ts'
import type { Rule } from '#bank/schedule/calendar.ts'
import type { Schedule } from '#bank/schedule/schedule.ts'
import { scheduleDialog } from '#conversation/dialogs/schedule.ts'
import { schedulesDialog } from '#conversation/dialogs/schedules.ts'
import { account, drive, ME, NOW, operation, world } from '#test/support/dialogs.ts'

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
  ...{ state: 'active', revision: 1, next: 0, dueAt: NOW + 1_000, refusals: 0, expiresAt: NOW, createdAt: NOW },
  ...over,
})
const creating = (w = world()) => drive(scheduleDialog, w)
const managing = (schedules: Schedule[]) => drive(schedulesDialog, world({ schedules }))

describe('scheduling a payment', () => {
  it('goes straight to the card when everything was said, with everything on it', () => {
    const person = creating()
    person.open({ amount: '50', payee: 'alex', note: 'rent', when: 'monthly on the 31st until june 30' }, 'schedule')
    for (const part of [
      'From: Everyday',
      'To: Alex Doe (@alex)',
      'Amount: $50.00 each time',
      'every month on the 31st, or the last day of a shorter month',
      '9 in the morning (New York time)',
      'First: Mon, Nov 30, 2026',
      'Ends: the last one on Wed, Jun 30, 2027',
      'Note: rent',
      'good for 5 minutes',
    ])
      expect(person.text()).toContain(part)
    expect(person.labels()).toEqual(['Confirm', 'Cancel', 'Change amount', 'Change day'])
    person.press('Confirm')
    expect(person.text()).toContain('next on Mon, Nov 30, 2026')
    expect(person.world.schedules).toMatchObject([{ state: 'active', amount: usd(50_00n), note: 'rent' }])
    expect(person.out().next).toBe('done')
  })

  it('asks for payee, amount and day, in that order', () => {
    const person = creating()
    person.open({}, 'schedule')
    expect(person.fields()).toEqual(['payee'])
    person.handIn({ payee: '@alex' })
    expect(person.fields()).toEqual(['amount', 'note'])
    person.handIn({ amount: '20', note: 'Pizza' })
    expect(person.fields()).toEqual(['repeat', 'day', 'ends'])
    person.handIn({ repeat: 'weekly', day: 'Friday', ends: '10 times' })
    expect(person.text()).toContain('every Friday')
    expect(person.text()).toContain('after 10 times, the last one on Fri, Jan 29, 2027')
    expect(person.asked('schedule.propose')).toMatchObject([
      { amount: usd(20_00n), note: 'Pizza', rule: { repeat: 'weekly', first: '2026-11-27', times: 10 } },
    ])
  })

  it('says a single one differently', () => {
    const person = creating()
    person.open({ amount: '20', payee: 'alex', when: 'on june 3rd' }, 'schedule')
    expect(person.text()).toContain('Send this later?')
    expect(person.text()).toContain('once, on Thu, Jun 3, 2027')
    expect(person.text()).not.toMatch(/each time|Ends:/)
  })

  it.each([
    [{ repeat: 'weekly', day: 'whenever', ends: '' }, 'I could not read that day'],
    [{ repeat: 'weekly', day: 'Friday', ends: 'some day' }, 'I could not read when it should end'],
    [{ repeat: 'once', day: '2026-11-23', ends: '' }, 'from tomorrow on'],
    [{ repeat: 'weekly', day: 'Friday', ends: '2026-11-25' }, 'end before it begins'],
  ])('asks again for %j', (typed, words) => {
    const person = creating()
    person.open({ amount: '20', payee: 'alex' }, 'schedule')
    person.handIn(typed)
    expect(person.text()).toContain(words)
    expect(person.fields()).toEqual(['repeat', 'day', 'ends'])
  })

  it('asks for a day that can not be read out of the sentence', () => {
    const person = creating()
    person.open({ amount: '20', payee: 'alex', when: 'every other friday' }, 'schedule')
    expect(person.text()).toContain('I could not read that day')
    person.say('every friday')
    expect(person.text()).toContain('Schedule this?')
  })

  it('asks from which account when there are several', () => {
    const person = creating(world({ accounts: [account('Everyday'), account('Savings')] }))
    person.open({ amount: '20', payee: 'alex', when: 'every friday' }, 'schedule')
    expect(person.labels()).toEqual(['Everyday $100.00', 'Savings $100.00', 'Back'])
    person.press('Savings')
    expect(person.text()).toContain('From: Savings')
  })

  it('makes a new card for a changed amount or day, and voids the old one', () => {
    const person = creating()
    person.open({ amount: '20', payee: 'alex', note: 'rent', when: 'every friday' }, 'schedule')
    person.press('Change amount')
    expect(person.fields()).toEqual(['amount'])
    person.handIn({ amount: '25' })
    expect(person.text()).toContain('$25.00')
    expect(person.text()).toContain('Note: rent')
    person.press('Change day')
    person.handIn({ repeat: 'monthly', day: '1st', ends: '' })
    expect(person.text()).toContain('every month on the 1st')
    person.press('Confirm')
    expect(person.world.schedules.map(({ state }) => state)).toEqual(['deleted', 'deleted', 'active'])
  })

  it('keeps neither name nor note in its state', () => {
    const person = creating()
    person.open({ amount: '20', payee: '(415) 555-0199', note: 'secret plan', when: 'every friday' }, 'schedule')
    expect(JSON.stringify(person.state())).not.toMatch(/Alex Doe|555|secret plan/)
  })

  it('goes one question back, and leaves for another wish with the card voided', () => {
    const person = creating()
    person.open({ amount: '20', payee: 'alex', when: 'every friday' }, 'schedule')
    person.say('back')
    expect(person.fields()).toEqual(['repeat', 'day', 'ends'])
    person.say('back')
    expect(person.fields()).toEqual(['amount', 'note'])
    person.say('back')
    expect(person.say('back').then?.name).toBe('menu')
    const leaving = creating()
    leaving.open({ amount: '20', payee: 'alex', when: 'every friday' }, 'schedule')
    expect(leaving.say('show my balance').then?.name).toBe('accounts')
    expect(leaving.world.schedules).toMatchObject([{ state: 'deleted' }])
  })

  it('cancels by no, and confirms by yes', () => {
    const no = creating()
    no.open({ amount: '20', payee: 'alex', when: 'every friday' }, 'schedule')
    no.say('no')
    expect(no.world.schedules).toMatchObject([{ state: 'deleted' }])
    const yes = creating()
    yes.open({ amount: '20', payee: 'alex', when: 'every friday' }, 'schedule')
    yes.say('hmm')
    expect(yes.text()).toContain('Schedule this?')
    yes.say('yes')
    expect(yes.world.schedules).toMatchObject([{ state: 'active' }])
  })

  it.each([
    [{ kind: 'over-payment-limit', limit: usd(200_00n) } as const, '$200.00 at most', ['amount', 'note']],
    [{ kind: 'no-days' } as const, 'from tomorrow on', ['repeat', 'day', 'ends']],
    [{ kind: 'too-many', limit: 20 } as const, '20 scheduled payments at most', []],
    [{ kind: 'tier', tier: 'RECEIVE' } as const, 'fully verified', []],
  ])('when it is refused: $0.kind', (refusal, words, fields) => {
    const person = creating()
    person.world.answers['schedule.propose'] = () => err(refusal)
    person.open({ amount: '20', payee: 'alex', when: 'every friday' }, 'schedule')
    expect(person.text()).toContain(words)
    expect(person.fields()).toEqual(fields)
  })

  it('says that the card ran out of time', () => {
    const person = creating()
    person.open({ amount: '20', payee: 'alex', when: 'every friday' }, 'schedule')
    person.world.answers['schedule.confirm'] = () => ({ kind: 'expired' })
    person.press('Confirm')
    expect(person.text()).toContain('not confirmed in time')
  })

  it('wants an account first', () => {
    const none = creating(world({ accounts: [] }))
    none.open({ amount: '20', payee: 'alex', when: 'every friday' }, 'schedule')
    expect(none.labels()).toContain('Open an account')
  })
})

describe('what is scheduled', () => {
  const monthly: Rule = { repeat: 'monthly', first: '2026-11-30', monthDay: 31 }
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
    expect(person.text()).toContain('Deleted. Nothing more is sent by it')
    expect(person.world.schedules[0]?.state).toBe('deleted')
  })

  it.each(['rent', 'Rent', 'sam', '@sam', 'Sam Okafor', 'payment to sam', 'the payments to sam', 'okafor'])(
    'is found by "%s"',
    (schedule) => {
      const person = managing(two())
      person.open({ act: 'pause', schedule }, 'schedules')
      expect(person.world.schedules.map(({ state }) => state)).toEqual(['active', 'paused'])
    },
  )

  it.each(['ham', 'x', '', 'sch_nothing'])('is not guessed from "%s"', (schedule) => {
    const person = managing(two())
    person.open({ act: 'pause', schedule }, 'schedules')
    expect(person.world.schedules.map(({ state }) => state)).toEqual(['active', 'active'])
    expect(person.text()).toContain('Scheduled payments')
  })

  it('is not guessed when two fit', () => {
    const person = managing([scheduled(1), scheduled(2)])
    person.open({ act: 'pause', schedule: 'alex' }, 'schedules')
    expect(person.text()).toContain('Please press the one you mean')
  })

  it('says when a payment was already on its way', () => {
    const person = managing(two())
    person.world.answers['schedule.pause'] = () => ({
      kind: 'done',
      schedule: scheduled(1, { state: 'paused' }),
      underWay: operation({ kind: 'register' }),
    })
    person.open({ act: 'pause', schedule: 'alex' }, 'schedules')
    expect(person.text()).toContain('was already on its way')
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
      ['run', 'On its way'],
      ['skip', 'Left out. Nothing was sent'],
    ] as const) {
      const person = managing(two())
      person.world.operations.set(missed.id, missed)
      person.open({ operation: missed.id, act }, 'schedules')
      expect(person.text()).toContain(words)
      expect(person.shown()[0]?.card).toBe(missed.place.card)
    }
    const nobody = managing(two())
    nobody.open({ operation: 'op_other' as OperationId, act: 'run' }, 'schedules')
    expect(nobody.text()).toContain('somebody else')
  })
})
