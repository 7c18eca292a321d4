import { setTimeout as sleep } from 'node:timers/promises'

export type RetryOptions = {
  /** The pause after each failure but the last: one try more than there are pauses. */
  readonly waitsMs: readonly number[]
  /** Whether this failure is worth another try; without it every failure is. */
  readonly isWorthIt?: (error: unknown) => boolean
  /** Called before each pause, to log it. `tries`: how many there were so far. */
  readonly onFailure?: (error: unknown, tries: number) => void
  /** Makes the pauses. */
  readonly wait?: (ms: number) => Promise<unknown>
}

/** Tries until it works or the pauses are used up; the last failure is thrown. */
export const retry = async <T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> => {
  const { waitsMs, isWorthIt = () => true, onFailure, wait = sleep } = options
  for (const [failures, waitMs] of waitsMs.entries()) {
    try {
      return await attempt()
    } catch (error) {
      if (!isWorthIt(error)) throw error
      onFailure?.(error, failures + 1)
    }
    await wait(waitMs)
  }
  return await attempt()
}
