import { describe, expect, it } from 'vitest'
import { recognize } from '#conversation/registry.ts'
import { wishesIn } from '#conversation/understand/wishes.ts'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

const read = (text: string, locale: 'en' | 'es') => {
  const known = (part: string) => recognize(part, { locale })
  return wishesIn(text, known(text), known, { locale })?.map(({ goal: { name, slots } }) =>
    [name, slots['payee'], slots['amount'], slots['note']].filter((part) => part !== undefined).join(' '),
  )
}

describe('as much for each of several people', () => {
  it.each([
    ['send 20 bucks each to alex and sam', ['send alex 20', 'send sam 20']],
    ['20 bucks each to alex and sam', ['send alex 20', 'send sam 20']],
    ['$20 each to alex & sam', ['send alex $20', 'send sam $20']],
    ['send alex and sam 20 each', ['send alex 20', 'send sam 20']],
    ['pay alex, sam and bob $5 each', ['send alex $5', 'send sam $5', 'send bob $5']],
    ['send 20 to alex and sam each', ['send alex 20', 'send sam 20']],
    ['give alex and sam twenty dollars apiece', ['send alex 20', 'send sam 20']],
    ['give alex and sam twenty five dollars each', ['send alex 25', 'send sam 25']],
    ['send 20 apiece to alex and sam', ['send alex 20', 'send sam 20']],
    ['send 20 per person to alex, sam', ['send alex 20', 'send sam 20']],
    ['send 20 each to alex and sam for lunch', ['send alex 20 lunch', 'send sam 20 lunch']],
    ['can u send both alex and sam 20 each pls', ['send alex 20', 'send sam 20']],
    ['send each of alex and sam 20', ['send alex 20', 'send sam 20']],
  ])('%s', (said, wishes) => expect(read(said, 'en')).toEqual(wishes))

  it.each([
    ['manda 20 a alex y sam cada uno', ['send alex 20', 'send sam 20']],
    ['manda 20 a cada uno a alex y sam', ['send alex 20', 'send sam 20']],
    ['20 dólares a alex y sam cada uno', ['send alex 20', 'send sam 20']],
    ['mándales a alex y sam 20 cada uno', ['send alex 20', 'send sam 20']],
    ['manda a alex y a sam 20 a cada uno', ['send alex 20', 'send sam 20']],
    ['envía 5 cada uno a alex, sam y bob', ['send alex 5', 'send sam 5', 'send bob 5']],
    ['paga 20 a alex y sam c/u', ['send alex 20', 'send sam 20']],
    ['manda $20 por cabeza a alex y sam', ['send alex $20', 'send sam $20']],
    ['transfiere 20 a alex y sam por persona', ['send alex 20', 'send sam 20']],
    ['manda 20 cada una a ana y eva', ['send ana 20', 'send eva 20']],
  ])('in Spanish: %s', (said, wishes) => expect(read(said, 'es')).toEqual(wishes))

  it.each([
    'send 20 to alex and sam',
    'send alex and sam 20',
    'send 20 each to alex',
    'send 20 quid each to alex and sam',
    'send 20 or 30 each to alex and sam',
    'send each 20',
    'give alex and sam two hundred twenty dollars each',
    'send 20 each to alex and him',
    'we pay each other and 20 to alex',
    'send 20 each to alex, sam, bob, tom and dana',
    'tell each of alex and sam 20',
  ])('is made of nothing that is less clear: %s', (said) => expect(read(said, 'en')).toBeUndefined())

  it('shows a card for each, one after the other, and pays nobody before', () => {
    const w = bankFacts()
    const chat = converse(w)
    const said = chat.say('send 20 bucks each to alex and sam')
    expect(said).toContain('Amount: $20.00')
    expect([...w.operations.values()].map(({ state }) => state)).toEqual(['proposed'])
  })
})
