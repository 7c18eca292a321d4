import type { Owner } from './customer.ts'
import type { AccountId, CardId, ConversationId, CustomerId, OperationId } from './ids.ts'
import type { Order, OrderKind } from './order.ts'
import type { RefusalReason } from './rail.ts'

/** Where an operation stands. The table below is the whole life cycle; nothing else can be expressed. */
export type State =
  | 'proposed'
  | 'confirmed'
  | 'submitted'
  | 'unknown'
  | 'settled'
  | 'returned'
  | 'refused'
  | 'cancelled'
  | 'expired'

export const NEXT = {
  /** A frozen card, shown and not yet agreed to. */
  proposed: ['confirmed', 'cancelled', 'expired', 'refused'],
  /** Agreed to, money held, nothing sent. */
  confirmed: ['submitted', 'cancelled', 'refused'],
  /** Written before the first byte goes out. */
  submitted: ['unknown', 'settled', 'returned', 'refused', 'cancelled'],
  /** Perhaps done: the bank is asked before anything else. Back to `submitted` once it is known to stand there, or known to be absent. */
  unknown: ['submitted', 'settled', 'returned', 'refused', 'cancelled'],
  /** Done as far as known; a bank can still send money back. */
  settled: ['returned'],
  returned: [],
  refused: [],
  cancelled: [],
  expired: [],
} as const satisfies Record<State, readonly State[]>

export const canBecome = (from: State, to: State): boolean => (NEXT[from] as readonly State[]).includes(to)
/** The bank is or may be acting: the sweeper keeps these moving. */
export const UNDER_WAY: readonly State[] = ['confirmed', 'submitted', 'unknown']
export const isUnderWay = (state: State): boolean => UNDER_WAY.includes(state)
export const isFinal = (state: State): boolean => !isUnderWay(state) && state !== 'proposed'
/** It has ended, and so has all that follows of its end. */
export const isOver = ({ state, dueAt }: Pick<Operation, 'state' | 'dueAt'>): boolean =>
  isFinal(state) && dueAt === undefined

/** Why an operation did not go through, for the customer's words. */
export type Why =
  | RefusalReason
  | 'insufficient-funds'
  | 'insufficient-coins'
  | 'daily-limit'
  | 'payment-limit'
  /** Where it was to come from, or one of the two. */
  | 'account-closed'
  /** Where it was to go. */
  | 'payee-account-closed'
  /** The customer's own account at another bank, to which it was to go, is linked no more. */
  | 'bank-unlinked'
  | 'payee-cannot-receive'
  /** Who it was for is no customer any more: their data was deleted, or is being deleted. */
  | 'payee-left'
  /** The request that it was to pay was taken back, declined, or has run out. */
  | 'request-ended'
  /** The schedule that it was for was deleted. */
  | 'schedule-ended'
  | 'bank-return'
  /** There was no price to buy at that is young enough to be relied on. */
  | 'no-price'
  /** The price has gone past the limit on the card. */
  | 'price-moved'
  | 'bank-cancelled'
  | 'customer-cancelled'
  | 'not-empty'
  /** The customer has frozen the account. */
  | 'frozen'
  | 'busy'
  | 'too-many-accounts'
  | 'too-many-under-way'
  /** The bank is checking who they are, by what they gave. */
  | 'being-checked'
  | 'bank-unreachable'

/** The card that started it, so that the outcome is shown on it. */
export type CardPlace = { readonly conversation: ConversationId; readonly card: CardId }

export type Operation = {
  /** Also the idempotency key, and the reference that the bank keeps. */
  readonly id: OperationId
  readonly customer: CustomerId
  /** Whose limits it counts against, where that is not the customer alone. */
  readonly person?: CustomerId
  /** The bank had not verified its customer when it began: it waits in a share of its own. */
  readonly unverified?: true
  readonly order: Order
  readonly state: State
  /** Grows by one with every change; a change names the revision it was decided on. */
  readonly revision: number
  readonly place: CardPlace
  /** A proposed card is void after this, Unix ms. */
  readonly expiresAt: number
  /** The day's allowance it counts against, `2026-11-23` in the customer's time zone; set when confirmed. */
  readonly allowanceDay?: string
  /** The bank's id of what was made: transaction, account or user. */
  readonly bankId?: string
  /** Last progress seen at the bank while submitted: `waiting`, `debited`, `credited`. */
  readonly bankStatus?: string
  readonly why?: Why
  /** The bank's own words, for operators. */
  readonly detail?: string
  /** The bank's own code of a refusal or a return, `R01`. */
  readonly code?: string
  /** The customer wants it stopped and the bank is asked; or the bank has said that it can't be any more. */
  readonly cancel?: 'wanted' | 'too-late'
  /** The bank was away when its turn came: it was not tried, and waits. */
  readonly away?: true
  /** Something the customer must answer, as when the linked bank asks a question. Not a secret. */
  readonly question?: string
  /** Times the bank was asked since the last progress. */
  readonly attempts: number
  /** When the sweeper should look again, Unix ms; absent once final. */
  readonly dueAt?: number
  readonly history: readonly Step[]
  readonly createdAt: number
}

export type Step = { readonly state: State; readonly at: number; readonly note?: string }

type Settable =
  | 'bankId'
  | 'bankStatus'
  | 'why'
  | 'detail'
  | 'code'
  | 'question'
  | 'attempts'
  | 'allowanceDay'
  | 'cancel'
  | 'away'
  | 'place'

/** What a change may set beside the state; `undefined` removes. History grows by one step per change of state. */
export type Change = {
  readonly state: State
  readonly at: number
  readonly note?: string
  readonly set?: { readonly [K in Settable]?: Operation[K] | undefined }
  /** When to look again; `null` once final. */
  readonly dueAt: number | null
}

export type Operations = {
  /** Inserting the same id again changes nothing and gives back what is stored. */
  insert(operation: Operation): Promise<Operation>
  find(id: OperationId): Promise<Operation | undefined>
  /**
   * Compare-and-set: applies `change` if the stored revision is still `revision`. False when another writer was faster:
   * read again. Refuses (throws) a step that the life cycle does not have, except a change that stays in its state.
   */
  change(id: OperationId, revision: number, change: Change): Promise<boolean>
  /** Operations to look at now, oldest due first; proposed ones past their expiry among them. */
  due(now: number, limit: number): Promise<readonly OperationId[]>
  /** Sent to the bank, and its answer is awaited; due later than now. */
  awaited(now: number, limit: number): Promise<readonly OperationId[]>
  /** Under way and touching this account, for closing it. */
  underWayFor(account: AccountId): Promise<readonly Operation[]>
  /**
   * How many of a person's are under way; counted no further than `most`. Customers whom the bank has not verified are
   * counted for themselves alone: anybody may have typed that number.
   */
  countUnderWay(
    owner: Owner,
    query: {
      readonly most: number
      /** Only of these. */
      readonly kinds?: readonly OrderKind[]
      /** Only this one and those made before it; of the same moment the ids decide. */
      readonly upTo?: Pick<Operation, 'id' | 'createdAt'>
    },
  ): Promise<number>
  /** A customer's, newest first. `before` is the id that ended the page before. */
  ofCustomer(
    customer: CustomerId,
    page: { readonly before?: OperationId; readonly limit: number },
  ): Promise<readonly Operation[]>
}
