import { type Account, type Accounts, ownAccount } from '#bank/ground/account.ts'
import type { AccountNumbers, BankNumbers } from '#bank/ground/account-numbers.ts'
import { mayReceive } from '#bank/ground/allowances.ts'
import type { Audit } from '#bank/ground/audit.ts'
import type { BankAvailability } from '#bank/ground/availability.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { type AccountId, type CardId, derivedId, type IdentityKey } from '#bank/ground/ids.ts'
import { noticeIdIn, type Notices } from '#bank/ground/notice.ts'
import type { CardPlace, Operation, Operations } from '#bank/ground/operation.ts'
import type { Rail } from '#bank/ground/rail.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { begin } from '#bank/operation/decide.ts'
import type { OrderHandler } from '#bank/operation/handler.ts'
import { err, ok, type Result } from '#kit/result.ts'

/** How long they stand in a chat before they are taken away again. */
export const SHOWN_MS = 5 * 60_000

/** Why an account's numbers are not given out: whoever pays by them would pay in vain, or somebody else might read them. */
export type NumbersRefusal = { readonly kind: 'not-yours' | 'not-open' | 'frozen' | 'unverified' }

const whyNot = (customer: Customer, account: Account | undefined): NumbersRefusal | undefined => {
  if (account?.kind !== 'deposit') return { kind: 'not-yours' }
  if (account.status !== 'open') return { kind: 'not-open' }
  if (customer.frozen !== undefined) return { kind: 'frozen' }
  return mayReceive(customer.tier) ? undefined : { kind: 'unverified' }
}

type Looking = { readonly accounts: Accounts; readonly accountNumbers: AccountNumbers }

const lookUp = async (
  ports: Looking,
  customer: Customer,
  id: AccountId,
): Promise<Result<{ readonly account: Account; readonly numbers: BankNumbers | undefined }, NumbersRefusal>> => {
  const account = await ownAccount(ports, customer, id)
  const refusal = whyNot(customer, account)
  if (refusal !== undefined || account === undefined) return err(refusal ?? { kind: 'not-yours' })
  return ok({ account, numbers: await ports.accountNumbers.find(id) })
}

/** Whether it has its numbers already; not what they are. */
export const hasNumbers = async (
  ports: Looking,
  customer: Customer,
  account: AccountId,
): Promise<Result<boolean, NumbersRefusal>> => {
  const found = await lookUp(ports, customer, account)
  return found.ok ? ok(found.value.numbers !== undefined) : found
}

type Making = Looking & {
  readonly operations: Operations
  readonly availability: BankAvailability
  readonly wake: Wake
  readonly settings: Settings
}

/** Has the bank give the account its numbers. Nothing is shown by it. */
export const makeNumbers = async (
  ports: Making,
  customer: Customer,
  {
    turn,
    place,
    now,
    account: id,
  }: { readonly turn: string; readonly place: CardPlace; readonly now: number; readonly account: AccountId },
): Promise<Result<Operation, NumbersRefusal>> => {
  const found = await lookUp(ports, customer, id)
  if (!found.ok) return found
  const order = { kind: 'make-numbers', account: id, nickname: found.value.account.nickname } as const
  return ok(await begin(ports, { id: derivedId('operation', 'make-numbers', turn, id), customer, order, place, now }))
}

type Showing = Looking & { readonly notices: Pick<Notices, 'add'>; readonly audit: Audit }
/** `card`: where they are going to stand. */
type Shown = {
  readonly account: AccountId
  readonly card: CardId
  readonly chat: IdentityKey
  readonly conversation: string
  readonly turn: string
  readonly now: number
}

/**
 * The numbers, for whoever has just given the PIN. That they are taken away again is written down before they are shown, so
 * that it happens whatever fails in between.
 */
export const showNumbers = async (
  ports: Showing,
  customer: Customer,
  { account, card, chat, conversation, turn, now }: Shown,
): Promise<Result<BankNumbers, NumbersRefusal>> => {
  const found = await lookUp(ports, customer, account)
  if (!found.ok) return found
  const { numbers } = found.value
  if (numbers === undefined) return err({ kind: 'not-open' })
  await ports.notices.add({
    id: noticeIdIn(conversation, `numbers:${turn}`),
    customer: customer.id,
    conversation,
    about: { kind: 'secret-shown', card },
    // It is due as soon as it is there.
    createdAt: now + SHOWN_MS,
  })
  const what = 'account numbers shown'
  await ports.audit.append({ id: `${account}:shown:${turn}`, at: now, customer: customer.id, what, facts: { chat } })
  return ok(numbers)
}

const gone = err({ kind: 'refused', reason: 'not-found', message: 'the account is not open any more' } as const)

/** The same for every order about one account, so that the bank makes one set of numbers for it. */
const keyOf = (account: AccountId): string => derivedId('operation', 'account-numbers', account)

type Handling = Looking & { readonly rail: Rail }

const whereOf = async (ports: Handling, { order }: Operation, { bankUserId: user }: Customer) => {
  if (order.kind !== 'make-numbers') throw new TypeError(`${order.kind} is not make-numbers`)
  const account = await ports.accounts.find(order.account)
  return user === undefined || account?.status !== 'open' ? undefined : { user, account: account.bankAccountId, order }
}

export const numbersHandler = (ports: Handling): OrderHandler => {
  const look = async (where: { readonly user: string; readonly account: string }) => {
    const found = await ports.rail.accounts.findNumbers(where)
    if (!found.ok) return found
    return ok(found.value && ({ status: 'settled', bankId: where.account } as const))
  }
  return {
    submit: async (operation, customer) => {
      const where = await whereOf(ports, operation, customer)
      if (where === undefined) return gone
      const { order, ...at } = where
      const before = await look(at)
      if (!before.ok) return before
      if (before.value !== undefined) return ok(before.value)
      const made = await ports.rail.accounts.makeNumbers({
        ...at,
        nickname: order.nickname,
        key: keyOf(order.account),
      })
      return made.ok ? ok({ status: 'settled', bankId: at.account }) : made
    },
    find: async (operation, customer) => {
      const where = await whereOf(ports, operation, customer)
      return where === undefined ? ok(undefined) : await look(where)
    },
    follow: async (operation) =>
      ok({ status: 'settled', ...(operation.bankId !== undefined && { bankId: operation.bankId }) }),
    conclude: async (operation, customer) => {
      const where = operation.state === 'settled' ? await whereOf(ports, operation, customer) : undefined
      if (where === undefined) return
      const found = await ports.rail.accounts.findNumbers({ user: where.user, account: where.account })
      if (!found.ok) throw new Error(`the numbers of ${where.order.account} could not be read: ${found.error.message}`)
      if (found.value !== undefined) await ports.accountNumbers.keep(where.order.account, found.value)
    },
  }
}
