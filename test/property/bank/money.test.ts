import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, money, parseMoney, SCALE, subtract, toDecimal, usd } from '#bank/ground/money.ts'

const MOST = 2n ** 63n - 1n
const cents = fc.bigInt(0n, MOST)
/** A million of them: `npm run chaos:amounts`. */
const STRINGS = Number(process.env['AMOUNT_STRINGS'] ?? 2_000)

describe('money', () => {
  it('R9: only what the grammar allows is an amount, whatever anybody types', { timeout: 3_600_000 }, () => {
    const nasty = fc.constantFrom(
      '1e3',
      '٣',
      '0x10',
      '-0',
      '1e400',
      '\ud800',
      '1,00',
      ',1',
      '1.',
      '.5',
      '１２',
      '+5',
      '1 000',
      'NaN',
      '$',
      '1.234',
    )
    const grammar = /^\s*(?:\$\s?)?(?:\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.\d{1,2})?\s*$/
    const close = fc.stringMatching(/^[$ ]{0,2}[0-9]{0,10}[,.]?[0-9]{0,4}[,.]?[0-9]{0,3}$/)
    const text = fc.oneof(nasty, close, fc.string({ unit: 'binary', maxLength: 12 }))
    fc.assert(
      fc.property(text, (typed) => {
        const read = parseMoney('USD', typed)
        expect(read.ok).toBe(grammar.test(typed.replaceAll(/\n/g, ' ')) && grammar.test(typed))
        expect(read.ok ? toDecimal(read.value) : undefined).toBe(read.ok ? canonical(typed) : undefined)
      }),
      { numRuns: STRINGS },
    )
  })

  it('R9: written out and read back it is the same, in every asset', () => {
    const asset = fc.constantFrom(...(Object.keys(SCALE) as (keyof typeof SCALE)[]))
    fc.assert(
      fc.property(asset, fc.bigInt(0n, 999_999_999n), (unit, minor) => {
        const read = parseMoney(unit, toDecimal(money(unit, minor)))
        expect(read.ok && read.value.minor).toBe(minor)
      }),
      { numRuns: 10_000 },
    )
  })

  it('R9: adds and subtracts exactly or not at all: no debt, no overflow, no mix', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(sumOf(a, b)).toBe(a + b > MOST ? 'refused' : a + b)
        const left = subtract(usd(a), usd(b))
        expect(left.ok ? left.value.minor : -left.error.by.minor).toBe(a - b)
        expect(left.ok).toBe(a >= b)
      }),
      { numRuns: 10_000 },
    )
    expect(() => usd(-1n)).toThrow(RangeError)
    expect(() => add(usd(1n) as never, money('BTC', 1n) as never)).toThrow(TypeError)
  })
})

const sumOf = (a: bigint, b: bigint): bigint | 'refused' => {
  try {
    return add(usd(a), usd(b)).minor
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return 'refused'
  }
}

const canonical = (typed: string): string => {
  const [whole = '', part = ''] = typed
    .trim()
    .replace(/^\$\s?/, '')
    .replaceAll(',', '')
    .split('.')
  return `${BigInt(whole)}.${part.padEnd(2, '0')}`
}
