import { type Coin, money, type Money, type Usd, usd } from '#bank/ground/money.ts'
import type { BankNode, NodeKind } from '#bank/ground/rail.ts'
import type { WireNode } from './wire.ts'
import { roundedMoney } from './wire-number.ts'

const KINDS: ReadonlySet<string> = new Set<NodeKind>(['DEPOSIT-US', 'CRYPTO-US', 'ACH-US'])
const isKind = (type: string): type is NodeKind => KINDS.has(type)
const SENDS: ReadonlySet<string> = new Set(['CREDIT-AND-DEBIT', 'DEBIT'])

const dollars = ({ info }: WireNode): Usd | undefined =>
  info.balance == null ? usd(0n) : roundedMoney('USD', info.balance.amount)

const coin = <C extends Coin>({ info }: WireNode, asset: C): Money<C> | undefined => {
  const amount = info.portfolio?.[asset]
  return amount === undefined ? money(asset, 0n) : roundedMoney(asset, amount)
}

/** Undefined when a balance is no number: that answer can't be read. */
export const toBankNode = (node: WireNode, asOf: number): BankNode | undefined => {
  const [posted, btc, eth] = [dollars(node), coin(node, 'BTC'), coin(node, 'ETH')]
  if (posted === undefined || btc === undefined || eth === undefined) return undefined
  const { info } = node
  const bankName = info.bank_long_name ?? info.bank_name
  const last4 = info.account_num?.slice(-4)
  return {
    id: node._id,
    user: node.user_id,
    kind: isKind(node.type) ? node.type : 'OTHER',
    nickname: info.nickname ?? '',
    suppId: node.extra?.supp_id ?? '',
    sends: SENDS.has(node.allowed),
    locked: node.allowed === 'LOCKED',
    active: node.is_active && node.allowed !== 'CLOSED',
    balance: { posted, coins: { BTC: btc, ETH: eth }, asOf },
    ...(bankName == null ? {} : { bankName }),
    ...(last4 === undefined ? {} : { last4 }),
  }
}
