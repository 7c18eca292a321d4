import { hasLeft } from '#bank/ground/customer.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import type { BankEvent } from '#bank/ground/rail.ts'
import type { BankTransfer } from '#bank/ground/transfer.ts'
import { findNews, saveNews } from '#bank/operation/mirror.ts'
import { syncAccount } from './sync-account.ts'
import type { Connected, SyncDeps, SyncPorts } from './sync-deps.ts'
import { syncTransfer, takeReturn } from './sync-transfer.ts'
import { syncUser } from './sync-user.ts'
import { tellByNumber } from './tell-by-number.ts'

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
  for (const { transfers, news } of (await readPages(deps, id, found.bankUserId)).toReversed()) {
    const told: (string | undefined)[] = []
    for (const transfer of news) told.push(await tellByNumber(deps, transfer))
    await saveNews(deps, news)
    for (const id of told) if (id !== undefined) await deps.wake.notice(id)
    for (const transfer of transfers) await takeReturn(deps, transfer)
  }
}

type Page = { readonly transfers: readonly BankTransfer[]; readonly news: readonly BankTransfer[] }

/**
 * Pages, newest first, as far as there is news. All are read before anything is kept, and the oldest is kept first: what is
 * old looks known once the newest is, so that a look that ends half-way must leave the newest as news for the next one.
 */
const readPages = async (deps: SyncDeps, id: CustomerId, user: string): Promise<readonly Page[]> => {
  const pages: Page[] = []
  for (let page: number | undefined = 1; page !== undefined && pages.length < MAX_PAGES; ) {
    const read = await deps.rail.transfers.list({ user, page })
    if (!read.ok) throw new Error(`the transfers of ${id} could not be read: ${read.error.message}`)
    const { transfers, next }: { readonly transfers: readonly BankTransfer[]; readonly next?: number | undefined } =
      read.value
    const news = await findNews(deps, transfers)
    pages.push({ transfers, news })
    page = news.length === 0 ? undefined : next
  }
  return pages
}
