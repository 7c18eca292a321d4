import type { Audit } from '#bank/ground/audit.ts'
import type { Customers } from '#bank/ground/customer.ts'
import type { Notices } from '#bank/ground/notice.ts'
import type { Wake } from '#bank/ground/wake.ts'
import type { Recoveries, Recovery } from './recovery.ts'
import type { Pins } from './sign-in.ts'

export type RecoverPorts = {
  readonly recoveries: Recoveries
  readonly customers: Customers
  readonly pins: Pins
  readonly notices: Pick<Notices, 'add'>
  readonly audit: Audit
  readonly wake: Pick<Wake, 'notice'>
  readonly clock: () => number
}

export const record = (
  { audit, clock }: RecoverPorts,
  { id, customer }: Recovery,
  what: string,
  facts: Readonly<Record<string, string>>,
): Promise<void> => audit.append({ id: `${id}:${what}`, at: clock(), customer, what, facts })
