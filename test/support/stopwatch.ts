import { readFileSync } from 'node:fs'

/** What a process has spent waiting for a processor that others had; 0 where the system does not tell. */
const heldUpMs = (pid: number | 'self'): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6
  } catch {
    return 0 // another system, or the process has ended
  }
}

const SAMPLE_MS = 10

/**
 * Time as these processes have it, ms: what they wait for a processor is the machine's time and not theirs. A bound on it
 * says the same of a busy machine as of a quiet one.
 */
export const startStopwatch = (pid?: number): (() => number) => {
  const began = performance.now()
  const before = { own: heldUpMs('self'), other: pid === undefined ? 0 : heldUpMs(pid) }
  let other = before.other
  const sample = (): void => {
    if (pid !== undefined) other = Math.max(other, heldUpMs(pid))
  }
  // Nobody tells of it once the process has ended.
  const sampling = pid === undefined ? undefined : setInterval(sample, SAMPLE_MS).unref()
  return () => {
    sample()
    clearInterval(sampling)
    return performance.now() - began - (heldUpMs('self') - before.own) - (other - before.other)
  }
}

/** A clock that stands still while this process waits for a processor. */
export const ownClock = (): (() => number) => {
  const [start, elapsed] = [Date.now(), startStopwatch()]
  return () => start + elapsed()
}
