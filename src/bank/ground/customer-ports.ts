import type { CustomerId, IdentityKey, OperationId } from './ids.ts'
import type { Result } from '../../kit/result.ts'
import type { Customer } from './customer.ts'

export type Taken = { readonly kind: 'taken'; readonly what: 'handle' | 'email' | 'phone' | 'identity' }

/** Personal data is encrypted at rest; look-ups by e-mail and phone go through keyed digests. */
export type Customers = {
  /** Inserting the same id again gives back what is stored. */
  insert(customer: Customer, pinDigest: string, identity: IdentityKey): Promise<Result<Customer, Taken>>
  find(id: CustomerId): Promise<Customer | undefined>
  findByHandle(handle: string): Promise<Customer | undefined>
  findByPhone(phone: string): Promise<Customer | undefined>
  findByEmail(email: string): Promise<Customer | undefined>
  findByIdentity(identity: IdentityKey): Promise<Customer | undefined>
  findByBankUser(bankUserId: string): Promise<Customer | undefined>
  /** Unconditional set of the named fields. */
  update(id: CustomerId, set: Partial<Omit<Customer, 'id' | 'createdAt'>>): Promise<Result<void, Taken>>
  identitiesOf(id: CustomerId): Promise<readonly IdentityKey[]>
  attach(identity: IdentityKey, id: CustomerId): Promise<void>
  detach(identity: IdentityKey): Promise<void>
  /** Ids of everyone the bank knows, for reconciliation; a cursor by id. */
  page(after: CustomerId | undefined, limit: number): Promise<readonly Customer[]>
}

/** The PIN's digest and the count of wrong tries, counted before the check so that racing guesses can't slip by. */
export type Pins = {
  read(id: CustomerId): Promise<{ readonly digest: string } | undefined>
  replace(id: CustomerId, digest: string): Promise<void>
  /**
   * Counts one try within the window and says how many are left, or until when it is locked (Unix ms).
   * Atomic: of a hundred racing tries only as many as allowed get `left`.
   */
  countTry(id: CustomerId, now: number): Promise<{ readonly left: number } | { readonly lockedUntil: number }>
  /** After a right PIN. */
  clear(id: CustomerId): Promise<void>
}

/** How often the bank's codes were asked for and tried, so that a limit holds however many do so at once. */
export type CodeTries = {
  /**
   * Counts one, unless there were `most` within the time before: then when there may be another, Unix ms. Atomic;
   * repeating one operation counts once.
   */
  take(order: {
    readonly customer: CustomerId
    readonly what: 'send' | 'enter'
    readonly operation: OperationId
    readonly now: number
    readonly most: number
    readonly withinMs: number
  }): Promise<'taken' | { readonly until: number }>
}

/** Hashing is slow on purpose and happens off the main thread. */
export type PinHasher = {
  hash(pin: string): Promise<string>
  matches(pin: string, digest: string): Promise<boolean>
}

/** One-time codes that join another platform to a customer: short-lived, single use. */
export type LinkCodes = {
  issue(code: string, customer: CustomerId, expiresAt: number): Promise<void>
  /** The customer who asked for it, once; then it is gone. */
  redeem(code: string, now: number): Promise<CustomerId | undefined>
}
