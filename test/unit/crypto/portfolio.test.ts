import { describe, expect, it } from 'vitest'
import { bookLots, type Trade } from '#bank/crypto/lots.ts'
import { positionOf } from '#bank/crypto/portfolio.ts'
import { money, usd } from '#bank/ground/money.ts'
import { portfolioDialog, taxDialog } from '#conversation/crypto/portfolio.ts'
import { drive } from '#test/support/dialogs.ts'
import { recognize as recognizeFor } from '#conversation/registry.ts'
import { recognize } from '#test/support/recognize.ts'

const SPANISH = { locale: 'es' } as const
const MILLI = 100_000n
const trade = (id: string, side: Trade['side'], at: number, coins: bigint, cents: bigint): Trade => ({
  ...{ id, side, coin: 'BTC', at, coins, cents },
})
const at = (cents: bigint) => ({ coin: 'BTC', price: usd(cents), at: 1 }) as const
const holding = (coins: bigint) => ({ coin: 'BTC', held: money('BTC', coins) }) as const

describe('where a coin stands', () => {
  // Two thousandths for 100 in all, one sold for 70: what is left cost 50.
  const book = bookLots([trade('a', 'buy', 1, 2n * MILLI, 100_00n), trade('b', 'sell', 2, MILLI, 70_00n)], 'fifo')

  it('is what it is worth, did cost, and has brought', () => {
    const position = positionOf(book, { ...holding(MILLI), price: at(80_000_00n), before: at(78_000_00n) })
    expect(position).toMatchObject({ value: usd(80_00n), basis: usd(50_00n), unrealised: 30_00n, realised: 20_00n })
    expect(position).toMatchObject({ dayChange: 2_00n, costUnknown: money('BTC', 0n) })
  })

  it('leaves coins that came from elsewhere out of the gain, and says how many they are', () => {
    const position = positionOf(book, { ...holding(3n * MILLI), price: at(80_000_00n), before: undefined })
    expect(position).toMatchObject({ value: usd(240_00n), basis: usd(50_00n), unrealised: 30_00n })
    expect(position.costUnknown).toEqual(money('BTC', 2n * MILLI))
    expect(position.dayChange).toBeUndefined()
  })

  it('counts the cost of no more coins than are held', () => {
    const position = positionOf(book, { ...holding(MILLI / 2n), price: at(80_000_00n), before: undefined })
    expect(position).toMatchObject({ value: usd(40_00n), basis: usd(25_00n), unrealised: 15_00n })
  })

  it('has no value without a price', () => {
    const position = positionOf(book, { ...holding(MILLI), price: undefined, before: undefined })
    expect(position).not.toHaveProperty('value')
    expect(position).not.toHaveProperty('unrealised')
    expect(position).toMatchObject({ basis: usd(50_00n), realised: 20_00n })
  })
})

describe('the portfolio', () => {
  it('says what coins are worth, with the age of the price, what they did cost, and what they brought', () => {
    const person = drive(portfolioDialog)
    person.open({}, 'portfolio')
    for (const part of [
      '0.0005 BTC, worth $35.00 (1 BTC at $70,000.00, 1 minute ago)',
      'Cost: $30.00',
      'Gain on what you hold: $5.00',
      'Up $1.20 in 24 hours, for what you hold now',
      'Loss on what you sold: $2.50',
      'Cost is counted by the oldest coins first (FIFO). Coins as of 1 minute ago.',
    ])
      expect(person.text()).toContain(part)
    expect(person.labels()).toEqual(expect.arrayContaining(['Average cost', 'File for taxes']))
  })

  it('keeps how costs are counted, and says so', () => {
    const person = drive(portfolioDialog)
    person.open({ method: 'average' }, 'portfolio')
    expect(person.asked('crypto.cost-method')).toEqual([{ method: 'average' }])
    expect(person.text()).toContain('This also changes what you sold before')
    person.open({ method: 'lifo' }, 'portfolio')
    expect(person.asked('crypto.cost-method')).toHaveLength(1)
  })

  it('gives the file of a year, and asks which', () => {
    const person = drive(taxDialog)
    person.open({}, 'tax')
    expect(person.labels()).toEqual(['2026', '2025', 'All years', 'Portfolio', 'Menu'])
    person.open({ year: '2025' }, 'tax')
    expect(person.shown()[0]?.attachment?.name).toBe('coins-sold.csv')
    expect(person.text()).toContain('Here’s what you sold in 2025: 2 lots')
    person.open({ year: '2024' }, 'tax')
    expect(person.text()).toBe('There’s no file: you didn’t sell any coins in 2024.')
    person.open({ year: 'all' }, 'tax')
    expect(person.asked('crypto.tax-file').at(-1)).toMatchObject({ year: undefined })
  })

  it.each([
    ['my portfolio', 'portfolio', {}],
    ['show my portfolio', 'portfolio', {}],
    ['how am I doing', 'portfolio', {}],
    ['how are my coins doing?', 'portfolio', {}],
    ['profit', 'portfolio', {}],
    ['what’s my profit on crypto', 'portfolio', {}],
    ['profit and loss', 'portfolio', {}],
    ['am I up or down', 'portfolio', {}],
    ['how much have i made on crypto', 'portfolio', {}],
    ['use average cost', 'portfolio', { method: 'average' }],
    ['use fifo', 'portfolio', { method: 'fifo' }],
    ['/portfolio', 'portfolio', {}],
    ['taxes', 'answer.tax', {}],
    ['taxes 2025', 'tax', { year: '2025' }],
    ['tax report 2025', 'tax', { year: '2025' }],
    ['csv for taxes 2024', 'tax', { year: '2024' }],
    ['download my tax file', 'tax', {}],
  ])('is opened by “%s”', (said, name, slots) => {
    expect(recognize(said)).toEqual({ name, slots })
  })

  it.each([
    ['mi portafolio', 'portfolio', {}],
    ['cómo voy', 'portfolio', {}],
    ['mis ganancias', 'portfolio', {}],
    ['¿cuánto he ganado con cripto?', 'portfolio', {}],
    ['usa costo promedio', 'portfolio', { method: 'average' }],
    ['/portafolio', 'portfolio', {}],
    ['impuestos 2025', 'tax', { year: '2025' }],
    ['archivo de impuestos', 'tax', {}],
  ])('is opened by “%s” in Spanish', (said, name, slots) => {
    expect(recognizeFor(said, SPANISH)).toEqual({ name, slots })
  })
})
