import type { Result } from '#kit/result.ts'
import type { AccountKind, Balance } from './account.ts'
import type { BankNumbers } from './account-numbers.ts'
import type { Missing, Profile, QuestionAnswers, QuestionSet, Tier } from './customer.ts'
import type { OperationId } from './ids.ts'
import type { Coin, Usd } from './money.ts'
import type { BankTransfer } from './transfer.ts'

/**
 * The bank behind Parley, as this program needs it. One implementation: SynapseFi v3.1.
 * Every write takes the operation's id, which is its idempotency key and its reference there:
 * repeating a write never does it twice, it fails as `unknown` and is then looked up.
 */
export type Rail = {
  readonly users: UserRail
  readonly accounts: AccountRail
  readonly transfers: TransferRail
  /** Dollars for one coin, now. */
  quotes(): Promise<Result<Quotes, RailFailure>>
}

/** Dollars for one coin, of the coins that are quoted. */
export type Quotes = Readonly<Partial<Record<Coin, Usd>>>

/** Three failures, because the caller must do three different things. */
export type RailFailure =
  /** Final: nothing happened and nothing will. `reason` is for the customer's words, `message` for operators, `code` the bank's own. */
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly message: string; readonly code?: string }
  /** Certain: the bank did not act (our credentials, its rate limit, no connection). Try again with the same id. */
  | { readonly kind: 'not-sent'; readonly message: string }
  /** Perhaps done: time-out, reset, 5xx, unreadable answer, key already in use. Look it up before anything else. */
  | { readonly kind: 'unknown'; readonly message: string }

export type RefusalReason =
  | 'bad-address'
  | 'bad-routing-number'
  | 'bad-bank-login'
  | 'wrong-answer'
  | 'questions-expired'
  | 'wrong-code'
  | 'wrong-amounts'
  | 'too-many-tries'
  /** What was typed is kept for an hour, and it could not be handed over within it. */
  | 'no-longer-kept'
  | 'not-allowed'
  | 'not-found'
  | 'too-late'
  | 'invalid'

export type BankUser = {
  readonly id: string
  readonly tier: Tier
  /** True while any document is still being looked at. */
  readonly reviewing: boolean
  readonly missing: readonly Missing[]
  /** Asked by the bank, and not answered yet. */
  readonly questions?: QuestionSet
  readonly documentId?: string
}

/** Whether this server may act for a user. `devices`: phone numbers and e-mail addresses a code can go to. */
export type Access = { readonly kind: 'open' } | { readonly kind: 'code-wanted'; readonly devices: readonly string[] }

export type UserRail = {
  create(order: {
    readonly operation: OperationId
    readonly profile: Profile
    /** Nine digits, or the last four. */
    readonly ssn: string
    readonly ip: string
  }): Promise<Result<BankUser, RailFailure>>
  /** The user made by this operation, or undefined when there is none. */
  findByOperation(operation: OperationId): Promise<Result<BankUser | undefined, RailFailure>>
  /**
   * Users at the bank with this e-mail and phone: strangers who may be ours. With `proof` only those whose identity
   * check has accepted this very SSN, all nine digits of it, and who were born on that day.
   */
  findByContact(contact: {
    readonly email: string
    readonly phone: string
    readonly proof?: { readonly ssn: string; readonly birthDate: string }
  }): Promise<Result<readonly BankUser[], RailFailure>>
  read(user: string): Promise<Result<BankUser, RailFailure>>
  /** The bank shows this user no more and lets nobody act for them. Closing again is closing. */
  close(user: string): Promise<Result<void, RailFailure>>
  /** `from`: as if from a device of that name, which the bank has let in or not; absent: this server itself. */
  access(user: string, from?: string): Promise<Result<Access, RailFailure>>
  /** To one of the devices that `access` gave. Sending again replaces the code that was sent before. */
  sendCode(order: {
    readonly user: string
    readonly device: string
    readonly from?: string
  }): Promise<Result<void, RailFailure>>
  /** `wrong-code` when it is mistyped or too old; a right one opens the access for good. */
  enterCode(order: {
    readonly user: string
    readonly code: string
    readonly from?: string
  }): Promise<Result<void, RailFailure>>
  /** Whether the identity check has accepted this very SSN of this user, all nine digits of it, born on that day. */
  isProven(order: {
    readonly user: string
    readonly ssn: string
    readonly birthDate: string
  }): Promise<Result<boolean, RailFailure>>
  /** Hands in a document for the identity check; naturally idempotent: the same content replaces itself. */
  submitDocument(order: {
    readonly user: string
    readonly document:
      | { readonly kind: 'ssn'; readonly value: string }
      | { readonly kind: 'photo-id'; readonly dataUri: string }
  }): Promise<Result<BankUser, RailFailure>>
  /**
   * Answers the bank's knowledge questions. Refused as `questions-expired` when it asks another set by now; when it
   * waits for no answers any more nothing is sent, and what it has decided is given: so repeating it is safe.
   */
  answerQuestions(order: {
    readonly user: string
    readonly set: string
    readonly answers: QuestionAnswers
  }): Promise<Result<BankUser, RailFailure>>
  /**
   * Idempotent: the new value is added, then the old one removed, at the user and in the base document. `keepsName`: a former
   * legal name stays with the user, since the new one is not decided on.
   */
  updateDetails(order: {
    readonly user: string
    readonly before: Profile
    readonly after: Profile
    readonly keepsName?: true
  }): Promise<Result<BankUser, RailFailure>>
}

/** An account as the bank shows it. */
export type BankAccount = {
  readonly id: string
  readonly user: string
  /** `other`: of a kind that has no use here. */
  readonly kind: AccountKind | 'other'
  readonly nickname: string
  /** The id of the operation that made it; may be anything for what others have made. */
  readonly operation: string
  /** Whether money may leave it. */
  readonly sends: boolean
  readonly locked: boolean
  readonly active: boolean
  readonly balance: Balance
  readonly bankName?: string
  readonly last4?: string
}

export type AccountRail = {
  open(order: {
    readonly operation: OperationId
    readonly user: string
    readonly kind: 'deposit' | 'crypto'
    readonly nickname: string
  }): Promise<Result<BankAccount, RailFailure>>
  /** Links by the login of the customer's own bank; the bank may ask a question first. */
  linkByLogin(order: {
    readonly operation: OperationId
    readonly user: string
    readonly bank: string
    readonly loginName: string
    readonly password: string
  }): Promise<Result<LinkStep, RailFailure>>
  answerQuestion(order: {
    readonly operation: OperationId
    readonly user: string
    readonly token: string
    readonly answer: string
  }): Promise<Result<LinkStep, RailFailure>>
  linkByNumbers(order: {
    readonly operation: OperationId
    readonly user: string
    readonly nickname: string
    readonly accountNumber: string
    readonly routingNumber: string
    readonly accountClass: 'checking' | 'savings'
  }): Promise<Result<BankAccount, RailFailure>>
  /** Names the two small deposits, in cents. */
  proveDeposits(order: {
    readonly user: string
    readonly account: string
    readonly amounts: readonly [Usd, Usd]
  }): Promise<Result<BankAccount, RailFailure>>
  /** Active accounts of a user that this operation made, oldest first. */
  findByOperation(order: {
    readonly user: string
    readonly operation: OperationId
  }): Promise<Result<readonly BankAccount[], RailFailure>>
  list(user: string): Promise<Result<readonly BankAccount[], RailFailure>>
  read(order: { readonly user: string; readonly account: string }): Promise<Result<BankAccount, RailFailure>>
  /** Idempotent. */
  rename(order: {
    readonly user: string
    readonly account: string
    readonly nickname: string
  }): Promise<Result<BankAccount, RailFailure>>
  /** Idempotent: closing what is closed is closing it. */
  close(order: { readonly user: string; readonly account: string }): Promise<Result<void, RailFailure>>
  /** The numbers by which other banks pay into it; undefined where it has none. */
  findNumbers(order: {
    readonly user: string
    readonly account: string
  }): Promise<Result<BankNumbers | undefined, RailFailure>>
  /** Gives it such numbers. `key` is the account's own, so that it gets them once, however many ask. */
  makeNumbers(order: {
    readonly user: string
    readonly account: string
    readonly nickname: string
    readonly key: string
  }): Promise<Result<BankNumbers, RailFailure>>
}
export type LinkStep =
  | { readonly step: 'linked'; readonly accounts: readonly BankAccount[] }
  | { readonly step: 'question'; readonly token: string; readonly question: string }

export type TransferOrder = {
  readonly operation: OperationId
  readonly fromUser: string
  readonly fromAccount: string
  readonly toAccount: string
  readonly toKind: AccountKind
  readonly amount: Usd
  readonly note: string
  readonly ip: string
  /** For buying and selling coins. */
  readonly coin?: Coin
}

export type TransferRail = {
  submit(order: TransferOrder): Promise<Result<BankTransfer, RailFailure>>
  findByOperation(order: {
    readonly user: string
    readonly account: string
    readonly operation: OperationId
  }): Promise<Result<BankTransfer | undefined, RailFailure>>
  read(order: {
    readonly user: string
    readonly account: string
    readonly transfer: string
  }): Promise<Result<BankTransfer, RailFailure>>
  /** While the bank still allows it, else refused with `too-late`. */
  cancel(order: {
    readonly user: string
    readonly account: string
    readonly transfer: string
  }): Promise<Result<BankTransfer, RailFailure>>
  /** Newest first; one page of at most 100. `next` is undefined on the last. */
  list(order: {
    readonly user: string
    readonly account?: string
    readonly page: number
  }): Promise<Result<{ readonly transfers: readonly BankTransfer[]; readonly next?: number }, RailFailure>>
}

/** What a webhook of the bank says: a hint that this object changed, never the change itself. */
export type BankEvent =
  | { readonly about: 'user'; readonly id: string }
  | { readonly about: 'account'; readonly id: string; readonly user: string }
  | {
      readonly about: 'transfer'
      readonly id: string
      readonly operation: string
      readonly fromUser?: string
      readonly fromAccount?: string
      readonly toUser?: string
      readonly toAccount?: string
    }
