import { describe, expect, it } from 'vitest'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

/** Words that no pattern fits, guessed to be about a payment: nothing begins by them, and what they said is not asked again. */
const guessed = (words: string, answer: 'said' | 'pressed' = 'said') => {
  const w = bankFacts()
  const chat = converse(w)
  expect(chat.say(words)).toContain('Do you want to send money?')
  expect(w.operations.size).toBe(0)
  const said = answer === 'said' ? chat.say('yes') : chat.press(chat.labels()[0] ?? '')
  expect([...w.operations.values()].filter(({ state }) => state === 'confirmed')).toEqual([])
  return said
}

describe('a yes to “Do you want to send money?”', () => {
  it.each([
    ['get 20 dollars over to alex for lunch', '$20.00', 'lunch'],
    ['making a payment of 20 dollars to alex', '$20.00', undefined],
    ['ready to make a transfer of $35 to alex for dinner', '$35.00', 'dinner'],
    ['how about a transfer of 100 to alex', '$100.00', undefined],
    ['slide 20 over to alex for gas', '$20.00', 'gas'],
    ['need to move money 20 to alex', '$20.00', undefined],
    ['time to get 20 dollars over to alex for lunch', '$20.00', 'lunch'],
    ['money to alex 20 bucks for pizza', '$20.00', 'pizza'],
    ['making a payment of twenty five dollars to @alex', '$25.00', undefined],
    ['slide $12.50 over to alex for the bus', '$12.50', 'the bus'],
  ])('keeps whom, how much and what for: %s', (words, amount, note) => {
    for (const answer of ['said', 'pressed'] as const) {
      const card = guessed(words, answer)
      expect(card).toContain('To: Alex Doe (@alex)')
      expect(card).toContain(`Amount: ${amount}`)
      expect(/^Note: (.*)$/m.exec(card)?.[1]).toBe(note)
    }
  })

  it('names what it could not use', () => {
    expect(guessed('do a money transfer of 20 to alex tomorrow')).toMatch(/20 to alex tomorrow/)
  })

  it('reads no amount that was not said so', () => {
    const said = guessed('shoot over 20 to alex')
    expect(said).toContain('I couldn’t read over 20')
    expect(said).not.toContain('Amount: $20.00')
  })
})
