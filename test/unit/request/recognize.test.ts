import { describe, expect, it } from 'vitest'
import { COMMANDS } from '#test/support/recognize.ts'
import { recognize } from '#test/support/recognize.ts'

const textOf = (name: string, values: Record<string, string>): string =>
  COMMANDS.find((command) => command.name === name)?.text(values) ?? ''

describe('asking for money in words', () => {
  it.each([
    ['request 20 from alex for pizza', { amount: '20', payee: 'alex', note: 'pizza' }],
    ['Request $20.50 from @alex', { amount: '$20.50', payee: '@alex' }],
    ['ask alex for 20', { amount: '20', payee: 'alex' }],
    ['ask alex for 20 dollars for the taxi', { amount: '20', payee: 'alex', note: 'the taxi' }],
    ['can you ask for 15 from (415) 555-0132', { amount: '15', payee: '(415) 555-0132' }],
    ['charge alex 12', { amount: '12', payee: 'alex' }],
    ['request money from alex', { payee: 'alex' }],
    ['request 20', { amount: '20' }],
    ['request money', {}],
    ['/request', {}],
    ['/request 20 from alex for pizza', { amount: '20', payee: 'alex', note: 'pizza' }],
    ['request 20 from alex and sam', { unused: '20 from alex and sam' }],
  ])('%s', (said, slots) => expect(recognize(said)).toEqual({ name: 'request', slots }))

  it.each([
    ['split 60 between alex and sam for dinner', { amount: '60', people: 'alex and sam', note: 'dinner' }],
    [
      'split $60 for dinner between alex, sam and @kim',
      { amount: '$60', people: 'alex, sam and @kim', note: 'dinner' },
    ],
    ['split the bill of 84.50 with alex', { amount: '84.50', people: 'alex' }],
    ['split 60 among me, alex and sam', { amount: '60', people: 'me, alex and sam' }],
    ['split the bill', {}],
    ['split dinner with alex', { people: 'alex' }],
    ['split 60', { amount: '60' }],
    ['/split 60 between alex and sam', { amount: '60', people: 'alex and sam' }],
    ['/split', {}],
  ])('%s', (said, slots) => expect(recognize(said)).toEqual({ name: 'split', slots }))

  it.each([
    ['my requests', 'requests'],
    ['show requests', 'requests'],
    ['who owes me money?', 'requests'],
    ['report a problem', 'report'],
    ['something is wrong with a payment', 'report'],
    ['my reports', 'cases'],
    ['/cases', 'cases'],
  ])('%s', (said, name) => expect(recognize(said)?.name).toBe(name))

  it('still takes a payment and a top-up for what they are', () => {
    expect(recognize('send 20 to alex for pizza')?.name).toBe('send')
    expect(recognize('deposit 20')?.name).toBe('fund')
    expect(recognize('charge')).toBeUndefined()
  })

  it('reads what Discord and Telegram put together of a command', () => {
    const request = textOf('request', { amount: '20', from: 'alex', note: 'pizza' })
    expect(recognize(request)?.slots).toEqual({ amount: '20', payee: 'alex', note: 'pizza' })
    const split = textOf('split', { amount: '60', people: 'alex and sam', note: 'dinner' })
    expect(recognize(split)?.slots).toEqual({ amount: '60', people: 'alex and sam', note: 'dinner' })
    expect(recognize(textOf('request', { from: '@alex' }))?.slots).toEqual({ payee: '@alex' })
  })
})
