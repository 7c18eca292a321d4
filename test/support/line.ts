import type { BankAvailability } from '#bank/ground/availability.ts'

/** A bank that answers and keeps up. */
export const openLine: BankAvailability = { isAway: async () => false, isFull: async () => false }
