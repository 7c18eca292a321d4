import { describe, expect, it } from 'vitest'
import { canned } from '#test/support/dialogs/answers.ts'
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

describe('who shares it', () => {
  const everybody = () => {
    const w = bankFacts()
    const find = canned(w)['payment.find-payee']
    // Whoever is named is a customer, like alex.
    w.answers = {
      ...w.answers,
      'payment.find-payee': ({ text }) => {
        const found = find({ text: '@alex' })
        const handle = text.replace('@', '').toLowerCase()
        return found.ok ? { ...found, value: { ...found.value, handle, name: handle } } : found
      },
    }
    const chat = converse(w)
    expect(chat.say('split 60 with alex and sam')).toMatch(/alex[\s\S]*\$20\.00[\s\S]*sam[\s\S]*\$20\.00/)
    return chat
  }

  it.each([
    'without sam',
    'no, without sam',
    'leave out sam',
    'remove @sam',
    'drop sam please',
    'not sam',
    'take out Sam',
  ])('one is left out: “%s”', (words) => {
    const said = everybody().say(words)
    expect(said).toMatch(/alex[\s\S]*\$30\.00/)
    expect(said).not.toContain('sam')
  })

  it.each(['add jo_b', 'and jo_b', 'include @jo_b', 'add jo_b too', 'with jo_b as well', 'no, add jo_b', 'also Jo_b'])(
    'one more: “%s”',
    (words) => expect(everybody().say(words)).toMatch(/alex[\s\S]*\$15\.00[\s\S]*sam[\s\S]*jo_b/),
  )

  it.each(['without bob', 'add him', 'without me them', 'add sam'])('nobody is changed: “%s”', (words) => {
    expect(everybody().say(words)).toMatch(/alex[\s\S]*\$20\.00[\s\S]*sam[\s\S]*\$20\.00/)
  })
})
