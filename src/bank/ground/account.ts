import type { Customer } from './customer.ts'
import type { AccountId, CustomerId, OperationId } from './ids.ts'
import { type Coin, type Coins, type Money, money, type Usd } from './money.ts'

/** `deposit` is kept at the bank, `crypto` holds coins there, `external` is a linked bank account elsewhere. */
export type AccountKind = 'deposit' | 'crypto' | 'external'

/**
 * `pending-proof`: an external account waiting for its two small deposits to be named. `closing`: its owner has agreed
 * to close it; nothing may be paid into or out of it any more, and the bank is still to be asked.
 */
export type AccountStatus = 'open' | 'pending-proof' | 'locked' | 'closing' | 'closed'
export type Closing = { readonly operation: OperationId; readonly from: Exclude<AccountStatus, 'closing' | 'closed'> }

/** Every mark that people and their phones write around or within a name: straight, curly, as an accent, or as an angle. */
const QUOTES = /["'`\u00AB\u00B4\u00BB\u02BC\u2018-\u201F\u2039\u203A\u2032\u2033\uFF02\uFF07]/gu

/** A nickname as it is compared: whichever quotation marks and capitals it was written with. */
export const nicknameKey = (nickname: string): string =>
  nickname.replaceAll(QUOTES, '').replaceAll(/\s+/g, ' ').trim().toLowerCase()

export type Account = {
  readonly id: AccountId
  readonly customer: CustomerId
  readonly kind: AccountKind
  /** The account's id at the bank. */
  readonly bankAccountId: string
  readonly nickname: string
  readonly status: AccountStatus
  /** Only while `closing`: the operation that closes it, and where it goes back to should that be refused. */
  readonly closing?: Closing
  /** Only while `closing` or `closed`: so many coins were given up with it at most, too few to be sold. */
  readonly leftover?: Coins
  /** Dollars at the bank when `asOf`; zero for crypto. */
  readonly posted: Usd
  /** Dollars promised to payments under way; coins that are promised show in `holds` alone. */
  readonly held: Usd
  /** posted - held, never below zero. */
  readonly available: Usd
  readonly coins: Readonly<Record<Coin, Money<Coin>>>
  readonly holds: readonly Hold[]
  /** For external accounts: the bank's name and the last four digits. */
  readonly bankName?: string
  readonly last4?: string
  /** When the balance was read at the bank, Unix ms. */
  readonly asOf: number
  readonly openedAt: number
}

/** Dollars or coins set aside for one operation until the bank has taken them or the operation has ended. */
export type Hold = { readonly operation: OperationId; readonly amount: Money }

/** Promised to sales under way. */
export const heldCoins = ({ holds }: Pick<Account, 'holds'>, coin: Coin): Money<Coin> =>
  money(
    coin,
    holds.reduce((sum, { amount }) => (amount.asset === coin ? sum + amount.minor : sum), 0n),
  )

/** What is left of a coin for another sale, never below zero. */
export const availableCoins = (account: Pick<Account, 'coins' | 'holds'>, coin: Coin): Money<Coin> => {
  const left = account.coins[coin].minor - heldCoins(account, coin).minor
  return money(coin, left > 0n ? left : 0n)
}

/** A balance as the bank gave it. */
export type Balance = {
  readonly posted: Usd
  readonly coins: Readonly<Record<Coin, Money<Coin>>>
  readonly asOf: number
}

export type Accounts = {
  /** Inserting the same id again changes nothing. */
  insert(account: Account): Promise<void>
  find(id: AccountId): Promise<Account | undefined>
  findByBankAccount(bankAccountId: string): Promise<Account | undefined>
  /** Closed ones left out, oldest first. */
  ofCustomer(customer: CustomerId): Promise<readonly Account[]>
  /** Closed ones only, the newest first. */
  closedOf(customer: CustomerId): Promise<readonly Account[]>
  rename(id: AccountId, nickname: string): Promise<void>
  /** Compare-and-set: false when it stands in none of `from`, and then nothing changes. */
  setStatus(id: AccountId, status: Exclude<AccountStatus, 'closing'>, from: readonly AccountStatus[]): Promise<boolean>
  /**
   * Turns it to `closing`, in one conditional update: only while nothing is held, nothing is in it by our records, and
   * no other operation closes it. Repeating one operation is one closing.
   */
  beginClosing(
    id: AccountId,
    operation: OperationId,
    /** At most so many coins may be left in it, and are given up. */
    leftover?: Coins,
  ): Promise<'closing' | 'not-empty' | 'not-there'>
  /** The operation does not close it: it stands again as before, once; nothing happens when that is not so. */
  reopen(id: AccountId, operation: OperationId): Promise<void>
  /** Those that stand as closing, for the sweeper's check against operations. */
  closing(limit: number): Promise<readonly Account[]>
  /** Sets dollars or coins aside if as many are left, in one conditional update. Repeating one operation is one hold. */
  hold(id: AccountId, operation: OperationId, amount: Money): Promise<'held' | 'short'>
  /** Gives the hold back, once; nothing happens when there is none. */
  release(id: AccountId, operation: OperationId): Promise<void>
  /**
   * The bank has taken the money: drops the hold and takes over the balance read after that, in one update. With
   * `seen`, only if the stored balance is still the one of that time; false when it is not. True when there is no hold.
   */
  capture(id: AccountId, operation: OperationId, balance: Balance, seen?: number): Promise<boolean>
  /**
   * Takes over a balance read at the bank, unless a later one is stored. With `seen`, only if the stored balance is
   * still the one of that time: a process that reads two balances at once can't tell which is the later one.
   */
  refresh(id: AccountId, balance: Balance, seen?: number): Promise<boolean>
  /** Accounts with open holds, for the sweeper's check against operations. */
  withHolds(limit: number): Promise<readonly Account[]>
}

/** The customer's own open account, or nothing: another customer's is treated as missing. */
export const ownAccount = async (
  ports: { readonly accounts: Accounts },
  customer: Customer,
  id: AccountId,
): Promise<Account | undefined> => {
  const account = await ports.accounts.find(id)
  return account?.customer === customer.id && account.status !== 'closed' ? account : undefined
}
