import type { Result } from '#kit/result.ts'
import type { CustomerId, IdentityKey } from './ids.ts'

/** What the bank allows a customer, decided by its identity check. `locked` and `closed` stop everything. */
export const TIERS = ['unverified', 'receive-only', 'full', 'locked', 'closed'] as const
export type Tier = (typeof TIERS)[number]

export type Address = {
  readonly street: string
  readonly city: string
  /** Two letters. */
  readonly state: string
  readonly postalCode: string
  readonly country: 'US'
}

export type Customer = {
  readonly id: CustomerId
  /** Unique, lower case, `a-z 0-9 _`, without the at sign: how others find them. */
  readonly handle: string
  readonly legalName: string
  readonly email: string
  /** E.164, `+14155550100`. */
  readonly phone: string
  /** `YYYY-MM-DD` */
  readonly birthDate: string
  readonly address: Address
  readonly tier: Tier
  /** What the identity check still wants, in the order to fix it; empty when nothing is. */
  readonly missing: readonly Missing[]
  /** What the bank asks before it believes that they are who they say, while it waits for the answers. */
  readonly questions?: QuestionSet | undefined
  /** Last four digits as given, for showing back; the number itself is never kept. */
  readonly ssnLast4?: string
  /** The user's id at the bank, once it knows them. */
  readonly bankUserId?: string
  /** Base document of the identity check at the bank. */
  readonly bankDocumentId?: string
  /** IANA name, for days and limits. */
  readonly timeZone: string
  readonly createdAt: number
}

/**
 * One thing the identity check did not accept or still lacks. `registration`: the bank has no user for them yet.
 * `bank-code`: the bank knows them from elsewhere and sends them a code before it lets us act for them.
 */
export type Missing =
  | 'registration'
  | 'bank-code'
  | 'ssn'
  | 'questions'
  | 'photo-id'
  | 'address'
  | 'email'
  | 'phone'
  | 'review'

/** Knowledge questions: only the right person should know which of the choices fit. Another `id` is another set. */
export type QuestionSet = {
  readonly id: string
  readonly questions: readonly {
    readonly id: string
    readonly question: string
    readonly choices: readonly { readonly id: string; readonly text: string }[]
  }[]
}
/** The choice taken for each question, by its id. */
export type QuestionAnswers = Readonly<Record<string, string>>

/** What a customer gives to register. Secrets (SSN, PIN) travel apart, in the vault. */
export type Profile = Pick<Customer, 'handle' | 'legalName' | 'email' | 'phone' | 'birthDate' | 'address'>

export type DetailChange =
  | { readonly detail: 'email'; readonly value: string }
  | { readonly detail: 'phone'; readonly value: string }
  | { readonly detail: 'legal-name'; readonly value: string }
  | { readonly detail: 'address'; readonly value: Address }

export type Duplicate = { readonly kind: 'taken'; readonly what: 'handle' | 'email' | 'phone' | 'identity' }

/** Personal data is encrypted at rest; look-ups by e-mail and phone go through keyed digests. */
export type Customers = {
  /** Inserting the same id again gives back what is stored. */
  insert(customer: Customer, pinDigest: string, identity: IdentityKey): Promise<Result<Customer, Duplicate>>
  find(id: CustomerId): Promise<Customer | undefined>
  findByHandle(handle: string): Promise<Customer | undefined>
  findByPhone(phone: string): Promise<Customer | undefined>
  findByEmail(email: string): Promise<Customer | undefined>
  findByIdentity(identity: IdentityKey): Promise<Customer | undefined>
  findByBankUser(bankUserId: string): Promise<Customer | undefined>
  /** Unconditional set of the named fields. */
  update(id: CustomerId, set: Partial<Omit<Customer, 'id' | 'createdAt'>>): Promise<Result<void, Duplicate>>
  identitiesOf(id: CustomerId): Promise<readonly IdentityKey[]>
  attach(identity: IdentityKey, id: CustomerId): Promise<void>
  /** Ids of everyone the bank knows, for reconciliation; a cursor by id. */
  page(after: CustomerId | undefined, limit: number): Promise<readonly Customer[]>
}
