import type { Customer } from '#bank/ground/customer.ts'
import { historyItem } from '#bank/ground/history.ts'
import type { CustomerId, RequestId } from '#bank/ground/ids.ts'
import type { MoneyRequest } from './request.ts'
import type { RequestPorts } from './request-ports.ts'

/** A person as the other side sees them: names are read again, never kept with a request. */
export type Person = {
  readonly customer: CustomerId
  readonly name: string
  readonly handle: string
  /** No customer any more: there is no name to read. */
  readonly isGone?: true
}
export type Named = Pick<Person, 'name' | 'handle' | 'isGone'>

/** A request from one side of it. */
export type RequestView = {
  readonly request: MoneyRequest
  readonly side: 'asker' | 'payer'
  readonly asker: Person
  readonly payer: Person
}

const GONE = { name: '', handle: 'gone', isGone: true } as const

export const personOf = async (ports: Pick<RequestPorts, 'customers'>, customer: CustomerId): Promise<Person> => {
  const found = await ports.customers.find(customer)
  return { customer, ...(found === undefined ? GONE : { name: found.legalName, handle: found.handle }) }
}

/** Undefined for all customers but its two sides. */
export const viewRequest = async (
  ports: Pick<RequestPorts, 'customers' | 'requests'>,
  who: CustomerId,
  id: RequestId,
): Promise<RequestView | undefined> => {
  const request = await ports.requests.find(id)
  return request === undefined ? undefined : await viewOf(ports, who, request)
}

const viewOf = async (
  ports: Pick<RequestPorts, 'customers'>,
  who: CustomerId,
  request: MoneyRequest,
): Promise<RequestView | undefined> => {
  if (request.payer !== who && request.asker !== who) return undefined
  const [asker, payer] = await Promise.all([personOf(ports, request.asker), personOf(ports, request.payer)])
  return { request, side: request.payer === who ? 'payer' : 'asker', asker, payer }
}

const MOST = 10

/** What waits for this customer's answer, then what they asked for. */
export const listRequests = async (
  ports: Pick<RequestPorts, 'customers' | 'requests'>,
  who: CustomerId,
): Promise<{ readonly waiting: readonly RequestView[]; readonly asked: readonly RequestView[] }> => {
  const [waiting, asked] = await Promise.all([ports.requests.waitingFor(who, MOST), ports.requests.askedBy(who, MOST)])
  const views = async (all: readonly MoneyRequest[]): Promise<readonly RequestView[]> =>
    (await Promise.all(all.map((each) => viewOf(ports, who, each)))).filter((view) => view !== undefined)
  return { waiting: await views(waiting), asked: await views(asked) }
}

/** What can be asked back: who got it. Undefined unless this customer's own payment to another customer has settled. */
export const askableBack = async (
  ports: Pick<RequestPorts, 'customers' | 'accounts' | 'entries'>,
  customer: Customer,
  transfer: string,
): Promise<{ readonly payee: Person; readonly note: string; readonly cents: bigint } | undefined> => {
  const line = await historyItem(ports, customer, transfer)
  const payee = line?.entry.customers.find((each) => each !== customer.id)
  if (line?.direction !== 'out' || line.entry.transfer.status !== 'settled' || payee === undefined) return undefined
  return {
    payee: await personOf(ports, payee),
    note: line.entry.transfer.note,
    cents: line.entry.transfer.amount.minor,
  }
}
