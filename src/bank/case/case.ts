import type { CaseId, ConversationId, CustomerId, OperationId } from '#bank/ground/ids.ts'

/** What is wrong with a payment, in the customer's eyes. */
export type Wrong = 'not-me' | 'wrong-amount' | 'twice' | 'not-arrived' | 'other'
export const WRONGS: readonly Wrong[] = ['not-me', 'wrong-amount', 'twice', 'not-arrived', 'other']

/** `open`: with support. `at-bank`: the bank has opened a dispute. `closed`: with an answer for the customer. */
export type CaseState = 'open' | 'at-bank' | 'closed'

/** A problem that a customer reported, with everything known about it at that moment. */
export type Case = {
  readonly id: CaseId
  readonly customer: CustomerId
  /** Where it was reported: the customer hears of its end there. */
  readonly conversation: ConversationId
  readonly wrong: Wrong
  /** In the customer's own words; may be empty. */
  readonly text: string
  readonly operation?: OperationId
  /** The bank's id of the transaction, once there is one. */
  readonly transfer?: string
  readonly state: CaseState
  readonly revision: number
  /** Operation, journal entries, the bank's transaction and what was told, as they were when it was reported. */
  readonly attached: string
  /** What the bank was told: a comment on its transaction, where there is one; a dispute, where it takes them. */
  readonly comment: 'waiting' | 'done' | 'not-possible'
  readonly dispute: 'waiting' | 'done' | 'not-possible'
  readonly attempts: number
  /** When the bank is asked next, Unix ms; absent once it knows everything. */
  readonly dueAt?: number
  /** Support's answer to the customer. */
  readonly answer?: string
  readonly createdAt: number
  readonly closedAt?: number
}
