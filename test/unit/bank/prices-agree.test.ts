import { expect, it } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { agree } from '#bank/price/agree.ts'

const NOW = 1_000_000_000
const LIMITS = { now: NOW, maxAgeMs: 60_000, maxDifferencePercent: 2 }
const said = (feed: string, cents: bigint, ageMs = 0) => ({
  feed,
  coin: 'BTC' as const,
  price: usd(cents),
  at: NOW - ageMs,
})
const kind = (...readings: ReturnType<typeof said>[]) => agree(readings, LIMITS)

it('two feeds within the limit agree on the newest, and beyond it neither is trusted', () => {
  expect(kind(said('bank', 10_000n, 900), said('ticker', 10_200n))).toMatchObject({ reading: { feed: 'ticker' } })
  expect(kind(said('bank', 10_000n), said('ticker', 10_200n, 900))).toMatchObject({ reading: { feed: 'bank' } })
  expect(kind(said('bank', 10_000n), said('ticker', 10_201n))).toMatchObject({ kind: 'differ', low: { feed: 'bank' } })
  expect(kind(said('bank', 10_201n), said('ticker', 10_000n))).toMatchObject({
    kind: 'differ',
    low: { feed: 'ticker' },
  })
})

it('another feed alone sets no price: the bank has to have told one within the time', () => {
  expect(kind(said('ticker', 10_000n))).toEqual({ kind: 'bank-silent' })
  expect(kind(said('bank', 10_000n, 60_001), said('ticker', 10_000n))).toEqual({ kind: 'bank-silent' })
  expect(kind(said('bank', 0n), said('ticker', 10_000n))).toEqual({ kind: 'bank-silent' })
  expect(kind(said('ticker', 10_000n), said('other', 20_000n))).toEqual({ kind: 'bank-silent' })
  expect(kind(said('bank', 10_000n, 60_000), said('ticker', 10_000n))).toMatchObject({ reading: { feed: 'ticker' } })
})

it('a feed that is silent, or from the future, or says nothing for a coin, contradicts nobody', () => {
  expect(kind(said('bank', 10_000n), said('ticker', 20_000n, 60_001))).toMatchObject({ kind: 'agreed' })
  expect(kind(said('bank', 10_000n), said('ticker', 20_000n, -5_001))).toMatchObject({ kind: 'agreed' })
  expect(kind(said('bank', 10_000n), said('ticker', 0n))).toMatchObject({ kind: 'agreed', reading: { feed: 'bank' } })
  expect(kind(said('bank', 10_000n, 60_001))).toEqual({ kind: 'silent' })
  expect(kind()).toEqual({ kind: 'silent' })
})
