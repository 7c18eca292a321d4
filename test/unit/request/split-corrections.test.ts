import { describe, expect, it } from 'vitest'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

const atCard = () => {
  const chat = converse(bankFacts())
  expect(chat.say('split 60 with alex for dinner')).toMatch(/\$60\.00[\s\S]*dinner/)
  return chat
}

describe('a split that waits to be confirmed', () => {
  it.each([
    'make it 80',
    'make that $80',
    'no, 80',
    'actually 80 dollars',
    'change it to 80',
    'I meant 80',
    'not 60 but 80',
    'no wait, make it eighty',
    'change the amount to 80',
    '80 instead',
  ])('takes another amount: “%s”', (words) => {
    const said = atCard().say(words)
    expect(said).toMatch(/\$80\.00[\s\S]*\$40\.00/)
    expect(said).not.toContain('$60.00')
    expect(said).toContain('dinner')
  })

  it.each([
    ['without the note', undefined],
    ['add a note: brunch', 'brunch'],
    ['change the note to pizza', 'pizza'],
  ])('takes another note, or none: “%s”', (words, note) => {
    const said = atCard().say(words)
    expect(said).not.toContain('dinner')
    expect(said).toContain(note ?? '$60.00')
  })

  it('keeps what it can’t read', () => {
    expect(atCard().say('make it 80 to 90')).toContain('$60.00')
  })
})
