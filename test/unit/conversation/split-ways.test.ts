import { describe, expect, it } from 'vitest'
import { recognize } from '#conversation/registry.ts'
import type { Locale } from '#conversation/words/locale.ts'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

type Case = readonly [text: string, slots: Readonly<Record<string, string>>]
const split = (text: string, locale: Locale) => recognize(text, { locale })

describe('into how many shares a bill is split is no part of its amount', () => {
  it.each<Case>([
    ['split dinner 60 3 ways', { amount: '60', ways: '3' }],
    ['split 60 3 ways', { amount: '60', ways: '3' }],
    ['split $90.50 four ways', { amount: '$90.50', ways: '4' }],
    ['split a bill of 60 3-ways', { amount: '60', ways: '3' }],
    ['split 60 between 3', { amount: '60', ways: '3' }],
    ['split 60 between the 3 of us', { amount: '60', ways: '3' }],
    ['split 60 into 3', { amount: '60', ways: '3' }],
    ['split 60 among four people for dinner', { amount: '60', note: 'dinner', ways: '4' }],
    ['split 60 3 ways with alex and sam', { amount: '60', people: 'alex and sam', ways: '3' }],
    ['split 60 with 3 people', { amount: '60', ways: '4' }],
    ['split 60 with two friends', { amount: '60', ways: '3' }],
    ['split the bill 3 ways', { ways: '3' }],
    ['split the rent 4 ways', { ways: '4' }],
    ['split 3 ways', { ways: '3' }],
    ['split the uber 4 ways', { ways: '4', unused: 'the uber' }],
  ])('%s', (text, slots) => expect(split(text, 'en')).toEqual({ name: 'split', slots }))

  it.each<Case>([
    ['divide 60 entre 3', { amount: '60', ways: '3' }],
    ['divide la cena 60 entre 3', { amount: '60', ways: '3' }],
    ['divide 60 entre tres', { amount: '60', ways: '3' }],
    ['divide 60 en 3 partes', { amount: '60', ways: '3' }],
    ['divide 60 entre 4 personas', { amount: '60', ways: '4' }],
    ['reparte 60 entre 3', { amount: '60', ways: '3' }],
    ['divide 60 entre los 3', { amount: '60', ways: '3' }],
    ['divide 60 en 3 partes con alex y sam', { amount: '60', people: 'alex y sam', ways: '3' }],
    ['divide 60 con 2 amigos', { amount: '60', ways: '3' }],
    ['divide la cuenta entre 3', { ways: '3' }],
    ['divide la renta entre 4', { ways: '4' }],
  ])('in Spanish: %s', (text, slots) => expect(split(text, 'es')).toEqual({ name: 'split', slots }))
})

describe('the others are asked for by their number', () => {
  it.each(['split 60 3 ways', 'split the bill 3 ways', 'split dinner 60 between 3'])('%s', (text) =>
    expect(converse(bankFacts()).say(text)).toContain('name the other 2 people'),
  )

  it('and no card is made of fewer without a word', () => {
    const chat = converse(bankFacts(), { abilities: { forms: false, erases: true, picture: 'message' } })
    expect(chat.say('split 60 3 ways with alex')).toContain('name the other 2 people')
  })

  it('with the only other one named, both share it', () => {
    const said = converse(bankFacts()).say('split 60 2 ways with alex')
    for (const part of ['Split $60.00?', 'Alex Doe (@alex): $30.00', 'You: $30.00']) expect(said).toContain(part)
  })
})

it.each(['split 60 between me and alex', 'split 60 between me alex', 'split 60 between alex and me'])(
  'whoever writes is no other person: %s',
  (text) => expect(converse(bankFacts()).say(text)).toContain('Alex Doe (@alex): $30.00'),
)
