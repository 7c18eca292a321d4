import { TickPayload, type Work, work } from './payload.ts'

/** Turns what is due in the database back into jobs: the queue may forget, the sweep finds. */
export const sweep = (run: () => Promise<unknown>): Work => work(TickPayload, () => run())
