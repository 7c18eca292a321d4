import type { CustomerId } from '#bank/ground/ids.ts'
import type { Difference, DifferenceKind } from './difference.ts'

/** A difference with its life: when it was first and last found, and how it ended. */
export type Drift = Difference & {
  readonly firstSeen: number
  readonly lastSeen: number
  /** Looked for and no longer there. */
  readonly resolvedAt?: number
  /** It was older than it may be, and a person was called. */
  readonly alarmedAt?: number
  /** A person has looked into it; it counts again when either side changes. */
  readonly accepted?: { readonly at: number; readonly why: string }
}

export type Drifts = {
  /** What one look at a customer found. Those known before and not among them are resolved. Gives back the new ones. */
  record(customer: CustomerId, found: readonly Difference[], at: number): Promise<readonly Drift[]>
  /** Neither resolved nor accepted, oldest first. */
  open(limit: number): Promise<readonly Drift[]>
  /** How many stand open per kind, and since when the oldest does. */
  summary(): Promise<{ readonly byKind: Partial<Record<DifferenceKind, number>>; readonly oldest?: number }>
  /** Open since before `before` and not called out yet; from now on they are. */
  toAlarm(before: number, at: number): Promise<readonly Drift[]>
  /** False when there is no such open drift. */
  accept(id: string, why: string, at: number): Promise<boolean>
}
