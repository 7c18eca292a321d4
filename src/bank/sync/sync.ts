import { hasLeft } from '#bank/ground/customer.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import type { BankEvent } from '#bank/ground/rail.ts'
import { saveSeen } from '#bank/operation/mirror.ts'
import { syncAccount } from './sync-account.ts'
import type { Connected, SyncDeps, SyncPorts } from './sync-deps.ts'
import { syncTransfer, takeReturn } from './sync-transfer.ts'
import { syncUser } from './sync-user.ts'

/** Transfers looked through in one sync; older ones are there already or come by webhook. */
const MAX_PAGES = 20

/**
 * Takes over what the bank says changed. A webhook is a hint: the object is read again, so that late, doubled and
 * shuffled events change nothing. Throws when the bank can't be read, so that the webhook is delivered again.
 */
export const createSync = (ports: SyncPorts, connected: Connected) => {
  const deps: SyncDeps = { ...ports, ...connected }
  return {
    apply: (event: BankEvent): Promise<void> => applyEvent(deps, event),
    customer: (id: CustomerId): Promise<void> => syncCustomer(deps, id),
  }
}

const applyEvent = async (deps: SyncDeps, event: BankEvent): Promise<void> => {
  switch (event.about) {
    case 'user': {
      const customer = await deps.customers.findByBankUser(event.id)
      if (customer !== undefined) await syncUser(deps, customer)
      return
    }
    case 'account':
      return await syncAccount(deps, { user: event.user, account: event.id })
    case 'transfer':
      return await syncTransfer(deps, event)
  }
}

/** Everything of one customer, read again at the bank. */
const syncCustomer = async (deps: SyncDeps, id: CustomerId): Promise<void> => {
  const found = await deps.customers.find(id)
  if (found?.bankUserId === undefined || hasLeft(found)) return
  await syncUser(deps, found)
  await deps.importAccounts(found)
  let page: number | undefined = 1
  for (let pages = 0; page !== undefined && pages < MAX_PAGES; pages += 1) {
    const read = await deps.rail.transfers.list({ user: found.bankUserId, page })
    if (!read.ok) throw new Error(`the transfers of ${id} could not be read: ${read.error.message}`)
    const changed = await saveSeen(deps, read.value.transfers)
    for (const transfer of read.value.transfers) await takeReturn(deps, transfer)
    page = changed === 0 ? undefined : read.value.next
  }
}
