import { describe, expect, it } from 'vitest'
import { recognize } from '#conversation/registry.ts'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

describe('a payment said without a verb', () => {
  it.each([
    ['20 alex lunch', '$20.00', 'lunch'],
    ['alex 20', '$20.00', undefined],
    ['Alex 20 bucks for lunch', '$20.00', 'lunch'],
    ['20 to alex', '$20.00', undefined],
    ['$20.50 @alex', '$20.50', undefined],
    ['20 bucks alex please!!', '$20.00', undefined],
    ['💸 alex twenty dollars', '$20.00', undefined],
  ])('is shown on a card, and only there: %s', (words, amount, note) => {
    const w = bankFacts()
    const chat = converse(w)
    const said = chat.say(words)
    for (const part of ['To: Alex Doe (@alex)', `Amount: ${amount}`]) expect(said).toContain(part)
    expect(/^Note: (.*)$/m.exec(said)?.[1]).toBe(note)
    expect([...w.operations.values()].map(({ state }) => state)).toEqual(['proposed'])
    expect(chat.stored()).not.toContain('lunch')
  })

  it.each([
    'nobody_here 20',
    'everyday 20',
    '20',
    'alex',
    'alex 20 30',
    '20 april',
    'him 20',
    'alex is 20',
    'alex and sam 20',
    'what is 20 to alex',
    'alex 20 euros',
    '20 alex lunch dinner breakfast and supper too',
  ])('is made of nothing else: %s', (words) => {
    const w = bankFacts()
    converse(w).say(words)
    expect([...w.operations.values()]).toEqual([])
  })

  it('is nothing for who is not logged in', () => {
    const w = bankFacts()
    converse(w, { signedIn: false }).say('alex 20')
    expect(w.asked.map(({ name }) => name)).not.toContain('payment.find-payee')
  })
})

it('what is scheduled stays scheduled where it is taken back', () =>
  expect(recognize('schedule 20 to alex no 30', { locale: 'en' })?.name).not.toBe('send'))

describe('a payment without a verb that is asked', () => {
  it.each([
    '20 to alex?',
    'alex 20?',
    '20 alex?',
    '$20 to alex ?',
    '20 bucks to alex for lunch?',
    'alex twenty dollars?',
    '20 2 alex?',
    '20 to @alex??',
    '@alex 20 ?',
    'alex 20 bucks for lunch?',
    '20 to alex pls?',
  ])('is asked about, with what was said: %s', (words) => {
    const w = bankFacts()
    const chat = converse(w)
    expect(chat.say(words)).toContain('Do you want to send money?')
    expect([...w.operations.values()]).toEqual([])
    const said = chat.say('yes')
    for (const part of ['To: Alex Doe (@alex)', 'Amount: $20.00']) expect(said).toContain(part)
    expect([...w.operations.values()].map(({ state }) => state)).toEqual(['proposed'])
  })

  it.each(['nobody_here 20?', 'alex is 20?', '20?', 'alex?', 'alex owes 20?'])('and nothing else is: %s', (words) => {
    const w = bankFacts()
    converse(w).say(words)
    expect([...w.operations.values()]).toEqual([])
  })
})
