import { describe, expect, it } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { err } from '#kit/result.ts'
import { scheduleDialog } from '#conversation/schedule/schedule.ts'
import { account, drive, bankFacts } from '#test/support/dialogs.ts'

const creating = (w = bankFacts()) => drive(scheduleDialog, w)

describe('scheduling a payment', () => {
  it('goes straight to the card when everything was said, with everything on it', () => {
    const person = creating()
    person.open({ amount: '50', payee: 'alex', note: 'rent', when: 'monthly on the 31st until june 30' }, 'schedule')
    for (const part of [
      'From: Everyday',
      'To: Alex Doe (@alex)',
      'Amount: $50.00 each time',
      'every month on the 31st, or the last day of a shorter month',
      '9 in the morning',
      'First: Mon, Nov 30, 2026',
      'Ends: the last one on Wed, Jun 30, 2027',
      'Note: rent',
      'This card expires in 5 minutes',
    ])
      expect(person.text()).toContain(part)
    expect(person.labels()).toEqual(['Confirm', 'Cancel', 'Change amount', 'Change day'])
    person.press('Confirm')
    expect(person.text()).toContain('next on Mon, Nov 30, 2026')
    expect(person.facts.schedules).toMatchObject([{ state: 'active', amount: usd(50_00n), note: 'rent' }])
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
    [{ repeat: 'weekly', day: 'whenever', ends: '' }, 'I couldn’t read that day'],
    [{ repeat: 'weekly', day: 'Friday', ends: 'some day' }, 'I couldn’t read when it should end'],
    [{ repeat: 'once', day: '2026-11-23', ends: '' }, 'from tomorrow on'],
    [{ repeat: 'weekly', day: 'Friday', ends: '2026-11-25' }, 'end before it starts'],
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
    expect(person.text()).toContain('I couldn’t read that day')
    person.say('every friday')
    expect(person.text()).toContain('Schedule this?')
  })

  it('asks from which account when there are several', () => {
    const person = creating(bankFacts({ accounts: [account('Everyday'), account('Savings')] }))
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
    expect(person.facts.schedules.map(({ state }) => state)).toEqual(['deleted', 'deleted', 'active'])
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
    expect(leaving.facts.schedules).toMatchObject([{ state: 'deleted' }])
  })

  it('cancels by no, and confirms by yes', () => {
    const no = creating()
    no.open({ amount: '20', payee: 'alex', when: 'every friday' }, 'schedule')
    no.say('no')
    expect(no.facts.schedules).toMatchObject([{ state: 'deleted' }])
    const yes = creating()
    yes.open({ amount: '20', payee: 'alex', when: 'every friday' }, 'schedule')
    yes.say('hmm')
    expect(yes.text()).toContain('Schedule this?')
    yes.say('yes')
    expect(yes.facts.schedules).toMatchObject([{ state: 'active' }])
  })

  it.each([
    [{ kind: 'over-payment-limit', limit: usd(200_00n) } as const, '$200.00 at most', ['amount', 'note']],
    [{ kind: 'no-days' } as const, 'from tomorrow on', ['repeat', 'day', 'ends']],
    [{ kind: 'too-many', limit: 20 } as const, '20 scheduled payments at most', []],
    [{ kind: 'tier', tier: 'receive-only' } as const, 'finish verifying your identity', []],
  ])('when it is refused: $0.kind', (refusal, words, fields) => {
    const person = creating()
    person.facts.answers['schedule.propose'] = () => err(refusal)
    person.open({ amount: '20', payee: 'alex', when: 'every friday' }, 'schedule')
    expect(person.text()).toContain(words)
    expect(person.fields()).toEqual(fields)
  })

  it.each([['20'], ['20', 'every friday']])(
    'asks for another payee when the one that was chosen is gone: %s',
    (...said) => {
      const person = creating()
      person.open({ payee: 'alex', ...(said.length === 1 && { when: 'every friday' }) }, 'schedule')
      for (const words of said.slice(0, -1)) person.say(words)
      person.facts.answers['payment.find-payee'] = () => err({ kind: 'not-found' })
      person.say(said.at(-1) ?? '')
      expect(person.text()).toContain('I couldn’t find that')
      expect(person.fields()).toEqual(['payee'])
    },
  )

  it('says that the card ran out of time', () => {
    const person = creating()
    person.open({ amount: '20', payee: 'alex', when: 'every friday' }, 'schedule')
    person.facts.answers['schedule.confirm'] = () => ({ kind: 'expired' })
    person.press('Confirm')
    expect(person.text()).toContain('wasn’t confirmed in time')
  })

  it('wants an account first', () => {
    const none = creating(bankFacts({ accounts: [] }))
    none.open({ amount: '20', payee: 'alex', when: 'every friday' }, 'schedule')
    expect(none.labels()).toContain('Open an account')
  })
})
