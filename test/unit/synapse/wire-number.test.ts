import { assert as check, bigInt, double, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactMoney, roundedMoney, toWire } from '#adapters/synapse/wire-number.ts'
import { money, usd } from '#bank/ground/money.ts'

const throughJson = (value: number): number => JSON.parse(JSON.stringify(value)) as number

describe('money on the wire', () => {
  it('brings every cent of the first thousand dollars back', () => {
    const lost: bigint[] = []
    for (let cents = 0n; cents <= 100_000n; cents++) {
      if (exactMoney('USD', throughJson(toWire(usd(cents))))?.minor !== cents) lost.push(cents)
    }
    expect(lost).toEqual([])
  })

  it('brings cents back up to ten million dollars and beyond, as far as doubles are exact', () => {
    check(
      property(bigInt({ min: 0n, max: 10n ** 15n - 1n }), (cents) => {
        expect(exactMoney('USD', throughJson(toWire(usd(cents))))).toEqual(usd(cents))
        expect(roundedMoney('USD', toWire(usd(cents)))).toEqual(usd(cents))
      }),
      { numRuns: 10_000 },
    )
  })

  it('brings coins back to the eighth place', () => {
    check(
      property(bigInt({ min: 0n, max: 10n ** 15n - 1n }), (minor) => {
        const coins = money('ETH', minor)
        expect(exactMoney('ETH', throughJson(toWire(coins)))).toEqual(coins)
      }),
      { numRuns: 10_000 },
    )
    expect(exactMoney('BTC', 1e-8)).toEqual(money('BTC', 1n))
  })

  it('takes any double exactly or not at all, and never further off than half a cent', () => {
    check(
      property(double({ min: 0, max: 1e12, noNaN: true }), (wire) => {
        const exact = exactMoney('USD', wire)
        const rounded = roundedMoney('USD', wire)
        expect(exact ?? rounded).toEqual(rounded)
        expect(exact === undefined ? wire : toWire(exact)).toBe(Math.abs(wire)) // minus zero is zero
        expect(Math.abs(Number(rounded?.minor) - wire * 100)).toBeLessThanOrEqual(0.5 + wire * 1e-13)
      }),
      { numRuns: 10_000 },
    )
  })

  it.each([
    ['0.1', 10n],
    ['800.00', 80_000n],
    [100.1, 10_010n],
    [1e21, undefined],
    [0.005, undefined],
    ['1.001', undefined],
    [-1, undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    ['', undefined],
    ['1,000.00', undefined],
    ['0x10', undefined],
  ])('reads %j as %s cents', (wire, cents) => {
    expect(exactMoney('USD', wire)?.minor).toBe(cents)
  })

  it.each([
    [0.005, 0n],
    [0.015, 2n],
    [0.025, 2n],
    ['0.0250000001', 3n],
    [10_800.555, 1_080_056n],
    [-3.5, 0n],
  ])('rounds %j half-even to %s cents', (wire, cents) => {
    expect(roundedMoney('USD', wire)?.minor).toBe(cents)
  })

  it('refuses to write what a double does not carry', () => {
    expect(() => toWire(usd(10n ** 15n))).toThrow(RangeError)
  })
})
