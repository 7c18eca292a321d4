import type { AlertId, ConversationId, CustomerId } from '#bank/ground/ids.ts'
import type { Coin } from '#bank/ground/coins.ts'
import type { Usd } from '#bank/ground/money.ts'
import type { Condition } from './condition.ts'
import type { Entry, Reached } from './entry.ts'
import type { AlertState } from './life-cycle.ts'
import type { Values } from './measure.ts'

export type { Direction } from './condition.ts'

/** Tell me when this becomes true of the coin's price. */
export type Alert = {
  readonly id: AlertId
  readonly customer: CustomerId
  /** Where it was made: it arrives there. */
  readonly conversation: ConversationId
  readonly coin: Coin
  readonly condition: Condition
  readonly state: AlertState
  /** Rises with every change: a change is made to the revision that was read, or not at all. */
  readonly revision: number
  /** Absent: it rings once. `leastMs`: between two rings. */
  readonly repeat?: { readonly leastMs: number }
  readonly expiresAt?: number
  /** The end of a snooze. */
  readonly until?: number
  /** Which of its triggers holds, or held when it rang: that one has to be left before it waits again. */
  readonly held?: number
  /** While it cools: the price has left the line, and the least interval is all that it waits for. */
  readonly hasLeft?: boolean
  /** How often it has rung: the number of a ring is part of its notice's id. */
  readonly rings: number
  readonly rung?: Ring
  /** The time of the price that last changed it: what is replayed from before that is no news to it. */
  readonly seenAt?: number
  readonly deletedAt?: number
  readonly createdAt: number
  /** When its customer last set it to wait; absent: when it was made. A price from before is not news to it. */
  readonly since?: number
  /** Of its last change, whoever made it. */
  readonly changedAt: number
}

/** `from`: what the move is measured from, where it is one within a span. */
export type Ring = { readonly at: number; readonly price: Usd; readonly from?: Usd }

/** Alerts that one price rings. It names no customer: whose they are is told by the alerts. */
export type RingBatch = {
  readonly id: string
  readonly begunAt: number
  readonly ring: Ring
  /** `nth`: the number of the ring. */
  readonly rings: readonly { readonly alert: AlertId; readonly nth: number }[]
}

/** What one change sets; what is `undefined` in it is removed. */
export type Change = { readonly state: AlertState } & {
  readonly [K in
    | 'until'
    | 'held'
    | 'hasLeft'
    | 'expiresAt'
    | 'repeat'
    | 'condition'
    | 'rung'
    | 'seenAt'
    | 'deletedAt'
    | 'since']?: Alert[K] | undefined
}

export type Alerts = {
  /** Inserting the same id again changes nothing. */
  insert(alert: Alert): Promise<void>
  find(id: AlertId): Promise<Alert | undefined>
  findMany(ids: readonly AlertId[]): Promise<readonly Alert[]>
  /** Those that still wait for something, oldest first. */
  ofCustomer(customer: CustomerId): Promise<readonly Alert[]>
  /**
   * Compare-and-set of each by its revision, in a few writes however many there are; as they are now, those alone that this
   * caller has changed. `isRing` counts one more ring.
   */
  change(alerts: readonly Alert[], to: Change, at: number, isRing?: boolean): Promise<readonly Alert[]>
  /** Claimed by an earlier version, and their notices may not be written yet. */
  fired(limit: number): Promise<readonly Alert[]>
  /** Written before its alerts are claimed: whoever finds it tells what of it was claimed. */
  begin(batch: RingBatch): Promise<void>
  /** Those that were begun and not finished, oldest first. */
  begun(limit: number): Promise<readonly RingBatch[]>
  finish(id: string): Promise<void>
  /** Those that wait, changed at or after this moment, by id, a page after this id: for the index. */
  page(after: AlertId | undefined, limit: number, changedSince?: number): Promise<readonly Alert[]>
}

/** What wakes an alert, by what it waits for. It may be lost, and is rebuilt from the alerts. */
export type AlertIndex = {
  put(entries: readonly Entry[]): Promise<void>
  remove(entries: readonly Omit<Entry, 'score'>[]): Promise<void>
  /** What these values have reached, at most `limit` of each measure; it stays until it is removed. */
  reached(coin: Coin, values: Values, now: number, limit: number): Promise<readonly Reached[]>
  /** Everything that was changed before this moment is in the index; undefined where it was lost. */
  completeUntil(): Promise<number | undefined>
  setCompleteUntil(at: number): Promise<void>
  /** Up to which price, by its time, a coin's prices have been looked at; undefined where that was lost. */
  watchedUntil(coin: Coin): Promise<number | undefined>
  setWatchedUntil(coin: Coin, at: number): Promise<void>
}
