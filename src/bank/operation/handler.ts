import type { Result } from '#kit/result.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { Operation, Why } from '#bank/ground/operation.ts'
import type { OrderKind } from '#bank/ground/order.ts'
import type { RailFailure } from '#bank/ground/rail.ts'

/** Where the bank says an operation stands. */
export type OrderStatus = {
  readonly status: 'under-way' | 'settled' | 'returned' | 'cancelled'
  readonly bankId?: string
  readonly bankStatus?: string
  /** The sender's account has been charged. */
  readonly debited?: boolean
  readonly why?: Why
  readonly detail?: string
  /** The bank's own code of a refusal or a return. */
  readonly code?: string
  readonly question?: string
}

/** Like a refusal of the bank's, and for our own reasons too. */
export type OrderFailure =
  | RailFailure
  | { readonly kind: 'refused'; readonly reason: Why; readonly message: string; readonly code?: string }

/**
 * How one kind of order is done at the bank. `submit` may be called again with the same operation: its id is the
 * idempotency key, so the bank does it once. `conclude` may run any number of times.
 */
export type OrderHandler = {
  submit(operation: Operation, customer: Customer): Promise<Result<OrderStatus, OrderFailure>>
  /** What became of a submit whose answer was not received; undefined when the bank knows nothing of it. */
  find(operation: Operation, customer: Customer): Promise<Result<OrderStatus | undefined, RailFailure>>
  /** Asks again how it stands. */
  follow(operation: Operation, customer: Customer): Promise<Result<OrderStatus, RailFailure>>
  /** Asks the bank to stop it; refused once that is too late. Absent where nothing can be stopped. */
  cancel?(operation: Operation, customer: Customer): Promise<Result<OrderStatus, RailFailure>>
  /** Takes the final outcome over into our own records, before the customer is notified. Absent where there is nothing to. */
  conclude?(operation: Operation, customer: Customer): Promise<void>
  /** Notifies the other customers it concerns, once balances and books are true. Absent where there are none. */
  notifyOthers?(operation: Operation): Promise<void>
}

/** One handler for every kind of order. */
export type OrderHandlers = Readonly<Record<OrderKind, OrderHandler>>

/**
 * What the capabilities bring to the engine, connected at the roof: who does which order, and who else hears of every
 * operation that has ended. A subscriber may be called any number of times with the same operation.
 */
export type Capabilities = {
  readonly handlers: OrderHandlers
  readonly onConcluded: readonly ((operation: Operation) => Promise<void>)[]
}
