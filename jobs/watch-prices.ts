import { TickPayload, type Work, work } from './payload.ts'

/** Takes the bank's prices and fires the alerts they reach. */
export const watchPrices = (watch: () => Promise<unknown>): Work => work(TickPayload, () => watch())
