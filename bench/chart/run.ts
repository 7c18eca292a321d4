/** How long a chart takes to draw, in both schemes, and when it is drawn already: `npm run bench:chart`. */
import { createPictures } from '#adapters/chart/index.ts'
import type { LineChart } from '#conversation/picture/line-chart.ts'
import { load } from '../figures.ts'

const ROUNDS = 40
const MINUTE_MS = 60_000

/** A day of points, five minutes apart, each round with another last price: nothing that was kept fits. */
const chartOf = (round: number): LineChart => {
  const to = 1_790_000_000_000
  const points = Array.from({ length: 3 * 288 }, (_, nth) => ({
    at: to - (3 * 288 - nth) * (5 / 3) * MINUTE_MS,
    value: 61_000 + 500 * Math.sin(nth / 40) + 60 * Math.sin(nth * 1.7),
  }))
  const last = { at: to, value: 61_000 + round, label: `$${61_000 + round}` }
  return {
    title: 'Bitcoin (BTC), last 24 hours',
    figure: `$${61_000 + round}.00`,
    remark: '+1.2%',
    direction: 'up',
    from: to - 24 * 60 * MINUTE_MS,
    to,
    points: [...points, { at: to, value: last.value }],
    last,
    ticks: [6, 12, 18, 24].map((hours) => ({
      at: to - (24 - hours) * 60 * MINUTE_MS,
      label: `${hours}:00`,
    })),
    peaks: [],
    levels: [
      {
        value: 61_700,
        label: 'Alert above $61,700',
      },
    ],
  }
}

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

const pictures = createPictures()
const timed = async (chart: LineChart, scheme: 'light' | 'dark'): Promise<{ ms: number; bytes: number }> => {
  const begin = performance.now()
  const { length } = await pictures.lineChart(chart, scheme)
  return { ms: performance.now() - begin, bytes: length }
}

const first = await timed(chartOf(-1), 'light')
const drawn: { ms: number; bytes: number }[] = []
const kept: number[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  const scheme = round % 2 === 0 ? 'light' : 'dark'
  drawn.push(await timed(chartOf(round), scheme))
  kept.push((await timed(chartOf(round), scheme)).ms)
}
const slowest = Math.max(...drawn.map(({ ms }) => ms))
console.log(`load ${load()}`)
console.log(`first in a process, with loading the library: ${first.ms.toFixed(0)} ms`)
console.log(
  `drawn: median ${median(drawn.map(({ ms }) => ms)).toFixed(1)} ms, slowest of ${ROUNDS} ${slowest.toFixed(1)} ms`,
)
console.log(`kept since nothing on it has moved: median ${median(kept).toFixed(2)} ms`)
console.log(`size: median ${(median(drawn.map(({ bytes }) => bytes)) / 1024).toFixed(0)} KiB`)
