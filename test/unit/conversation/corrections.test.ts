import { describe, expect, it } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { scheduleDialog } from '#conversation/schedule/schedule.ts'
import { sendDialog } from '#conversation/payment/send.ts'
import { account, bankFacts, drive } from '#test/support/dialogs.ts'

const two = () =>
  bankFacts({ accounts: [account('Everyday'), account('Rent', { available: usd(5_000n), posted: usd(5_000n) })] })

const atCard = () => {
  const person = drive(sendDialog, two())
  person.open({ amount: '20', payee: 'alex', note: 'lunch', account: 'Everyday' }, 'send')
  expect(person.text()).toContain('Amount: $20.00')
  return person
}

describe('a card is changed by what is said', () => {
  it.each([
    ['make it 30', 'Amount: $30.00'],
    ['Make that $30 please', 'Amount: $30.00'],
    ['30', 'Amount: $30.00'],
    ['no, I meant 30', 'Amount: $30.00'],
    ['no wait, thirty dollars', 'Amount: $30.00'],
    ['actually 30 bucks', 'Amount: $30.00'],
    ['yes but make it 30', 'Amount: $30.00'],
    ['sorry, 30 instead', 'Amount: $30.00'],
    ['change the amount to 30', 'Amount: $30.00'],
    ['not 20 but 30', 'Amount: $30.00'],
    ['no not 20 i meant 30', 'Amount: $30.00'],
    ['not $20, $30', 'Amount: $30.00'],
    ['no not 20 30', 'Amount: $30.00'],
    ['not to alex, to rent', 'To: Rent'],
    ['not alex but rent', 'To: Rent'],
    ['not alex i meant rent', 'To: Rent'],
    ['it should be $30.50', 'Amount: $30.50'],
    ['from rent', 'From: Rent'],
    ['from my Rent account instead', 'From: Rent'],
    ['take it from rent', 'From: Rent'],
    ['for dinner', 'Note: dinner'],
    ['actually to savings', 'I couldn’t find savings'],
    ['from paypal', 'you don’t have an open account called paypal'],
  ])('%s', (said, shown) => {
    const person = atCard()
    person.say(said)
    expect(person.text()).toContain(shown)
    expect(person.asked('operation.confirm')).toEqual([])
  })

  it.each(['without the note', 'no note please', 'remove the note', 'no note and make it 30'])('%s', (said) => {
    const person = atCard()
    person.say(said)
    expect(person.text()).toContain(said.endsWith('30') ? 'Amount: $30.00' : 'Amount: $20.00')
    expect(person.text()).not.toContain('Note:')
    expect(person.asked('operation.confirm')).toEqual([])
  })

  it('voids the card before, keeps all else, and confirms what is shown now', () => {
    const person = atCard()
    person.say('make it 30')
    for (const part of ['Amount: $30.00', 'From: Everyday', 'To: Alex Doe (@alex)', 'Note: lunch'])
      expect(person.text()).toContain(part)
    expect(person.asked('operation.cancel')).toEqual([{ operation: `op_${'1'.padStart(32, '0')}` }])
    person.press('Confirm')
    expect(person.asked('operation.confirm')).toMatchObject([{ operation: `op_${'2'.padStart(32, '0')}` }])
  })

  it.each([
    ['make it 30 and from rent', ['Amount: $30.00', 'From: Rent']],
    ['30 from rent', ['Amount: $30.00', 'From: Rent']],
    ['no, 30 and from my rent account please', ['Amount: $30.00', 'From: Rent']],
    ['from rent, and make it 30', ['Amount: $30.00', 'From: Rent']],
    ['make it 30 for dinner', ['Amount: $30.00', 'Note: dinner']],
    ['actually $30, from rent, for dinner', ['Amount: $30.00', 'From: Rent', 'Note: dinner']],
    ['no, for dinner and make it 30', ['Amount: $30.00', 'Note: dinner']],
    ['for dinner but change the amount to 30', ['Amount: $30.00', 'Note: dinner']],
    ['from rent but use 30', ['Amount: $30.00', 'From: Rent']],
    ['for bread and butter', ['Amount: $20.00', 'Note: bread and butter']],
  ])('%s changes each of them', (said, shown) => {
    const person = atCard()
    person.say(said)
    for (const part of shown) expect(person.text()).toContain(part)
    expect(person.asked('operation.cancel')).toHaveLength(1)
  })

  it.each([
    'hm',
    'make it 30 and',
    '30 and 40',
    'from rent and everyday',
    'and',
    'what',
    'lovely weather',
    '$12 to $24',
    'make it 30 euros',
    'up to 30',
    'to him',
    'make it more',
    'to sam and kim',
    'not 20 to sam',
    'not 20 but sam',
    'not alex but 30',
    'not 20 but 30 for dinner',
    'not my savings',
    'not to my savings',
    'dinner to rent',
    'lunch',
    'not to sam',
    'no, not from rent',
    'not 30',
    'nope not 30',
    'make it not 30',
    'actually add 10',
    'sorry subtract 10',
    'change to 30',
    'make it to 30',
    'wait 5 minutes',
    'make it 30 and make it 40',
    'for dinner and make it cheaper',
    'use everyday, and make it 30',
    'yes please do that for me now',
    'ok use it for him',
  ])('%s changes nothing', (said) => {
    const person = atCard()
    person.say(said)
    for (const part of ['Amount: $20.00', 'From: Everyday', 'To: Alex Doe (@alex)', 'Note: lunch'])
      expect(person.text()).toContain(part)
    expect(person.asked('operation.cancel')).toEqual([])
  })

  it.each(['back to rent', 'go back to rent', 'no back to my rent account'])('%s: no word of it is a note', (said) => {
    const person = atCard()
    person.say(said)
    for (const part of ['To: Rent', 'Amount: $20.00', 'Note: lunch']) expect(person.text()).toContain(part)
  })

  it('makes a scheduled payment of it where another day is said, with all that was known', () => {
    const person = atCard()
    person.say('tomorrow instead')
    expect(person.out()).toMatchObject({
      next: 'done',
      then: {
        name: 'schedule',
        slots: { payee: '@alex', amount: '20.00', account: 'acct_Everyday', note: 'lunch', when: 'tomorrow' },
      },
    })
    expect(person.asked('operation.cancel')).toHaveLength(1)
  })

  it('changes the day and the amount of a scheduled payment', () => {
    const person = drive(scheduleDialog, two())
    person.open({ amount: '20', payee: 'alex', account: 'Everyday', when: 'every friday' }, 'schedule')
    person.say('make it 30')
    expect(person.text()).toContain('$30.00')
    person.say('on mondays instead')
    expect(person.text()).toMatch(/Monday/)
    expect(person.text()).toContain('$30.00')
  })
})
