import { describe, expect, it } from 'vitest'
import { VALIDATORS, type ValidatorName } from '#conversation/form/validators.ts'
import { plain } from '#conversation/words/text.ts'
import { NOW } from '#test/support/dialogs.ts'

const RIGHT: readonly (readonly [ValidatorName, string, string])[] = [
  ['legal-name', '  Maria   Lopez ', 'Maria Lopez'],
  ['legal-name', 'Anne-Marie O’Neil Jr.', 'Anne-Marie O’Neil Jr.'],
  ['legal-name', 'José Ñandú', 'José Ñandú'],
  ['handle', '@Maria_L', 'maria_l'],
  ['email', ' Maria@Example.COM ', 'maria@example.com'],
  ['phone', '(415) 555-0132', '+14155550132'],
  ['phone', '415.555.0132', '+14155550132'],
  ['phone', '+1 415 555 0132', '+14155550132'],
  ['phone', '1-415-555-0132', '+14155550132'],
  ['birth-date', '1990-05-17', '1990-05-17'],
  ['birth-date', '05/17/1990', '1990-05-17'],
  ['birth-date', '5/5/1990', '1990-05-05'],
  ['birth-date', '17/05/1990', '1990-05-17'],
  ['birth-date', '17.05.1990', '1990-05-17'],
  ['birth-date', 'May 17 1990', '1990-05-17'],
  ['birth-date', '17 May 90', '1990-05-17'],
  ['birth-date', '17-May-1990', '1990-05-17'],
  ['birth-date', '05/17/90', '1990-05-17'],
  ['birth-date', '17. May 1990', '1990-05-17'],
  ['birth-date', "May 17, '04", '2004-05-17'],
  ['birth-date', '17 May 1990', '1990-05-17'],
  ['birth-date', 'May 17th, 1990', '1990-05-17'],
  ['birth-date', 'Sept 3, 1980', '1980-09-03'],
  ['birth-date', '2004-02-29', '2004-02-29'],
  ['birth-date', '2008-11-23', '2008-11-23'],
  ['street', '1 Market St, Apt 4', '1 Market St, Apt 4'],
  ['city', 'St. Louis', 'St. Louis'],
  ['state', 'california', 'CA'],
  ['state', 'ca', 'CA'],
  ['state', 'New  York', 'NY'],
  ['state', 'D.C.', 'DC'],
  ['postal-code', '94105', '94105'],
  ['postal-code', '94105 1234', '94105-1234'],
  ['ssn', '123-45-6789', '123456789'],
  ['ssn', '6789', '6789'],
  ['pin', '246813', '246813'],
  ['pin', '13572468', '13572468'],
  ['old-pin', '1234', '1234'],
  ['amount', '$1,234.50', '1234.50'],
  ['amount', '20', '20.00'],
  ['amount', '0.01', '0.01'],
  ['amount', '.50', '0.50'],
  ['amount', '20 dollars', '20.00'],
  ['amount', '$12.50 bucks', '12.50'],
  ['amount', 'USD 20', '20.00'],
  ['amount', '20usd', '20.00'],
  ['amount', 'twenty five dollars', '25.00'],
  ['price', '70k', '70000.00'],
  ['price', '$3.5K', '3500.00'],
  ['price', '1.25m', '1250000.00'],
  ['price', '3,250.50', '3250.50'],
  ['note', '', ''],
  ['note', 'Lunch\n\ton Friday', 'Lunch on Friday'],
  ['note', 'pay\u202Eme\u200B', 'payme'],
  ['nickname', 'Rent 🏠', 'Rent 🏠'],
  ['account-number', '0001 2345', '00012345'],
  ['routing-number', '021000021', '021000021'],
  ['routing-number', '0210-0002-1', '021000021'],
  ['cents', '32', '0.32'],
  ['cents', '7¢', '0.07'],
  ['cents', '$0.32', '0.32'],
  ['cents', '.09', '0.09'],
  ['password', ' my pass ', ' my pass '],
]

const WRONG: readonly (readonly [ValidatorName, string])[] = [
  ['text', '\u200B'],
  ['legal-name', 'Ma'],
  ['legal-name', 'Maria L0pez'],
  ['handle', 'ab'],
  ['handle', '1maria'],
  ['handle', 'maria-l'],
  ['handle', 'Support'],
  ['handle', 'mаria'], // a Cyrillic letter
  ['email', 'maria@'],
  ['email', 'maria at example.com'],
  ['phone', '555-0132'],
  ['phone', '+44 20 7946 0958'],
  ['phone', '115 555 0132'],
  ['birth-date', '5/7/1990'],
  ['birth-date', '17/17/1990'],
  ['birth-date', '17 May 15'],
  ['birth-date', '2003-02-29'],
  ['birth-date', '1990-13-01'],
  ['birth-date', '2008-11-24'],
  ['birth-date', '1906-11-23'],
  ['birth-date', 'yesterday'],
  ['state', 'Bavaria'],
  ['postal-code', '9410'],
  ['postal-code', 'SW1A 1AA'],
  ['ssn', '000-12-3456'],
  ['ssn', '666-12-3456'],
  ['ssn', '912-12-3456'],
  ['ssn', '123-00-4567'],
  ['ssn', '0000'],
  ['ssn', '12345'],
  ['pin', '123'],
  ['pin', '123456789'],
  ['pin', '000000'],
  ['pin', '123456'],
  ['pin', '2468'],
  ['pin', '24681'],
  ['pin', '121212'],
  ['pin', '123321'],
  ['pin', '87654321'],
  ['pin', 'abcd'],
  ['amount', '0'],
  ['amount', '-5'],
  ['amount', '1e3'],
  ['amount', '20 euros'],
  ['amount', 'twenty five fifty'],
  ['amount', '1.234'],
  ['amount', '20kk'],
  ['amount', '1,23'],
  ['price', '0k'],
  ['price', 'a lot'],
  ['note', 'x'.repeat(81)],
  ['nickname', 'x'.repeat(41)],
  ['nickname', ' '],
  ['account-number', '123'],
  ['account-number', '1'.repeat(18)],
  ['routing-number', '021000022'],
  ['routing-number', '000000000'],
  ['cents', '0'],
  ['cents', '1.32'],
  ['cents', '132'],
  ['choice', ''],
]

describe('validators', () => {
  it.each(RIGHT)('%s takes %j as %j', (rule, text, value) => {
    expect(VALIDATORS[rule](text, { locale: 'en', now: NOW })).toEqual({ ok: true, value })
  })

  it.each(WRONG)('%s refuses %j, saying what is expected', (rule, text) => {
    const result = VALIDATORS[rule](text, { locale: 'en', now: NOW })
    expect(result.ok ? 'taken' : plain(result.error)).toMatch(/for example|Please|has|can|digits/)
  })

  it('gives the reason a PIN is refused', () => {
    const why = (pin: string): string => {
      const result = VALIDATORS.pin(pin, { locale: 'en', now: NOW })
      return result.ok ? 'taken' : plain(result.error)
    }
    expect(why('777777')).toContain('repeats one digit')
    expect(why('654321')).toContain('counts up or down')
    expect(why('123123')).toContain('Many people choose')
    expect(why('12')).toContain('6 to 8 digits')
  })

  it('tells a minor from a mistyped date', () => {
    const either = VALIDATORS['birth-date']('05/06/1990', { locale: 'en', now: NOW })
    expect(either.ok ? '' : plain(either.error)).toMatch(/May 6, 1990 or June 5, 1990.*month as a word/)
    const young = VALIDATORS['birth-date']('2010-01-01', { locale: 'en', now: NOW })
    expect(young.ok ? '' : plain(young.error)).toContain('at least 18')
  })
})
