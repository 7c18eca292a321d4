import { describe, expect, it } from 'vitest'
import { COMMANDS } from '#test/support/recognize.ts'
import { recognize } from '#test/support/recognize.ts'

const textOf = (name: string, values: Record<string, string> = {}): string =>
  COMMANDS.find((command) => command.name === name)?.text(values) ?? ''

describe('commands', () => {
  it('are understood, each with no options given', () => {
    for (const { name, text } of COMMANDS) expect(recognize(text({})), name).toBeDefined()
  })

  it('fit the menus of Telegram and Discord', () => {
    expect(new Set(COMMANDS.map(({ name }) => name)).size).toBe(COMMANDS.length)
    for (const { name, description, options } of COMMANDS) {
      expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
      expect(name.length).toBeLessThanOrEqual(32)
      expect(description.length).toBeLessThanOrEqual(100)
      for (const option of options) {
        expect(option.name).toMatch(/^[a-z]{1,32}$/)
        expect(option.description.length).toBeLessThanOrEqual(100)
      }
    }
  })

  it.each([
    ['send', { amount: '20', to: 'alex', note: 'lunch' }, { amount: '20', payee: 'alex', note: 'lunch' }],
    ['send', { amount: '20', to: '@alex' }, { amount: '20', payee: '@alex' }],
    ['send', { to: 'alex', note: 'lunch' }, { payee: 'alex', note: 'lunch' }],
    ['send', { amount: '20' }, { amount: '20' }],
    ['buy', { amount: '50', coin: 'btc' }, { amount: '$50', coin: 'BTC' }],
    ['sell', { amount: '$50', coin: 'eth' }, { amount: '$50', coin: 'ETH' }],
    ['buy', { coin: 'eth' }, { coin: 'ETH' }],
    ['alert', { coin: 'btc', direction: 'above', price: '70k' }, { coin: 'BTC', direction: 'above', price: '70k' }],
    ['alert', { coin: 'btc', price: '70k' }, { coin: 'BTC', price: '70k' }],
    ['history', { account: 'Rent' }, { account: 'Rent' }],
    ['price', { coin: 'btc' }, { coin: 'btc' }],
    ['link', { code: 'ABCDEFGH23' }, { code: 'ABCDEFGH23' }],
  ])('%s with %j says the same as a person would', (name, values, slots) => {
    expect(recognize(textOf(name, values))?.slots).toEqual(slots)
  })
})
