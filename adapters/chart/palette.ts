import { encode } from 'fast-png'
import { HEIGHT, SCALE, WIDTH } from './look.ts'

const MOST_COLOURS = 128
/** Higher levels take longer and save no more than a hundredth. */
const ZLIB_LEVEL = 3

const redOf = (colour: number): number => colour >> 16
const greenOf = (colour: number): number => (colour >> 8) & 255
const blueOf = (colour: number): number => colour & 255

const distance = (a: number, b: number): number =>
  (redOf(a) - redOf(b)) ** 2 + (greenOf(a) - greenOf(b)) ** 2 + (blueOf(a) - blueOf(b)) ** 2

const nearest = (palette: Uint32Array, colour: number): number => {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  // Some hundred thousand steps for a picture: a plain loop is several times as fast here.
  for (let at = 0; at < palette.length; at += 1) {
    const far = distance(palette[at] ?? 0, colour)
    if (far >= least) continue
    best = at
    least = far
  }
  return best
}

type Run = { readonly colour: number; readonly length: number }

/** Neighbours of one colour together: most of a chart is its background. */
const runsOf = (rgba: Uint8ClampedArray): readonly Run[] => {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4)
  const runs: Run[] = []
  let begin = 0
  for (let at = 1; at <= pixels.length; at += 1) {
    if (pixels[at] === pixels[begin]) continue
    const [red = 0, green = 0, blue = 0] = rgba.subarray(begin * 4, begin * 4 + 3)
    runs.push({ colour: (red << 16) | (green << 8) | blue, length: at - begin })
    begin = at
  }
  return runs
}

/** A PNG with the colours that occur most; the others, at the edges of letters, become the one that is nearest. */
export const encodeWithPalette = (rgba: Uint8ClampedArray): Uint8Array => {
  const runs = runsOf(rgba)
  const counts = new Map<number, number>()
  for (const { colour, length } of runs) counts.set(colour, (counts.get(colour) ?? 0) + length)
  const often = [...counts].toSorted(([a, many], [b, more]) => more - many || a - b).slice(0, MOST_COLOURS)
  const palette = Uint32Array.from(often, ([colour]) => colour)
  const indexOf = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]))
  const data = new Uint8Array(rgba.length / 4)
  let at = 0
  for (const { colour, length } of runs) {
    data.fill(indexOf.get(colour) ?? 0, at, at + length)
    at += length
  }
  const size = { width: WIDTH * SCALE, height: HEIGHT * SCALE }
  const colours = Array.from(palette, (colour) => [redOf(colour), greenOf(colour), blueOf(colour)])
  return encode({ ...size, data, depth: 8, channels: 1, palette: colours }, { zlib: { level: ZLIB_LEVEL } })
}
