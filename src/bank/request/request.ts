import {
  type AccountId,
  type ConversationId,
  type CustomerId,
  derivedId,
  type OperationId,
  type RequestId,
} from '#bank/ground/ids.ts'
import type { Usd } from '#bank/ground/money.ts'

/** Where a request stands. The table below is its whole life; nothing else can be stored. */
export type RequestState = 'open' | 'paid' | 'returned' | 'declined' | 'withdrawn' | 'expired'

/** A payment that was confirmed while the request ended has the last word: money that moved is never denied. */
export const NEXT = {
  open: ['paid', 'declined', 'withdrawn', 'expired'],
  declined: ['paid'],
  withdrawn: ['paid'],
  expired: ['paid'],
  /** The bank sent the payment back after it had settled. */
  paid: ['returned'],
  returned: [],
} as const satisfies Record<RequestState, readonly RequestState[]>

export const canBecome = (from: RequestState, to: RequestState): boolean =>
  (NEXT[from] as readonly RequestState[]).includes(to)

/** One customer asks another for money; nothing moves before the payer confirms a card of their own. */
export type MoneyRequest = {
  readonly id: RequestId
  readonly asker: CustomerId
  readonly payer: CustomerId
  /** The asker's account that the money is to come into. */
  readonly to: AccountId
  readonly amount: Usd
  /** Untrusted text of the asker. */
  readonly note: string
  readonly state: RequestState
  readonly revision: number
  /** Which of its cards counts: the next one is made only after this one has ended with no money moved. */
  readonly attempt: number
  /** Where it was asked: the asker hears of its end there. */
  readonly conversation: ConversationId
  /** Shares of one bill have the same. */
  readonly bill?: string
  /** The bank's id of the payment that it asks back. */
  readonly original?: string
  /** What paid it. */
  readonly payment?: OperationId
  readonly expiresAt: number
  /** When the sweeper looks again, Unix ms; absent once it has ended. */
  readonly dueAt?: number
  readonly endedAt?: number
  readonly createdAt: number
}

/** The operation of this attempt: the same for every press on every platform, so that a request is paid once. */
export const paymentOf = ({ id, attempt }: Pick<MoneyRequest, 'id' | 'attempt'>): OperationId =>
  derivedId('operation', 'send', paymentCause({ id, attempt }))

/** What that operation's id is derived from, in the place of a turn's. */
export const paymentCause = ({ id, attempt }: Pick<MoneyRequest, 'id' | 'attempt'>): string => `${id}:${attempt}`
