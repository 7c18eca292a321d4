import { describe, expect, it } from 'vitest'
import { bookLots, type Trade } from '#bank/crypto/lots.ts'
import { profitOf } from '#bank/crypto/portfolio.ts'

const ONE = 100_000_000n
let serial = 0
const trade = (side: Trade['side'], at: number, coins: bigint, cents: bigint, coin: Trade['coin'] = 'BTC'): Trade => ({
  ...{ id: `t${(serial += 1)}`, side, coin, at, coins, cents },
})
const bought = (at: number, coins: bigint, cents: bigint): Trade => trade('buy', at, coins, cents)
const sold = (at: number, coins: bigint, cents: bigint): Trade => trade('sell', at, coins, cents)

describe('what coins cost', () => {
  // By hand: one at 100, one at 200, then one and a half sold at 300 each.
  const trades = [bought(1, ONE, 100_00n), bought(2, ONE, 200_00n), sold(3, (ONE * 3n) / 2n, 450_00n)]

  it('is that of the oldest first', () => {
    const { lots, gains } = bookLots(trades, 'fifo')
    expect(gains).toEqual([
      { coin: 'BTC', soldAt: 3, coins: ONE, proceeds: 300_00n, bought: { at: 1, basis: 100_00n } },
      { coin: 'BTC', soldAt: 3, coins: ONE / 2n, proceeds: 150_00n, bought: { at: 2, basis: 100_00n } },
    ])
    expect(gains.map(profitOf)).toEqual([200_00n, 50_00n])
    expect(lots).toEqual([{ coin: 'BTC', acquiredAt: 2, coins: ONE / 2n, basis: 100_00n }])
  })

  it('is the average of all, while the oldest still leave first', () => {
    const { lots, gains } = bookLots(trades, 'average')
    // Three hundred for two, so a hundred and fifty each: 225 for one and a half.
    expect(gains).toEqual([
      { coin: 'BTC', soldAt: 3, coins: ONE, proceeds: 300_00n, bought: { at: 1, basis: 150_00n } },
      { coin: 'BTC', soldAt: 3, coins: ONE / 2n, proceeds: 150_00n, bought: { at: 2, basis: 75_00n } },
    ])
    expect(lots).toEqual([{ coin: 'BTC', acquiredAt: 2, coins: ONE / 2n, basis: 75_00n }])
  })

  it('averages what is there, not what has left', () => {
    // Two at 100 each, one sold at its cost; one more at 160: 130 each.
    const { gains } = bookLots(
      [bought(1, 2n * ONE, 200_00n), sold(2, ONE, 100_00n), bought(3, ONE, 160_00n), sold(4, ONE, 130_00n)],
      'average',
    )
    expect(gains.map(profitOf)).toEqual([0n, 0n])
  })

  it('is a loss where less came in', () => {
    expect(bookLots([bought(1, ONE, 100_00n), sold(2, ONE / 4n, 20_00n)], 'fifo').gains.map(profitOf)).toEqual([-5_00n])
  })

  it('goes by the time of the trades, and of the same moment takes the purchase first', () => {
    expect(bookLots(trades.toReversed(), 'fifo')).toEqual(bookLots(trades, 'fifo'))
    expect(bookLots([sold(1, ONE, 10_00n), bought(1, ONE, 9_00n)], 'fifo').gains.map(profitOf)).toEqual([1_00n])
  })

  it('keeps the coins apart', () => {
    const { lots } = bookLots([trade('buy', 1, ONE, 10_00n, 'ETH'), ...trades], 'fifo')
    expect(lots.map(({ coin, basis }) => [coin, basis])).toEqual([
      ['BTC', 100_00n],
      ['ETH', 10_00n],
    ])
  })

  it.each(['fifo', 'average'] as const)('is unknown, and not nothing, where no purchase is known (%s)', (method) => {
    const { gains } = bookLots([bought(1, ONE, 100_00n), sold(2, ONE * 2n, 400_00n)], method)
    expect(gains).toEqual([
      { coin: 'BTC', soldAt: 2, coins: ONE, proceeds: 200_00n, bought: { at: 1, basis: 100_00n } },
      { coin: 'BTC', soldAt: 2, coins: ONE, proceeds: 200_00n },
    ])
    expect(gains.map(profitOf)).toEqual([100_00n, undefined])
  })

  it('splits what can\u2019t be split to the cent without losing one', () => {
    // A third of ten dollars each, three times.
    const third = [bought(1, 3n, 10_00n), sold(2, 1n, 4_00n), sold(3, 1n, 4_00n), sold(4, 1n, 4_00n)]
    const { lots, gains } = bookLots(third, 'fifo')
    expect(gains.map((gain) => gain.bought?.basis)).toEqual([3_33n, 3_33n, 3_34n])
    expect(lots).toEqual([])
  })
})
