import { loadavg } from 'node:os'

/** The value below which `part` of the values lie. */
export const percentile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** The median of some rounds, and how far they lay apart: `512 (498-530)`. */
export const spread = (values: readonly number[], digits = 0): string => {
  const shown = (value: number): string => value.toFixed(digits)
  return `${shown(median(values))} (${shown(Math.min(...values))}-${shown(Math.max(...values))})`
}

/** The machine's load over the last minute: what else was running is part of every figure. */
export const load = (): number => loadavg()[0] ?? 0

/** A table as the documentation shows it. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
