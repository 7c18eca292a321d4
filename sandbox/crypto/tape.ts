import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Coin, centsFromWire, COINS } from '../kit/money.ts'
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

/** The prices that playing a tape from `start` makes. */
export const playTape = (tape: Tape, start: number): PricePoint[] =>
  COINS.flatMap((coin) => pointsOf(tape, coin, start))

/** `at,BTC,ETH` in the first line, one point in each line after it; a field left empty says nothing of that coin. */
const parseCsv = (text: string): object => {
  const [head = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const names = head.split(',').map((name) => name.trim())
  const points = lines.map((line) => {
    const fields = line.split(',').map((field) => field.trim())
    return Object.fromEntries(names.flatMap((name, n) => (fields[n] ? [[name, Number(fields[n])]] : [])))
  })
  return { points }
}

/** A tape from a file: JSON, or CSV when it is called so. */
export const readTape = async (path: string): Promise<Tape> => {
  const text = await readFile(path, 'utf8')
  return Tape.parse(path.endsWith('.csv') ? parseCsv(text) : JSON.parse(text))
}
