import type { OperationId } from '#bank/ground/ids.ts'

/** A refusal after a request whose answer was not received counts once that request can no longer arrive. */
export const SETTLE_WINDOW_MS = 60_000

/**
 * Whether this process has seen for long enough that an operation was refused and nothing of it has arrived. Measured by
 * a clock that never jumps, so that two machines whose times differ can't make a minute of a second;
 * a restart begins a new window.
 */
export const createSettleWindow = (elapsed: () => number) => {
  const since = new Map<OperationId, number>()
  return {
    isOver(id: OperationId): boolean {
      const began = since.get(id)
      if (began === undefined) since.set(id, elapsed())
      if (began === undefined || elapsed() - began < SETTLE_WINDOW_MS) return false
      since.delete(id)
      return true
    },
  }
}
export type SettleWindow = ReturnType<typeof createSettleWindow>
