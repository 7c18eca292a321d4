import { err, ok, type Result } from '#kit/result.ts'
import { type Accounts, ownAccount } from '#bank/ground/account.ts'
import { isWithin, pricesNow, unsaleable } from '#bank/ground/coin-price.ts'
import type { BankAvailability } from '#bank/ground/availability.ts'
import type { Customer, Customers } from '#bank/ground/customer.ts'
import { type AccountId, derivedId, type OperationId } from '#bank/ground/ids.ts'
import { isZero, type Usd } from '#bank/ground/money.ts'
import type { CardPlace, Operation, Operations } from '#bank/ground/operation.ts'
import type { WantedNext } from '#bank/ground/order.ts'
import type { PriceBoard } from '#bank/ground/price.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { Vault } from '#bank/ground/vault.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { begin, propose } from '#bank/operation/decide.ts'
import { whyNoAccount } from './cap.ts'
import { questionKey } from './handlers.ts'

type Deps = {
  readonly customers: Pick<Customers, 'ofPerson'>
  readonly accounts: Accounts
  readonly operations: Operations
  readonly prices: PriceBoard
  readonly vault: Vault
  readonly availability: BankAvailability
  readonly wake: Wake
  readonly settings: Settings
}

type Cause = { readonly turn: string; readonly place: CardPlace; readonly now: number }
type Decided = Promise<Result<Operation, Refusal>>

export const openAccount = async (
  ports: Pick<Deps, 'customers' | 'accounts' | 'operations' | 'availability' | 'wake' | 'settings'>,
  customer: Customer,
  {
    turn,
    place,
    now,
    product,
    nickname,
    next,
  }: Cause & {
    readonly product: 'deposit' | 'crypto'
    readonly nickname: string
    readonly next?: WantedNext | undefined
  },
): Promise<Operation> => {
  const account = derivedId('account', turn)
  const order = { kind: 'open-account', account, product, nickname, ...(next !== undefined && { next }) } as const
  const why = await whyNoAccount(ports, customer)
  return begin(ports, {
    id: derivedId('operation', 'open-account', turn),
    customer,
    order,
    place,
    now,
    why,
  })
}

export const renameAccount = async (
  ports: Pick<Deps, 'customers' | 'accounts' | 'operations' | 'availability' | 'wake' | 'settings'>,
  customer: Customer,
  { turn, place, now, account: id, nickname }: Cause & { readonly account: AccountId; readonly nickname: string },
): Decided => {
  const account = await ownAccount(ports, customer, id)
  if (account === undefined) return err({ kind: 'not-yours' })
  if (account.status === 'closing') return err({ kind: 'closing' })
  const order = { kind: 'rename-account', account: id, before: account.nickname, nickname } as const
  return ok(
    await begin(ports, {
      id: derivedId('operation', 'rename-account', turn),
      customer,
      order,
      place,
      now,
    }),
  )
}

/**
 * A card to confirm, unless the account holds money or has something under way. Coins that are too few to be sold don't
 * keep a wallet open: they are named on the card, and given up.
 */
export const proposeClose = async (
  ports: Pick<Deps, 'accounts' | 'operations' | 'settings' | 'prices'>,
  customer: Customer,
  { turn, place, now, account: id }: Cause & { readonly account: AccountId },
): Decided => {
  const account = await ownAccount(ports, customer, id)
  if (account === undefined) return err({ kind: 'not-yours' })
  if (account.status === 'closing') return err({ kind: 'closing' })
  const [busy] = await ports.operations.underWayFor(id)
  if (busy !== undefined) return err({ kind: 'busy', operation: busy.id })
  const coins = Object.values(account.coins).some((coin) => !isZero(coin))
  const isLeftover = coins && isWithin(account.coins, unsaleable(await pricesNow(ports, now)))
  if (account.kind !== 'external' && (!isZero(account.posted) || (coins && !isLeftover)))
    return err({ kind: 'not-empty', posted: account.posted, coins })
  const order = {
    kind: 'close-account',
    account: id,
    nickname: account.nickname,
    ...(isLeftover && { leftover: account.coins }),
  } as const
  return ok(
    await propose(ports, {
      id: derivedId('operation', 'close-account', turn),
      customer,
      order,
      place,
      now,
    }),
  )
}

export const linkByLogin = async (
  ports: Pick<Deps, 'customers' | 'accounts' | 'operations' | 'vault' | 'availability' | 'wake' | 'settings'>,
  customer: Customer,
  given: Cause & { readonly bank: string; readonly loginName: string; readonly password: string },
): Promise<Operation> => {
  const id = derivedId('operation', 'link-bank-login', given.turn)
  const why = await whyNoAccount(ports, customer)
  if (why === undefined) await ports.vault.put(id, { loginName: given.loginName, password: given.password }, given.now)
  return begin(ports, {
    id,
    why,
    customer,
    order: { kind: 'link-bank-login', bank: given.bank },
    place: given.place,
    now: given.now,
  })
}

/** Answers what the linked bank asked in an earlier operation. */
export const answerQuestion = async (
  ports: Pick<Deps, 'operations' | 'vault' | 'availability' | 'wake' | 'settings'>,
  customer: Customer,
  given: Cause & { readonly operation: OperationId; readonly answer: string },
): Decided => {
  const asked = await ports.operations.find(given.operation)
  if (asked === undefined || asked.customer !== customer.id) return err({ kind: 'not-yours' })
  const token = (await ports.vault.get(questionKey(asked.id), given.now))?.token
  if (token === undefined || !('bank' in asked.order)) return err({ kind: 'not-ready' })
  const id = derivedId('operation', 'answer-bank-question', given.turn)
  await ports.vault.put(id, { token, answer: given.answer }, given.now)
  const order = { kind: 'answer-bank-question', bank: asked.order.bank } as const
  return ok(await begin(ports, { id, customer, order, place: given.place, now: given.now }))
}

export const linkByNumbers = async (
  ports: Pick<Deps, 'customers' | 'accounts' | 'operations' | 'vault' | 'availability' | 'wake' | 'settings'>,
  customer: Customer,
  given: Cause & {
    readonly nickname: string
    readonly accountNumber: string
    readonly routingNumber: string
    readonly accountClass: 'checking' | 'savings'
  },
): Promise<Operation> => {
  const { turn, place, now, nickname, accountNumber, routingNumber, accountClass } = given
  const id = derivedId('operation', 'link-bank-numbers', turn)
  const why = await whyNoAccount(ports, customer)
  if (why === undefined) await ports.vault.put(id, { accountNumber, routingNumber }, now)
  const last4 = accountNumber.slice(-4)
  const order = {
    kind: 'link-bank-numbers',
    account: derivedId('account', turn),
    nickname,
    accountClass,
    last4,
  } as const
  return begin(ports, { id, customer, order, place, now, why })
}

export const proveDeposits = async (
  ports: Pick<Deps, 'customers' | 'accounts' | 'operations' | 'availability' | 'wake' | 'settings'>,
  customer: Customer,
  given: Cause & { readonly account: AccountId; readonly amounts: readonly [Usd, Usd] },
): Decided => {
  const account = await ownAccount(ports, customer, given.account)
  if (account?.kind !== 'external') return err({ kind: 'not-yours' })
  const order = { kind: 'prove-deposits', account: given.account, amounts: given.amounts } as const
  const id = derivedId('operation', 'prove-deposits', given.turn)
  return ok(await begin(ports, { id, customer, order, place: given.place, now: given.now }))
}
