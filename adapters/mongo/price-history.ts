import { type AnyBulkWriteOperation, type Db, MongoServerError } from 'mongodb'
import { z } from 'zod'
import type { Coin } from '#bank/ground/coins.ts'
import { type Money, money, usd } from '#bank/ground/money.ts'
import {
  type Candle,
  type CandleRange,
  KEPT_MS,
  type PriceHistory,
  type PricePoint,
  type Step,
  STEP_MS,
  STEPS,
} from '#bank/ground/price.ts'
import type { Doc } from './database.ts'

/**
 * One document holds the candles of an hour by the minute, of a day by the hour, or of a month by the day, so that none has
 * more than sixty. First and last price are kept with their moment before them, as text of one length: the smaller text is
 * the earlier price, so that one plain update takes in a point whatever came before it.
 */
type CandleDocument = Doc & { goneAt?: Date; candles?: Record<string, unknown> }

const Stored = z.object({
  _id: z.string(),
  candles: z.record(z.string(), z.object({ first: z.string(), last: z.string(), high: z.bigint(), low: z.bigint() })),
})

const ID_LENGTH: Readonly<Record<Step, number>> = { minute: '2026-11-30T20'.length, hour: 10, day: 7 }
const idOf = (coin: Coin, step: Step, at: number): string =>
  `${coin}:${step}:${new Date(at).toISOString().slice(0, ID_LENGTH[step])}`

const begin = (step: Step, at: number): number => Math.floor(at / STEP_MS[step]) * STEP_MS[step]
const seenAt = (at: number, price: bigint): string => `${String(Math.max(0, at)).padStart(15, '0')}:${price}`
const priceIn = (seen: string): Money<'USD'> => usd(BigInt(seen.slice(16)))

type Span = { readonly from: number; readonly to: number } & Omit<Candle, 'at'>

const update = (coin: Coin, step: Step, span: Span): AnyBulkWriteOperation<CandleDocument> => {
  const at = begin(step, span.from)
  const field = (name: string): string => `candles.${at}.${name}`
  const kept = KEPT_MS[step]
  return {
    updateOne: {
      filter: { _id: idOf(coin, step, at) },
      update: {
        $min: { [field('first')]: seenAt(span.from, span.open.minor), [field('low')]: span.low.minor },
        $max: { [field('last')]: seenAt(span.to, span.close.minor), [field('high')]: span.high.minor },
        // Longer by what one document spans: it goes when its last candle may.
        ...(kept !== undefined && { $setOnInsert: { goneAt: new Date(at + kept + 60 * STEP_MS[step]) } }),
      },
      upsert: true,
    },
  }
}

/** The range without what has gone, or may go at any moment. */
const keptOf = (range: CandleRange): CandleRange => {
  const kept = KEPT_MS[range.step]
  const from = kept === undefined ? range.from : Math.max(range.from, range.to - kept)
  return { ...range, from: Math.max(0, begin(range.step, from)) }
}

/** As long as the shortest document of a step (a February), so that no document lies between two looks. */
const LOOK_MS: Readonly<Record<Step, number>> = { minute: STEP_MS.hour, hour: STEP_MS.day, day: 28 * STEP_MS.day }

const idsIn = ({ coin, step, from, to }: CandleRange): readonly string[] => {
  if (to < from) return []
  const looks = Math.ceil((to - from) / LOOK_MS[step])
  const moments = Array.from({ length: looks }, (_, nth) => from + nth * LOOK_MS[step])
  return [...new Set([...moments, to].map((at) => idOf(coin, step, at)))]
}

const candlesIn = (document: CandleDocument): readonly Candle[] =>
  Object.entries(Stored.parse(document).candles).map(([at, { first, last, high, low }]) => ({
    at: Number(at),
    open: priceIn(first),
    high: money('USD', high),
    low: money('USD', low),
    close: priceIn(last),
  }))

const DUPLICATE = 11_000
/** Most candles written in one command. */
const BATCH = 500

export const createPriceHistory = (db: Db): PriceHistory => {
  const documents = db.collection<CandleDocument>('candles')

  const write = async (updates: AnyBulkWriteOperation<CandleDocument>[]): Promise<void> => {
    if (updates.length === 0) return
    try {
      await documents.bulkWrite(updates, { ordered: false })
    } catch (error) {
      // Two processes have made the same document at once: it is there now, and repeating changes nothing.
      if (!(error instanceof MongoServerError) || error.code !== DUPLICATE) throw error
      await documents.bulkWrite(updates, { ordered: false })
    }
  }

  const read: PriceHistory['candlesOf'] = async (ranges) => {
    const kept = ranges.map(keptOf)
    const ids = [...new Set(kept.flatMap(idsIn))]
    if (ids.length === 0) return ranges.map(() => [])
    const found = await documents.find({ _id: { $in: ids } }).toArray()
    const byId = new Map(found.map((document) => [document._id, candlesIn(document)]))
    return kept.map((range) =>
      idsIn(range)
        .flatMap((id) => byId.get(id) ?? [])
        .filter(({ at }) => at >= range.from && at <= range.to)
        .toSorted((a, b) => a.at - b.at),
    )
  }

  return {
    record: ({ coin, price, at }: PricePoint) =>
      write(
        STEPS.map((step) =>
          update(coin, step, { from: at, to: at, open: price, high: price, low: price, close: price }),
        ),
      ),
    async fill(coin, step, candles, now) {
      const kept = KEPT_MS[step] ?? Number.POSITIVE_INFINITY
      const updates = candles
        .filter(({ at }) => at >= now - kept && at <= now)
        .map(({ at, ...prices }) => {
          const from = begin(step, at)
          return update(coin, step, { ...prices, from, to: Math.min(from + STEP_MS[step] - 1, now) })
        })
      for (let at = 0; at < updates.length; at += BATCH) await write(updates.slice(at, at + BATCH))
    },
    candles: async (coin, step, from, to) => (await read([{ coin, step, from, to }]))[0] ?? [],
    candlesOf: read,
  }
}
