import { readFileSync } from 'node:fs'

const EVERY_MS = 5_000

export type Series = readonly { readonly atS: number; readonly value: number }[]

/** MiB in memory of a process, or undefined when it has gone. */
const residentMib = (pid: number): number | undefined => {
  try {
    const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kib === undefined ? undefined : Number(kib) / 1024
  } catch {
    return undefined // gone
  }
}

/** Per minute, by least squares over what was seen from `fromS` on. */
export const slopePerMinute = (series: Series, fromS = 0): number => {
  const seen = series.filter(({ atS }) => atS >= fromS)
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [atS, value] = [mean(seen.map((one) => one.atS)), mean(seen.map((one) => one.value))]
  const above = seen.reduce((sum, one) => sum + (one.atS - atS) * (one.value - value), 0)
  const below = seen.reduce((sum, one) => sum + (one.atS - atS) ** 2, 0)
  return (60 * above) / below
}

/** Looks every five seconds, or every `everyMs`, until it is stopped: at memory by name, and at whatever else is counted. */
export const startSampler = (
  pids: () => Readonly<Record<string, number>>,
  counts: Readonly<Record<string, () => Promise<number>>>,
  everyMs = EVERY_MS,
) => {
  const series = new Map<string, { atS: number; value: number }[]>()
  const began = performance.now()
  const put = (name: string, value: number | undefined): void => {
    if (value === undefined) return
    series.set(name, [...(series.get(name) ?? []), { atS: Math.round((performance.now() - began) / 1_000), value }])
  }
  const look = async (): Promise<void> => {
    for (const [name, pid] of Object.entries(pids())) put(name, residentMib(pid))
    for (const [name, count] of Object.entries(counts)) put(name, await count())
  }
  // A store that was just killed can't be counted; the next look will.
  const timer = setInterval(() => void look().catch(() => undefined), everyMs)
  return {
    of: (name: string): Series => series.get(name) ?? [],
    most: (name: string): number => Math.max(0, ...(series.get(name) ?? []).map(({ value }) => value)),
    /** Every `stepS` seconds one value, for a person to look at. */
    line: (name: string, stepS = 60): string =>
      (series.get(name) ?? [])
        .filter(({ atS }, at, all) => at === 0 || Math.floor(atS / stepS) > Math.floor((all[at - 1]?.atS ?? 0) / stepS))
        .map(({ value }) => Math.round(value))
        .join(' '),
    stop: (): void => clearInterval(timer),
  }
}
