import type { Customers } from '#bank/ground/customer.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import type { Wake } from '#bank/ground/wake.ts'

/**
 * Has a few customers read again at the bank with each round, one after the other and from the start again: what a webhook that
 * never came was about is found, however long ago that was.
 */
export const createPatrol = (deps: { readonly customers: Customers; readonly wake: Wake }, perRound = 3) => {
  let after: CustomerId | undefined
  return async (): Promise<void> => {
    const page = await deps.customers.page(after, perRound)
    after = page.length < perRound ? undefined : page.at(-1)?.id
    for (const { id } of page) await deps.wake.sync(id)
  }
}
