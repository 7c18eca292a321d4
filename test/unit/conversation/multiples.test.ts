import { describe, expect, it } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { sendDialog } from '#conversation/payment/send.ts'
import { multipleIn } from '#conversation/understand/multiple.ts'
import { account, bankFacts, drive } from '#test/support/dialogs.ts'

const atCard = (amount = '20') => {
  const person = drive(
    sendDialog,
    bankFacts({ accounts: [account('Everyday', { available: usd(50_000n), posted: usd(50_000n) })] }),
  )
  person.open({ amount, payee: 'alex', note: 'lunch' }, 'send')
  return person
}

describe('more or less of what is on a card', () => {
  it.each([
    ['double it', '$40.00'],
    ['double that please', '$40.00'],
    ['double', '$40.00'],
    ['make it double', '$40.00'],
    ['actually double the amount', '$40.00'],
    ['twice as much', '$40.00'],
    ['no, twice that', '$40.00'],
    ['triple it', '$60.00'],
    ['half of that', '$10.00'],
    ['half', '$10.00'],
    ['make it half', '$10.00'],
    ['actually just half of it', '$10.00'],
    ['cut it in half', '$10.00'],
    ['halve it', '$10.00'],
  ])('is shown anew: %s', (said, amount) => {
    const person = atCard()
    person.say(said)
    for (const part of [`Amount: ${amount}`, 'Note: lunch']) expect(person.text()).toContain(part)
    expect(person.asked('operation.cancel')).toHaveLength(1)
    expect(person.asked('operation.confirm')).toEqual([])
  })

  it.each([
    'the other half',
    'send the other half',
    'the rest',
    'the rest of it',
    'a third of that',
    'a bit more',
    'less',
    'the remainder',
    'a quarter',
    'make it a little less',
  ])('changes nothing where nobody can tell how much: %s', (said) => {
    const person = atCard()
    person.say(said)
    expect(person.text()).toContain('I couldn’t read')
    expect(person.text()).toContain('Amount: $20.00')
    expect(person.asked('operation.confirm')).toEqual([])
  })

  it('has no half of a cent', () => {
    const person = atCard('20.25')
    person.say('half of that')
    expect(person.text()).toContain('I couldn’t read')
    expect(person.text()).toContain('Amount: $20.25')
  })

  it.each([
    ['el doble', '4000'],
    ['mejor el doble', '4000'],
    ['duplícalo', '4000'],
    ['que sea el doble', '4000'],
    ['el doble de eso', '4000'],
    ['el triple', '6000'],
    ['la mitad', '1000'],
    ['no, mejor la mitad', '1000'],
    ['la mitad de eso', '1000'],
    ['solo la mitad por favor', '1000'],
    ['la mitad del monto', '1000'],
    ['ponle el doble', '4000'],
  ])('in Spanish: %s', (said, cents) => expect(multipleIn(said, '2000', { locale: 'es' })).toEqual({ cents }))

  it.each(['la otra mitad', 'el resto', 'un poco más', 'menos', 'un tercio', 'lo que queda'])(
    'in Spanish, not clear: %s',
    (said) => expect(multipleIn(said, '2000', { locale: 'es' })).toEqual({ unparsed: said }),
  )

  it.each(['double check that', 'half an hour', 'yes', 'my half is paid', 'the other one', 'is it double?'])(
    'is not said: %s',
    (said) => expect(multipleIn(said, '2000', { locale: 'en' })).toBeUndefined(),
  )
})
