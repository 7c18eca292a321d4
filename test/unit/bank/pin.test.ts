import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PinOwner, weaknessOf } from '#bank/customer/pin.ts'

const OWNER: PinOwner = { birthDate: '1990-05-17', phone: '+14155550132', ssn: '219092222' }

describe('a new PIN', () => {
  it.each([
    ['1357', 'not-a-pin'],
    ['13572', 'not-a-pin'],
    ['135724689', 'not-a-pin'],
    ['13572a', 'not-a-pin'],
    ['', 'not-a-pin'],
    ['777777', 'same-digits'],
    ['345678', 'sequence'],
    ['876543', 'sequence'],
    ['890123', 'sequence'],
    ['121212', 'common'],
    ['427427', 'common'],
    ['48274827', 'common'],
    ['443311', 'common'],
    ['472274', 'common'],
    ['159753', 'common'],
    ['111222', 'common'],
    ['777788', 'common'],
    ['100000', 'common'],
    ['900517', 'personal'],
    ['051790', 'personal'],
    ['170590', 'personal'],
    ['19900517', 'personal'],
    ['5171990', 'personal'],
    ['199005', 'personal'],
    ['051990', 'personal'],
    ['171990', 'personal'],
    ['17051990', 'personal'],
    ['05171990', 'personal'],
    ['155550', 'personal'],
    ['550132', 'personal'],
    ['190922', 'personal'],
  ])('%s is refused: %s', (pin, why) => {
    expect(weaknessOf(pin, OWNER)).toBe(why)
  })

  it.each(['739152', '13572468', '8350294'])('%s is taken', (pin) => {
    expect(weaknessOf(pin, OWNER)).toBeUndefined()
  })

  it('is refused as personal by nothing but what is known of its owner', () => {
    expect(weaknessOf('900517')).toBeUndefined()
    expect(weaknessOf('900517', { birthDate: '1991-05-17' })).toBeUndefined()
  })

  it('is refused for few of all numbers, so that a random one is nearly always taken', () => {
    const pins = fc.sample(fc.integer({ min: 0, max: 999_999 }), { numRuns: 5_000, seed: 7 })
    const refused = pins.filter((pin) => weaknessOf(String(pin).padStart(6, '0'), OWNER) !== undefined)
    // A shrinking generator likes small numbers, which are patterns more often than others.
    expect(refused.length / pins.length).toBeLessThan(0.2)
  })
})
