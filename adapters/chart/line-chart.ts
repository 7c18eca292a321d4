import { Path2D } from '@napi-rs/canvas'
import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { Scheme } from '#bank/ground/customer.ts'
import type { ChartPoint, LineChart } from '#conversation/picture/line-chart.ts'
import { openSheet, type Sheet } from './canvas.ts'
import { type Box, boxAt, freeSpot, type Spot } from './labels.ts'
import { HEIGHT, type Look, LOOKS, PLOT, WIDTH } from './look.ts'
import { encodeWithPalette } from './palette.ts'

type Scales = { readonly x: ScaleLinear<number, number>; readonly y: ScaleLinear<number, number> }
type Drawing = { readonly sheet: Sheet; readonly look: Look; readonly tone: string; readonly scales: Scales }

const SMALL = 12
const LINE_WIDTH = 2
/** Values beside the line stand no closer than this to the last one. */
const APART = 14

const scalesOf = ({ from, to, points, last, peaks, levels }: LineChart): Scales => {
  const values = [...points, last, ...peaks, ...levels].flatMap(({ value }) => value ?? [])
  const [low, high] = [Math.min(...values), Math.max(...values)]
  // Room for what is written over the highest and under the lowest; a price that stood still is in the middle.
  const room = (high - low || Math.max(high * 0.002, 0.01)) * 0.16
  return {
    x: scaleLinear([from, to], [PLOT.left, PLOT.right]),
    y: scaleLinear([low - room, high + room], [PLOT.bottom, PLOT.top]),
  }
}

const dollars = (cents: number) =>
  new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: cents,
    maximumFractionDigits: cents,
  })
const WHOLE = dollars(0)
const CENTS = dollars(2)

const drawHead = ({ sheet, look, tone }: Drawing, { title, figure, remark }: LineChart): void => {
  const large = { size: 26, isBold: true }
  sheet.write(title, PLOT.left, 28, { size: 14, isBold: true, color: look.soft })
  sheet.write(figure, PLOT.left, 60, { ...large, color: look.ink })
  if (remark === undefined) return
  const behind = PLOT.left + sheet.widthOf(figure, large) + 10
  sheet.write(remark, behind, 60, { size: 15, isBold: true, color: tone })
}

const drawGrid = ({ sheet, look, scales: { x, y } }: Drawing, { ticks, last }: LineChart): void => {
  const values = y.ticks(4)
  const format = (values[1] ?? 1) - (values[0] ?? 0) < 1 ? CENTS : WHOLE
  for (const value of values) {
    sheet.across(y(value), { from: PLOT.left, to: PLOT.right, color: look.grid, width: 1 })
    if (Math.abs(y(value) - y(last.value)) < APART) continue
    sheet.write(format.format(value), WIDTH - 8, y(value) + 4, { size: SMALL, color: look.soft, align: 'right' })
  }
  for (const { at, label } of ticks) {
    const half = sheet.widthOf(label, { size: SMALL }) / 2
    const middle = Math.min(Math.max(x(at), PLOT.left + half), WIDTH - 8 - half)
    sheet.write(label, middle, HEIGHT - 12, { size: SMALL, color: look.soft, align: 'center' })
  }
}

const pathOf = (drawn: string | null): Path2D => new Path2D(drawn ?? '')

const drawLine = ({ sheet: { context }, tone, scales: { x, y } }: Drawing, { points }: LineChart): void => {
  const isKnown = ({ value }: ChartPoint): boolean => value !== undefined
  const xOf = ({ at }: ChartPoint): number => x(at)
  const yOf = ({ value = 0 }: ChartPoint): number => y(value)
  const below = area<ChartPoint>().defined(isKnown).x(xOf).y0(PLOT.bottom).y1(yOf)(points)
  context.fillStyle = `${tone}1f`
  context.fill(pathOf(below))
  context.strokeStyle = tone
  context.lineWidth = LINE_WIDTH
  context.stroke(pathOf(line<ChartPoint>().defined(isKnown).x(xOf).y(yOf)(points)))
}

/** What was written is kept, so that nothing is written over it. */
const drawPeaks = (drawing: Drawing, { peaks }: LineChart): readonly Box[] => {
  const { sheet, look, tone, scales } = drawing
  const how = { size: SMALL, isBold: true, color: look.ink, align: 'center', halo: look.back } as const
  return peaks.map(({ at, value, label, side }) => {
    const [x, y] = [scales.x(at), scales.y(value)]
    sheet.dot(x, y, { radius: 3, fill: look.back, edge: tone })
    const width = sheet.widthOf(label, how)
    const middle = Math.min(Math.max(x, PLOT.left + width / 2), PLOT.right - width / 2)
    const spot = { x: middle, y: side === 'top' ? y - 8 : y + 17 }
    sheet.write(label, spot.x, spot.y, how)
    return boxAt(spot, width, SMALL)
  })
}

const drawLevels = ({ sheet, look, scales }: Drawing, { levels }: LineChart): void => {
  for (const { value } of levels)
    sheet.across(scales.y(value), { from: PLOT.left, to: PLOT.right, color: look.level, width: 1.25, dash: [5, 4] })
}

/** The line itself, as something that is better not written over. */
const lineBoxes = ({ scales: { x, y } }: Drawing, { points }: LineChart): readonly Box[] =>
  points.flatMap(({ at, value }) =>
    value === undefined ? [] : [boxAt({ x: x(at), y: y(value) + LINE_WIDTH }, LINE_WIDTH, 2 * LINE_WIDTH)],
  )

const nameLevels = (drawing: Drawing, chart: LineChart, written: readonly Box[]): void => {
  const { sheet, look, scales } = drawing
  const how = { size: SMALL, isBold: true, color: look.level, align: 'center', halo: look.back } as const
  const taken = [...written, ...lineBoxes(drawing, chart)]
  for (const { value, label } of chart.levels) {
    const width = sheet.widthOf(label, how)
    const [left, right] = [PLOT.left + width / 2 + 2, PLOT.right - width / 2 - 8]
    const spots = [scales.y(value) - 5, scales.y(value) + 14].flatMap((y): readonly Spot[] =>
      [left, right, (left + right) / 2].map((x) => ({ x, y })),
    )
    const spot = freeSpot(spots, taken, width, SMALL)
    taken.push(boxAt(spot, width, SMALL))
    sheet.write(label, spot.x, spot.y, how)
  }
}

const drawLast = ({ sheet, look, tone, scales: { x, y } }: Drawing, { last }: LineChart): void => {
  const how = { size: SMALL, isBold: true, color: look.back, align: 'center' } as const
  const [width, at] = [sheet.widthOf(last.label, how) + 10, y(last.value)]
  const left = WIDTH - 4 - width
  sheet.dot(x(last.at), at, { radius: 4, fill: tone, edge: look.back })
  sheet.context.beginPath()
  sheet.context.roundRect(left, at - 10, width, 20, 5)
  sheet.context.fillStyle = tone
  sheet.context.fill()
  sheet.write(last.label, left + width / 2, at + 4.5, how)
}

/** Draws it whole, in one go. */
export const drawLineChart = (chart: LineChart, scheme: Scheme): Uint8Array => {
  const look = LOOKS[scheme]
  const sheet = openSheet(look.back)
  const drawing: Drawing = { sheet, look, tone: look[chart.direction], scales: scalesOf(chart) }
  drawHead(drawing, chart)
  drawGrid(drawing, chart)
  drawLine(drawing, chart)
  drawLevels(drawing, chart)
  nameLevels(drawing, chart, drawPeaks(drawing, chart))
  drawLast(drawing, chart)
  return encodeWithPalette(sheet.pixels())
}
