import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatUsd, parseMoney, usd } from '#bank/ground/money.ts'
import { recognize as recognizeIn } from '#conversation/registry.ts'
import { LOCALES } from '#conversation/words/locale.ts'
import { DRAWN_OUT } from '#scripts/understanding/drawn-out.ts'
import { recognize } from '#test/support/recognize.ts'
import { outcomes } from '#conversation/operation/words.en.ts'
import { plain } from '#conversation/words/text.ts'
import { NOW } from '#test/support/dialogs.ts'
import type { AccountId } from '#bank/ground/ids.ts'

describe('recognizing', () => {
  it('never throws, and gives slots that are words of what was said', () => {
    const piece = fc.constantFrom(
      'send',
      'pay',
      '$20',
      '20',
      'to',
      'alex',
      '@alex',
      'for',
      'btc',
      'tell',
      'me',
      'when',
      'above',
      '70k',
      'buy',
      'of',
      '/send',
      'an',
      'account',
      'called',
      '"',
      '.',
    )
    const sentence = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((words) => words.join(' ')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(sentence, (text) => {
        const goal = recognize(text)
        const { payee, note, nickname } = goal?.slots ?? {}
        for (const value of [payee, note, nickname].filter((each) => each !== undefined)) {
          expect(value).not.toBe('')
          expect(text.normalize('NFC')).toContain(value.split(' ')[0])
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('reads back every amount exactly, or not at all', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 99_999_999_999n }), (cents) => {
        const goal = recognize(`send ${formatUsd(usd(cents))} to alex`)
        const amount = parseMoney('USD', goal?.slots.amount ?? '')
        expect(amount.ok ? amount.value.minor : undefined).toBe(cents)
      }),
    )
  })

  it.each([
    'send '.repeat(2_000),
    `send ${'1'.repeat(10_000)} to x`,
    `tell me when ${'btc '.repeat(2_500)}`,
    ' '.repeat(10_000),
    '/send '.repeat(1_700),
    `${'please '.repeat(1_400)}send`,
    'a'.repeat(10_000),
    '$'.repeat(10_000),
  ])('takes no longer for ten thousand characters than a person notices (%#)', (text) => {
    const start = process.cpuUsage()
    for (let run = 0; run < 20; run += 1) recognize(text)
    expect(process.cpuUsage(start).user / 20_000).toBeLessThan(20)
  })

  it.each(LOCALES)('stays fast at the longest text it reads: %s', (locale) => {
    for (const text of DRAWN_OUT[locale]) {
      const start = process.cpuUsage()
      for (let run = 0; run < 20; run += 1) recognizeIn(text, { locale })
      expect(process.cpuUsage(start).user / 20_000, text).toBeLessThan(20)
    }
  })
})

describe('sentences about money', () => {
  it('show the exact amount, grouped, on the card and after', () => {
    const party = (name: string) => ({ account: 'acct_1' as AccountId, name })
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 62n }), fc.constantFrom('send', 'pull', 'top-up'), (cents, kind) => {
        const order = { kind, from: party('A'), to: party('B'), amount: usd(cents), note: '' } as const
        const shown = [
          outcomes.what(order),
          outcomes.proposal(order, NOW + 60_000, { now: NOW, timeZone: 'UTC' }),
          outcomes.back(order),
        ]
        for (const text of shown) {
          const found = /\$([\d,]+\.\d\d)/.exec(plain(text))?.[1]
          expect(BigInt(found?.replaceAll(/[,.]/g, '') ?? -1)).toBe(cents)
        }
      }),
    )
  })
})
