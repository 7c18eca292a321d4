import type { CustomerId } from '#bank/ground/ids.ts'
import { CustomerPayload, type Work, work } from './payload.ts'

/** Reads a customer's accounts and transfers at the bank again. */
export const syncCustomer = (sync: (id: CustomerId) => Promise<unknown>): Work =>
  work(CustomerPayload, ({ id }) => sync(id))
