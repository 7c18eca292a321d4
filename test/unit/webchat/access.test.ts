import { describe, expect, it } from 'vitest'
import { isForeign, isHidden, learn, NOTHING_KNOWN, type Access } from '#adapters/webchat/access.ts'
import { readPosition, writePosition } from '#adapters/webchat/position.ts'
import type { CustomerId } from '#bank/ground/ids.ts'

const signedIn = { customer: 'cus_1' as CustomerId, epoch: 0, until: 900 }
const visitor = (at: number): Access => ({ for: 'viewer', at })
const customer = (at: number): Access => ({ for: 'viewer', at, signedIn })
const news: Access = { for: 'customer' }
const notice: Access = { for: 'anyone' }

/** Entries as they stand in a log, and which of them are hidden where nobody is signed in. */
const hiddenOf = (all: readonly (Access | undefined)[]): string => {
  const rows = all.map((access, at) => ({ seq: at + 1, access }))
  const known = rows.reduce(learn, NOTHING_KNOWN)
  return rows.map((row) => (isHidden(known, row) ? 'x' : '.')).join('')
}
const viewerOf = (all: readonly (Access | undefined)[]) =>
  all.map((access, at) => ({ seq: at + 1, access })).reduce(learn, NOTHING_KNOWN).viewer

describe('what is hidden in a log where nobody is signed in', () => {
  it('is nothing where nobody ever was', () => {
    expect(hiddenOf([visitor(1), visitor(2), notice])).toBe('...')
  })

  it('is all that was said to the customer, and what led there, as the forms of a registration', () => {
    expect(hiddenOf([visitor(1), visitor(2), customer(3), customer(4)])).toBe('xxxx')
  })

  it('is not what was said after they had logged out, but news of their account is', () => {
    expect(hiddenOf([customer(1), visitor(2), news, visitor(3), notice])).toBe('x.x..')
  })

  it('is everything that an earlier version has written, which does not say whose it is', () => {
    expect(hiddenOf([undefined, undefined, visitor(3)])).toBe('xx.')
  })

  it('follows the newest turn, also where an older one is answered once more after it', () => {
    expect(viewerOf([customer(5), visitor(6), customer(5)])).toEqual({ for: 'viewer', at: 6 })
    expect(hiddenOf([customer(5), visitor(6), customer(5)])).toBe('xxx')
  })
})

describe('what another customer was told in a chat that is somebody else’s by now', () => {
  const eve = { customer: 'cus_2' as CustomerId, epoch: 0, until: 900 }
  const other = (at: number): Access => ({ for: 'viewer', at, signedIn: eve })
  const foreignOf = (all: readonly (Access | undefined)[]): string => {
    const rows = all.map((access, at) => ({ seq: at + 1, access }))
    const known = rows.reduce(learn, NOTHING_KNOWN)
    return rows.map((row) => (isForeign(known, row) ? 'x' : '.')).join('')
  }

  it('is kept from whoever signs in there next, with the news of that account and what led to its sign-in', () => {
    expect(foreignOf([visitor(1), customer(2), news, visitor(3), news, notice, visitor(4), other(5), news])).toBe(
      'xxx.x....',
    )
  })

  it('is nothing while one customer alone was ever signed in', () => {
    expect(foreignOf([undefined, customer(1), news, visitor(2), news, customer(3)])).toBe('......')
  })

  it('is what the one before was told also where that one comes back', () => {
    expect(foreignOf([customer(1), other(2), news, customer(3), news])).toBe('xxx..')
  })

  it('is an answer that comes late as well, and then nothing of whoever is signed in', () => {
    expect(foreignOf([customer(1), other(5), customer(2), other(6)])).toBe('x.x.')
  })
})

describe('a place in the log', () => {
  it('is read as it was written, and whatever else is said is the beginning', () => {
    for (const place of [
      { seq: 17, isKept: false },
      { seq: 17, isKept: true },
    ])
      expect(readPosition(writePosition(place))).toEqual(place)
    for (const text of ['', '-1', '1.5', 'o', '17oo', 'NaN', '9'.repeat(40)])
      expect(readPosition(text)).toEqual({ seq: 0, isKept: false })
  })
})
