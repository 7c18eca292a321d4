import type { Result } from '#kit/result.ts'
import type { CustomerId, IdentityKey } from './ids.ts'
import type { Owed, OwedNews } from './owed.ts'
import type { StepUp } from './step-up.ts'

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

export type NameReview = { readonly name: string; readonly since: number }

/** An address that others may know a customer by, besides the handle. */
export type AddressKind = 'phone' | 'email'
/**
 * How an address was shown to be a customer's, and when (Unix ms). `channel-contact`: the chat platform had checked the number
 * and gave it as the sender's own. `bank-code`: the bank sent a code there, and it came back.
 */
export type AddressProof = { readonly how: 'channel-contact' | 'bank-code'; readonly at: number }
export type Proved = Readonly<Partial<Record<AddressKind, AddressProof>>>

export type QuietHours = { readonly from: number; readonly to: number }

export type Customer = {
  readonly id: CustomerId
  /** Unique, lower case, `a-z 0-9 _`, without the at sign: how others find them. */
  readonly handle: string
  /** As the bank has verified it: what others see. */
  readonly legalName: string
  /** Another legal name that the customer has asked for and the bank has not decided on yet; `since`: Unix ms. */
  readonly nameReview?: NameReview | undefined
  readonly email: string
  /** E.164, `+14155550100`. */
  readonly phone: string
  /** Which of the two were shown to be theirs. Only those receive money, and only those keep others from having them. */
  readonly proved?: Proved | undefined
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
  /** They have named it; until then it is a guess from their address. */
  readonly timeZoneChosen?: true
  /** The zone before the first that they named: the days of their limits stay where they were. */
  readonly limitTimeZone?: string
  /** The two letters of the language in which they are written to; absent where they have never said. */
  readonly language?: string
  /** How the cost of coins that they sell is counted; absent: that of the oldest. */
  readonly costMethod?: 'fifo' | 'average'
  /** Whether pictures are drawn for a light or a dark chat, where the channel does not tell; light where they have never said. */
  readonly scheme?: Scheme
  /** When no alert is told, in minutes after midnight of their time zone; over midnight where it begins later than it ends. */
  readonly quietHours?: QuietHours | undefined
  readonly createdAt: number
  /** How many times the customer's sign-ins were ended everywhere: one from an earlier epoch counts for nothing. */
  readonly signInEpoch?: number
  /** No money leaves while this stands. */
  readonly frozen?: Frozen | undefined
  /** The first customer who gave the same Social Security number: the same person. Absent where it was given before that was kept. */
  readonly person?: CustomerId | undefined
  /** They have asked for their data to be deleted. */
  readonly deletion?: Deletion | undefined
  /** Their data was deleted: what is here keeps the books whole and the handle from others. */
  readonly left?: true
  /** When the PIN has to be given once more; changed through its own port, where it is decided on what is stored. */
  readonly stepUp?: StepUp | undefined
}

/** Of pictures. */
export const SCHEMES = ['light', 'dark'] as const
export type Scheme = (typeof SCHEMES)[number]

/** Nothing of theirs is read at the bank any more, where nobody may act for them. */
export const hasLeft = ({ left, deletion }: Pick<Customer, 'left' | 'deletion'>): boolean =>
  left === true || deletion?.erasing !== undefined

/** What a customer whose data was deleted is called. */
export const FORMER_NAME = 'Former customer'

/** Moments in Unix ms. Until `until` any chat of the customer's can stop it. */
export type Deletion = {
  /** Where it was asked for. */
  readonly chat: string
  readonly askedAt: number
  readonly until: number
  /** When it is looked at next. */
  readonly dueAt: number
  /** Somebody is getting back into the account: until that is over nothing is erased, and then the whole wait begins anew. */
  readonly held?: { readonly recovery: string }
  /**
   * It has begun and can't be stopped. `chats`: which were the customer's until then, for what is still to be told and erased
   * there. `atBank`: whether the bank's user is closed.
   */
  readonly erasing?: {
    readonly since: number
    readonly chats: readonly string[]
    readonly atBank?: 'closed' | 'not-possible'
  }
}

/** Whose limits count: those of all customers who are one person are one. */
export const personOf = ({ id, person = id }: Pick<Customer, 'id' | 'person'>): CustomerId => person

/** As far as limits and the order in which work is taken on need to know a customer. */
export type Owner = Pick<Customer, 'id' | 'person' | 'tier'>

/** Since when, and who has asked for it to end: `chat` where that was, and from `until` on it needs no other chat (Unix ms). */
export type Frozen = {
  readonly since: number
  readonly ending?: { readonly chat: string; readonly at: number; readonly until: number }
}

export const signInEpochOf = ({ signInEpoch = 0 }: Pick<Customer, 'signInEpoch'>): number => signInEpoch

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
  /** `proof`: the chat platform gave the number as the customer's own, at `provedAt` (Unix ms). */
  | { readonly detail: 'phone'; readonly value: string; readonly proof?: 'channel-contact'; readonly provedAt?: number }
  | { readonly detail: 'legal-name'; readonly value: string }
  | { readonly detail: 'address'; readonly value: Address }

export type Duplicate = { readonly kind: 'taken'; readonly what: 'handle' | 'identity' }

/**
 * Personal data is encrypted at rest; look-ups by e-mail and phone go through keyed digests. What a change makes the
 * customer be owed (`owed`) is kept in the same update as the change.
 */
export type Customers = OwedNews & {
  /** Inserting the same id again gives back what is stored. A handle is taken also by one that looks like it. */
  insert(customer: Customer, pinDigest: string, identity: IdentityKey): Promise<Result<Customer, Duplicate>>
  find(id: CustomerId): Promise<Customer | undefined>
  findByHandle(handle: string): Promise<Customer | undefined>
  /** Whose handle could be taken for this one; of two that an earlier version let in, the first. */
  findByOutline(handle: string): Promise<Customer | undefined>
  /** Who has proved this number; any number of others may have given it. */
  findByPhone(phone: string): Promise<Customer | undefined>
  /** Who has proved this e-mail address. */
  findByEmail(email: string): Promise<Customer | undefined>
  /**
   * Makes an address this customer's own, proved as said, and takes it from whoever had proved it before. Of many at once
   * one has it in the end. Repeating it changes nothing.
   */
  prove(
    id: CustomerId,
    address: { readonly what: AddressKind; readonly value: string; readonly proof: AddressProof },
  ): Promise<void>
  findByIdentity(identity: IdentityKey): Promise<Customer | undefined>
  /** Whose this chat is, and which of their sign-ins still count; nothing of theirs is opened for it. */
  signInAt(identity: IdentityKey): Promise<{ readonly customer: CustomerId; readonly epoch: number } | undefined>
  findByBankUser(bankUserId: string): Promise<Customer | undefined>
  /** Unconditional set of the named fields. An address that is set is unproved from then on. */
  update(
    id: CustomerId,
    set: Partial<
      Omit<Customer, 'id' | 'createdAt' | 'proved' | 'signInEpoch' | 'frozen' | 'stepUp' | 'deletion' | 'left'>
    >,
    owed?: Owed,
  ): Promise<Result<void, Duplicate>>
  /**
   * Every sign-in so far counts for nothing from now on, in whichever chat. Gives the epoch of those that come; of many at
   * once each gives another.
   */
  endSignIns(id: CustomerId, owed?: Owed): Promise<number>
  /** Compare-and-set: false where it is not as it was `before`. Undefined: not frozen. */
  setFrozen(id: CustomerId, before: Frozen | undefined, after: Frozen | undefined, owed?: Owed): Promise<boolean>
  /** Compare-and-set, as with `setFrozen`. Undefined: no deletion was asked for. */
  setDeletion(id: CustomerId, before: Deletion | undefined, after: Deletion | undefined, owed?: Owed): Promise<boolean>
  /** Whose deletions are to be looked at, the longest due first. */
  deletionsDue(now: number, limit: number): Promise<readonly CustomerId[]>
  /** In one update: no chat is theirs any more, every sign-in has ended, and the deletion stands as begun. False where it has changed. */
  beginErasing(id: CustomerId, before: Deletion, now: number): Promise<boolean>
  /**
   * Nothing is left but the id and the handle, which nobody else gets, as a customer who is closed and called "Former customer". Repeating it
   * changes nothing.
   */
  erase(id: CustomerId): Promise<void>
  identitiesOf(id: CustomerId): Promise<readonly IdentityKey[]>
  attach(identity: IdentityKey, id: CustomerId, owed?: Owed): Promise<void>
  /** This chat is the customer's no longer. False where it was not; another customer's stays. */
  detach(identity: IdentityKey, id: CustomerId, owed?: readonly Owed[]): Promise<boolean>
  /** Ids of everyone the bank knows and who is not leaving, for reconciliation; a cursor by id. */
  page(after: CustomerId | undefined, limit: number): Promise<readonly Customer[]>
  /** All customers who are this person. */
  ofPerson(person: CustomerId): Promise<readonly Customer[]>
}
