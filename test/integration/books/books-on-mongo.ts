import { createSeals } from '#adapters/vault/index.ts'
import { entryDocument } from '#adapters/mongo/entry-document.ts'
import { operationDocument } from '#adapters/mongo/operation-document.ts'
import { sealedFields } from '#adapters/mongo/sealed-fields.ts'
import type { Account } from '#bank/ground/account.ts'
import { postingsOf } from '#bank/ground/postings.ts'
import { postingsSeen } from '#bank/operation/mirror.ts'
import { createReconcile, RECONCILE_SETTINGS } from '#bank/books/reconcile.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { newId, type CustomerId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { BankAccount, Rail } from '#bank/ground/rail.ts'
import type { BankTransfer, TransferSide, TransferStatus } from '#bank/ground/transfer.ts'
import { aCustomer, anAccount, anIdentity, anOperation, balance, openMongoStores } from '#test/support/mongo-stores.ts'

export const DAY = 86_400_000
export const NOW = Date.UTC(2026, 10, 23, 12)
const START = 1_000_000_00n
const PAGE = 100

export type Household = { readonly customer: Customer; readonly account: Account }
/** One payment as all four records have it. */
export type Payment = { operation: Operation; transfer: BankTransfer }

/** A bank that says what it is told to say: transactions and balances are two lists that a test may bend apart. */
export const openBank = () => {
  const transfers = new Map<string, BankTransfer>()
  const nodes = new Map<string, BankAccount>()
  const rail = {
    accounts: {
      list: async (user: string) => ({ ok: true, value: [...nodes.values()].filter((node) => node.user === user) }),
    },
    transfers: {
      list: async ({ user, page }: { user: string; page: number }) => {
        const own = [...transfers.values()]
          .filter(({ from, to }) => from.user === user || to.user === user)
          .sort((a, b) => b.createdAt - a.createdAt)
        const shown = own.slice((page - 1) * PAGE, page * PAGE)
        return { ok: true, value: { transfers: shown, ...(own.length > page * PAGE && { next: page + 1 }) } }
      },
    },
  } as unknown as Rail
  const give = (node: string, cents: bigint): void => {
    const held = nodes.get(node)
    if (held === undefined) return
    nodes.set(node, { ...held, balance: { ...held.balance, posted: usd(held.balance.posted.minor + cents) } })
  }
  return { transfers, nodes, rail, give }
}
export type SmallBank = ReturnType<typeof openBank>

const TIMELINE: readonly TransferStatus[] = ['waiting', 'debited', 'credited', 'settled']
export const side = ({ customer, account }: Household): TransferSide => ({
  account: account.bankAccountId,
  user: customer.bankUserId ?? '',
  kind: 'deposit',
  name: customer.legalName,
})

let made = 0
export const aTransfer = (
  from: BankTransfer['from'],
  to: BankTransfer['to'],
  set: Partial<BankTransfer> = {},
): BankTransfer => {
  made += 1
  const createdAt = set.createdAt ?? NOW - DAY
  return {
    id: made.toString(16).padStart(24, '0'),
    operation: '',
    status: 'settled',
    amount: usd(12_34n),
    from,
    to,
    note: '',
    createdAt,
    timeline: TIMELINE.map((status, step) => ({ at: createdAt + step * 1_000, status, note: '' })),
    ...set,
  }
}

/** A settled payment between two households, as it stands when nothing went wrong. */
export const aPayment = (from: Household, to: Household, cents: bigint, at: number): Payment => {
  const states = ['proposed', 'confirmed', 'submitted', 'settled'] as const
  const operation = anOperation({
    customer: from.customer.id,
    state: 'settled',
    createdAt: at - 2_000,
    history: states.map((state, step) => ({
      state,
      at: at - 1_500 + step * 1_000 + (state === 'settled' ? 4_000 : 0),
    })),
    order: {
      kind: 'send',
      from: { account: from.account.id, customer: from.customer.id, name: 'Everyday' },
      to: { account: to.account.id, customer: to.customer.id, name: to.customer.legalName },
      amount: usd(cents),
      note: '',
    },
  })
  const transfer = aTransfer(side(from), side(to), { operation: operation.id, amount: usd(cents), createdAt: at })
  return { operation: { ...operation, bankId: transfer.id }, transfer }
}

/** Customers with an account each, at the bank and here, and everything written straight into the stores. */
export const openBooksOnMongo = async () => {
  const fixture = await openMongoStores()
  const bank = openBank()
  const { envelope } = createSeals(fixture.dataKeys)
  const collection = (name: string) => fixture.db.collection<{ _id: string }>(name)
  const insert = async (name: string, documents: readonly unknown[]): Promise<void> => {
    for (let at = 0; at < documents.length; at += 1_000)
      await collection(name).insertMany(documents.slice(at, at + 1_000) as { _id: string }[], {
        ordered: false,
        ignoreUndefined: true,
      })
  }
  const posted = new Map<string, bigint>()
  const homes: Household[] = []

  const move = async (): Promise<Household> => {
    made += 1
    const customer = aCustomer({ bankUserId: `user${made}`, tier: 'full', createdAt: NOW - 30 * DAY })
    await fixture.stores.customers.insert(customer, 'digest', anIdentity())
    const account = anAccount({ customer: customer.id, cents: 0n, openedAt: NOW - 30 * DAY, asOf: NOW - 1 })
    bank.nodes.set(account.bankAccountId, {
      id: account.bankAccountId,
      user: customer.bankUserId ?? '',
      kind: 'deposit',
      nickname: 'Everyday',
      operation: '',
      sends: true,
      locked: false,
      active: true,
      balance: balance(0n, NOW),
    })
    await fixture.stores.accounts.insert(account)
    const household = { customer, account }
    homes.push(household)
    await live([], [topUp(household)])
    return household
  }

  /** Money from the outside, seen and booked. */
  const topUp = (household: Household): BankTransfer =>
    aTransfer({ kind: 'external', name: 'Payroll' }, side(household), { amount: usd(START), createdAt: NOW - 29 * DAY })

  const entryOf = (transfer: BankTransfer, households: readonly Household[]) => {
    const touched = households.filter(({ account }) =>
      [transfer.from.account, transfer.to.account].includes(account.bankAccountId),
    )
    const customers = [...new Set(touched.map(({ customer }) => customer.id))]
    return entryDocument(
      { transfer, accounts: touched.map(({ account }) => account.id), customers },
      sealedFields(envelope, 'entries'),
    )
  }

  /** What happened, in the bank, in the orders, in the history, in the journal and in the balances alike. */
  const live = async (payments: readonly Payment[], seen: readonly BankTransfer[] = []): Promise<void> => {
    for (const transfer of [...payments.map((payment) => payment.transfer), ...seen]) {
      bank.transfers.set(transfer.id, transfer)
      for (const [node, cents] of [
        [transfer.from.account, -transfer.amount.minor],
        [transfer.to.account, transfer.amount.minor],
      ] as const) {
        if (node === undefined) continue
        bank.give(node, cents)
        posted.set(node, (posted.get(node) ?? 0n) + cents)
      }
    }
    const ends = [...payments.map(({ transfer }) => transfer), ...seen].flatMap(({ from, to }) => [
      from.account,
      to.account,
    ])
    const touched = homes.filter(({ account }) => ends.includes(account.bankAccountId))
    const journal = payments.flatMap(({ operation }) =>
      (['confirmed', 'settled'] as const).map((state) => ({
        _id: `${operation.id}:${state}`,
        at: operation.createdAt,
        operation: operation.id,
        postings: postingsOf({ ...operation, state }),
      })),
    )
    await insert(
      'operations',
      payments.map(({ operation }) => operationDocument(operation, sealedFields(envelope, 'operations'))),
    )
    await insert(
      'entries',
      [...payments.map(({ transfer }) => transfer), ...seen].map((transfer) => entryOf(transfer, touched)),
    )
    await insert('journal', journal)
    for (const transfer of seen) await seenInBooks(transfer)
    for (const { account } of touched) {
      const { bankAccountId: node } = account
      const cents = posted.get(node) ?? 0n
      const amount = { asset: 'USD', minor: cents }
      await collection('accounts').updateOne({ node }, { $set: { posted: amount, available: amount } })
    }
  }

  const seenInBooks = async (transfer: BankTransfer): Promise<void> => {
    const accounts = await Promise.all(
      [transfer.from, transfer.to].map(({ account: node }) =>
        node === undefined ? Promise.resolve(undefined) : fixture.stores.accounts.findByBankAccount(node),
      ),
    )
    const entries = postingsSeen(transfer, ({ account: node }) => {
      const account = accounts.find((one) => one?.bankAccountId === node)
      return account === undefined ? 'outside:world' : `account:${account.id}`
    })
    for (const entry of entries) await fixture.stores.journal.append(entry)
  }

  const logged: { level: string; facts: object; words: string }[] = []
  const log = (level: string) => (facts: object, words: string) => void logged.push({ level, facts, words })
  let now = NOW
  const synced: CustomerId[] = []
  const reconcile = createReconcile(
    {
      ...fixture.stores,
      rail: bank.rail,
      clock: () => now,
      log: { info: log('info'), warn: log('warn'), error: log('error') },
      sync: async (customer) => void synced.push(customer),
    },
    { ...RECONCILE_SETTINGS, perRound: 5 },
  )
  return {
    ...fixture,
    bank,
    homes,
    move,
    live,
    reconcile,
    logged,
    synced,
    collection,
    later: (ms: number) => void (now += ms),
    /** Rounds until everybody was looked at. */
    cycle: async () => {
      const looked = []
      for (;;) {
        const round = await reconcile.round()
        looked.push(...round)
        if ((await fixture.stores.rounds.read()).after === undefined) return looked
      }
    },
  }
}
export type BooksOnMongo = Awaited<ReturnType<typeof openBooksOnMongo>>
export const operationId = () => newId('operation')
