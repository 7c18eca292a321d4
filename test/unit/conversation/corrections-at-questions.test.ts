import { describe, expect, it } from 'vitest'
import { account, bankFacts } from '#test/support/dialogs.ts'
import { converse } from '#test/support/dialogs/turns.ts'

/** Whole forms, and one field after the other. */
describe.each([
  ['web', { forms: true, erases: true, picture: 'upload' }],
  ['telegram', { forms: false, erases: true, picture: 'message' }],
] as const)('at a question, on %s', (_, abilities) => {
  const asked = (said: readonly string[], accounts: readonly string[] = ['Everyday']) => {
    const bank = bankFacts({ accounts: accounts.map((name) => account(name)) })
    const chat = converse(bank, { abilities })
    for (const each of said) chat.say(each)
    return { ...chat, bank }
  }

  it.each([
    'actually to everyday',
    'no, to my everyday account',
    'no wait, send it to everyday',
    'I meant to everyday',
    'change it to @nobody_here',
    'sorry, @nobody_here',
  ])('the amount of a payment: %s is about the payee, and says so', (said) => {
    const chat = asked(['send money to alex'], ['Everyday', 'Rent'])
    expect(chat.say(said)).toMatch(/Everyday|nobody_here/i)
    expect(chat.bank.asked.filter((each) => each.name === 'payment.propose-send')).toEqual([])
  })

  it.each(['no, to alex', 'actually @alex', 'sorry, to @alex', 'I meant to alex', 'wait, to alex please'])(
    'the amount of a payment to nobody yet: %s',
    (said) => {
      const chat = asked(['send 20'])
      expect(chat.say(said)).toContain('To: Alex Doe (@alex)')
    },
  )

  it.each([
    ['no, make it 30', '$30.00'],
    ['actually 30', '$30.00'],
    ['I meant 30', '$30.00'],
    ['sorry, thirty dollars', '$30.00'],
  ])('the payee of a payment: %s changes the amount and asks for the payee again', (said, amount) => {
    const chat = asked(['send 20'])
    const again = chat.say(said)
    expect(again).toMatch(/Who should get/)
    expect(chat.say('@alex')).toContain(`Amount: ${amount}`)
  })

  it.each([
    ['no, I meant 30', '$30.00'],
    ['actually make it $30', '$30.00'],
    ['wait, 30', '$30.00'],
  ])('the day of a scheduled payment: %s', (said, amount) => {
    const chat = asked(['new schedule', '@alex', '20'])
    const again = chat.say(said)
    expect(again).not.toContain('couldn’t read')
    expect(chat.say('every friday')).toContain(amount)
  })

  it.each([
    ['make it 30', '$30.00'],
    ['no, 30', '$30.00'],
    ['actually thirty dollars', '$30.00'],
  ])('the account of a payment: %s', (said, amount) => {
    const chat = asked(['send 20 to alex'], ['Everyday', 'Rent'])
    expect(chat.say(said)).toContain('From which account?')
    expect(chat.say('rent')).toContain(`Amount: ${amount}`)
  })

  it.each(['no', 'actually', 'wait', 'sorry', 'no idea', 'actually add 10', 'wait 5 minutes', 'make it more'])(
    '%s changes nothing',
    (said) => {
      const chat = asked(['send 20'])
      chat.say(said)
      expect(chat.bank.asked.filter((each) => each.name === 'payment.propose-send')).toEqual([])
      const shown = chat.say('@alex')
      expect(shown).toContain('Amount: $20.00')
    },
  )
})
