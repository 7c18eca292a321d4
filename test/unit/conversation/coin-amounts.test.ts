import { describe, expect, it } from 'vitest'
import { money, usd } from '#bank/ground/money.ts'
import { readTradeAmount, tradeAmountOf } from '#conversation/crypto/amount.ts'
import { tradeDialog } from '#conversation/crypto/trade.ts'
import { account, drive, operation } from '#test/support/dialogs.ts'
import { recognize } from '#test/support/recognize.ts'

const EN = { locale: 'en' } as const
const ES = { locale: 'es' } as const
const sell = { side: 'sell', coin: 'ETH' } as const
const buy = { side: 'buy', coin: 'ETH' } as const

describe('how much of a coin is traded', () => {
  it.each([
    ['50', EN, '5000'],
    ['$50', EN, '5000'],
    ['fifty dollars', EN, '5000'],
    ['0.01 eth', EN, 'coins:1000000'],
    ['.5 ether', EN, 'coins:50000000'],
    ['0.015 eth', ES, 'coins:1500000'],
    ['0,5 eth', ES, 'coins:50000000'],
    ['two eth', EN, 'coins:200000000'],
    ['half an eth', EN, 'coins:50000000'],
    ['medio eth', ES, 'coins:50000000'],
    ['1,500 eth', EN, 'coins:150000000000'],
    ['half', EN, 'part:1/2'],
    ['la mitad', ES, 'part:1/2'],
    ['10%', EN, 'part:10/100'],
    ['everything', EN, 'part:1/1'],
    ['todo', ES, 'part:1/1'],
  ])('is read from %j', (said, to, expected) => {
    expect(readTradeAmount(said, sell, to)).toBe(expected)
  })

  it.each([
    ['1,5 eth', EN],
    ['1.500 eth', ES],
    ['0 eth', EN],
    ['0.000000001 eth', EN],
    ['0.1 btc', EN],
    ['-1 eth', EN],
    ['some', EN],
    ['101%', EN],
  ])('is not read from %j, which could be something else', (said, to) => {
    expect(readTradeAmount(said, sell, to)).toBeUndefined()
  })

  it('is no part of anything where coins are bought', () => {
    for (const said of ['half', 'everything', '1/2', '50%']) expect(readTradeAmount(said, buy, EN)).toBeUndefined()
  })

  it('is kept as it was said', () => {
    expect(tradeAmountOf('5000', 'ETH')).toEqual(usd(50_00n))
    expect(tradeAmountOf('coins:1000000', 'ETH')).toEqual(money('ETH', 1_000_000n))
    expect(tradeAmountOf('part:1/2', 'ETH')).toEqual({ parts: 1n, of: 2n })
  })

  it('is asked of the bank in coins where it was said in coins', () => {
    const person = drive(tradeDialog)
    person.open({ coin: 'ETH', coins: '0.01 eth' }, 'buy')
    expect(person.asked('crypto.propose-buy')).toMatchObject([{ amount: money('ETH', 1_000_000n) }])
    person.open({ coin: 'ETH', share: '1/2' }, 'sell')
    expect(person.asked('crypto.propose-sell')).toMatchObject([{ amount: { parts: 1n, of: 2n } }])
    person.open({ coin: 'ETH' }, 'sell')
    person.handIn({ amount: 'everything' })
    expect(person.asked('crypto.propose-sell-out')).toMatchObject([{ coin: 'ETH', closes: false }])
  })

  it('is asked for again where it can’t be read', () => {
    const person = drive(tradeDialog)
    person.open({ coin: 'ETH', coins: '1,5 eth' }, 'buy')
    expect(person.text()).toContain('I couldn’t read 1,5 eth')
    person.handIn({ amount: 'a lot' })
    expect(person.text()).toContain('I couldn’t read a lot')
    person.handIn({ amount: '0.5 eth' })
    expect(person.text()).toContain('Buy ETH?')
  })
})

describe('a wish to trade', () => {
  it.each<[said: string, name: string, slots?: object]>([
    ['sell half my bitcoin', 'sell', { coin: 'BTC', share: '1/2' }],
    ['sell half of my eth', 'sell', { coin: 'ETH', share: '1/2' }],
    ['sell 25% of my btc', 'sell', { coin: 'BTC', share: '1/4' }],
    ['sell half a bitcoin', 'sell', { coin: 'BTC', coins: 'half a bitcoin' }],
    ['buy 0.015 eth', 'buy', { coin: 'ETH', coins: '0.015 eth' }],
    ['sell everything', 'sell-all'],
    ['sell all my eth', 'sell-all', { coin: 'ETH' }],
    ['sell all of my bitcoin', 'sell-all', { coin: 'BTC' }],
    ['sell all my crypto', 'sell-all'],
    ['sell my whole bitcoin', 'sell-all', { coin: 'BTC' }],
    ['cash out everything', 'sell-all'],
  ])('is heard in %j', (said, name, slots = {}) => {
    expect(recognize(said)).toEqual({ name, slots })
  })
})

describe('a purchase that was asked for before there was a wallet', () => {
  it('goes on from the button of the operation that opened one', () => {
    const person = drive(tradeDialog)
    const next = { coin: 'BTC', amount: '$50.00' } as const
    const opened = operation(
      { kind: 'open-account', account: account('Coins').id, product: 'crypto', nickname: 'Coins', next },
      { state: 'settled' },
    )
    person.facts.operations.set(opened.id, opened)
    person.open({ opened: opened.id }, 'buy')
    expect(person.asked('crypto.propose-buy')).toMatchObject([{ coin: 'BTC', amount: usd(50_00n) }])
  })
})

describe('a card whose price is stale', () => {
  it.each(['expired', 'turned-away'])('is shown anew at the price of now, and nothing is done (%s)', (kind) => {
    const person = drive(tradeDialog)
    person.open({ coin: 'ETH', coins: '0.01 eth' }, 'buy')
    const { operations } = person.facts
    person.facts.answers['operation.confirm'] = ({ operation }) => {
      const found = operations.get(operation)
      if (found === undefined) throw new Error('no such card')
      return kind === 'expired'
        ? { kind: 'expired' }
        : { kind: 'turned-away', operation: { ...found, state: 'refused', why: 'price-moved' } }
    }
    expect(person.press('Confirm')).toMatchObject({
      then: { name: 'buy', slots: { coin: 'ETH', coins: '0.01000000 ETH', requoted: 'yes' } },
    })
    person.open({ coin: 'ETH', coins: '0.01000000 ETH', requoted: 'yes' }, 'buy')
    expect(person.text()).toMatch(/^Nothing was bought: the price on that card had expired[\s\S]*Buy ETH\?/)
  })
})
