import { readFileSync } from 'node:fs'

/** Of a process so far; NaN where the system does not tell (anything but Linux). */
export type Usage = { cpuMs: number; mb: number }

const TICK_MS = 10

export const usageOf = (pid: number): Usage => {
  try {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const fields = rest.split(' ')
    const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return { cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS, mb: Number(kb) / 1_024 }
  } catch {
    return { cpuMs: Number.NaN, mb: Number.NaN }
  }
}
