import type { AccountId, CaseId, CustomerId, OperationId, RequestId, ScheduleId } from './ids.ts'
import type { Operation, State } from './operation.ts'

type Settable =
  | 'bankId'
  | 'bankStatus'
  | 'why'
  | 'detail'
  | 'question'
  | 'attempts'
  | 'allowanceDay'
  | 'cancel'
  | 'away'

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
   * Compare-and-set: applies `change` if the stored revision is still `revision`. False when somebody was faster:
   * read again. Refuses (throws) a step that the life cycle does not have, except a change that stays in its state.
   */
  change(id: OperationId, revision: number, change: Change): Promise<boolean>
  /** Operations to look at now, oldest due first; proposed ones past their expiry among them. */
  due(now: number, limit: number): Promise<readonly OperationId[]>
  /** Sent to the bank, and its answer is awaited; due later than now. */
  awaited(now: number, limit: number): Promise<readonly OperationId[]>
  /** Under way and touching this account, for closing it. */
  underWayFor(account: AccountId): Promise<readonly Operation[]>
  /** A customer's, newest first. `before` is the id that ended the page before. */
  ofCustomer(
    customer: CustomerId,
    page: { readonly before?: OperationId; readonly limit: number },
  ): Promise<readonly Operation[]>
}

/** The day's allowance of one customer, so that a limit holds however many confirm at once. Cents. */
export type Allowances = {
  /** True when the day's total stays within `limit`; repeating one operation counts once. */
  take(order: {
    readonly customer: CustomerId
    readonly day: string
    readonly operation: OperationId
    readonly cents: bigint
    readonly limit: bigint
  }): Promise<boolean>
  /** Gives back what an operation took, once. */
  giveBack(order: {
    readonly customer: CustomerId
    readonly day: string
    readonly operation: OperationId
  }): Promise<void>
  spent(customer: CustomerId, day: string): Promise<bigint>
}

/** Secrets on their way to the bank, encrypted at rest, gone when the operation has ended or after an hour. */
export type Vault = {
  put(key: string, secrets: Readonly<Record<string, string>>, now: number): Promise<void>
  /** Undefined when it was never there or has expired. */
  get(key: string, now: number): Promise<Readonly<Record<string, string>> | undefined>
  erase(key: string): Promise<void>
}

/** Told to the customer once: written with the change that causes it, delivered by a job, kept until the channel has accepted it. */
export type Notice = {
  /** `<operation>:<state>`, `<alert>:<crossing>`: writing it twice is writing it once. */
  readonly id: string
  readonly customer: CustomerId
  readonly conversation: string
  readonly about: NoticeSubject
  readonly createdAt: number
  /** The conversation that has taken it already, while it is to be shown there once more. */
  readonly toldIn?: string
}
export type NoticeSubject =
  | { readonly kind: 'operation'; readonly operation: OperationId }
  /** Money came in from somebody else. */
  | { readonly kind: 'received'; readonly transfer: string; readonly account: AccountId }
  /** What had come in from somebody else was sent back by the bank. */
  | { readonly kind: 'taken-back'; readonly operation: OperationId }
  | { readonly kind: 'alert'; readonly alert: string; readonly price: string; readonly at: number }
  | { readonly kind: 'tier'; readonly tier: string }
  /** The sign-in of its conversation has run out: it stood until then. */
  | { readonly kind: 'run-out'; readonly until: number }
  /** Where a request for money stands, for one of its two sides. */
  | { readonly kind: 'request'; readonly request: RequestId }
  /** What became of a reported problem. */
  | { readonly kind: 'case'; readonly case: CaseId }
  /** A day of a schedule that was not paid: to be asked about, or refused. `paused` is in notices of an earlier version. */
  | { readonly kind: 'scheduled'; readonly operation: OperationId; readonly what: 'missed' | 'refused' | 'paused' }
  /** Its last payments were turned down. `since`: the day that counting began at. */
  | { readonly kind: 'schedule-paused'; readonly schedule: ScheduleId; readonly since: number }
  /** Days of a schedule that were missed and left out. */
  | {
      readonly kind: 'skipped'
      readonly schedule: ScheduleId
      readonly first: string
      readonly last: string
      readonly count: number
    }

export type Notices = {
  /** True when it is new. */
  add(notice: Notice): Promise<boolean>
  /** Undefined once it was delivered. */
  find(id: string): Promise<Notice | undefined>
  /** Not yet delivered and due, oldest first. */
  due(now: number, limit: number): Promise<readonly string[]>
  delivered(id: string, how: 'delivered' | 'unreachable', at: number): Promise<void>
  /** Due again then, also what no channel could take. */
  postpone(id: string, until: number): Promise<void>
  /** It was taken there, and is due for a second look then. */
  lookAgain(id: string, toldIn: string, at: number): Promise<void>
  /** Due again: the newest `most` of what was delivered there after `since`, for a chat that has lost what it showed. */
  tellAgain(conversation: string, given: { since: number; most: number; now: number }): Promise<void>
  /** Those no channel could take, for when the customer is back, anywhere. */
  unreadOf(customer: CustomerId): Promise<readonly Notice[]>
}

/** A hint that there is work; losing it costs time, never work. */
export type Wake = {
  operation(id: OperationId, delayMs?: number): Promise<void>
  notice(id: string): Promise<void>
  /** Re-reads a customer's accounts and transfers at the bank. */
  sync(customer: CustomerId): Promise<void>
}
