import type { Accounts } from '#bank/ground/account.ts'
import type { Customer, Customers, Tier } from '#bank/ground/customer.ts'
import { type CustomerId, isOperationId, type OperationId } from '#bank/ground/ids.ts'
import type { Journal } from '#bank/ground/journal.ts'
import { type Notices, notify } from '#bank/ground/notice.ts'
import { isUnderWay, type Operations } from '#bank/ground/operation.ts'
import { isAboutIdentity } from '#bank/ground/order.ts'
import type { BankNews, BankUser, Rail } from '#bank/ground/rail.ts'
import type { BankTransfer, Entries } from '#bank/ground/transfer.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { newerThan, refreshAccount } from '#bank/operation/funds.ts'
import { saveSeen } from '#bank/operation/mirror.ts'

type Deps = {
  readonly customers: Customers
  readonly accounts: Accounts
  readonly entries: Entries
  readonly operations: Operations
  readonly notices: Notices
  readonly journal: Journal
  readonly rail: Rail
  readonly wake: Wake
  readonly clock: () => number
}

/** Transfers looked through in one sync; older ones are there already or come by news. */
const MAX_PAGES = 20
const TRIES = 5

type Side = { readonly user: string; readonly account: string }

/** What other rooms do with what was read. */
type Connected = {
  readonly advance: (id: OperationId) => Promise<unknown>
  /** Keeps what the bank says of a customer. */
  readonly keepUser: (customer: Customer, user: BankUser) => Promise<void>
  /** Takes over every account that the bank shows for a customer. */
  readonly importAccounts: (customer: Customer) => Promise<void>
}

/**
 * Takes over what the bank says changed. News is a hint: the object is read again, so that late, doubled and
 * shuffled news change nothing. Throws when the bank can't be read, so that the news comes again.
 */
export const createSync = (ports: Deps, { advance, keepUser, importAccounts }: Connected) => {
  const heard = async (news: BankNews): Promise<void> => {
    if (news.about === 'user') {
      const customer = await ports.customers.findByBankUser(news.id)
      if (customer !== undefined) await readUser(customer)
      return
    }
    if (news.about === 'account') return await heardAccount(news.id, news.user)
    await heardTransfer(news)
  }

  const readUser = async (customer: Customer): Promise<void> => {
    const user = await ports.rail.users.read(customer.bankUserId ?? '')
    if (!user.ok) throw new Error(`the bank's user of ${customer.id} could not be read: ${user.error.message}`)
    await keepUser(customer, user.value)
    if (user.value.tier !== customer.tier && !user.value.reviewing) await tellTier(customer, user.value.tier)
  }

  /** The bank has changed by itself what it allows. What an operation of theirs brings about, its own card tells. */
  const tellTier = async (customer: Customer, tier: Tier): Promise<void> => {
    const recent = await ports.operations.ofCustomer(customer.id, { limit: 20 })
    if (recent.some(({ state, order }) => isUnderWay(state) && isAboutIdentity(order))) return
    const [identity] = await ports.customers.identitiesOf(customer.id)
    if (identity === undefined) return
    // Two deliveries of one piece of news make one notice; a change back and forth within a minute, too.
    const id = `${customer.id}:${tier}:${Math.floor(ports.clock() / 60_000)}`
    await notify(ports, { id, customer: customer.id, conversation: identity, about: { kind: 'tier', tier } })
  }

  const heardAccount = async (id: string, user: string): Promise<void> => {
    const account = await ports.accounts.findByBankAccount(id)
    if (account === undefined) return
    const read = await ports.rail.accounts.read({ user, account: id })
    if (!read.ok) throw new Error(`the account ${account.id} could not be read: ${read.error.message}`)
    const balance = newerThan(account, read.value.balance, ports.clock())
    if (!(await ports.accounts.refresh(account.id, balance, account.asOf))) await refreshAccount(ports, account.id)
    const { locked, active, sends, nickname } = read.value
    if (!active) await ports.accounts.setStatus(account.id, 'closed')
    else if (locked) await ports.accounts.setStatus(account.id, 'locked')
    else if (account.status === 'locked' || (account.status === 'pending-proof' && sends))
      await ports.accounts.setStatus(account.id, 'open')
    if (nickname !== '' && nickname !== account.nickname) await ports.accounts.rename(account.id, nickname)
  }

  const heardTransfer = async (news: Extract<BankNews, { about: 'transfer' }>): Promise<void> => {
    if (isOperationId(news.operation)) {
      const operation = await ports.operations.find(news.operation)
      if (operation !== undefined) await ports.wake.operation(operation.id)
    }
    const sides = [
      { user: news.fromUser, account: news.fromAccount },
      { user: news.toUser, account: news.toAccount },
    ].filter((side): side is Side => side.user !== undefined && side.account !== undefined)
    const [where] = await oursOf(sides)
    // Between people of other products of the platform: none of our business, and not ours to read.
    if (where === undefined) return
    const transfer = await ports.rail.transfers.read({ ...where, transfer: news.id })
    if (!transfer.ok) throw new Error(`the transfer ${news.id} could not be read: ${transfer.error.message}`)
    await saveSeen(ports, transfer.value)
    for (const { account, user } of sides) await heardAccount(account, user)
    await returned(transfer.value)
  }

  const oursOf = async (sides: readonly Side[]): Promise<readonly Side[]> => {
    const customers = await Promise.all(sides.map(({ user }) => ports.customers.findByBankUser(user)))
    return sides.filter((_, at) => customers[at] !== undefined)
  }

  /** A bank may send settled money back days later: the operation that stood as settled hears of it here. */
  const returned = async ({ operation: id, status, code }: BankTransfer): Promise<void> => {
    if (status !== 'returned' || !isOperationId(id)) return
    for (let tries = 0; tries < TRIES; tries += 1) {
      const operation = await ports.operations.find(id)
      if (operation?.state !== 'settled') return
      const at = ports.clock()
      const set = { why: 'bank-return', ...(code !== undefined && { code, detail: code }) } as const
      if (await ports.operations.change(operation.id, operation.revision, { state: 'returned', at, set, dueAt: at })) {
        await advance(operation.id)
        return
      }
    }
    throw new Error(`the return of ${id} lost ${TRIES} races`)
  }

  /** Everything of one customer, read again at the bank. */
  const customer = async (id: CustomerId): Promise<void> => {
    const found = await ports.customers.find(id)
    if (found?.bankUserId === undefined) return
    await readUser(found)
    await importAccounts(found)
    let page: number | undefined = 1
    for (let pages = 0; page !== undefined && pages < MAX_PAGES; pages += 1) {
      const read = await ports.rail.transfers.list({ user: found.bankUserId, page })
      if (!read.ok) throw new Error(`the transfers of ${id} could not be read: ${read.error.message}`)
      let changed = 0
      for (const transfer of read.value.transfers) {
        if (await saveSeen(ports, transfer)) changed += 1
        await returned(transfer)
      }
      page = changed === 0 ? undefined : read.value.next
    }
  }

  return { heard, customer }
}
