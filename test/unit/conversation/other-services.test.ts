import { describe, expect, it } from 'vitest'
import { recognize } from '#conversation/registry.ts'
import type { Locale } from '#conversation/words/locale.ts'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'
import { customerIn, say } from './person.ts'

type Case = readonly [text: string, slots: Readonly<Record<string, string>>]
const read = (text: string, locale: Locale) => recognize(text, { locale })
const twenty = { amount: '20', payee: 'alex' } as const

describe('another service’s name means to send, and is told', () => {
  it.each<Case>([
    ['venmo alex 20', { ...twenty, service: 'Venmo' }],
    ['Venmo 20 to alex', { ...twenty, service: 'Venmo' }],
    ['venmo alex 20 for pizza', { ...twenty, note: 'pizza', service: 'Venmo' }],
    ['cashapp alex 20', { ...twenty, service: 'cashapp' }],
    ['cash app alex 20', { ...twenty, service: 'cash app' }],
    ['zelle alex 20', { ...twenty, service: 'Zelle' }],
    ['zelle sam 15 for pizza', { amount: '15', payee: 'sam', note: 'pizza', service: 'Zelle' }],
    ['paypal alex 20', { ...twenty, service: 'PayPal' }],
    ['pay pal 20 to alex', { ...twenty, service: 'PayPal' }],
    ['send alex 20 through paypal', { ...twenty, service: 'PayPal' }],
    ['send 20 to alex with venmo', { ...twenty, service: 'Venmo' }],
    ['pay alex 20 on cash app for lunch', { ...twenty, note: 'lunch', service: 'cash app' }],
    ['send 20 to alex by zelle', { ...twenty, service: 'Zelle' }],
    ['send 20 to alex through western union', { ...twenty, service: 'western union' }],
  ])('%s', (text, slots) => expect(read(text, 'en')).toEqual({ name: 'send', slots }))

  it.each<Case>([
    ['venmea 20 a alex', { ...twenty, service: 'Venmo' }],
    ['venmeale 20 a alex', { ...twenty, service: 'Venmo' }],
    ['venmo a alex 20', { ...twenty, service: 'Venmo' }],
    ['zelle a alex 20', { ...twenty, service: 'Zelle' }],
    ['zelleale 20 a alex', { ...twenty, service: 'Zelle' }],
    ['hazle un zelle de 20 a alex', { ...twenty, service: 'Zelle' }],
    ['paypal 20 a alex', { ...twenty, service: 'PayPal' }],
    ['manda 20 a alex por venmo', { ...twenty, service: 'Venmo' }],
    ['envía 20 a alex con paypal', { ...twenty, service: 'PayPal' }],
    ['paga 20 a alex por cash app', { ...twenty, service: 'cash app' }],
    ['manda 20 a alex por zelle por la cena', { ...twenty, note: 'la cena', service: 'Zelle' }],
  ])('in Spanish: %s', (text, slots) => expect(read(text, 'es')).toEqual({ name: 'send', slots }))

  it.each([
    'venmo alex 20',
    'zelle 20 to alex',
    'cash app alex 20',
    'send 20 to alex with venmo',
    'pay alex 20 through paypal',
  ])('and the card is of a payment here: %s', (text) => {
    const said = converse(bankFacts()).say(text)
    expect(said).toMatch(/I can’t use (?:Venmo|Zelle|cash app|PayPal) for this/)
    for (const part of ['Amount: $20.00', 'To: Alex Doe (@alex)']) expect(said).toContain(part)
  })

  it('is told in Spanish, too', () =>
    expect(customerIn('es')(say('venmea 20 a alex'))).toContain('No puedo usar Venmo para esto'))

  it('is told of money that is asked for', () =>
    expect(read('request 20 from alex on venmo', 'en')?.slots).toEqual({ ...twenty, service: 'Venmo' }))
})

describe('what another service holds is not possible, and said so by its name', () => {
  it.each([
    'send 20 to my paypal',
    'send $20 to venmo',
    'pay 20 to my cash app',
    'send 20 to alex’s venmo',
    'send 20 to zelle',
    'transfer 20 to my zelle',
    'send 20 to google pay',
  ])('as the payee: %s', (text) =>
    expect(converse(bankFacts()).say(text)).toMatch(/can’t send money to .*(?:paypal|venmo|cash app|zelle|google pay)/),
  )

  it.each(['paypal', 'cash app', 'venmo', 'my zelle', 'google pay'])('as the source: %s', (name) =>
    expect(converse(bankFacts()).say(`send 20 to alex from ${name}`)).toContain(
      'I can’t take money out of other services',
    ),
  )

  it.each([
    'manda 20 a mi paypal',
    'envía 20 a venmo',
    'manda 20 a mi cash app',
    'paga 20 a paypal',
    'manda 20 a mi zelle',
    'transfiere 20 a mi venmo',
  ])('in Spanish, as the payee: %s', (text) =>
    expect(customerIn('es')(say(text))).toContain('no puedo enviar dinero a'),
  )

  it.each(['paypal', 'cash app', 'mi venmo', 'zelle'])('in Spanish, as the source: %s', (name) =>
    expect(customerIn('es')(say(`manda 20 a alex desde ${name}`))).toContain(
      'no puedo tomar dinero de otros servicios',
    ),
  )
})

it.each(['paypal is down', 'venmo fees', 'zelle', 'can i use venmo', 'is zelle free', 'cash app account'])(
  'no payment is made of %s',
  (text) => expect(read(text, 'en')?.name).not.toBe('send'),
)
