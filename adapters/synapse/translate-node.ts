import { bankNameOf, everyCoin } from '#bank/ground/coins.ts'
import { type Coin, money, type Money, type Usd, usd } from '#bank/ground/money.ts'
import type { AccountKind } from '#bank/ground/account.ts'
import type { BankAccount } from '#bank/ground/rail.ts'
import type { WireNode } from './wire.ts'
import { roundedMoney } from './wire-number.ts'

/** The bank's types of nodes that have a use here. */
export const TYPE_OF = { deposit: 'DEPOSIT-US', crypto: 'CRYPTO-US', external: 'ACH-US' } as const
const KIND_OF: ReadonlyMap<string, AccountKind> = new Map([
  [TYPE_OF.deposit, 'deposit'],
  [TYPE_OF.crypto, 'crypto'],
  [TYPE_OF.external, 'external'],
])
const CARDS: ReadonlySet<string> = new Set(['CARD-US', 'SUBCARD-US', 'INTERCHANGE-US', 'EXTERNAL-US'])

export const kindOf = (type: string): AccountKind | 'other' => KIND_OF.get(type) ?? 'other'
/** Of one side of a transaction, which may also be a card. */
export const sideKindOf = (type: string): AccountKind | 'card' | 'other' => (CARDS.has(type) ? 'card' : kindOf(type))
const SENDS: ReadonlySet<string> = new Set(['CREDIT-AND-DEBIT', 'DEBIT'])

const dollars = ({ info }: WireNode): Usd | undefined =>
  info.balance == null ? usd(0n) : roundedMoney('USD', info.balance.amount)

const coin = <C extends Coin>({ info }: WireNode, asset: C): Money<C> | undefined => {
  const amount = info.portfolio?.[bankNameOf(asset)]
  return amount === undefined ? money(asset, 0n) : roundedMoney(asset, amount)
}

/** Undefined when a balance is no number: that answer can't be read. */
export const toBankNode = (node: WireNode, asOf: number): BankAccount | undefined => {
  const [posted, coins] = [dollars(node), everyCoin((each) => coin(node, each))]
  if (posted === undefined || coins === undefined) return undefined
  const { info } = node
  const bankName = info.bank_long_name ?? info.bank_name
  const last4 = info.account_num?.slice(-4)
  return {
    id: node._id,
    user: node.user_id,
    kind: kindOf(node.type),
    nickname: info.nickname ?? '',
    operation: node.extra?.supp_id ?? '',
    sends: SENDS.has(node.allowed),
    locked: node.allowed === 'LOCKED',
    active: node.is_active && node.allowed !== 'CLOSED',
    balance: { posted, coins, asOf },
    ...(bankName == null ? {} : { bankName }),
    ...(last4 === undefined ? {} : { last4 }),
  }
}
