import { describe, expect, it } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { err } from '#kit/result.ts'
import { sendDialog } from '#conversation/payment/send.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import { account, drive, bankFacts } from '#test/support/dialogs.ts'

const two = () =>
  bankFacts({ accounts: [account('Everyday'), account('Savings', { available: usd(500n), posted: usd(500n) })] })
const sending = (w = bankFacts()) => drive(sendDialog, w)

describe('sending money', () => {
  it('goes straight to the card when everything was said, with everything on it', () => {
    const person = sending()
    person.open({ amount: '20', payee: 'alex', note: 'lunch' }, 'send')
    const text = person.text()
    expect(text).not.toContain('Fee:')
    for (const part of [
      'From: Everyday',
      'To: Alex Doe (@alex)',
      'Amount: $20.00',
      'Note: lunch',
      'This card expires in 5 minutes',
    ])
      expect(text).toContain(part)
    expect(person.labels()).toEqual(['Confirm', 'Cancel', 'Change amount', 'Change note'])
    person.press('Confirm')
    expect(person.text()).toContain('Sending')
    expect(person.shown()[0]?.pending).toBe(true)
    expect(person.out()).toMatchObject({ next: 'done' })
    expect(person.asked('operation.confirm')).toHaveLength(1)
  })

  it('asks for payee, amount and note, in that order, showing the name before anything is confirmed', () => {
    const person = sending()
    person.open({}, 'send')
    expect(person.fields()).toEqual(['payee'])
    person.handIn({ payee: '@alex' })
    expect(person.text()).toContain('To Alex Doe (@alex). How much? You have $100.00 available.')
    expect(person.fields()).toEqual(['amount', 'note'])
    person.handIn({ amount: '$12.50', note: 'Pizza' })
    expect(person.text()).toContain('Amount: $12.50')
    expect(person.asked('payment.propose-send')).toMatchObject([{ amount: usd(1250n), note: 'Pizza' }])
  })

  it('says what is expected when nobody fits, with an example', () => {
    const person = sending()
    person.open({ amount: '20', payee: 'nobody_here' }, 'send')
    expect(person.text()).toContain('I couldn’t find nobody_here')
    expect(person.text()).toContain('@alex')
    person.say('alex')
    expect(person.text()).toContain('Amount: $20.00')
  })

  it('asks which account when several have money to send, and leaves out the one it goes to', () => {
    const person = sending(two())
    person.open({ amount: '20', payee: 'alex' }, 'send')
    expect(person.labels()).toEqual(['Everyday $100.00', 'Savings $5.00', 'Back'])
    person.press('Everyday')
    expect(person.text()).toContain('From: Everyday')
    const between = sending(two())
    between.open({ amount: '20', payee: 'savings' }, 'send')
    expect(between.text()).toContain('From: Everyday')
    expect(between.text()).toContain('To: Savings')
  })

  it('makes a new card for a changed amount, voids the old one and keeps the note', () => {
    const person = sending()
    person.open({ amount: '20', payee: 'alex', note: 'lunch' }, 'send')
    person.press('Change amount')
    expect(person.state()).toMatchObject({ at: 'amount', operation: expect.stringMatching(/^op_/) as string })
    person.handIn({ amount: '25' })
    expect(person.text()).toContain('Amount: $25.00')
    expect(person.text()).toContain('Note: lunch')
    expect(person.asked('operation.cancel')).toEqual([{ operation: `op_${'1'.padStart(32, '0')}` }])
    person.press('Confirm')
    expect(person.asked('operation.confirm')).toMatchObject([{ operation: `op_${'2'.padStart(32, '0')}` }])
  })

  it('changes the note, or takes it away', () => {
    const person = sending()
    person.open({ amount: '20', payee: 'alex' }, 'send')
    person.press('Add a note')
    person.handIn({ note: 'For the tickets' })
    expect(person.text()).toContain('Note: For the tickets')
    person.press('Change note')
    person.handIn({ note: '' })
    expect(person.text()).toContain('Send this?')
    expect(person.text()).not.toContain('Note:')
  })

  it('keeps neither name, phone nor note in its state', () => {
    const person = sending()
    person.open({ amount: '20', payee: '(415) 555-0199', note: 'secret plan' }, 'send')
    const kept = JSON.stringify(person.state())
    expect(kept).not.toMatch(/Alex Doe|555|secret plan/)
    expect(kept).toContain('"handle":"alex"')
  })

  it.each<[Refusal, string]>([
    [{ kind: 'short', available: usd(1_000n) }, 'you have $10.00 available there'],
    [{ kind: 'over-payment-limit', limit: usd(200_000n) }, 'one payment can be $2,000.00 at most'],
    [{ kind: 'over-daily-limit', limit: usd(500_000n), left: usd(1_000n) }, '$10.00 of that is left today'],
  ])('asks for another amount when it is refused: $0.kind', (refusal, words) => {
    const person = sending()
    person.facts.answers['payment.propose-send'] = () => err(refusal)
    person.open({ amount: '20', payee: 'alex' }, 'send')
    expect(person.text()).toContain(words)
    expect(person.text()).toContain('Nothing was sent')
    expect(person.fields()).toContain('amount')
  })

  it('makes a new card for another amount when it is refused at the last moment', () => {
    const person = sending()
    person.open({ amount: '20', payee: 'alex' }, 'send')
    person.facts.answers['operation.confirm'] = ({ operation: id }) => {
      const operation = person.facts.operations.get(id)
      if (operation === undefined) return { kind: 'not-yours' }
      return { kind: 'refused', operation, refusal: { kind: 'short', available: usd(1_000n) } }
    }
    person.press('Confirm')
    expect(person.text()).toContain('you have $10.00 available there')
    person.say('5')
    expect(person.text()).toContain('Amount: $5.00')
  })

  it('asks for another payee when the one that was chosen is gone, also before the card', () => {
    const person = sending()
    person.open({ payee: 'alex' }, 'send')
    person.facts.answers['payment.find-payee'] = () => err({ kind: 'not-found' })
    person.say('20')
    expect(person.text()).toContain('I couldn’t find that')
    expect(person.fields()).toEqual(['payee'])
    expect(person.asked('payment.propose-send')).toEqual([])
  })

  it('ends with what is missing when the tier does not allow it', () => {
    const person = sending()
    person.facts.answers['payment.propose-send'] = () => err({ kind: 'tier', tier: 'receive-only' })
    person.open({ amount: '20', payee: 'alex' }, 'send')
    expect(person.out().next).toBe('done')
    expect(person.labels()).toContain('My details')
  })

  it('confirms by the word yes, and cancels by no', () => {
    const yes = sending()
    yes.open({ amount: '20', payee: 'alex' }, 'send')
    yes.say('yes')
    expect(yes.asked('operation.confirm')).toHaveLength(1)
    const no = sending()
    no.open({ amount: '20', payee: 'alex' }, 'send')
    no.say('no')
    expect(no.text()).toContain('Canceled. Nothing was sent')
    expect(no.asked('operation.confirm')).toEqual([])
  })

  it('does nothing with other words at the card, and shows it again', () => {
    const person = sending()
    person.open({ amount: '20', payee: 'alex' }, 'send')
    person.say('hmm, let me think')
    expect(person.text()).toContain('Send this?')
    expect(person.asked('operation.confirm')).toEqual([])
  })

  it('voids the card when another wish comes first', () => {
    const person = sending()
    person.open({ amount: '20', payee: 'alex' }, 'send')
    expect(person.say('show my balance').then?.name).toBe('accounts')
    expect(person.asked('operation.cancel')).toHaveLength(1)
  })

  it('says that the card ran out of time, and opens it anew', () => {
    const person = sending()
    person.open({ amount: '20', payee: 'alex' }, 'send')
    person.facts.answers['operation.confirm'] = () => ({ kind: 'expired' })
    person.press('Confirm')
    expect(person.text()).toContain('Nothing was done: this card wasn’t confirmed in time')
    expect(person.buttons()[0]).toMatchObject({
      label: 'Try again',
      choice: { choice: 'send', data: { payee: '@alex' } },
    })
  })

  it('shows where it stands when it was pressed twice', () => {
    const person = sending()
    person.open({ amount: '20', payee: 'alex' }, 'send')
    const { operations } = person.facts
    person.facts.answers['operation.confirm'] = ({ operation }) => {
      const made = operations.get(operation)
      return made ? { kind: 'already', operation: { ...made, state: 'settled' } } : { kind: 'expired' }
    }
    person.press('Confirm')
    expect(person.text()).toContain('Sent')
    expect(person.shown()[0]?.pending).toBeUndefined()
  })

  it('asks for the note again where a stranger may not write with so little, and never drops it in silence', () => {
    const person = sending()
    person.facts.answers['payment.propose-send'] = () => err({ kind: 'note-too-small', least: usd(100n) })
    person.open({ amount: '0.01', payee: 'alex', note: 'call me' }, 'send')
    expect(person.text()).toContain('a note needs a payment of $1.00 or more')
    expect(person.fields()).toEqual(['note'])
    delete person.facts.answers['payment.propose-send']
    person.handIn({ note: '' })
    expect(person.text()).toContain('Send this?')
    expect(person.text()).not.toContain('Note:')
  })

  it.each([
    ['+47 924 48 617', 'within the United States'],
    ['011 47 924 48 617', 'within the United States'],
    ['(415) 555-0132 x12', 'to a number with an extension'],
  ])('asks for another payee than %s', (payee, why) => {
    const person = sending()
    person.facts.answers['payment.find-payee'] = () => err({ kind: why.startsWith('within') ? 'foreign' : 'extension' })
    person.open({ amount: '20', payee }, 'send')
    expect(person.text()).toContain(why)
    expect(person.fields()).toEqual(['payee'])
  })

  it('goes one question back', () => {
    const person = sending(two())
    person.open({ amount: '20', payee: 'alex' }, 'send')
    person.say('back')
    expect(person.fields()).toEqual(['amount'])
    person.say('back')
    expect(person.fields()).toEqual(['payee'])
    expect(person.say('go back').then?.name).toBe('menu')
  })

  it('wants an account first, and another one for moving money between one’s own', () => {
    const none = sending(bankFacts({ accounts: [] }))
    none.open({ amount: '20', payee: 'alex' }, 'send')
    expect(none.labels()).toContain('Open an account')
    const one = sending()
    one.open({ amount: '20', payee: 'Everyday' }, 'send')
    expect(one.text()).toContain('You have only this one account')
  })
})
