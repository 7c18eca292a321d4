import { createHash } from 'node:crypto'
import {
  alertId,
  type AccountId,
  type CardId,
  type CaseId,
  type CaseMessageId,
  type CustomerId,
  type OperationId,
  type RecoveryId,
  type RequestId,
  type ScheduleId,
  type WaitingOrderId,
} from './ids.ts'
import type { Wake } from './wake.ts'

/**
 * Delivered to the customer once: written with the change that causes it, delivered by a job, kept until the channel has
 * accepted it.
 */
export type Notice = {
  /** `<operation>:<state>`, `<alert>:<number of the ring>`: writing it twice is writing it once. */
  readonly id: string
  /** Absent where the chat is nobody's: what it is about says nothing of an account. */
  readonly customer?: CustomerId
  readonly conversation: string
  readonly about: NoticeSubject
  readonly createdAt: number
  /** The conversation that has taken it already, while it is to be shown there once more. */
  readonly deliveredIn?: string
}
/** A customer's. */
export type OwnedNotice = Notice & { readonly customer: CustomerId }
/** `unreachable`: no channel could take it. The room notice/ has the table of what may follow what. */
export type NoticeState = 'waiting' | 'delivered' | 'unreachable'

export type NoticeSubject =
  | { readonly kind: 'operation'; readonly operation: OperationId }
  /** Money came in from another customer or from outside. */
  | { readonly kind: 'received'; readonly transfer: string; readonly account: AccountId }
  /** What had come in from another customer was sent back by the bank. */
  | { readonly kind: 'taken-back'; readonly operation: OperationId }
  /** Another bank has moved money by the account's own numbers, beside bringing it: no order of ours tells of it. */
  | { readonly kind: 'by-number'; readonly transfer: string; readonly account: AccountId; readonly what: ByNumberEvent }
  /** A ring of an alert: the price of that moment, and of a move the price that it began at. */
  | {
      readonly kind: 'alert'
      readonly alert: string
      readonly price: string
      readonly at: number
      readonly from?: string
    }
  | { readonly kind: 'tier'; readonly tier: string }
  /** The sign-in of its conversation has run out: it stood until then. */
  | { readonly kind: 'run-out'; readonly until: number }
  /** The card of an operation, or of a schedule, has run out before anybody agreed to it: nothing was done. */
  | { readonly kind: 'card-expired'; readonly operation: OperationId }
  | { readonly kind: 'schedule-expired'; readonly schedule: ScheduleId }
  /** What only its customer may read stands on that card: it is taken away again. */
  | { readonly kind: 'secret-shown'; readonly card: CardId }
  /** Where a request for money stands, for one of its two sides. */
  | { readonly kind: 'request'; readonly request: RequestId }
  /** What became of a reported problem. */
  | { readonly kind: 'case'; readonly case: CaseId }
  /** What support has written to who opened a case. */
  | { readonly kind: 'case-message'; readonly case: CaseId; readonly message: CaseMessageId }
  /** Another customer has proved an address that was theirs. */
  | { readonly kind: 'address-moved'; readonly what: 'phone' | 'email' }
  /** A change of legal name, in every chat of theirs: asked for, or decided. */
  | { readonly kind: 'name-review'; readonly stage: 'asked' | 'accepted' | 'withdrawn' }
  /** What was done to the customer's log-ins or account in another chat; `channel` of that chat, at that moment (Unix ms). */
  | { readonly kind: 'security'; readonly what: SecurityEvent; readonly channel: string; readonly at: number }
  /** What becomes of the customer's data, in each of their chats. `until`: when a deletion that waits begins (Unix ms). */
  | {
      readonly kind: 'privacy'
      readonly what: PrivacyEvent
      readonly channel: string
      readonly at: number
      readonly until?: number
    }
  /** Somebody wants back in: told in every other chat as it begins and before it ends, and where it was asked for once it is ready. */
  | { readonly kind: 'recovery'; readonly recovery: RecoveryId; readonly stage: 'begun' | 'ending' | 'ready' }
  /** A day of a schedule that was not paid: to be asked about, or refused. `paused` is in notices of an earlier version. */
  | { readonly kind: 'scheduled'; readonly operation: OperationId; readonly what: 'missed' | 'refused' | 'paused' }
  /** Its last payments were turned down. `since`: the day that counting began at. */
  | { readonly kind: 'schedule-paused'; readonly schedule: ScheduleId; readonly since: number }
  /** An order that waited for a price has paused by itself: nothing came of this try. */
  | { readonly kind: 'order-paused'; readonly order: WaitingOrderId; readonly turn: number; readonly why: string }
  /** Days of a schedule that were missed and left out. */
  | {
      readonly kind: 'skipped'
      readonly schedule: ScheduleId
      readonly first: string
      readonly last: string
      readonly count: number
    }

/** It took out money, sent back what it had taken, or took back what it had brought. */
export const BY_NUMBER_EVENTS = ['taken', 'given-back', 'taken-back'] as const
export type ByNumberEvent = (typeof BY_NUMBER_EVENTS)[number]

export const PRIVACY_EVENTS = [
  'exported',
  'deletion-asked',
  'deletion-soon',
  'deletion-stopped',
  /** Somebody is getting back into the account: nothing is erased until that is over. */
  'deletion-held',
  /** It is over, and the whole waiting time begins anew. */
  'deletion-goes-on',
  /** When its time had come, something stood in its way. */
  'deletion-off',
  'erasing',
] as const
export type PrivacyEvent = (typeof PRIVACY_EVENTS)[number]

export const SECURITY_EVENTS = [
  'signed-in',
  'linked',
  'locked-out',
  'pin-changed',
  'signed-out-everywhere',
  'frozen',
  'unfreeze-asked',
  'unfrozen',
  'unlinked',
  'unlinked-here',
  /** Somebody registered with the same Social Security number. */
  'number-used',
  'pin-asked-less',
  'recovery-stopped',
  'recovered-pin',
  'recovered-chat',
] as const
export type SecurityEvent = (typeof SECURITY_EVENTS)[number]

export type Notices = {
  /** True when it is new. */
  add(notice: Notice): Promise<boolean>
  /** Many in one write; those that are there already stay as they are. */
  addAll(notices: readonly Notice[]): Promise<void>
  /** Undefined once it was delivered, and while it is owed to a customer who is away: then the next answer tells it. */
  find(id: string): Promise<Notice | undefined>
  /** Not yet delivered and due, oldest first; those that are told to many at once after all others. */
  due(now: number, limit: number): Promise<readonly string[]>
  /** Nothing is due any more. A failure reported late never takes back a delivery. */
  end(id: string, how: 'delivered' | 'unreachable', at: number): Promise<void>
  /** Due again then, also what no channel could take. */
  postpone(id: string, until: number): Promise<void>
  /** It was taken there, and is due for a second look then. */
  showAgain(id: string, deliveredIn: string, at: number): Promise<void>
  /** Due again: the newest `most` of what was delivered there after `since`, for a chat that has lost what it showed. */
  redeliver(conversation: string, given: { since: number; most: number; now: number }): Promise<void>
  /** Those no channel could take, for when the customer is back, anywhere. */
  undeliveredOf(customer: CustomerId): Promise<readonly Notice[]>
}

/**
 * The id of a notice that is one chat's alone, for one cause. The chat can't be read from it: the queue remembers the ids of
 * what it delivered after the chat is nobody's any more.
 */
export const noticeIdIn = (conversation: string, cause: string): string =>
  `in_${createHash('sha256').update(`${conversation}\u0000${cause}`).digest('hex').slice(0, 32)}`

/**
 * Whether it is told to many customers at the same moment, as a price is: those wait behind everything that concerns one
 * customer's money or safety. Its id names what has caused it.
 */
export const isForMany = (id: string): boolean => alertId.is(id)

type EverywhereDeps = {
  readonly customers: { identitiesOf(id: CustomerId): Promise<readonly string[]> }
  readonly notices: Pick<Notices, 'add'>
  readonly wake: Pick<Wake, 'notice'>
  readonly clock: () => number
}

/** The same in every chat of a customer's, or in all but one: for what they must hear even where one chat is in other hands. */
export const notifyEverywhere = async (
  deps: EverywhereDeps,
  { id, customer, about, except }: Pick<OwnedNotice, 'id' | 'customer' | 'about'> & { readonly except?: string },
): Promise<void> => {
  const chats = await deps.customers.identitiesOf(customer)
  for (const conversation of chats.filter((chat) => chat !== except))
    await notify(deps, { id: noticeIdIn(conversation, id), customer, conversation, about })
}

type ToTell = Omit<Notice, 'createdAt' | 'deliveredIn'>
type Writing = { readonly notices: Pick<Notices, 'add'>; readonly clock: () => number }

/**
 * Writes down that a customer is to hear of something, for who has it delivered once all that it is about is stored. The
 * id names the cause, so that noticing it again is noticing it once; where nobody does, the sweeper finds the notice.
 */
export const writeNotice = async (
  { notices, clock }: Writing,
  { id, customer, conversation, about }: ToTell,
): Promise<void> => {
  await notices.add({ id, ...(customer !== undefined && { customer }), conversation, about, createdAt: clock() })
}

/** The same, and has it delivered. */
export const notify = async (
  deps: Writing & { readonly wake: Pick<Wake, 'notice'> },
  toTell: ToTell,
): Promise<void> => {
  await writeNotice(deps, toTell)
  await deps.wake.notice(toTell.id)
}
