import { TickPayload, type Work, work } from './payload.ts'

/** Compares a few more customers with the bank. */
export const reconcile = (round: () => Promise<unknown>): Work => work(TickPayload, () => round())
