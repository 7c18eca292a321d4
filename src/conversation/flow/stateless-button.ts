import type { GoalName, Slots } from '#conversation/understand/goal.ts'

/**
 * A button that opens a goal and needs nothing remembered: it works after everything else was forgotten, and on cards
 * made outside of a turn. Its id is `<prefix>-<value>`. Whether the customer may see what it names is asked when it is
 * pressed.
 */
export type StatelessButton = {
  /** Letters that no other such button has; on cards already sent, so it never changes. */
  readonly prefix: string
  readonly goal: GoalName
  /** The slot that the id carries, and what it may hold. */
  readonly slot: string
  readonly value: RegExp
  /** Slots that are the same on each of these buttons. */
  readonly fixed?: Slots
}

export const OPERATION_VALUE = /^op_[0-9a-f]{32}$/
/** With a prefix of two letters just as long as an id may be. */
export const ACCOUNT_VALUE = /^acct_[0-9a-f]{32}$/
export const REQUEST_VALUE = /^req_[0-9a-f]{32}$/
export const SCHEDULE_VALUE = /^sch_[0-9a-f]{32}$/
export const ALERT_VALUE = /^alrt_[0-9a-f]{32}$/
export const COIN_VALUE = /^[A-Z]{2,6}$/
export const CASE_VALUE = /^case_[0-9a-f]{32}$/
export const RECOVERY_VALUE = /^rec_[0-9a-f]{32}$/
/** The bank's own id of a transfer, whose form is up to the bank. */
export const TRANSFER_VALUE = /^[A-Za-z0-9_]{1,36}$/
/** The name of a detail, or of what an identity check wants. */
export const NAME_VALUE = /^[a-z-]+$/
