import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secretAlone, secretIn } from '#conversation/understand/secrets.ts'

const EN = { locale: 'en' } as const
/** Words between which anything may stand. */
const words = fc
  .array(fc.constantFrom('so', 'here', 'it', 'comes', 'thanks', '–', 'please,', 'ok.', '20', 'send'), { maxLength: 6 })
  .map((all) => all.join(' '))
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const ssn = fc
  .tuple(fc.integer({ min: 1, max: 899 }), digits(2), digits(4), fc.constantFrom('-', ' '))
  .filter(([area]) => area !== 666)
  .map(([area, group, serial, dash]) => [String(area).padStart(3, '0'), group, serial].join(dash))

describe('a secret in what is typed', () => {
  it('is found anywhere: a Social Security number in its groups', () => {
    fc.assert(
      fc.property(words, ssn, words, (before, number, after) => {
        // A figure right beside it makes another number of the two.
        expect(secretIn(`${before} my ${number} yes ${after}`, EN)).toBe('ssn')
      }),
    )
  })

  it('is found by the word that names it', () => {
    fc.assert(
      fc.property(words, digits(6), words, (before, pin, after) => {
        expect(secretIn(`${before} pin: ${pin} yes ${after}`, EN)).toBe('pin')
      }),
    )
  })

  it('is not seen in phone numbers, amounts, dates and references', () => {
    const phone = fc
      .tuple(fc.integer({ min: 200, max: 999 }), fc.integer({ min: 200, max: 999 }), digits(4))
      .map(([area, exchange, line]) => `${area}-${exchange}-${line}`)
    const amount = fc.integer({ min: 1, max: 9_999_999 }).map((cents) => `$${(cents / 100).toFixed(2)}`)
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    const day = date.map((each) => each.toISOString().slice(0, 10))
    fc.assert(
      fc.property(words, fc.oneof(phone, amount, day), words, (before, harmless, after) => {
        expect(secretIn(`${before} then ${harmless} and ${after}`, EN)).toBeUndefined()
      }),
    )
  })

  it('is looked for in no more time than a message is long', () => {
    const many = Array.from({ length: 1_000 }, (_, n) => n % 7).join(' ')
    expect(secretIn(`${many} 4111 1111 1111 1111`, EN)).toBe('card')
  })

  it('is taken for one alone where nothing was asked', () => {
    expect(secretAlone('123452222', true)).toBe('ssn')
    expect(secretAlone('739152', false)).toBe('pin')
    expect(secretAlone('739152', true)).toBeUndefined()
  })
})
