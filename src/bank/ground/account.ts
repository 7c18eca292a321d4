import type { AccountId, CustomerId, OperationId } from './ids.ts'
import { type Coin, type Money, money, type Usd } from './money.ts'

/** `deposit` is kept at the bank, `crypto` holds coins there, `external` is a linked bank account elsewhere. */
export type AccountKind = 'deposit' | 'crypto' | 'external'

export type Account = {
  readonly id: AccountId
  readonly customer: CustomerId
  readonly kind: AccountKind
  /** The account's node at the bank. */
  readonly node: string
  readonly nickname: string
  /** `pending-proof`: an external account waiting for its two small deposits to be named. */
  readonly status: 'open' | 'pending-proof' | 'locked' | 'closed'
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
