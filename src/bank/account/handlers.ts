import { err, ok, type Result } from '#kit/result.ts'
import type { Account, Accounts } from '#bank/ground/account.ts'
import type { Customers } from '#bank/ground/customer.ts'
import type { Operation, Operations } from '#bank/ground/operation.ts'
import type { Order } from '#bank/ground/order.ts'
import type { BankAccount, LinkStep, Rail, RailFailure } from '#bank/ground/rail.ts'
import type { Vault } from '#bank/ground/vault.ts'
import { lostSecrets, noUser } from '#bank/operation/not-submitted.ts'
import type { OrderFailure, OrderHandler, OrderStatus } from '#bank/operation/handler.ts'
import { isOneTooMany } from './cap.ts'
import { accountOf, importAccounts } from './import.ts'

type Deps = {
  readonly customers: Pick<Customers, 'ofPerson'>
  readonly accounts: Accounts
  readonly operations: Operations
  readonly vault: Vault
  readonly rail: Rail
  readonly clock: () => number
}

const closed = err({ kind: 'refused', reason: 'account-closed', message: 'the account was closed meanwhile' } as const)
const lost = err({ kind: 'refused', reason: 'not-found', message: 'the account is gone' } as const)

type OrderOf<K extends Order['kind']> = Extract<Order, { kind: K }>
const orderOf = <K extends Order['kind']>(operation: Operation, kind: K): OrderOf<K> => {
  const { order } = operation
  const isKind = (given: Order): given is OrderOf<K> => given.kind === kind
  if (!isKind(order)) throw new TypeError(`${order.kind} is not ${kind}`)
  return order
}

const done = (bankAccount: Result<BankAccount, OrderFailure>): Result<OrderStatus, OrderFailure> =>
  bankAccount.ok ? ok({ status: 'settled', bankId: bankAccount.value.id }) : bankAccount

const tooMany = err({ kind: 'refused', reason: 'too-many-accounts', message: 'as many accounts as may be' } as const)

/** Ends at once: the bank answers with the account. */
const openingHandler = (
  ports: Pick<Deps, 'customers' | 'accounts' | 'operations' | 'rail' | 'clock'>,
  parts: {
    readonly submit: (operation: Operation, user: string) => Promise<Result<BankAccount, OrderFailure>>
    readonly accountId: (operation: Operation) => Account['id']
  },
): OrderHandler => ({
  submit: async (operation, customer) => {
    if (customer.bankUserId === undefined) return noUser
    if (await isOneTooMany(ports, operation, customer)) return tooMany
    return done(await parts.submit(operation, customer.bankUserId))
  },
  find: async (operation, customer) => {
    if (customer.bankUserId === undefined) return ok(undefined)
    const found = await ports.rail.accounts.findByOperation({ user: customer.bankUserId, operation: operation.id })
    if (!found.ok) return found
    const [bankAccount] = found.value
    return ok(bankAccount && { status: 'settled', bankId: bankAccount.id })
  },
  follow: async (operation) =>
    ok({ status: 'settled', ...(operation.bankId !== undefined && { bankId: operation.bankId }) }),
  conclude: async (operation, customer) => {
    if (operation.state !== 'settled' || customer.bankUserId === undefined || operation.bankId === undefined) return
    const bankAccount = await ports.rail.accounts.read({ user: customer.bankUserId, account: operation.bankId })
    if (!bankAccount.ok)
      throw new Error(`the new account of ${operation.id} could not be read: ${bankAccount.error.message}`)
    await ports.accounts.insert(accountOf(bankAccount.value, customer, parts.accountId(operation), ports.clock()))
  },
})

export const openAccountHandler = (
  ports: Pick<Deps, 'customers' | 'accounts' | 'operations' | 'rail' | 'clock'>,
): OrderHandler =>
  openingHandler(ports, {
    accountId: (operation) => orderOf(operation, 'open-account').account,
    submit: (operation, user) => {
      const { product, nickname } = orderOf(operation, 'open-account')
      return ports.rail.accounts.open({ operation: operation.id, user, kind: product, nickname })
    },
  })

export const linkNumbersHandler = (
  ports: Pick<Deps, 'customers' | 'accounts' | 'operations' | 'vault' | 'rail' | 'clock'>,
): OrderHandler =>
  openingHandler(ports, {
    accountId: (operation) => orderOf(operation, 'link-bank-numbers').account,
    submit: async (operation, user) => {
      const { nickname, accountClass } = orderOf(operation, 'link-bank-numbers')
      const secrets = await ports.vault.get(operation.id, ports.clock())
      if (secrets?.accountNumber === undefined || secrets.routingNumber === undefined) return lostSecrets
      const { accountNumber, routingNumber } = secrets
      return ports.rail.accounts.linkByNumbers({
        operation: operation.id,
        user,
        nickname,
        accountNumber,
        routingNumber,
        accountClass,
      })
    },
  })

/** Linking by login: the bank may ask a question first, which ends this operation and is answered by the next. */
const loginHandler = (
  ports: Deps,
  submit: (
    operation: Operation,
    user: string,
    secrets: Readonly<Record<string, string>>,
  ) => Promise<Result<LinkStep, RailFailure>>,
): OrderHandler => ({
  submit: async (operation, customer) => {
    if (customer.bankUserId === undefined) return noUser
    if (await isOneTooMany(ports, operation, customer)) return tooMany
    const secrets = await ports.vault.get(operation.id, ports.clock())
    if (secrets === undefined) return lostSecrets
    const step = await submit(operation, customer.bankUserId, secrets)
    if (!step.ok) return step
    if (step.value.step === 'linked')
      return ok({ status: 'settled', bankId: step.value.accounts[0]?.id ?? operation.id })
    await ports.vault.put(questionKey(operation.id), { token: step.value.token }, ports.clock())
    return ok({ status: 'settled', question: step.value.question })
  },
  find: async (operation, customer) => {
    if (customer.bankUserId === undefined) return ok(undefined)
    const found = await ports.rail.accounts.findByOperation({ user: customer.bankUserId, operation: operation.id })
    if (!found.ok) return found
    return ok(found.value[0] && { status: 'settled', bankId: found.value[0].id })
  },
  follow: async (operation) =>
    ok({ status: 'settled', ...(operation.bankId !== undefined && { bankId: operation.bankId }) }),
  conclude: async (operation, customer) => {
    if (operation.state === 'settled' && operation.question === undefined) await importAccounts(ports, customer)
  },
})

/** Where the token of a linked bank's question waits for the answer. */
export const questionKey = (operation: string): string => `question:${operation}`

export const linkLoginHandler = (ports: Deps): OrderHandler =>
  loginHandler(ports, (operation, user, { loginName = '', password = '' }) => {
    const { bank } = orderOf(operation, 'link-bank-login')
    return ports.rail.accounts.linkByLogin({ operation: operation.id, user, bank, loginName, password })
  })

export const answerQuestionHandler = (ports: Deps): OrderHandler =>
  loginHandler(ports, (operation, user, { token = '', answer = '' }) =>
    ports.rail.accounts.answerQuestion({ operation: operation.id, user, token, answer }),
  )

/** Something done to an account that exists, and that may be done again without harm. */
const changeHandler = (
  ports: Pick<Deps, 'accounts'>,
  parts: {
    readonly account: (operation: Operation) => Account['id']
    readonly submit: (
      operation: Operation,
      where: { user: string; account: string },
    ) => Promise<Result<unknown, RailFailure>>
    readonly conclude: (operation: Operation) => Promise<unknown>
  },
): OrderHandler => ({
  submit: async (operation, customer) => {
    const account = await ports.accounts.find(parts.account(operation))
    if (customer.bankUserId === undefined || account === undefined) return lost
    if (account.status === 'closing' || account.status === 'closed') return closed
    const answer = await parts.submit(operation, { user: customer.bankUserId, account: account.bankAccountId })
    return answer.ok ? ok({ status: 'settled', bankId: account.bankAccountId }) : answer
  },
  find: async () => ok(undefined),
  follow: async (operation) =>
    ok({ status: 'settled', ...(operation.bankId !== undefined && { bankId: operation.bankId }) }),
  conclude: async (operation) => {
    if (operation.state === 'settled') await parts.conclude(operation)
  },
})

export const renameHandler = (ports: Pick<Deps, 'accounts' | 'rail'>): OrderHandler =>
  changeHandler(ports, {
    account: (operation) => orderOf(operation, 'rename-account').account,
    submit: (operation, where) =>
      ports.rail.accounts.rename({ ...where, nickname: orderOf(operation, 'rename-account').nickname }),
    conclude: async (operation) => {
      const { account, nickname } = orderOf(operation, 'rename-account')
      await ports.accounts.rename(account, nickname)
    },
  })

export const proveDepositsHandler = (ports: Pick<Deps, 'accounts' | 'rail'>): OrderHandler =>
  changeHandler(ports, {
    account: (operation) => orderOf(operation, 'prove-deposits').account,
    submit: async (operation, where) => {
      const before = await ports.rail.accounts.read(where)
      if (before.ok && before.value.sends) return before
      return ports.rail.accounts.proveDeposits({ ...where, amounts: orderOf(operation, 'prove-deposits').amounts })
    },
    conclude: (operation) =>
      ports.accounts.setStatus(orderOf(operation, 'prove-deposits').account, 'open', ['pending-proof']),
  })
