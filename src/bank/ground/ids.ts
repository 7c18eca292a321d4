import { createHash, randomUUIDv7 } from 'node:crypto'

declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

export type CustomerId = Id<'customer'>
export type AccountId = Id<'account'>
export type OperationId = Id<'operation'>
export type AlertId = Id<'alert'>
export type RequestId = Id<'request'>
export type CaseId = Id<'case'>
export type ScheduleId = Id<'schedule'>
/** One person on one channel, `telegram:4242`: who they are there, not who they are to the bank. */
export type IdentityKey = Id<'identity'>
/** One private chat with one person, `telegram:4242`. */
export type ConversationId = Id<'conversation'>
/** The stable name of one shown card; showing it again replaces what stood there. */
export type CardId = Id<'card'>
/** One act of a person, equal on every redelivery of the same update: `telegram:991`. */
export type TurnId = Id<'turn'>

const PREFIX = {
  customer: 'cus',
  account: 'acct',
  operation: 'op',
  alert: 'alrt',
  request: 'req',
  case: 'case',
  schedule: 'sch',
} as const
type Made = {
  customer: CustomerId
  account: AccountId
  operation: OperationId
  alert: AlertId
  request: RequestId
  case: CaseId
  schedule: ScheduleId
}

/** A fresh, time-ordered id: `op_0199…`. */
export const newId = <K extends keyof Made>(kind: K): Made[K] =>
  `${PREFIX[kind]}_${randomUUIDv7().replaceAll('-', '')}` as Made[K]

/** The same id for the same cause, so that writing twice is writing once. */
export const derivedId = <K extends keyof Made>(kind: K, ...cause: readonly string[]): Made[K] =>
  `${PREFIX[kind]}_${createHash('sha256').update(cause.join('\u0000')).digest('hex').slice(0, 32)}` as Made[K]

/*
 * Text that is known to be an id: stored by us, or unique by what it is made of. Nothing is checked, so none of these is for
 * what comes from outside: that goes through a parser such as `isOperationId`.
 */
export const customerId = (text: string): CustomerId => text as CustomerId
export const accountId = (text: string): AccountId => text as AccountId
export const operationId = (text: string): OperationId => text as OperationId
export const requestId = (text: string): RequestId => text as RequestId
export const caseId = (text: string): CaseId => text as CaseId
export const scheduleId = (text: string): ScheduleId => text as ScheduleId
export const alertId = (text: string): AlertId => text as AlertId
export const conversationId = (text: string): ConversationId => text as ConversationId
export const cardId = (text: string): CardId => text as CardId

/** A short reference a customer can read out: the tail of an id, `7F3A-92C1`. */
export const reference = (id: OperationId | CaseId): string => {
  const tail = id.slice(-8).toUpperCase()
  return `${tail.slice(0, 4)}-${tail.slice(4)}`
}

/** The form of our operations' ids, which the bank keeps as its `supp_id`. */
export const isOperationId = (text: string): text is OperationId => /^op_[0-9a-z]{1,64}$/.test(text)
