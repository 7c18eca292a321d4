import type { Scheme } from '#bank/ground/customer.ts'

/** Of a line; without a value where nothing is known, and the line breaks. */
export type ChartPoint = { readonly at: number; readonly value: number | undefined }

/**
 * A line over time, with everything that is written on it: how it is drawn is the only thing that is left open. Values are
 * dollars, for drawing alone; moments are Unix ms. Two that are equal are the same picture.
 */
export type LineChart = {
  /** What is shown, and of which time. */
  readonly title: string
  /** What it is now, in large letters. */
  readonly figure: string
  /** Beside the figure: how much it has changed, or how old it is. */
  readonly remark?: string | undefined
  readonly direction: 'up' | 'down' | 'flat'
  readonly from: number
  readonly to: number
  /** Oldest first. */
  readonly points: readonly ChartPoint[]
  /** The last value, at the end of the line. */
  readonly last: { readonly at: number; readonly value: number; readonly label: string }
  /** Below the line. */
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
  readonly peaks: readonly {
    readonly at: number
    readonly value: number
    readonly label: string
    readonly side: 'top' | 'bottom'
  }[]
  /** Lines across, which the scale has room for. */
  readonly levels: readonly { readonly value: number; readonly label: string }[]
}

/** Draws pictures. Rejects where it can't: what is on them is said in words, too. */
export type Pictures = {
  /** As PNG. */
  lineChart(chart: LineChart, scheme: Scheme): Promise<Uint8Array>
}
