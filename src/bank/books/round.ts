import type { CustomerId } from '#bank/ground/ids.ts'

/** Where the continuous comparison stands, so that any worker goes on where another one stopped. */
export type Rounds = {
  read(): Promise<Round>
  write(round: Round): Promise<void>
}
export type Round = {
  /** The customer looked at last; absent before the first of a cycle. */
  readonly after?: CustomerId
  readonly startedAt: number
  readonly looked: number
  /** Customers of this cycle whom the bank or a store did not let us compare. */
  readonly failed: number
  /** The end of the last cycle that compared all customers. */
  readonly completedAt?: number
}
