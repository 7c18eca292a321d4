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

export type RequestChange = {
  readonly state?: RequestState
  readonly attempt?: number
  readonly payment?: OperationId
  readonly endedAt?: number
  /** When to look again; `null` once it has ended. */
  readonly dueAt: number | null
}

export type Requests = {
  /** Inserting the same id again changes nothing and gives back what is stored. */
  insert(request: MoneyRequest): Promise<MoneyRequest>
  find(id: RequestId): Promise<MoneyRequest | undefined>
  /**
   * Compare-and-set: false when the stored revision is another one. Refuses (throws) a step that a request's life
   * does not have.
   */
  change(id: RequestId, revision: number, change: RequestChange): Promise<boolean>
  /** What this customer asked for, open ones and those that ended lately, newest first. */
  askedBy(customer: CustomerId, limit: number): Promise<readonly MoneyRequest[]>
  /** What waits for this customer's answer, oldest first. */
  waitingFor(customer: CustomerId, limit: number): Promise<readonly MoneyRequest[]>
  /** How many one customer has asked of another since then, whatever became of them. */
  askedSince(pair: Pair, since: number): Promise<number>
  /** Past their time and still open, oldest due first. */
  due(now: number, limit: number): Promise<readonly RequestId[]>
}

export type Pair = { readonly asker: CustomerId; readonly payer: CustomerId }

/** How many requests may stand open at once: holds however many are made in the same moment. */
export type RequestSlots = {
  /** Repeating it for one request takes one slot. Slots of requests whose time is over by `now` count no more. */
  take(
    order: Pair & {
      readonly request: RequestId
      readonly until: number
      readonly now: number
      readonly perAsker: number
      readonly perPair: number
    },
  ): Promise<'taken' | 'asker-full' | 'pair-full'>
  /** Gives back what a request took; nothing happens when there is nothing. */
  free(order: Pair & { readonly request: RequestId }): Promise<void>
}

/** Who does not want to be asked by whom. It stops requests, never payments. */
export type RequestBlocks = {
  /** Repeating it changes nothing. */
  add(block: Block, at: number): Promise<void>
  remove(block: Block): Promise<void>
  has(block: Block): Promise<boolean>
  /** Oldest first. */
  ofCustomer(by: CustomerId, limit: number): Promise<readonly CustomerId[]>
}
export type Block = { readonly by: CustomerId; readonly whom: CustomerId }
