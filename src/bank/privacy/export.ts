import type { Audit } from '#bank/ground/audit.ts'
import type { Customer, Customers } from '#bank/ground/customer.ts'
import { type CustomerId, derivedId, type IdentityKey, type OperationId } from '#bank/ground/ids.ts'
import { notifyEverywhere, type Notices } from '#bank/ground/notice.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { err, ok, type Result } from '#kit/result.ts'
import { readable } from './readable.ts'

/** In 24 hours. */
export const MOST_EXPORTS = 3
const DAY_MS = 24 * 3_600_000

/** How often a customer has had their data lately, so that the limit holds however many ask at once. */
export type ExportTries = {
  /** Counts one, unless there were as many within the time; one operation counts once. */
  take(order: {
    readonly customer: CustomerId
    readonly what: 'export'
    readonly operation: OperationId
    readonly now: number
    readonly most: number
    readonly withinMs: number
  }): Promise<'taken' | { readonly until: number }>
}

/** What each capability keeps of a customer, by its name. */
export type Kept = Readonly<Record<string, (customer: Customer) => Promise<unknown>>>
/** Everything of a customer's that the bank keeps. */
export type Holdings = {
  readonly kept: Kept
  /** All movements of money, RFC 4180, base64. */
  readonly movements: (customer: Customer) => Promise<{ readonly bytes: string; readonly rows: number }>
}

type Ports = {
  readonly customers: Customers
  readonly exportTries: ExportTries
  readonly audit: Audit
  readonly notices: Pick<Notices, 'add'>
  readonly wake: Pick<Wake, 'notice'>
  readonly clock: () => number
}

type Asked = { readonly chat: IdentityKey; readonly turn: string; readonly now: number }

export type Exported = {
  /** JSON, base64. */
  readonly data: string
  readonly movements: { readonly bytes: string; readonly rows: number }
}

/** Everything kept about a customer, as files for them. Secrets are not in it: their digests tell nobody anything. */
export const exportData = async (
  ports: Ports,
  { kept, movements }: Holdings,
  customer: Customer,
  { chat, turn, now }: Asked,
): Promise<Result<Exported, { readonly kind: 'too-many'; readonly until: number }>> => {
  const operation = derivedId('operation', 'export', turn)
  const counted = { customer: customer.id, what: 'export', operation, now } as const
  const taken = await ports.exportTries.take({ ...counted, most: MOST_EXPORTS, withinMs: DAY_MS })
  if (taken !== 'taken') return err({ kind: 'too-many', until: taken.until })
  const facts = { chat }
  await ports.audit.append({
    id: `${customer.id}:exported:${turn}`,
    at: now,
    customer: customer.id,
    what: 'data exported',
    facts,
  })
  const channel = chat.slice(0, chat.indexOf(':'))
  const about = { kind: 'privacy', what: 'exported', channel, at: now } as const
  await notifyEverywhere(ports, { id: `exported:${turn}`, customer: customer.id, about, except: chat })
  const parts = await Promise.all(
    Object.entries(kept).map(async ([name, read]) => [name, readable(await read(customer))] as const),
  )
  const written = { writtenAt: new Date(now).toISOString(), ...Object.fromEntries(parts) }
  const data = Buffer.from(`${JSON.stringify(written, undefined, 2)}\n`).toString('base64')
  return ok({ data, movements: await movements(customer) })
}
