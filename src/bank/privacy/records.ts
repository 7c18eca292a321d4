import type { CustomerId, IdentityKey } from '#bank/ground/ids.ts'
import type { RailFailure } from '#bank/ground/rail.ts'
import type { Result } from '#kit/result.ts'

/** What is kept of a customer that no capability shows: for their own eyes, and to be erased. */
export type PersonalRecords = {
  /** By the kind of record, each as it is kept, opened. */
  read(customer: CustomerId): Promise<Readonly<Record<string, readonly unknown[]>>>
  /**
   * Erases everything personal but the customer's own record and what `keep` has set apart. Payments stay in the books
   * with what both sides were shown. Repeating it changes nothing.
   */
  erase(customer: CustomerId, chats: readonly IdentityKey[]): Promise<void>
}

/** What the law makes a bank keep of somebody who has left, encrypted and apart from all that a conversation reads. */
export type RetainedRecord = {
  readonly customer: CustomerId
  readonly handle: string
  readonly legalName: string
  readonly birthDate: string
  readonly address: unknown
  /** Where the bank keeps the Social Security number, which is not kept here. */
  readonly bankUserId?: string
  readonly bankDocumentId?: string
  readonly registeredAt: number
  readonly erasedAt: number
}

export type RetainedRecords = {
  /** Gone by itself at `until` (Unix ms). Repeating it changes nothing. */
  keep(record: RetainedRecord, until: number): Promise<void>
}

/** What may be lost of a chat: its session, its stored answers, what was said in it. */
export type ChatTraces = { erase(chats: readonly IdentityKey[]): Promise<void> }

/** The bank's own user. */
export type CloseUser = (user: string) => Promise<Result<void, RailFailure>>
