import type { Customer } from '#bank/ground/customer.ts'
import { decline, withdraw } from './close.ts'
import type { RequestPorts } from './request-ports.ts'

type Deps = Pick<RequestPorts, 'customers' | 'operations' | 'notices' | 'requests' | 'requestSlots' | 'wake' | 'clock'>

const BATCH = 1_000

/** Somebody leaves: what they asked for is withdrawn, what they were asked for declined, and the other side is told. */
export const leaveRequests = async (deps: Deps, customer: Customer): Promise<void> => {
  const now = deps.clock()
  const asked = (await deps.requests.askedBy(customer.id, BATCH)).filter(({ state }) => state === 'open')
  for (const { id } of asked) await withdraw(deps, customer, id, now)
  for (const { id } of await deps.requests.waitingFor(customer.id, BATCH)) await decline(deps, customer, id, now)
}
