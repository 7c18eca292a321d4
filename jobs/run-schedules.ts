import { TickPayload, type Work, work } from './payload.ts'

/** Makes the payments whose day has come. */
export const runSchedules = (run: () => Promise<unknown>): Work => work(TickPayload, () => run())
