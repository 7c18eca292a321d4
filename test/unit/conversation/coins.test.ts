import { describe, expect, it } from 'vitest'
import { money, usd } from '#bank/ground/money.ts'
import { err } from '#kit/result.ts'
import { alertsDialog } from '#conversation/alert/dialog.ts'
import { cryptoDialog } from '#conversation/crypto/crypto.ts'
import { pricesDialog } from '#conversation/crypto/prices.ts'
import { tradeDialog } from '#conversation/crypto/trade.ts'
import { account, drive, bankFacts } from '#test/support/dialogs.ts'

describe('prices and coins', () => {
  it('tells prices with their age, to anyone', () => {
    const person = drive(pricesDialog, bankFacts(), { customer: undefined })
    person.open({}, 'prices')
    expect(person.text()).toBe('Bitcoin (BTC): $70,000.00 (1 minute ago)\nEther (ETH): $3,000.00 (1 minute ago)')
    person.open({ coin: 'doge' }, 'prices')
    expect(person.text()).toContain('I only work with bitcoin (BTC) and ether (ETH), not doge')
    person.facts.answers['price.latest'] = () => []
    person.open({}, 'prices')
    expect(person.text()).toContain('I don’t have a current price')
  })

  it.each(Object.getOwnPropertyNames(Object.prototype))('knows no coin called %s', (name) => {
    const asked = drive(pricesDialog, bankFacts(), { customer: undefined })
    asked.open({ coin: name }, 'prices')
    expect(asked.text()).toContain('I only work with bitcoin (BTC) and ether (ETH), not ')
    const person = drive(tradeDialog)
    person.open({ coin: name }, 'sell')
    expect(person.state()).toMatchObject({ at: 'coin' })
    person.hear({ kind: 'said', text: name, goal: undefined })
    expect(person.state()).toMatchObject({ at: 'coin' })
  })

  it('shows coins and what they are worth, to the cent', () => {
    const person = drive(cryptoDialog)
    person.open({}, 'crypto')
    expect(person.text()).toContain('0.0005 BTC, worth $35.00')
    expect(person.text()).toContain('Together: $35.00')
    person.facts.answers['price.latest'] = () => []
    person.open({}, 'crypto')
    expect(person.text()).toContain('can’t show their value in dollars')
    const none = drive(cryptoDialog, bankFacts({ accounts: [] }))
    none.open({}, 'crypto')
    expect(none.labels()).toContain('Open a crypto wallet')
  })

  it('buys by a card that shows price, coins and total, and whose price the bank takes', () => {
    const person = drive(tradeDialog)
    person.open({ coin: 'BTC', amount: '$50' }, 'buy')
    for (const part of [
      'Buy BTC?',
      'Price: $70,000.00 for 1 BTC',
      'Coins: about 0.00071428 BTC',
      'Total: $50.00',
      'The price isn’t locked: the final one is the price seconds later',
    ])
      expect(person.text()).toContain(part)
    // The card may wait for minutes: an age would soon be wrong.
    expect(person.text()).toMatch(/for 1 BTC, as of today at \d+:\d\d [AP]M/)
    expect(person.text()).not.toMatch(/just now|ago/)
    person.press('Confirm')
    expect(person.text()).toContain('Buying')
  })

  it('sells, asking for coin and amount, with a correction', () => {
    const person = drive(tradeDialog)
    person.open({}, 'sell')
    person.press('Ether (ETH)')
    person.handIn({ amount: '20' })
    expect(person.text()).toContain('Sell ETH?')
    person.press('Change amount')
    person.handIn({ amount: '25' })
    expect(person.asked('crypto.propose-sell')).toMatchObject([{ amount: usd(2_000n) }, { amount: usd(2_500n) }])
    expect(person.asked('operation.cancel')).toHaveLength(1)
    person.press('Other coin')
    person.press('Bitcoin (BTC)')
    expect(person.text()).toContain('Sell BTC?')
  })

  it('says what the coins are worth when they don’t suffice', () => {
    const person = drive(tradeDialog)
    person.facts.answers['crypto.propose-sell'] = () => err({ kind: 'short', available: usd(3_500n) })
    person.open({ coin: 'BTC', amount: '50' }, 'sell')
    expect(person.text()).toContain('the coins you have free to sell are worth about $35.00 now')
    person.facts.answers['crypto.propose-sell'] = () => err({ kind: 'no-price' })
    person.handIn({ amount: '30' })
    expect(person.text()).toContain('I don’t have a current price')
  })

  it('asks which wallet and account where there are several, and back goes one question back', () => {
    const coins = { BTC: money('BTC', 1n), ETH: money('ETH', 0n) }
    const accounts = [
      account('A'),
      account('B'),
      account('W1', { kind: 'crypto', coins }),
      account('W2', { kind: 'crypto', coins }),
    ]
    const person = drive(tradeDialog, bankFacts({ accounts }))
    person.open({ coin: 'BTC', amount: '$5' }, 'buy')
    expect(person.text()).toContain('Which wallet?')
    person.press('W2')
    expect(person.text()).toContain('Which account should this be paid from?')
    person.press('B')
    expect(person.asked('crypto.propose-buy')).toMatchObject([{ from: 'acct_B', wallet: 'acct_W2' }])
    person.say('back')
    expect(person.fields()).toEqual(['amount'])
    person.say('back')
    expect(person.text()).toContain('Which coin')
    expect(person.asked('operation.cancel')).toHaveLength(1)
  })
})

describe('alerts', () => {
  it('makes one from what was said, or asks for what is missing', () => {
    const said = drive(alertsDialog)
    said.open({ coin: 'BTC', direction: 'above', price: '80k' }, 'alert')
    expect(said.asked('alert.add')).toEqual([{ coin: 'BTC', direction: 'above', price: usd(8_000_000n) }])
    expect(said.text()).toContain('BTC is at or above $80,000.00')
    expect(said.text()).toContain('It is at $70,000.00 now')
    const asked = drive(alertsDialog)
    asked.open({ coin: 'ETH' }, 'alert')
    expect(asked.fields()).toEqual(['direction', 'price'])
    asked.handIn({ direction: 'below', price: '2,500' })
    expect(asked.asked('alert.add')).toEqual([{ coin: 'ETH', direction: 'below', price: usd(250_000n) }])
  })

  it('says when the price is past it already, and when there are too many', () => {
    const person = drive(alertsDialog)
    person.open({ coin: 'BTC', direction: 'above', price: '60000' }, 'alert')
    expect(person.text()).toContain('It’s already there, so I’ll tell you the next time it happens.')
    person.facts.answers['alert.add'] = () => err({ kind: 'too-many', limit: 20 })
    person.open({ coin: 'BTC', direction: 'above', price: '60000' }, 'alert')
    expect(person.text()).toContain('You already have 20 alerts')
  })

  it('lists and deletes', () => {
    const person = drive(alertsDialog)
    person.open({ coin: 'BTC', direction: 'above', price: '80k' }, 'alert')
    person.open({}, 'alerts')
    expect(person.text()).toContain('$10,000.00 (14.29%) away')
    person.press('1. BTC above $80,000')
    person.press('Delete')
    expect(person.text()).toContain('Deleted: BTC is at or above $80,000.00')
    expect(person.facts.alerts).toEqual([])
  })
})
