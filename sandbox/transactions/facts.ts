import type { Settings } from '../kit/settings.ts'
import type { NodeDoc, Posting, UserDoc } from '../store/documents.ts'
import type { PriceOf } from './postings.ts'

/** Everything the life cycle depends on. Both sides are absent for a party outside (`EXTERNAL-US`). */
export type Facts = {
  at: number
  settings: Settings
  from: { node: NodeDoc; user: UserDoc } | undefined
  to: { node: NodeDoc; user: UserDoc } | undefined
  /** Withdrawals of the sending node this calendar month, for accounts that limit them. */
  withdrawals: number
  available(account: string, asset: Posting['asset']): bigint
  priceOf: PriceOf
}
