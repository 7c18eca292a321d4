import type { Line } from '#bank/line/line.ts'

/** A bank that answers and keeps up. */
export const openLine: Line = { isAway: async () => false, isFull: async () => false }
