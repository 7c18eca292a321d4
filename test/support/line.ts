import type { Line } from '#bank/ground/availability.ts'

/** A bank that answers and keeps up. */
export const openLine: Line = { isAway: async () => false, isFull: async () => false }
