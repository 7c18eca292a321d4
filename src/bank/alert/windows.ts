import { type Before, type Span, SPAN_MS, SPANS } from './measure.ts'

/** A price in cents at a moment. */
export type Point = { readonly at: number; readonly price: number }

/** The part of a span of which prices have to be known before a high of it is called one. */
const KNOWN = 0.9

/** The lowest or the highest of a sliding span, each point looked at once: only what can still become it is kept. */
const createEdge = (isBeyond: (a: number, b: number) => boolean) => {
  let points: Point[] = []
  let first = 0
  return {
    add(point: Point): void {
      while (points.length > first && !isBeyond(points.at(-1)?.price ?? 0, point.price)) points.pop()
      points.push(point)
    },
    since(from: number): number | undefined {
      while (first < points.length && (points[first]?.at ?? 0) < from) first += 1
      if (first > 1_000 && first * 2 > points.length) {
        points = points.slice(first)
        first = 0
      }
      return points[first]?.price
    },
  }
}

/** What went before a price in each span. Every point is told it once, oldest first; one that is not newer is left out. */
export type Windows = {
  /** Undefined for a point that is not newer than the last: a clock was set back. */
  add(point: Point): Readonly<Partial<Record<Span, Before>>> | undefined
  /** Of the newest point; undefined before the first. */
  readonly newest: () => number | undefined
}

export const createWindows = (): Windows => {
  const edges = SPANS.map((span) => ({
    span,
    low: createEdge((a, b) => a < b),
    high: createEdge((a, b) => a > b),
  }))
  let oldest: number | undefined
  let newest: number | undefined
  return {
    add(point) {
      if (newest !== undefined && point.at <= newest) return undefined
      const before: Partial<Record<Span, Before>> = {}
      for (const { span, low, high } of edges) {
        const from = point.at - SPAN_MS[span]
        const [lowest, highest] = [low.since(from), high.since(from)]
        const known = oldest !== undefined && point.at - oldest >= SPAN_MS[span] * KNOWN
        if (lowest !== undefined && highest !== undefined) before[span] = { lowest, highest, known }
        low.add(point)
        high.add(point)
      }
      oldest ??= point.at
      newest = point.at
      return before
    },
    newest: () => newest,
  }
}
