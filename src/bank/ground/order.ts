import type { DetailChange } from './customer.ts'
import type { AccountId, CustomerId, OperationId, RequestId, ScheduleId } from './ids.ts'
import type { Coin, Coins, Money, Usd } from './money.ts'
import type { Triggered } from './waiting.ts'

/**
 * What an operation does at the bank: the frozen facts of its card. What is shown is what is executed.
 * Secrets (SSN, bank passwords, full account numbers) are never in it: they wait in the vault under the operation's id.
 */
export type Order =
  | { readonly kind: 'register' }
  /** `registration`: the one that found a user behind a code; `device`: where to send it, masked. */
  | { readonly kind: 'send-bank-code'; readonly registration: OperationId; readonly device: string }
  | { readonly kind: 'enter-bank-code'; readonly registration: OperationId }
  /** For a forgotten PIN; `device`: where to send it, masked. */
  | { readonly kind: 'send-recovery-code'; readonly device: string }
  /** `sent`: the one that sent it. */
  | { readonly kind: 'enter-recovery-code'; readonly sent: OperationId }
  | { readonly kind: 'submit-document'; readonly document: PaperKind }
  | { readonly kind: 'update-details'; readonly change: DetailChange }
  | {
      readonly kind: 'open-account'
      readonly account: AccountId
      readonly product: 'deposit' | 'crypto'
      readonly nickname: string
      readonly next?: WantedNext
    }
  /** By which other banks can pay into it; the numbers themselves are never in an order. */
  | { readonly kind: 'make-numbers'; readonly account: AccountId; readonly nickname: string }
  | { readonly kind: 'rename-account'; readonly account: AccountId; readonly before: string; readonly nickname: string }
  /** `leftover`: coins still in it, too few to be sold, that are given up with it. */
  | {
      readonly kind: 'close-account'
      readonly account: AccountId
      readonly nickname: string
      readonly leftover?: Coins
    }
  | ({ readonly kind: 'sell-out' } & SellOut)
  | { readonly kind: 'link-bank-login'; readonly bank: string }
  | { readonly kind: 'answer-bank-question'; readonly bank: string }
  | {
      readonly kind: 'link-bank-numbers'
      readonly account: AccountId
      readonly nickname: string
      readonly accountClass: 'checking' | 'savings'
      readonly last4: string
    }
  | { readonly kind: 'prove-deposits'; readonly account: AccountId; readonly amounts: readonly [Usd, Usd] }
  | ({ readonly kind: 'top-up' } & Payment)
  | ({ readonly kind: 'pull' } & Payment)
  /** To the customer's own account at another bank. */
  | ({ readonly kind: 'pay-out' } & Payment)
  /** `request`: the request for money that it pays; `schedule`: what it was made by. */
  | ({ readonly kind: 'send'; readonly request?: RequestId; readonly schedule?: Scheduled } & Payment)
  /** `asked`: coins, where that is how it was said. The dollars follow from them and the price, and are what is ordered. */
  /** `trigger`: the order that it was made by, which waited for a price; `schedule`: what buys again and again. */
  | ({
      readonly kind: 'buy'
      readonly quote: Quote
      readonly asked?: Money<Coin>
      readonly trigger?: Triggered
      readonly schedule?: Scheduled
    } & Payment)
  /** `part`: what it is one of the sales of, which tells its outcome. */
  | ({
      readonly kind: 'sell'
      readonly quote: Quote
      readonly asked?: Money<Coin>
      readonly part?: OperationId
      readonly trigger?: Triggered
    } & Payment)

/** A purchase that was asked for before there was a wallet: offered once it is open. `amount` as it was said, `$50` or `0.01 ETH`. */
export type WantedNext = { readonly coin: Coin; readonly amount?: string }

/** What is handed in for the identity check; `questions` are the answers to the bank's own. */
export type PaperKind = 'ssn' | 'photo-id' | 'questions'

export type OrderKind = Order['kind']
export type PaymentKind = 'top-up' | 'pull' | 'pay-out' | 'send' | 'buy' | 'sell'
export type PaymentOrder = Extract<Order, { kind: PaymentKind }>

/** Dollars from one account to another. */
export type Payment = {
  readonly from: Party
  readonly to: Party
  readonly amount: Usd
  readonly note: string
}

/**
 * All coins of a wallet, or all of one kind, sold one sale after the other until what is left can't be sold any more.
 * `closes`: the wallet is closed after that.
 */
export type SellOut = {
  /** The wallet. */
  readonly account: AccountId
  readonly nickname: string
  /** Where the dollars go. */
  readonly to: Party
  /** One for each coin that is sold: how many there are, and the price they were shown with. */
  readonly quotes: readonly Quote[]
  readonly closes: boolean
}

/** The day of a schedule that a payment is for, `2026-11-27`. */
export type Scheduled = { readonly id: ScheduleId; readonly day: string; readonly isLast?: true }

/** One end of a move, as shown on the card. `customer` is absent for the demo treasury. */
export type Party = {
  readonly account: AccountId
  readonly customer?: CustomerId
  /** The account's nickname, or for another customer their legal name. Untrusted text. */
  readonly name: string
  readonly handle?: string
}

/**
 * The price a crypto card was made with, and the worst at which it is ordered. The bank locks none and executes at its
 * own price of a moment that comes seconds after the order: the card says so.
 */
export type Quote = {
  readonly coin: Coin
  /** Dollars for one coin. */
  readonly price: Usd
  readonly coins: Money<Coin>
  readonly limit?: Usd
  readonly takenAt: number
}

/** What the identity check may answer with another verdict; the order's own card tells it. */
export const isAboutIdentity = ({ kind }: Order): boolean =>
  kind === 'register' || kind === 'submit-document' || kind === 'update-details' || kind === 'enter-bank-code'

export const isPaymentOrder = (order: Order): order is PaymentOrder =>
  order.kind === 'top-up' ||
  order.kind === 'pull' ||
  order.kind === 'pay-out' ||
  order.kind === 'send' ||
  order.kind === 'buy' ||
  order.kind === 'sell'
