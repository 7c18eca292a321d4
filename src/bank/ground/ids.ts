import { createHash, randomUUIDv7 } from 'node:crypto'
import { z } from 'zod'

declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

export type CustomerId = Id<'customer'>
export type AccountId = Id<'account'>
export type OperationId = Id<'operation'>
export type AlertId = Id<'alert'>
export type RequestId = Id<'request'>
export type CaseId = Id<'case'>
export type CaseMessageId = Id<'message'>
export type ScheduleId = Id<'schedule'>
export type RecoveryId = Id<'recovery'>
export type WaitingOrderId = Id<'waitingOrder'>
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
  message: 'msg',
  schedule: 'sch',
  recovery: 'rec',
  waitingOrder: 'wait',
} as const
type Made = {
  customer: CustomerId
  account: AccountId
  operation: OperationId
  alert: AlertId
  request: RequestId
  case: CaseId
  message: CaseMessageId
  schedule: ScheduleId
  recovery: RecoveryId
  waitingOrder: WaitingOrderId
}

/** A fresh, time-ordered id: `op_0199…`. */
export const newId = <K extends keyof Made>(kind: K): Made[K] =>
  `${PREFIX[kind]}_${randomUUIDv7().replaceAll('-', '')}` as Made[K]

/** The same id for the same cause, so that writing twice is writing once. */
export const derivedId = <K extends keyof Made>(kind: K, ...cause: readonly string[]): Made[K] =>
  `${PREFIX[kind]}_${createHash('sha256').update(cause.join('\u0000')).digest('hex').slice(0, 32)}` as Made[K]

/** Makes an id of text that was one before: it may have come from a database, a button or another process. */
export type IdReader<T extends string> = {
  /** @throws TypeError for text that can't be such an id. */
  (text: string): T
  /** For text that another program may have chosen, such as a reference that the bank gives back. */
  is(text: unknown): text is T
  /** For text from a button or a command: undefined where there is none, or where it can't be such an id. */
  parse(text: string | undefined): T | undefined
  /** For stored documents: text in, id out. */
  readonly schema: z.ZodType<T>
}

/** Longer than any id made here. */
const LONGEST = 300

/** Looks at the shape alone, which costs next to nothing; whether there is such a thing, the stores know. */
const reader = <T extends string>(what: string, fits: (text: string) => boolean): IdReader<T> => {
  const is = (text: unknown): text is T =>
    typeof text === 'string' && text.length > 0 && text.length <= LONGEST && fits(text)
  const read = (text: string): T => {
    if (is(text)) return text
    throw new TypeError(`not the id of ${what}`) // without the text, which may be personal
  }
  const parse = (text: string | undefined): T | undefined => (is(text) ? text : undefined)
  return Object.assign(read, { is, parse, schema: z.custom<T>(is, `not the id of ${what}`) })
}
const made = <K extends keyof Made>(kind: K): IdReader<Made[K]> =>
  reader(kind, (text) => text.length > PREFIX[kind].length + 1 && text.startsWith(`${PREFIX[kind]}_`))
/** `<channel>:<name there>` */
const isOnChannel = (text: string): boolean => {
  const colon = text.indexOf(':')
  return colon > 0 && colon < text.length - 1
}

export const customerId = made('customer')
export const accountId = made('account')
export const operationId = made('operation')
export const alertId = made('alert')
export const requestId = made('request')
export const caseId = made('case')
export const caseMessageId = made('message')
export const scheduleId = made('schedule')
export const recoveryId = made('recovery')
export const waitingOrderId = made('waitingOrder')
export const identityKey = reader<IdentityKey>('an identity', isOnChannel)
export const conversationId = reader<ConversationId>('a conversation', isOnChannel)
/** Cards and turns are named by the code that shows or makes them: any text will do. */
export const cardId = reader<CardId>('a card', () => true)
export const turnId = reader<TurnId>('a turn', () => true)

/** A short reference a customer can read out: the tail of an id, `7F3A-92C1`. */
export const reference = (id: OperationId | CaseId): string => {
  const tail = id.slice(-8).toUpperCase()
  return `${tail.slice(0, 4)}-${tail.slice(4)}`
}

/** The form of our operations' ids, which the bank keeps as its `supp_id`. */
export const isOperationId = (text: string): text is OperationId => /^op_[0-9a-z]{1,64}$/.test(text)
