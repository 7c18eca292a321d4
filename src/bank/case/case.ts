import type { Result } from '#kit/result.ts'
import type { CaseId, CaseMessageId, ConversationId, CustomerId, OperationId } from '#bank/ground/ids.ts'
import type { Notice } from '#bank/ground/notice.ts'
import type { RailFailure } from '#bank/ground/rail.ts'
import type { BankTransfer } from '#bank/ground/transfer.ts'

/** What is wrong with a payment, in the customer's eyes. */
export type Wrong = 'not-me' | 'wrong-amount' | 'twice' | 'not-arrived' | 'other'
export const WRONGS: readonly Wrong[] = ['not-me', 'wrong-amount', 'twice', 'not-arrived', 'other']

/** What else a customer, or a stranger, may want a person for. */
export const TOPICS = ['human', 'complaint', 'fraud', 'lost-phone', 'lost-card', 'wrong-payment'] as const
export type Topic = (typeof TOPICS)[number]

/** One thing that was said in a case. */
export type CaseMessage = {
  readonly id: CaseMessageId
  readonly at: number
  readonly by: 'customer' | 'support'
  readonly text: string
  /** Which operator wrote it: shown to operators alone. */
  readonly operator?: string
  /** The operator closed the case with it. */
  readonly closes?: true
}

/** `open`: with support. `at-bank`: the bank has opened a dispute. `closed`: with an answer for the customer. */
export type CaseState = 'open' | 'at-bank' | 'closed'

/** A problem that a customer reported, with everything known about it at that moment. */
export type Case = {
  readonly id: CaseId
  /** Absent for a stranger; where `isUnproved`, whose chat it is. */
  readonly customer?: CustomerId
  /** Where it was reported, or written to last: what support says is delivered there. */
  readonly conversation: ConversationId
  /** Nobody was signed in when it was opened: it is read and answered in that chat alone. */
  readonly isUnproved?: true
  readonly wrong: Wrong
  /** Absent where it is about what is wrong with one payment; `wrong` is `other` beside it. */
  readonly topic?: Topic
  /** In the customer's own words; may be empty. */
  readonly text: string
  readonly operation?: OperationId
  /** The bank's id of the transaction, once there is one. */
  readonly transfer?: string
  readonly state: CaseState
  readonly revision: number
  /** Operation, journal entries, the bank's transaction and what was shown, as they were when it was reported. */
  readonly attached: string
  /** What was reported to the bank: a comment on its transaction, where there is one; a dispute, where it takes them. */
  readonly comment: 'waiting' | 'done' | 'not-possible'
  readonly dispute: 'waiting' | 'done' | 'not-possible'
  readonly attempts: number
  /** When the bank is asked next, Unix ms; absent once it knows everything. */
  readonly dueAt?: number
  /** Support's answer to the customer, with which it was closed last. */
  readonly answer?: string
  /** What both sides have said since it was opened, the oldest first. */
  readonly thread?: readonly CaseMessage[]
  /** Since when the customer waits for words of support's, Unix ms; absent once there are some. */
  readonly waitingSince?: number
  readonly createdAt: number
  readonly closedAt?: number
}

export type CaseChange = {
  readonly state?: CaseState
  readonly comment?: Case['comment']
  readonly dispute?: Case['dispute']
  readonly attempts?: number
  readonly answer?: string
  readonly thread?: readonly CaseMessage[]
  readonly conversation?: ConversationId
  /** `null`: answered. */
  readonly waitingSince?: number | null
  /** `null`: open again. */
  readonly closedAt?: number | null
  /** `null` once the bank knows everything. */
  readonly dueAt: number | null
}

/** How many wait, for operators. */
export type CasesStanding = { readonly open: number; readonly waitingSince?: number }

export type Cases = {
  /** Inserting the same id again changes nothing and gives back what is stored. */
  insert(reported: Case): Promise<Case>
  find(id: CaseId): Promise<Case | undefined>
  /** Compare-and-set by revision; false when another writer was faster. */
  change(id: CaseId, revision: number, change: CaseChange): Promise<boolean>
  /** Newest first. */
  ofCustomer(customer: CustomerId, limit: number): Promise<readonly Case[]>
  /** Not closed, oldest first: what waits for an operator. So many of strangers, which keep none of customers' out. */
  open(limit: number): Promise<readonly Case[]>
  /** Opened in this chat where nobody was signed in, newest first. */
  ofChat(conversation: ConversationId, limit: number): Promise<readonly Case[]>
  /** Opened in this chat since then while nobody was signed in there. */
  countUnproved(since: number, conversation: ConversationId): Promise<number>
  /** The last that were closed, the newest first. */
  closed(limit: number): Promise<readonly Case[]>
  standing(): Promise<CasesStanding>
  due(now: number, limit: number): Promise<readonly CaseId[]>
}

/** What was shown to the customer, for the record. */
export type Evidence = {
  /** Every notice about this operation, delivered ones too, and what became of each. */
  noticesAbout(operation: OperationId): Promise<readonly (Notice & { readonly state: string })[]>
}

type Where = { readonly user: string; readonly account: string; readonly transfer: string }

/** What the bank lets a platform say about one of its transactions. */
export type ReportRail = {
  /** Adds to the note of the current status. Not idempotent: read before whether it stands there already. */
  comment(order: Where & { readonly text: string }): Promise<Result<BankTransfer, RailFailure>>
  /** Card transactions only, once; any other is refused. */
  dispute(order: Where & { readonly wrong: Wrong }): Promise<Result<void, RailFailure>>
}
