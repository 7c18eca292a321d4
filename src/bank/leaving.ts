import { deleteAlert } from '#bank/alert/manage.ts'
import { historyCsv } from '#bank/account/export.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { OperationId } from '#bank/ground/ids.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { Holdings } from '#bank/privacy/export.ts'
import { leaveRequests } from '#bank/request/leave.ts'
import { cancelOrder } from '#bank/crypto/waiting-order-manage.ts'
import { deleteSchedule } from '#bank/schedule/manage.ts'
import type { Ports } from './registry.ts'

/** More than anybody has; what is beyond it is left out rather than read without end. */
const MOST = 10_000
const PAGE = 500

/** What every capability keeps of a customer, for their own eyes. */
export const holdingsOf = (ports: Ports): Holdings => ({
  kept: {
    you: async ({ ssnLast4, ...customer }) => ({
      ...customer,
      ...(ssnLast4 !== undefined && { socialSecurityNumber: `••• •• ${ssnLast4}, the rest is not kept` }),
    }),
    chats: ({ id }) => ports.customers.identitiesOf(id),
    accounts: async ({ id }) => {
      const all = [...(await ports.accounts.ofCustomer(id)), ...(await ports.accounts.closedOf(id))]
      return await Promise.all(
        all.map(async (account) => ({ ...account, ...(await ports.accountNumbers.find(account.id)) })),
      )
    },
    orders: (customer) => ordersOf(ports, customer),
    requests: async ({ id }) => ({
      asked: await ports.requests.askedBy(id, MOST),
      waiting: await ports.requests.waitingFor(id, MOST),
    }),
    // What was attached for support is about the other side too; which operator wrote is the operator's own.
    reports: async ({ id }) =>
      (await ports.cases.ofCustomer(id, MOST)).map(({ attached: _, thread = [], ...report }) => ({
        ...report,
        messages: thread.map(({ operator: __, ...message }) => message),
      })),
    records: ({ id }) => ports.personalRecords.read(id),
  },
  movements: (customer) => historyCsv(ports, customer),
})

const ordersOf = async ({ operations }: Ports, { id }: Customer): Promise<readonly Operation[]> => {
  const all: Operation[] = []
  let before: OperationId | undefined
  while (all.length < MOST) {
    const page = await operations.ofCustomer(id, { limit: PAGE, ...(before !== undefined && { before }) })
    all.push(...page)
    before = page.at(-1)?.id
    if (page.length < PAGE) break
  }
  return all
}

/** What else ends with a customer who leaves: what they planned, what they asked for, what they wanted to hear. */
export const leaveAll = async (ports: Ports, customer: Customer): Promise<void> => {
  const now = ports.clock()
  await leaveRequests(ports, customer)
  for (const { id } of await ports.schedules.ofCustomer(customer.id)) await deleteSchedule(ports, customer, id, now)
  for (const { id } of await ports.waitingOrders.ofCustomer(customer.id)) await cancelOrder(ports, customer, id, now)
  for (const { id } of await ports.alerts.ofCustomer(customer.id)) await deleteAlert(ports, customer, id)
}
