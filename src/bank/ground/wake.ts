import type { CustomerId, OperationId } from './ids.ts'

/** A hint that there is work; losing it costs time, never work. */
export type Wake = {
  operation(id: OperationId, delayMs?: number): Promise<void>
  notice(id: string): Promise<void>
  /** The same for many at once. */
  notices(ids: readonly string[]): Promise<void>
  /** Re-reads a customer's accounts and transfers at the bank. */
  sync(customer: CustomerId): Promise<void>
}
