import { type Coin, COINS } from '#bank/ground/money.ts'

/** How the cost of what is sold is found: that of the oldest coins, or the average of all that are there. */
export type CostMethod = 'fifo' | 'average'

/** Coins bought or sold as the bank executed it, in the smallest parts of one, and cents. */
export type Trade = {
  readonly id: string
  readonly side: 'buy' | 'sell'
  readonly coin: Coin
  readonly at: number
  readonly coins: bigint
  readonly cents: bigint
}

/** Coins of one purchase that are still there, and what they cost. */
export type Lot = { readonly coin: Coin; readonly acquiredAt: number; readonly coins: bigint; readonly basis: bigint }

/** Coins of one purchase that were sold. `bought` is absent where no purchase is known: then nobody knows what they cost. */
export type Gain = {
  readonly coin: Coin
  readonly soldAt: number
  readonly coins: bigint
  readonly proceeds: bigint
  readonly bought?: { readonly at: number; readonly basis: bigint }
}

export type LotBook = { readonly lots: readonly Lot[]; readonly gains: readonly Gain[] }

/** The part of an amount that falls on so many of all, rounded down; what is left over stays with the rest. */
const share = (amount: bigint, part: bigint, all: bigint): bigint => (part === all ? amount : (amount * part) / all)

/** By time. Of the same moment purchases come first: what was sold must have been there. */
const inOrder = (a: Trade, b: Trade): number =>
  a.at - b.at || (a.side === b.side ? (a.id < b.id ? -1 : 1) : a.side === 'buy' ? -1 : 1)

/**
 * Goes through the trades in the order in which they were executed. No cent is made or lost: what was paid is the basis of
 * what was sold and of what is left, and what came in is the proceeds. Which coins leave first decides how long they were
 * held, by either method; the method decides only what they cost.
 */
export const bookLots = (trades: readonly Trade[], method: CostMethod): LotBook => {
  const books = COINS.map((coin) =>
    bookCoin(
      trades.filter((trade) => trade.coin === coin),
      method,
    ),
  )
  return {
    lots: books.flatMap(({ lots }) => lots),
    gains: books.flatMap(({ gains }) => gains).toSorted((a, b) => a.soldAt - b.soldAt),
  }
}

const bookCoin = (trades: readonly Trade[], method: CostMethod): LotBook => {
  let lots: readonly Lot[] = []
  const gains: Gain[] = []
  for (const trade of trades.toSorted(inOrder)) {
    if (trade.side === 'buy') {
      const { coin, at, coins, cents } = trade
      const all = [...lots, { coin, acquiredAt: at, coins, basis: cents }]
      lots = method === 'average' ? averaged(all) : all
    } else {
      const sale = sold(lots, trade)
      lots = sale.lots
      gains.push(...sale.gains)
    }
  }
  return { lots, gains }
}

/** The same cost for every coin, to the cent as far as cents go. */
const averaged = (lots: readonly Lot[]): readonly Lot[] => {
  let coins = lots.reduce((sum, lot) => sum + lot.coins, 0n)
  let basis = lots.reduce((sum, lot) => sum + lot.basis, 0n)
  return lots.map((lot) => {
    const part = share(basis, lot.coins, coins)
    coins -= lot.coins
    basis -= part
    return { ...lot, basis: part }
  })
}

const sold = (lots: readonly Lot[], { coin, at, coins, cents }: Trade): LotBook => {
  const kept: Lot[] = []
  const gains: Gain[] = []
  let [left, proceeds] = [coins, cents]
  for (const lot of lots) {
    const taken = lot.coins < left ? lot.coins : left
    if (taken === 0n) {
      kept.push(lot)
      continue
    }
    const [basis, part] = [share(lot.basis, taken, lot.coins), share(proceeds, taken, left)]
    gains.push({ coin, soldAt: at, coins: taken, proceeds: part, bought: { at: lot.acquiredAt, basis } })
    if (taken < lot.coins) kept.push({ ...lot, coins: lot.coins - taken, basis: lot.basis - basis })
    left -= taken
    proceeds -= part
  }
  if (left > 0n) gains.push({ coin, soldAt: at, coins: left, proceeds })
  return { lots: kept, gains }
}
