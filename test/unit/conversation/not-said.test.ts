import { describe, expect, it } from 'vitest'
import { recognize } from '#conversation/registry.ts'
import { correctionIn } from '#conversation/understand/correction.ts'
import { hurriedPayment, saidFor } from '#conversation/understand/payment-sentence.ts'
import { SENDING } from '#conversation/understand/sentence-frame.ts'
import { wishesIn } from '#conversation/understand/wishes.ts'
import type { Locale } from '#conversation/words/locale.ts'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

/** What tells of a payment, asks about one or says not to make it is never read as one. */

describe('no card of a payment is made of words that', () => {
  it.each([
    "don't send 20 to alex",
    'dont send 20 to alex',
    'don’t send alex 20',
    "don't pay alex 20",
    "didn't send 20 to alex",
    'undo 20 to alex',
    'reverse 20 to alex',
    'revert 20 to alex',
    'stop 20 to alex',
    'cancel 20 to alex',
    'dispute 20 to alex',
    'refuse 20 to alex',
    'lost 20 to alex',
    'sent 20 to alex',
    'who sent 20 to alex',
    'sam sent 20 to alex',
    'sam said send 20 to alex',
    'alex stole 20',
    'alex owes 20',
    'alex wants 20',
    'alex declined 20',
    'block alex 20',
    'alex 20?',
    'to alex 20?',
  ])('say something else: %s', (words) => {
    const w = bankFacts()
    converse(w).say(words)
    expect([...w.operations.values()]).toEqual([])
  })

  it.each([
    'deshaz 20 a alex',
    'anula 20 a alex',
    'cancela 20 a alex',
    'devuelve 20 a alex',
    'mandaste 20 a alex',
    'le mandé 20 a alex',
    'le di 20 a alex',
    'quien mando 20 a alex',
    'sam mandó 20 a alex',
    'retiré 20 alex',
  ])('say something else in Spanish: %s', (words) => {
    expect(hurriedPayment(words, { locale: 'es' })).toBeUndefined()
  })

  it.each([
    'mandé 20 a alex',
    'Envié 20 a alex',
    'pagué 20 a alex ayer',
    'pasé 20 a alex',
    'giré 20 a alex',
    'transferí 20 a alex',
    'transferi\u0301 20 a alex',
    'ayer pagué 20 a alex',
  ])('tell of one that was made: %s', (words) => {
    expect(recognize(words, { locale: 'es' })?.name ?? '').not.toMatch(/^(?:send|schedule)$/)
  })

  it.each(['mande 20 a alex', 'mándale 20 a alex', 'págale 20 a alex', 'transfiérele 20 a alex', 'pásale 20 a alex'])(
    'but a wish is one: %s',
    (words) => expect(recognize(words, { locale: 'es' })).toMatchObject({ name: 'send', slots: { payee: 'alex' } }),
  )

  it.each([
    ['es', 'mande 20 a alex y no le llego'],
    ['es', 'manda 20 a alex y no le llegó'],
    ['en', 'send 20 to alex and it was the wrong person'],
    ['en', 'send 20 to alex and then wrong person'],
  ] as const)('beside a wish tell of trouble with it (%s): %s', (locale: Locale, words) => {
    const to = { locale }
    expect(wishesIn(words, recognize(words, to), (part) => recognize(part, to), to)).toBeUndefined()
  })
})

describe('a guess keeps neither payee nor amount of a sentence that may say not to', () => {
  it.each([
    "don't send 20 to alex",
    'dont pay 20 to alex',
    "i didn't mean to send 20 to alex",
    "please don't make a payment of 20 to alex",
    "won't send 20 to alex",
  ])('%s', (words) => {
    const { amount, payee, unused } = saidFor('send', words, { locale: 'en' })
    expect([amount, payee]).toEqual([undefined, undefined])
    expect(unused).toContain('20')
  })
})

describe('a card is changed by no words that', () => {
  it.each([
    'no quiero mandar 20 a alex',
    'no quiero enviar 30',
    'no quiero que sea 30',
    'no a alex',
    'mejor no a alex',
    'pero no a alex',
    'ya mande 20 a alex',
    'ya le mande 20 a alex',
    'por que mandaste 20 a alex',
    'x q mandaste 20 a alex',
    'por que a alex',
    'porque a alex',
    'porque 30',
    'para que quiere 20',
    'para quien es',
    'a lo mejor 30',
    '¿por qué a alex?',
  ])('say not to, tell or ask in Spanish: %s', (words) => {
    expect(correctionIn(words, SENDING, { locale: 'es' })).toBeUndefined()
  })

  it.each(['for what', 'for whom', 'for why?', 'because why', "don't make it 30", 'sent 20 to alex', 'dont 30'])(
    'say not to, tell or ask: %s',
    (words) => expect(correctionIn(words, SENDING, { locale: 'en' })).toBeUndefined(),
  )

  it.each([
    ['no, quiero mandar 20 a alex', { amount: '20', payee: 'alex' }],
    ['no, a alex', { payee: 'alex' }],
    ['no, 30', { amount: '30' }],
    ['no mejor 30', { amount: '30' }],
    ['no, que sean 30', { amount: '30' }],
    ['no que sean 30', { amount: '30' }],
    ['no 20 sino 30', { amount: '30' }],
    ['no a alex sino a sam', { payee: 'sam' }],
    ['no quiero mandar 20 sino 30', { amount: '30' }],
    ['para el almuerzo', { note: 'el almuerzo' }],
  ])('but by those that say so: %s', (words, slots) => {
    expect(correctionIn(words, SENDING, { locale: 'es' })).toEqual(slots)
  })
})

describe('a payment for which a day was said is none of now, also where the day can’t be read', () => {
  it.each([
    'manda 20 a alex el 1/12',
    'manda 20 a alex el 03/04',
    'manda 20 a alex el 31',
    'manda 20 a alex el día 15',
    'el 31 manda 20 a alex',
    'paga la renta 800 a sam el 1',
    'manda 20 a alex el 31 a las 5',
  ])('%s', (words) => {
    const { name, slots } = recognize(words, { locale: 'es' }) ?? {}
    expect(name).toBe('schedule')
    expect(slots).toMatchObject({ amount: words.includes('800') ? '800' : '20', when: expect.stringMatching(/^el /) })
  })

  it.each([
    ['manda el 20% a alex', 'schedule'],
    ['manda 20 a alex el 50% de', 'schedule'],
    ['manda 20 a alex por el concierto del 31', 'schedule'],
  ])('but %s says none', (words, name) => expect(recognize(words, { locale: 'es' })?.name).not.toBe(name))
})
