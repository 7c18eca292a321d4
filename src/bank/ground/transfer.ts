import type { AccountKind } from './account.ts'
import type { AccountId, CustomerId, OperationId } from './ids.ts'
import type { Coin, Usd } from './money.ts'

/** `waiting`: accepted, nothing moved. `debited`: gone from the sender. */
export type TransferStatus = 'waiting' | 'debited' | 'credited' | 'settled' | 'cancelled' | 'returned'

export type TransferSide = {
  /** The bank's ids of the account and its user; absent for who is outside the bank. */
  readonly account?: string
  readonly user?: string
  /** The bank takes disputes of `card` transactions only. */
  readonly kind: AccountKind | 'card' | 'other'
  /** Name of the person, else of the account: untrusted text. */
  readonly name: string
}
export type BankTransfer = {
  readonly id: string
  readonly operation: string
  readonly status: TransferStatus
  /** The bank's own code of a queue, cancel or return, `R01`. */
  readonly code?: string
  readonly amount: Usd
  readonly from: TransferSide
  readonly to: TransferSide
  readonly note: string
  /** It came from another bank, or was taken out by one, by the account's own numbers: a salary, a bill. */
  readonly via?: 'account-number'
  readonly coin?: Coin
  /** Dollars for one coin, as executed. */
  readonly rate?: Usd
  readonly createdAt: number
  readonly timeline: readonly { readonly at: number; readonly status: TransferStatus; readonly note: string }[]
}

/** A transfer as the bank shows it, mirrored for history, receipts and reconciliation. */
export type Entry = {
  readonly transfer: BankTransfer
  /** Our accounts it touches, one or two. */
  readonly accounts: readonly AccountId[]
  readonly customers: readonly CustomerId[]
}

export type Entries = {
  /** Of what the bank shows, what is not stored just so: asked for many at once, since polling mostly hears what is known. */
  findNews(heard: readonly Entry[]): Promise<readonly Entry[]>
  /** Takes over what the bank says, unless what is stored has got further. True when something changed. */
  save(entry: Entry): Promise<boolean>
  find(transferId: string): Promise<Entry | undefined>
  findByOperation(operation: OperationId): Promise<Entry | undefined>
  /** What has settled between these two, newest first. */
  between(customers: readonly [CustomerId, CustomerId], limit: number): Promise<readonly Entry[]>
  /** Newest first. `before` is the last transfer id of the page before. */
  page(query: {
    readonly customer: CustomerId
    readonly account?: AccountId
    /** Only where coins were bought or sold. */
    readonly onlyCoins?: true
    readonly before?: string
    readonly limit: number
  }): Promise<readonly Entry[]>
}

/** The steps of a transfer in the order they happened; its present status is one of them even if the timeline lags. */
export const stepsOf = ({
  timeline,
  status,
  createdAt,
}: BankTransfer): readonly { at: number; status: TransferStatus }[] => {
  const last = timeline.at(-1)
  return last?.status === status ? timeline : [...timeline, { at: last?.at ?? createdAt, status }]
}

/** When the bank took the last step. */
export const lastStepAt = (transfer: BankTransfer): number => stepsOf(transfer).at(-1)?.at ?? transfer.createdAt

/** What the bank says of where it stands, for operators. */
export const detailOf = ({ code, timeline }: BankTransfer): string =>
  [code, timeline.at(-1)?.note].filter(Boolean).join(' ')

/** What an operation keeps of its transfer once that was returned, whoever finds it out first. */
export const returnedBy = (transfer: BankTransfer) =>
  ({
    why: 'bank-return',
    ...(transfer.code !== undefined && { code: transfer.code }),
    detail: detailOf(transfer),
  }) as const
