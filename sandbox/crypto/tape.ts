import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Coin, centsFromWire, COINS } from '../money.ts'
import type { PricePoint } from './prices.ts'

/** A tape: prices in dollars at offsets in ms from the moment it starts playing. */
export const Tape = z.object({
  points: z
    .array(
      z.object({
        at: z.number().int().nonnegative(),
        BTC: z.number().positive().optional(),
        ETH: z.number().positive().optional(),
      }),
    )
    .min(1)
    .max(100_000),
})
export type Tape = z.infer<typeof Tape>

const pointsOf = (tape: Tape, coin: Coin, start: number): PricePoint[] => {
  const own = tape.points
    .toSorted((a, b) => a.at - b.at)
    .flatMap((point) => {
      const cents = centsFromWire(point[coin] ?? Number.NaN)
      return cents === undefined ? [] : [{ coin, at: start + point.at, cents, hold: true }]
    })
  // After its last price the walk goes on from there.
  return own.map((point, index) => ({ ...point, hold: index < own.length - 1 }))
}

/** The known prices that playing a tape from `start` makes. */
export const playTape = (tape: Tape, start: number): PricePoint[] =>
  COINS.flatMap((coin) => pointsOf(tape, coin, start))

export const readTape = async (path: string): Promise<Tape> => Tape.parse(JSON.parse(await readFile(path, 'utf8')))
