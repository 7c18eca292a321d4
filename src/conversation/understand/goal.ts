/** What a person wants, as understood from a command, a menu button or plain words. Slots hold the words as typed. */
export type GoalName =
  | 'menu'
  | 'help'
  | 'cancel'
  | 'back'
  | 'register'
  | 'sign-in'
  | 'sign-out'
  | 'details'
  /** What the identity check wants: the slot `detail` is `ssn`, `photo-id` or `questions`; without it the first one missing. */
  | 'identity'
  | 'pin'
  | 'link'
  /** A code of the bank's for who is known to it from elsewhere: where to send it, and entering it. */
  | 'bank-code'
  | 'bank-code-enter'
  | 'accounts'
  | 'open-account'
  | 'fund'
  | 'send'
  | 'history'
  | 'prices'
  | 'crypto'
  | 'buy'
  | 'sell'
  | 'alerts'
  | 'alert'
  /** Asks somebody for money; with `transfer`, for a payment back. */
  | 'request'
  /** Requests on both sides; with `request` one of them, with `act` what to do about it. */
  | 'requests'
  | 'split'
  /** Something is wrong with the payment named by `operation` or `transfer`. */
  | 'report'
  | 'cases'
  /** A payment later, or again and again. */
  | 'schedule'
  /** What is scheduled; with `schedule` one of them, by id or as named, with `operation` a missed payment, with `act` what to do. */
  | 'schedules'
  /**
   * One operation's card: where it stands, and what can still be done. Without the slot `operation`: whatever payment
   * is on its way; with `act` `stop` it is wanted stopped.
   */
  | 'operation'

export type SlotName =
  | 'amount'
  /** What stood where an amount belongs and can't be read as one, as typed. */
  | 'unread'
  | 'payee'
  | 'note'
  | 'coin'
  | 'direction'
  | 'price'
  | 'nickname'
  | 'account'
  | 'code'
  | 'operation'
  | 'transfer'
  | 'request'
  | 'act'
  | 'schedule'
  /** When and how often, as typed. */
  | 'when'
  /** Everybody who shares a bill, as typed. */
  | 'people'
  /** Which of my details: `email`, `phone`, `legal-name`, `address`; for the identity check see there. */
  | 'detail'
export type Goal = { readonly name: GoalName; readonly slots: Readonly<Partial<Record<SlotName, string>>> }

export const goal = (name: GoalName, slots: Goal['slots'] = {}): Goal => ({ name, slots })
