import { newId } from '../kit/ids.ts'
import { COINS, type Coin } from '../kit/money.ts'
import type { Store } from '../store/database.ts'
import type { PriceDoc } from '../store/documents.ts'
import { createWalk } from './walk.ts'

/** One price that was set: from `at` on it holds until the next point, or the walk goes on from it. */
export type PricePoint = { coin: Coin; at: number; cents: bigint; hold: boolean }

export type Prices = {
  load(): Promise<void>
  /** Cents per whole coin at any moment, past or future. */
  at(coin: Coin, at: number): bigint
  /** From when on they are not the walk's alone; never where none was set. */
  setFrom(coin: Coin): number
  /** Adds prices, durable; later points of the same coin replace earlier ones from their time on. */
  add(points: readonly PricePoint[]): Promise<void>
  /** Called after prices were added. */
  onChange(listener: () => void): void
}

const BASE_CENTS: Readonly<Record<Coin, number>> = { BTC: 1_080_000, ETH: 22_500 }

/** The last of some points in order of time that is not later than `at`. */
const lastPoint = (points: readonly PricePoint[], at: number): PricePoint | undefined => {
  let [low, high] = [0, points.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((points[middle]?.at ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return points[low - 1]
}

/** Two walks, and over them the prices that an operator set or a tape replays. */
export const createPrices = ({ store, seed }: { store: Store; seed: string }): Prices => {
  const walks = { BTC: createWalk(`${seed}:BTC`), ETH: createWalk(`${seed}:ETH`) }
  let changed: () => void = () => undefined
  const points: Record<Coin, PricePoint[]> = { BTC: [], ETH: [] }

  const model = (coin: Coin, at: number): number => BASE_CENTS[coin] * Math.exp(walks[coin](at))

  const insert = (added: readonly PricePoint[]): void => {
    for (const coin of COINS) {
      const own = added.filter((point) => point.coin === coin).sort((a, b) => a.at - b.at)
      const [first] = own
      if (first !== undefined) points[coin] = [...points[coin].filter(({ at }) => at < first.at), ...own]
    }
  }

  return {
    async load() {
      const stored = await store.prices.find().sort({ _id: 1 }).toArray()
      let batch: PricePoint[] = []
      let name = ''
      for (const { batch: own, coin, at, cents, hold } of stored) {
        if (own !== name) insert(batch.splice(0))
        name = own
        batch = [...batch, { coin, at, cents, hold }]
      }
      insert(batch)
    },
    at(coin, at) {
      const point = lastPoint(points[coin], at)
      if (point?.hold === true) return point.cents
      const cents =
        point === undefined ? model(coin, at) : Number(point.cents) * (model(coin, at) / model(coin, point.at))
      return BigInt(Math.max(1, Math.round(cents)))
    },
    setFrom: (coin) => points[coin][0]?.at ?? Number.POSITIVE_INFINITY,
    async add(added) {
      const batch = newId()
      const documents: PriceDoc[] = added.map((point, index) => ({
        _id: `${batch}:${String(index).padStart(6, '0')}`,
        batch,
        ...point,
      }))
      if (documents.length > 0) await store.prices.insertMany(documents)
      insert(added)
      changed()
    },
    onChange(listener) {
      changed = listener
    },
  }
}
