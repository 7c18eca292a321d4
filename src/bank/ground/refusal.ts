import type { Account } from './account.ts'
import type { OperationId } from './ids.ts'
import type { Usd } from './money.ts'

/** Why something can't even be put on a card. */
export type Refusal =
  | { readonly kind: 'short'; readonly available: Usd }
  | { readonly kind: 'over-payment-limit'; readonly limit: Usd }
  | { readonly kind: 'over-daily-limit'; readonly limit: Usd; readonly left: Usd }
  /** Of play money. */
  | { readonly kind: 'over-demo-limit'; readonly limit: Usd; readonly left: Usd }
  | { readonly kind: 'tier'; readonly tier: string }
  /** By the customer. */
  | { readonly kind: 'frozen' }
  | { readonly kind: 'not-empty'; readonly posted: Usd; readonly coins: boolean }
  | { readonly kind: 'busy'; readonly operation: OperationId }
  | { readonly kind: 'too-small'; readonly least: Usd }
  /** Words for a stranger come with no less than this. */
  | { readonly kind: 'note-too-small'; readonly least: Usd }
  | { readonly kind: 'no-price' }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'same-account' }
  | { readonly kind: 'not-ready' }
  /** The account is being closed. */
  | { readonly kind: 'closing' }
  | { readonly kind: 'not-allowed' }
  /** Whoever it is for is no customer any more, or is not allowed to receive anything at the moment. */
  | { readonly kind: 'payee-left' | 'payee-cannot-receive' }

/** Why nothing can go in or out of this account. */
export const refuseUnlessOpen = (account: Pick<Account, 'status'> | undefined): Refusal | undefined => {
  if (account?.status === 'open') return undefined
  return { kind: account?.status === 'closing' ? 'closing' : 'not-ready' }
}
