import { bankNameOf } from '#bank/ground/coins.ts'
import { COINS, type Coin } from '#bank/ground/money.ts'
import type { BankTransfer, TransferSide } from '#bank/ground/transfer.ts'
import { sideKindOf } from './translate-node.ts'
import { STATUS, type WireSide, type WireTransfer } from './wire.ts'
import { exactMoney, roundedMoney } from './wire-number.ts'

const toSide = ({ id, nickname, type, user }: WireSide): TransferSide => ({
  kind: sideKindOf(type),
  name: user?.legal_names?.[0] ?? nickname ?? '',
  ...(id == null ? {} : { account: id }),
  ...(user?._id == null ? {} : { user: user._id }),
})

const toCoin = (asset: string | null | undefined): Coin | undefined => COINS.find((coin) => bankNameOf(coin) === asset)

/** Undefined when the amount is no amount of whole cents: that answer can't be read. */
export const toBankTransfer = ({
  _id,
  amount,
  from,
  to,
  extra,
  recent_status,
  timeline,
}: WireTransfer): BankTransfer | undefined => {
  const cents = exactMoney('USD', amount.amount)
  if (cents === undefined) return undefined
  const coin = toCoin(extra.asset)
  const isByNumber = extra.other?.subnet_id != null && (from.id == null) !== (to.id == null)
  const rate = extra.rate == null ? undefined : roundedMoney('USD', extra.rate)
  return {
    id: _id,
    operation: extra.supp_id ?? '',
    status: STATUS[recent_status.status],
    amount: cents,
    from: toSide(from),
    to: toSide(to),
    note: extra.note ?? '',
    createdAt: extra.created_on,
    timeline: timeline.map((entry) => ({ at: entry.date, status: STATUS[entry.status], note: entry.note ?? '' })),
    ...(recent_status.code == null ? {} : { code: recent_status.code }),
    // No card is ever made here, so whatever moves money from or to outside is an account number.
    ...(isByNumber ? { via: 'account-number' as const } : {}),
    ...(coin === undefined ? {} : { coin }),
    ...(rate === undefined ? {} : { rate }),
  }
}
