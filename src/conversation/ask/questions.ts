import type { Account } from '#bank/ground/account.ts'
import type { HistoryItem } from '#bank/ground/history.ts'
import type { Alert, Direction } from '#bank/alert/alert.ts'
import type { PricePoint } from '#bank/ground/price.ts'
import type { Case, Wrong } from '#bank/case/case.ts'
import type { ReportRefusal, Subject } from '#bank/case/report.ts'
import type { CodeRefusal, WantedCode } from '#bank/customer/bank-code.ts'
import type { Customer, DetailChange, Profile, QuestionAnswers, Duplicate } from '#bank/ground/customer.ts'
import type { PhotoProblem } from '#bank/customer/photo.ts'
import type { SignedIn as SignIn } from '#bank/customer/sign-in.ts'
import type {
  AccountId,
  AlertId,
  CardId,
  CaseId,
  CustomerId,
  OperationId,
  RequestId,
  ScheduleId,
} from '#bank/ground/ids.ts'
import type { Coin, Usd } from '#bank/ground/money.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { Payee } from '#bank/payment/payee.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import type { AskRefusal } from '#bank/request/ask.ts'
import type { Closed } from '#bank/request/close.ts'
import type { PayRefusal } from '#bank/request/pay.ts'
import type { MoneyRequest } from '#bank/request/request.ts'
import type { Person, RequestView } from '#bank/request/view.ts'
import type { Result } from '#kit/result.ts'
import type { Recurrence } from '#bank/schedule/calendar.ts'
import type { MissedAnswered, NoSchedule, ScheduleDecided } from '#bank/schedule/manage.ts'
import type { Schedule } from '#bank/schedule/schedule.ts'
import type { Unread } from '#conversation/channel/message.ts'
import type { SentFile } from '#conversation/channel/turn.ts'

/**
 * Everything a dialog may ask the bank within a turn, answered from our own stores in milliseconds: no answer waits
 * for SynapseFi. Who asks is never an argument: it is the customer signed in to the conversation.
 * What is made here gets an id derived from the turn, so that stepping again makes nothing twice.
 */
export type Questions = {
  // drafts: typed values, encrypted, for an hour
  'draft.put': Ask<{ key: string; values: Readonly<Record<string, string>> }, void>
  'draft.read': Ask<{ key: string }, Readonly<Record<string, string>>>

  // customer
  'customer.me': Ask<Nothing, Customer>
  /** Whether this person is known here: joined to a customer or not. */
  'customer.here': Ask<Nothing, { readonly handle: string; readonly legalName: string } | undefined>
  /** Which of these are taken already. */
  'customer.taken': Ask<{ handle?: string; email?: string; phone?: string }, readonly Duplicate['what'][]>
  /** Makes the customer, joins this person to it and starts the bank's identity check on `card`. Signs in. */
  'customer.register': Ask<
    { profile: Profile; ssn: string; pin: string; card: CardId },
    Result<{ customer: CustomerId; operation: Operation }, Duplicate>
  >
  /** Undefined where the bank wants no code. */
  'customer.bank-code': Ask<Nothing, WantedCode | undefined>
  /** `device`: one of those that were given, as it was. */
  'customer.send-bank-code': Ask<{ device: string; card: CardId }, Result<Operation, CodeRefusal>>
  'customer.enter-bank-code': Ask<{ code: string; card: CardId }, Result<Operation, CodeRefusal>>
  'customer.submit-document': Ask<
    {
      document:
        | { kind: 'ssn'; value: string }
        | { kind: 'photo-id'; dataUri: string }
        | { kind: 'questions'; set: string; answers: QuestionAnswers }
      card: CardId
    },
    Operation
  >
  /** Fetches the picture from its channel, looks whether it is one, and hands it in as photo ID. */
  'customer.hand-in-picture': Ask<{ file: SentFile; card: CardId }, Result<Operation, PhotoProblem>>
  /** With `handle` where this person is not joined to a customer yet: then a code from the other platform is needed too. */
  'customer.sign-in': Ask<{ pin: string }, SignIn>
  /** Checks the PIN of the signed-in customer, counting the try. */
  'customer.check-pin': Ask<{ pin: string }, SignIn>
  'customer.change-pin': Ask<{ pin: string }, void>
  'customer.change-details': Ask<{ change: DetailChange; card: CardId }, Result<Operation, Duplicate>>
  /** A code to type on the other platform, valid for ten minutes. */
  'customer.link-code': Ask<Nothing, { readonly code: string; readonly expiresAt: number }>
  /** Joins this person to the customer whose code it is, if the PIN is theirs. */
  'customer.link': Ask<{ code: string; pin: string }, SignIn | { readonly kind: 'bad-code' }>

  // accounts
  /** Open ones, oldest first. Also asks the bank for fresh balances in the background. */
  'account.list': Ask<Nothing, readonly Account[]>
  'account.open': Ask<{ product: 'deposit' | 'crypto'; nickname: string; card: CardId }, Operation>
  'account.rename': Ask<{ account: AccountId; nickname: string; card: CardId }, Result<Operation, Refusal>>
  /** A card to confirm; refused while it holds money or has something under way. */
  'account.propose-close': Ask<{ account: AccountId; card: CardId }, Result<Operation, Refusal>>
  'account.link-login': Ask<{ bank: string; loginName: string; password: string; card: CardId }, Operation>
  'account.answer-question': Ask<{ operation: OperationId; answer: string; card: CardId }, Result<Operation, Refusal>>
  'account.link-numbers': Ask<
    {
      nickname: string
      accountNumber: string
      routingNumber: string
      accountClass: 'checking' | 'savings'
      card: CardId
    },
    Operation
  >
  'account.prove-deposits': Ask<
    { account: AccountId; amounts: readonly [Usd, Usd]; card: CardId },
    Result<Operation, Refusal>
  >

  // payments: each gives a frozen card's operation, to be confirmed
  /** Somebody by handle, phone, or one of the own accounts' nicknames. */
  'payment.find-payee': Ask<{ text: string }, Result<Payee, { readonly kind: 'nobody' | 'yourself' | 'ambiguous' }>>
  'payment.propose-send': Ask<
    { from: AccountId; payee: Payee; amount: Usd; note: string; card: CardId },
    Result<Operation, Refusal>
  >
  'payment.propose-pull': Ask<{ from: AccountId; to: AccountId; amount: Usd; card: CardId }, Result<Operation, Refusal>>
  /** Play money in the sandbox; refused as `not-allowed` anywhere else. */
  'payment.propose-top-up': Ask<{ to: AccountId; amount: Usd; card: CardId }, Result<Operation, Refusal>>
  'payment.demo': Ask<Nothing, boolean>
  'crypto.propose-buy': Ask<
    { from: AccountId; wallet: AccountId; coin: Coin; amount: Usd; card: CardId },
    Result<Operation, Refusal>
  >
  'crypto.propose-sell': Ask<
    { wallet: AccountId; to: AccountId; coin: Coin; amount: Usd; card: CardId },
    Result<Operation, Refusal>
  >

  // any operation
  /** The one press that counts. The same press again gives `already`. */
  'operation.confirm': Ask<{ operation: OperationId }, Confirmation>
  /** Takes back a card that was not confirmed. With `atBank` also what was, while the bank still allows it. */
  'operation.cancel': Ask<{ operation: OperationId; atBank?: true }, Cancellation>
  'operation.find': Ask<{ operation: OperationId }, Operation | undefined>
  /** Payments, purchases and sales of this customer that are on their way, newest first. */
  'operation.under-way': Ask<Nothing, readonly Operation[]>

  // requests for money
  'request.ask': Ask<
    { payer: CustomerId; to: AccountId; amount: Usd; note: string; bill?: string },
    Result<MoneyRequest, AskRefusal>
  >
  /** Who got this payment, if it can be asked back. */
  'request.askable-back': Ask<{ transfer: string }, { payee: Person; note: string; amount: Usd } | undefined>
  'request.ask-back': Ask<{ transfer: string; to: AccountId; note: string }, Result<MoneyRequest, AskRefusal>>
  'request.list': Ask<Nothing, { readonly waiting: readonly RequestView[]; readonly asked: readonly RequestView[] }>
  /** For its two sides only. */
  'request.find': Ask<{ request: RequestId }, RequestView | undefined>
  /** The payer's frozen card; the one that is there already, wherever it stands, before another one is made. */
  'request.propose-payment': Ask<{ request: RequestId; from: AccountId; card: CardId }, Result<Operation, PayRefusal>>
  'request.decline': Ask<{ request: RequestId }, Closed>
  'request.withdraw': Ask<{ request: RequestId }, Closed>
  /** Its asker can't ask this payer any more. Undefined for anybody but the payer. */
  'request.block': Ask<{ request: RequestId }, Person | undefined>
  'request.unblock': Ask<{ whom: CustomerId }, Person>
  'request.blocked': Ask<Nothing, readonly Person[]>

  // reported problems
  'case.report': Ask<{ subject: Subject; wrong: Wrong; text: string }, Result<Case, ReportRefusal>>
  'case.list': Ask<Nothing, readonly Case[]>
  'case.find': Ask<{ case: CaseId }, Case | undefined>

  // scheduled payments
  /** Active and paused ones, oldest first. */
  'schedule.list': Ask<Nothing, readonly Schedule[]>
  'schedule.find': Ask<{ schedule: ScheduleId }, Schedule | undefined>
  /** A frozen card: confirming it authorises every payment that it names. */
  'schedule.propose': Ask<
    { from: AccountId; payee: Payee; amount: Usd; note: string; rule: Recurrence },
    Result<Schedule, NoSchedule>
  >
  'schedule.confirm': Ask<{ schedule: ScheduleId }, ScheduleDecided>
  'schedule.pause': Ask<{ schedule: ScheduleId }, ScheduleDecided>
  'schedule.resume': Ask<{ schedule: ScheduleId }, ScheduleDecided>
  /** Also takes back a card that was not confirmed. */
  'schedule.delete': Ask<{ schedule: ScheduleId }, ScheduleDecided>
  /** A payment that was missed: made now after all, or left out. The first word counts. */
  'schedule.answer-missed': Ask<{ operation: OperationId; answer: 'run' | 'skip' }, MissedAnswered>

  // what was told in vain
  /** What no channel could take, the oldest first; a few at a time. */
  'notice.unread': Ask<Nothing, readonly Unread[]>

  // history
  'history.page': Ask<{ account?: AccountId; before?: string; limit: number }, readonly HistoryItem[]>
  'history.entry': Ask<{ transfer: string }, HistoryItem | undefined>
  /** RFC 4180 with a header row, base64. */
  'history.csv': Ask<{ account?: AccountId }, { readonly name: string; readonly bytes: string; readonly rows: number }>

  // prices and alerts
  'price.latest': Ask<Nothing, readonly PricePoint[]>
  'alert.list': Ask<Nothing, readonly Alert[]>
  'alert.add': Ask<
    { coin: Coin; direction: Direction; price: Usd },
    Result<Alert, { readonly kind: 'too-many'; readonly limit: number }>
  >
  /** False when it was gone already. */
  'alert.delete': Ask<{ alert: AlertId }, boolean>
}

type Nothing = Record<string, never>
type Ask<Args, Answer> = { readonly args: Args; readonly answer: Answer }
export type QuestionName = keyof Questions
export type Args<K extends QuestionName> = Questions[K]['args']
export type AnswerTo<K extends QuestionName> = Questions[K]['answer']
export type Question = { [K in QuestionName]: { readonly name: K; readonly args: Args<K> } }[QuestionName]

/** Asks within a dialog's step: `const accounts = yield* ask('account.list', {})`. */
export function* ask<K extends QuestionName>(name: K, args: Args<K>): Generator<Question, AnswerTo<K>, unknown> {
  return (yield { name, args } as Question) as AnswerTo<K>
}

/** A question on behalf of whoever is signed in where it was asked. */
export type Asked = { readonly question: Question; readonly customer: CustomerId | undefined }

/** Lets a talk ask on behalf of this customer, and of nobody else. */
export function* onBehalf<T>(
  customer: CustomerId | undefined,
  talk: Generator<Question, T, unknown>,
): Generator<Asked, T, unknown> {
  let at = talk.next()
  while (!at.done) at = talk.next(yield { question: at.value, customer })
  return at.value
}

export type Confirmation =
  | { readonly kind: 'confirmed'; readonly operation: Operation }
  /** Pressed before: where it stands now. */
  | { readonly kind: 'already'; readonly operation: Operation }
  | { readonly kind: 'refused'; readonly operation: Operation; readonly refusal: Refusal }
  | { readonly kind: 'expired' }
  | { readonly kind: 'not-yours' }

export type Cancellation =
  | { readonly kind: 'cancelled'; readonly operation: Operation }
  /** The bank has been asked to; the card will tell. */
  | { readonly kind: 'asked'; readonly operation: Operation }
  | { readonly kind: 'too-late'; readonly operation: Operation }
  | { readonly kind: 'not-yours' }

export type { HistoryItem, Payee, Refusal, SignIn }
export type { NoSchedule, ScheduleDecided }
