import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { bookLots, type CostMethod, type Trade } from '#bank/crypto/lots.ts'

const traded = fc.record({
  id: fc.uuid(),
  side: fc.constantFrom('buy' as const, 'sell' as const),
  coin: fc.constantFrom('BTC' as const, 'ETH' as const),
  at: fc.nat(1_000),
  coins: fc.bigInt(1n, 10n ** 12n),
  cents: fc.bigInt(1n, 10n ** 9n),
})
const sum = (all: readonly bigint[]): bigint => all.reduce((total, each) => total + each, 0n)
const ofCoin = <T extends Pick<Trade, 'coin'>>(all: readonly T[], coin: Trade['coin']): readonly T[] =>
  all.filter((one) => one.coin === coin)

it.each<CostMethod>(['fifo', 'average'])('makes and loses no coin and no cent (%s)', (method) => {
  fc.assert(
    fc.property(fc.array(traded, { maxLength: 30 }), (trades) => {
      const book = bookLots(trades, method)
      for (const coin of ['BTC', 'ETH'] as const) {
        const [lots, gains, all] = [ofCoin(book.lots, coin), ofCoin(book.gains, coin), ofCoin(trades, coin)]
        const [buys, sells] = [all.filter(({ side }) => side === 'buy'), all.filter(({ side }) => side === 'sell')]
        const known = gains.filter(({ bought }) => bought !== undefined)
        expect(sum(gains.map(({ coins }) => coins))).toBe(sum(sells.map(({ coins }) => coins)))
        expect(sum(gains.map(({ proceeds }) => proceeds))).toBe(sum(sells.map(({ cents }) => cents)))
        const spent = [...lots.map(({ basis }) => basis), ...known.map(({ bought }) => bought?.basis ?? 0n)]
        expect(sum(spent)).toBe(sum(buys.map(({ cents }) => cents)))
        const had = [...lots.map(({ coins }) => coins), ...known.map(({ coins }) => coins)]
        expect(sum(had)).toBe(sum(buys.map(({ coins }) => coins)))
        expect([...lots.map(({ coins }) => coins), ...gains.map(({ coins }) => coins)].every((n) => n > 0n)).toBe(true)
        // Nothing is sold before it was bought.
        expect(known.every(({ bought, soldAt }) => bought !== undefined && bought.at <= soldAt)).toBe(true)
      }
    }),
  )
})

it('agrees with a plain queue of coins about the oldest first', () => {
  // Every coin for itself, and cents that divide evenly: what the split of cents can\u2019t blur.
  const whole = traded.map((one) => ({ ...one, coin: 'BTC' as const, coins: (one.coins % 5n) + 1n }))
  fc.assert(
    fc.property(fc.array(whole, { maxLength: 20 }), (given) => {
      const trades = given.map((one) => ({ ...one, cents: one.coins * (one.cents % 1_000n) }))
      const queue: { at: number; cost: bigint }[] = []
      const expected = new Map<string, bigint>()
      const sorted = trades.toSorted(
        (a, b) => a.at - b.at || (a.side === b.side ? (a.id < b.id ? -1 : 1) : a.side === 'buy' ? -1 : 1),
      )
      for (const { side, at, coins, cents } of sorted) {
        for (let n = 0n; n < coins; n += 1n) {
          if (side === 'buy') queue.push({ at, cost: cents / coins })
          else {
            const coin = queue.shift()
            const key = coin === undefined ? `?:${at}` : `${coin.at}:${at}`
            expected.set(key, (expected.get(key) ?? 0n) + (coin?.cost ?? 0n))
          }
        }
      }
      const got = new Map<string, bigint>()
      for (const { bought, soldAt } of bookLots(trades, 'fifo').gains) {
        const key = bought === undefined ? `?:${soldAt}` : `${bought.at}:${soldAt}`
        got.set(key, (got.get(key) ?? 0n) + (bought?.basis ?? 0n))
      }
      expect(got).toEqual(expected)
    }),
  )
})
