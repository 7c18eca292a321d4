import type { CaseId, CustomerId, OperationId } from '#bank/ground/ids.ts'
import type { Notice } from '#bank/ground/operation-ports.ts'
import type { BankTransfer, RailFailure } from '#bank/ground/rail.ts'
import type { Result } from '../../kit/result.ts'
import type { Case, CaseState, Wrong } from './case.ts'

export type CaseChange = {
  readonly state?: CaseState
  readonly comment?: Case['comment']
  readonly dispute?: Case['dispute']
  readonly attempts?: number
  readonly answer?: string
  readonly closedAt?: number
  /** `null` once the bank knows everything. */
  readonly dueAt: number | null
}

export type Cases = {
  /** Inserting the same id again changes nothing and gives back what is stored. */
  insert(reported: Case): Promise<Case>
  find(id: CaseId): Promise<Case | undefined>
  /** Compare-and-set by revision; false when somebody was faster. */
  change(id: CaseId, revision: number, change: CaseChange): Promise<boolean>
  /** Newest first. */
  ofCustomer(customer: CustomerId, limit: number): Promise<readonly Case[]>
  /** Not closed, oldest first: what waits for an operator. */
  open(limit: number): Promise<readonly Case[]>
  due(now: number, limit: number): Promise<readonly CaseId[]>
}

/** What was told, for the record. */
export type Evidence = {
  /** Every notice about this operation, delivered ones too, and what became of each. */
  noticesAbout(operation: OperationId): Promise<readonly (Notice & { readonly state: string })[]>
}

type Where = { readonly user: string; readonly node: string; readonly transfer: string }

/** What the bank lets a platform say about one of its transactions. */
export type ReportRail = {
  /** Adds to the note of the current status. Not idempotent: read before whether it stands there already. */
  comment(order: Where & { readonly text: string }): Promise<Result<BankTransfer, RailFailure>>
  /** Card transactions only, once; any other is refused. */
  dispute(order: Where & { readonly wrong: Wrong }): Promise<Result<void, RailFailure>>
}
