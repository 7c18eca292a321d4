import type { Account, Balance } from '#bank/ground/account.ts'
import { isWithin } from '#bank/ground/coin-price.ts'
import { isZero } from '#bank/ground/money.ts'
import { isFinal, type Operation } from '#bank/ground/operation.ts'
import type { BankAccount } from '#bank/ground/rail.ts'
import { type Difference, difference, shownCents, shownMoney, shownTime, type Side } from './difference.ts'
import { explainedBalances, type Movement, movementsOf } from './movements.ts'
import { lastChangeAt, moveOf, type Snapshot, type Tolerance } from './snapshot.ts'

type Look = {
  readonly account: Account
  readonly bankAccount: BankAccount
  readonly movements: readonly Movement[]
  /** When money last moved on it, or the account was taken over. */
  readonly movedAt: number
  /** Something of ours is on its way from or to it. */
  readonly isBusy: boolean
}

const touches = (operation: Operation, { id }: Account): boolean => {
  const { from, to } = moveOf(operation)
  return from.account === id || to.account === id
}

/** Under way, not yet wholly written down, or ended a moment ago. */
const isMoving = (operation: Operation, recent: number): boolean =>
  operation.state !== 'proposed' &&
  (!isFinal(operation.state) || operation.dueAt !== undefined || lastChangeAt(operation) > recent)

/** Accounts kept at the bank: the balance of a linked one elsewhere is not ours to explain. */
const looksAt = (snapshot: Snapshot, { now, graceMs }: Tolerance): readonly Look[] => {
  const all = [...snapshot.operations, ...[...snapshot.others.values()].filter(({ order }) => 'from' in order)]
  return snapshot.accounts.flatMap((account) => {
    const bankAccount = snapshot.bankAccounts.find(({ id }) => id === account.bankAccountId)
    if (account.kind === 'external' || bankAccount === undefined) return []
    const movements = snapshot.transfers.flatMap((transfer) => movementsOf(transfer, account.bankAccountId))
    const movedAt = movements.reduce((last, { at }) => Math.max(last, at), account.openedAt)
    const isBusy = all.some((operation) => isMoving(operation, now - graceMs) && touches(operation, account))
    return [{ account, bankAccount, movements, movedAt, isBusy }]
  })
}

const shownBalance = ({ posted, coins }: Pick<Balance, 'posted' | 'coins'>): string =>
  [posted, ...Object.values(coins).filter(({ minor }) => minor > 0n)].map(shownMoney).join(', ')
const bankSide = ({ bankAccount }: Look): Side => ({
  account: bankAccount.id,
  balance: shownBalance(bankAccount.balance),
})

/** The bank against itself: its balance is what its transactions add up to. */
const byTransactions = (look: Look, customer: Difference['customer'], { now, graceMs, skewMs }: Tolerance) => {
  const { account, bankAccount, movements, movedAt } = look
  const explained = explainedBalances(movements, now - graceMs - skewMs)
  if (account.kind !== 'deposit' || explained.has(bankAccount.balance.posted.minor)) return undefined
  return difference({
    kind: 'balance-drift',
    customer,
    subject: `${account.id}/transactions`,
    ours: { account: account.id, 'sum of transactions': shownCents([...explained][0] ?? 0n) },
    bank: bankSide(look),
    since: Math.min(movedAt, now - graceMs),
  })
}

/** What the customer is shown: the balance as last read. */
const byMirror = (look: Look, customer: Difference['customer']) => {
  const { account, bankAccount, movedAt } = look
  // A closed one is shown nowhere; what is in it at the bank is looked for below. Read here after the bank's was: it may
  // know of a movement that the other does not.
  if (account.status === 'closed' || account.asOf > bankAccount.balance.asOf) return undefined
  if (shownBalance(account) === shownBalance(bankAccount.balance)) return undefined
  return difference({
    kind: 'balance-drift',
    customer,
    subject: `${account.id}/shown`,
    ours: { account: account.id, balance: shownBalance(account), read: shownTime(account.asOf) },
    bank: bankSide(look),
    since: movedAt,
  })
}

/** Our books, at rest: while something is on its way they and the bank need not agree. */
const byBooks = (look: Look, customer: Difference['customer'], ledger: bigint | undefined) => {
  if (ledger === undefined) return undefined
  const { account, bankAccount, movedAt, isBusy } = look
  const shown = ledger < 0n ? 0n : ledger
  if (account.kind !== 'deposit' || isBusy || shown === bankAccount.balance.posted.minor) return undefined
  return difference({
    kind: 'balance-drift',
    customer,
    subject: `${account.id}/books`,
    ours: { account: account.id, journal: shownCents(ledger) },
    bank: bankSide(look),
    since: movedAt,
  })
}

/** No more coins than its owner gave up when it was closed: too few to be sold. */
const isGivenUp = ({ leftover }: Account, { coins }: Balance): boolean =>
  leftover === undefined ? Object.values(coins).every(isZero) : isWithin(coins, leftover)

/**
 * A closed account holds nothing, whatever explains what is there. Where the bank shows its closed accounts no more, its
 * transactions say what must be in them.
 */
const inClosedAccounts = (snapshot: Snapshot): readonly Difference[] =>
  snapshot.accounts.flatMap((account) => {
    if (account.status !== 'closed' || account.kind === 'external') return []
    const bankAccount = snapshot.bankAccounts.find(({ id }) => id === account.bankAccountId)
    const movements = snapshot.transfers.flatMap((transfer) => movementsOf(transfer, account.bankAccountId))
    const cents = account.kind === 'deposit' ? movements.reduce((sum, { cents: moved }) => sum + moved, 0n) : 0n
    const isEmpty =
      bankAccount === undefined
        ? cents <= 0n
        : isZero(bankAccount.balance.posted) && isGivenUp(account, bankAccount.balance)
    if (isEmpty) return []
    return difference({
      kind: 'closed-account-balance',
      customer: snapshot.customer,
      subject: account.id,
      ours: { account: account.id, status: account.status },
      bank: {
        account: account.bankAccountId,
        balance: bankAccount === undefined ? shownCents(cents) : shownBalance(bankAccount.balance),
      },
      since: movements.reduce((last, { at }) => Math.max(last, at), account.openedAt),
    })
  })

/** The bank's balances against its own transactions, against what we show, and against our books. */
export const compareBalances = (snapshot: Snapshot, tolerance: Tolerance): readonly Difference[] => [
  ...looksAt(snapshot, tolerance)
    .flatMap((look) => [
      byTransactions(look, snapshot.customer, tolerance),
      byMirror(look, snapshot.customer),
      byBooks(look, snapshot.customer, snapshot.ledgers.get(look.account.id)),
    ])
    .filter((found) => found !== undefined),
  ...inClosedAccounts(snapshot),
]

/** Holds for an order that is not there or has ended. */
export const compareHolds = (snapshot: Snapshot): readonly Difference[] => {
  const known = new Map(snapshot.operations.map((operation) => [operation.id as string, operation]))
  return snapshot.accounts.flatMap((account) =>
    account.holds.flatMap((hold) => {
      const operation = known.get(hold.operation) ?? snapshot.others.get(hold.operation)
      if (operation !== undefined && !isFinal(operation.state)) return []
      return difference({
        kind: 'stray-hold',
        customer: snapshot.customer,
        subject: `${account.id}/${hold.operation}`,
        ours: { account: account.id, held: shownMoney(hold.amount), operation: hold.operation },
        bank: operation === undefined ? {} : { operation: operation.id, state: operation.state },
        since: operation === undefined ? account.openedAt : lastChangeAt(operation),
      })
    }),
  )
}

/** Accounts at the bank that we do not have: opened elsewhere, or lost here. While one is being opened nothing is said. */
export const compareAccounts = (snapshot: Snapshot, { now, graceMs }: Tolerance): readonly Difference[] => {
  if (snapshot.isOpening) return []
  const known = new Set(snapshot.accounts.map(({ bankAccountId }) => bankAccountId))
  return snapshot.bankAccounts
    .filter(({ id, kind, active }) => kind !== 'other' && active && !known.has(id))
    .map((bankAccount) =>
      difference({
        kind: 'missing-webhook',
        customer: snapshot.customer,
        subject: bankAccount.id,
        ours: {},
        bank: { account: bankAccount.id, kind: bankAccount.kind, balance: shownBalance(bankAccount.balance) },
        since: now - graceMs,
      }),
    )
}
