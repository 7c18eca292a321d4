import { describe, expect, it } from 'vitest'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

/** What people write of amounts, coins and other countries for the first time, on a phone and in a hurry. */
const ON_A_PHONE = { abilities: { forms: false, erases: true, picture: 'message' } } as const

const atCard = () => {
  const chat = converse(bankFacts(), ON_A_PHONE)
  chat.say('send 20 to alex')
  return { chat }
}

describe('how much', () => {
  it.each(['send everything to alex', 'send half my money to alex', 'send all to alex'])(
    'is asked for where it is a part of all there is: %s',
    (words) => expect(converse().say(words)).toMatch(/couldn’t read .* as an amount/),
  )

  it.each(['5 more', 'plus 5', '5 less', 'all of it', 'everything', 'as much as possible', 'max'])(
    'is asked for at a card: %s',
    (words) => {
      const { chat } = atCard()
      expect(chat.say(words)).toMatch(/couldn’t read .* as an amount[\s\S]*\$20\.00/)
    },
  )

  it.each(['send 20 to alex and sam', 'send 20 to alex & sam'])('each of several gets, is asked: %s', (words) => {
    expect(converse().say(words)).toContain('20 each to alex and sam')
  })
})

describe('coins', () => {
  it.each(['buy bitcoin for 20 dollars', 'buy btc with 20 bucks pls', 'buy eth for 20 usd'])(
    'for so many dollars: %s',
    (words) => expect(converse().say(words)).toMatch(/^Buy (?:BTC|ETH)\?\nTotal: \$20\.00/),
  )

  it.each(['buy 50 of btc', 'buy 20 of bitcoin', 'sell 5 of eth'])(
    '%s may be dollars or coins: it is asked',
    (words) => {
      expect(converse().say(words)).toMatch(/couldn’t read .* as an amount. Say dollars or coins/)
    },
  )

  it.each([
    ['double it', '4'],
    ['half', '1'],
    ['x3', '6'],
  ])('%s at a card with so many of them', (words, coins) => {
    const w = bankFacts()
    const chat = converse(w)
    chat.say('buy 2 eth')
    chat.say(words)
    const amounts = w.asked.flatMap(({ name, args }) => (name === 'crypto.propose-buy' ? [args] : []))
    expect(JSON.stringify(amounts.at(-1), (_, value) => (typeof value === 'bigint' ? String(value) : value))).toContain(
      `"minor":"${coins}${'0'.repeat(8)}`,
    )
  })

  it.each(['did eth go up', 'is eth up today', 'why is eth down', 'is eth up or down', 'has ether dropped'])(
    'have one price that is asked about: %s',
    (words) => {
      const said = converse().say(words)
      expect(said).toContain('Ether (ETH)')
      expect(said).not.toContain('Bitcoin')
    },
  )

  it.each(['price with change', '24h change', 'prices and change', 'how are prices today'])('or all: %s', (words) => {
    expect(converse().say(words)).toMatch(/Bitcoin \(BTC\)[\s\S]*Ether \(ETH\)/)
  })
})

describe('what is true of money', () => {
  it.each([
    'can i send money to mexico',
    'how do i send money to guatemala',
    'can i use this in canada',
    'do you work in europe',
    'can i wire money to india',
  ])('that is for another country: %s', (words) => {
    expect(converse().say(words)).toContain('Money can’t be sent to other countries')
  })

  it('and how it is had out', () => {
    expect(converse().say('how do i get my money out')).toContain(
      'send money to your own account at another bank that you’ve linked',
    )
  })

  it('and that tax forms are not sent', () => {
    expect(converse().say('i need a 1099')).toContain('We don’t send tax forms')
  })
})

describe('anger', () => {
  it.each([
    'u guys suck',
    'this is bullshit',
    'worst bank ever',
    'you people are useless',
    'wtf is this',
    'i hate this app',
  ])('is led to a person: %s', (words) => {
    const chat = converse()
    expect(chat.say(words)).toContain('I’m sorry something went wrong')
    expect(chat.labels()).toContain('Write to a person')
  })
})
