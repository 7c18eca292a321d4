import type { OperationId } from '#bank/ground/ids.ts'
import { OperationPayload, type Work, work } from './payload.ts'

/** Moves one operation on. Two at once on the same one are harmless: its changes are compare-and-set. */
export const runOperation = (advance: (id: OperationId) => Promise<unknown>): Work =>
  work(OperationPayload, ({ id }) => advance(id))
