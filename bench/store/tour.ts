import type { MongoStores } from '#adapters/mongo/index.ts'
import { usd } from '#bank/ground/money.ts'
import { ledgerOf } from '#bank/ground/postings.ts'
import { newId } from '#bank/ground/ids.ts'
import { FAR, type Sample } from './samples.ts'

const DAY = '2026-11-27'

const people = async ({ customers, pins, codeTries, linkCodes }: MongoStores, one: Sample): Promise<void> => {
  const { customer, identity, name, at } = one
  const { id } = customer
  await customers.insert(customer, 'digest', identity)
  await customers.find(id)
  await customers.findByHandle(customer.handle)
  await customers.findByPhone(customer.phone)
  await customers.findByEmail(customer.email)
  await customers.findByIdentity(identity)
  await customers.findByBankUser(customer.bankUserId ?? '')
  await customers.update(id, { handle: `${name}y`, email: `${name}y@example.com` })
  await customers.identitiesOf(id)
  await customers.attach(identity, id)
  await customers.page(undefined, 50)
  await customers.page(id, 50)
  await pins.read(id)
  await pins.replace(id, 'another', identity)
  await pins.countTry(id, identity, at)
  await pins.clear(id, identity)
  await codeTries.take({ customer: id, what: 'send', operation: newId('operation'), now: at, most: 5, withinMs: 1 })
  await linkCodes.issue(name, id, FAR)
  await linkCodes.redeem(name, at)
  await linkCodes.issue(name, id, FAR)
}

const money = async (stores: MongoStores, one: Sample): Promise<void> => {
  const { accounts, entries, allowances, journal, ledgers, audit } = stores
  const { customer, account, operation, entry, name, at } = one
  const { posted, coins } = account
  await accounts.insert(account)
  await accounts.find(account.id)
  await accounts.findByBankAccount(account.bankAccountId)
  await accounts.ofCustomer(customer.id)
  await accounts.rename(account.id, 'Rainy days')
  await accounts.setStatus(account.id, 'open', ['open'])
  await accounts.hold(account.id, operation.id, usd(100n))
  await accounts.withHolds(20)
  await accounts.release(account.id, operation.id)
  await accounts.hold(account.id, operation.id, usd(100n))
  await accounts.capture(account.id, operation.id, { posted, coins, asOf: at + 1 })
  await accounts.refresh(account.id, { posted, coins, asOf: at + 2 })
  await entries.save(entry)
  await entries.save({ ...entry, transfer: { ...entry.transfer, status: 'settled' } })
  await entries.find(entry.transfer.id)
  await entries.findByOperation(operation.id)
  for (const which of [{}, { account: account.id }, { before: entry.transfer.id }])
    await entries.page({ customer: customer.id, limit: 10, ...which })
  const share = { customer: customer.id, day: DAY, operation: operation.id }
  await allowances.take({ ...share, cents: 100n, limit: 1_000n })
  await allowances.spent(customer.id, DAY)
  await allowances.giveBack(share)
  const posting = { ledger: ledgerOf(account.id), amount: usd(1n) }
  const postings = [
    { ...posting, side: 'debit' as const },
    { ...posting, side: 'credit' as const, ledger: 'rail:in-transit' },
  ]
  await journal.append({ id: `entry-${name}`, at, operation: operation.id, postings })
  await journal.ofOperation(operation.id)
  await ledgers.balances([account.id])
  await audit.append({ id: `event-${name}`, at, customer: customer.id, what: 'bench', facts: {} })
}

const work = async ({ operations, vault, drafts, notices, evidence }: MongoStores, one: Sample): Promise<void> => {
  const { customer, account, operation, conversation, name, at } = one
  await operations.insert(operation)
  await operations.find(operation.id)
  await operations.change(operation.id, 0, { state: 'confirmed', at, dueAt: at })
  await operations.due(at, 20)
  await operations.underWayFor(account.id)
  await operations.change(operation.id, 1, { state: 'submitted', at, dueAt: FAR })
  await operations.awaited(at, 20)
  await operations.change(operation.id, 2, { state: 'settled', at, dueAt: null })
  await operations.ofCustomer(customer.id, { limit: 10 })
  await operations.ofCustomer(customer.id, { before: operation.id, limit: 10 })
  await vault.put(operation.id, { secret: 'x' }, at)
  await vault.get(operation.id, at)
  await vault.erase(operation.id)
  await vault.put(operation.id, { secret: 'x' }, FAR)
  await drafts.put(name, 'field', 'value', at)
  await drafts.read(name, at)
  await drafts.erase(name)
  await drafts.put(name, 'field', 'value', FAR)
  const id = `${operation.id}:settled`
  const about = { kind: 'operation', operation: operation.id } as const
  await notices.add({ id, customer: customer.id, conversation, about, createdAt: at })
  await notices.find(id)
  await notices.due(at, 20)
  await notices.postpone(id, FAR)
  await notices.undeliveredOf(customer.id)
  await notices.end(id, 'delivered', at)
  await evidence.noticesAbout(operation.id)
}

const wishes = async (stores: MongoStores, one: Sample): Promise<void> => {
  const { alerts, schedules, requests, requestSlots, requestBlocks } = stores
  const { customer, alert, schedule, request, at } = one
  await alerts.insert(alert)
  await alerts.find(alert.id)
  await alerts.ofCustomer(customer.id)
  await alerts.page(undefined, 50)
  await alerts.page(alert.id, 50)
  await alerts.findMany([alert.id])
  await alerts.page(undefined, 50, at)
  await alerts.change([alert], { state: 'fired' }, at, true)
  await alerts.fired(50)
  await schedules.insert(schedule)
  await schedules.find(schedule.id)
  await schedules.change(schedule.id, 0, { state: 'active', next: 1, since: 0, dueAt: FAR })
  await schedules.ofCustomer(customer.id)
  await schedules.due(at, 20)
  const pair = { asker: customer.id, payer: customer.id }
  const slot = { ...pair, request: request.id, until: FAR, now: at, perAsker: 5, perPair: 2 }
  await requestSlots.take(slot)
  await requests.insert(request)
  await requests.find(request.id)
  await requests.askedBy(customer.id, 10)
  await requests.waitingFor(customer.id, 10)
  await requests.askedSince(pair, 0)
  await requests.due(at, 20)
  await requests.change(request.id, 0, { state: 'declined', endedAt: at, dueAt: null })
  await requestSlots.free(slot)
  const block = { by: customer.id, whom: customer.id }
  await requestBlocks.add(block, at)
  await requestBlocks.has(block)
  await requestBlocks.ofCustomer(customer.id, 10)
  await requestBlocks.remove(block)
  await requestBlocks.add(block, at)
}

const operators = async (stores: MongoStores, one: Sample): Promise<void> => {
  const { cases, drifts, rounds, overview } = stores
  const { customer, reported, difference, at } = one
  await cases.insert(reported)
  await cases.find(reported.id)
  await cases.ofCustomer(customer.id, 10)
  await cases.open(20)
  await cases.due(at, 20)
  await cases.change(reported.id, 0, { state: 'closed', answer: 'done', closedAt: at, dueAt: null })
  await drifts.record(customer.id, [difference], at)
  await drifts.open(20)
  await drifts.summary()
  await drifts.toAlarm(at, at)
  await drifts.accept(difference.id, 'bench', at)
  await rounds.write({ startedAt: at, looked: 1, failed: 0 })
  await rounds.read()
  await overview.operations()
  await overview.notices()
  await overview.waiting(1_000)
  await overview.overdue(at, 20)
}

/** Calls every method of every store once, for one customer. */
export const tour = async (stores: MongoStores, one: Sample): Promise<void> => {
  await people(stores, one)
  await money(stores, one)
  await work(stores, one)
  await wishes(stores, one)
  await operators(stores, one)
  await stores.ping()
}
