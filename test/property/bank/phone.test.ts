import * as fc from 'fast-check'
import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min'
import { describe, expect, it } from 'vitest'
import { parsePhone } from '#bank/ground/phone.ts'

const ABROAD = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))].filter(
  (code) => code !== '1',
)
const digit = fc.constantFrom(...'0123456789')
const gap = fc.constantFrom('', ' ', '  ', '-', '.', ' (0) ', '/', '\u00A0', ' - ')
/** As it is dialled from anywhere: with every way to write the sign and what stands around it. */
const prefix = fc.constantFrom('+', '00', '011', '+ ', '00 ', '011-', '(+', '(00', '\uFF0B', ' +', '(011) ')
const rest = fc.array(fc.tuple(digit, gap), { minLength: 3, maxLength: 14 })
const spelt = (parts: readonly (readonly [string, string])[]): string => parts.map(([d, g]) => d + g).join('')

const two = fc.constantFrom(...'23456789')
const area = fc.constantFrom('415', '212', '479', '907', '808', '787', '671', '305', '702', '202')
const exchange = fc.tuple(two, digit, digit).map((each) => each.join(''))
const line = fc.array(digit, { minLength: 4, maxLength: 4 }).map((each) => each.join(''))
const WRITTEN: readonly ((a: string, b: string, c: string) => string)[] = [
  (a, b, c) => `${a}${b}${c}`,
  (a, b, c) => `(${a}) ${b}-${c}`,
  (a, b, c) => `(${a})${b}-${c}`,
  (a, b, c) => `${a}-${b}-${c}`,
  (a, b, c) => `${a}.${b}.${c}`,
  (a, b, c) => `${a} ${b} ${c}`,
  (a, b, c) => `${a}\u2013${b}\u2013${c}`,
  (a, b, c) => `1${a}${b}${c}`,
  (a, b, c) => `1-${a}-${b}-${c}`,
  (a, b, c) => `+1${a}${b}${c}`,
  (a, b, c) => `+1 ${a} ${b} ${c}`,
  (a, b, c) => `+1 (${a}) ${b}-${c}`,
  (a, b, c) => ` +1.${a}.${b}.${c} `,
]

describe('phone numbers', () => {
  it('never makes a US number of one from abroad, however it is written', () => {
    fc.assert(
      fc.property(prefix, fc.constantFrom(...ABROAD), gap, rest, (before, code, after, digits) => {
        expect(parsePhone(`${before}${code}${after}${spelt(digits)}`).ok).toBe(false)
      }),
      { numRuns: 3_000 },
    )
  })

  it('reads a US number in every way it is written', () => {
    fc.assert(
      fc.property(area, exchange, line, fc.constantFrom(...WRITTEN), (a, b, c, write) => {
        expect(parsePhone(write(a, b, c))).toEqual({ ok: true, value: `+1${a}${b}${c}` })
      }),
      { numRuns: 1_000 },
    )
  })

  it('takes nothing but E.164 of the US out of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const read = parsePhone(text)
        expect(read.ok ? read.value : '+12125550100').toMatch(/^\+1[2-9]\d{2}[2-9]\d{6}$/)
      }),
    )
  })

  it.each([
    ['+47 924 48 617', 'foreign'],
    ['0047 924 48 617', 'foreign'],
    ['011 47 924 48 617', 'foreign'],
    ['(+47) 924 48 617', 'foreign'],
    ['\uFF0B47 92448617', 'foreign'],
    ['+4155550132', 'foreign'],
    ['+1 416 555 0132', 'foreign'],
    ['1-876-555-0132', 'foreign'],
    ['47 924 48 617', 'not-a-phone'],
    ['924 48 617', 'not-a-phone'],
    ['415 555 0132 99', 'not-a-phone'],
    ['(415) 555-0132 x12', 'extension'],
    ['415-555-0132 ext. 5', 'extension'],
    ['415-555-0132;ext=5', 'extension'],
    ['415 555 0132 #7', 'extension'],
  ])('refuses %j as %s', (text, why) => {
    expect(parsePhone(text)).toEqual({ ok: false, error: why })
  })
})
