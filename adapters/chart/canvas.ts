import { fileURLToPath } from 'node:url'
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import { HEIGHT, SCALE, WIDTH } from './look.ts'

/** A name that no font of a system has. */
const FONT = 'Parley Chart'
for (const weight of [400, 600]) {
  const file = fileURLToPath(new URL(`fonts/inter-latin-${weight}.woff2`, import.meta.url))
  if (GlobalFonts.registerFromPath(file, FONT) === null) throw new Error(`the font ${file} can not be read`)
}

export type Written = {
  readonly size: number
  readonly color: string
  readonly isBold?: boolean
  readonly align?: 'left' | 'center' | 'right'
  /** What is behind it, drawn around the letters so that a line does not run through them. */
  readonly halo?: string
}

export type Sheet = ReturnType<typeof openSheet>

/** An empty picture, and the few things that are drawn on it. */
export const openSheet = (back: string) => {
  const canvas: Canvas = createCanvas(WIDTH * SCALE, HEIGHT * SCALE)
  const context: SKRSContext2D = canvas.getContext('2d')
  context.scale(SCALE, SCALE)
  context.fillStyle = back
  context.fillRect(0, 0, WIDTH, HEIGHT)
  context.lineJoin = 'round'
  context.lineCap = 'round'

  const useFont = ({ size, isBold = false }: Pick<Written, 'size' | 'isBold'>): void => {
    context.font = `${isBold ? 600 : 400} ${size}px "${FONT}"`
  }

  return {
    context,
    widthOf(text: string, how: Pick<Written, 'size' | 'isBold'>): number {
      useFont(how)
      return context.measureText(text).width
    },
    write(text: string, x: number, y: number, how: Written): void {
      useFont(how)
      context.textAlign = how.align ?? 'left'
      if (how.halo !== undefined) {
        context.lineWidth = 4
        context.strokeStyle = how.halo
        context.strokeText(text, x, y)
      }
      context.fillStyle = how.color
      context.fillText(text, x, y)
    },
    across(y: number, { from, to, color, width, dash = [] }: Across): void {
      context.strokeStyle = color
      context.lineWidth = width
      context.setLineDash([...dash])
      context.beginPath()
      context.moveTo(from, y)
      context.lineTo(to, y)
      context.stroke()
      context.setLineDash([])
    },
    dot(x: number, y: number, { radius, fill, edge }: Dot): void {
      context.beginPath()
      context.arc(x, y, radius, 0, 2 * Math.PI)
      context.fillStyle = fill
      context.fill()
      if (edge === undefined) return
      context.strokeStyle = edge
      context.lineWidth = 2
      context.stroke()
    },
    pixels: (): Uint8ClampedArray => context.getImageData(0, 0, WIDTH * SCALE, HEIGHT * SCALE).data,
  }
}

type Across = {
  readonly from: number
  readonly to: number
  readonly color: string
  readonly width: number
  readonly dash?: readonly number[]
}
type Dot = { readonly radius: number; readonly fill: string; readonly edge?: string }
