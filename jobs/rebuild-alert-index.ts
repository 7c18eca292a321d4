import { TickPayload, type Work, work } from './payload.ts'

/** Puts waiting alerts back into the index, which may be lost with Redis. */
export const rebuildAlertIndex = (rebuild: () => Promise<unknown>): Work => work(TickPayload, () => rebuild())
