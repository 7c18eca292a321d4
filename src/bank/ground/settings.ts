import type { Limits } from './allowances.ts'
import type { StepUpRule } from './step-up.ts'

export type Settings = {
  readonly limits: Limits
  /** When the PIN is asked for once more. */
  readonly stepUp: StepUpRule
  /** How long a card to confirm stands, ms. */
  readonly cardLifeMs: number
  readonly maxAlerts: number
  /** Of all together. */
  readonly registrationsPerHour: number
  /** From one network, where chats cost nothing. */
  readonly registrationsPerNetwork?: number
  /** Between asking for a deletion and its beginning, ms. */
  readonly deletionWaitMs: number
  /** Sent to the bank as the customer's address: chat platforms do not tell it. */
  readonly ip: string
  /** The sandbox's play-money source; absent anywhere real. */
  readonly treasury?: () => Promise<Treasury>
  /** How long a way back in takes; absent: as long as by default. */
  readonly recovery?: RecoveryWaits
  /** When people answer; absent: as by default. */
  readonly support?: SupportHours
}

/** When support works, and how long an answer usually takes. */
export type SupportHours = {
  /** ISO 8601: Monday is 1, Sunday 7. */
  readonly days: readonly number[]
  /** Minutes after midnight. */
  readonly opens: number
  readonly closes: number
  readonly timeZone: string
  /** Of working time, ms. */
  readonly answerMs: number
}

/** How long all chats are warned before somebody is let in, by what they have shown, ms. */
export type RecoveryWaits = {
  /** The code that the bank sent. */
  readonly codeMs: number
  /** Handle and PIN, from a chat that is not linked. */
  readonly pinMs: number
  /** Social Security number and birth date. */
  readonly identityMs: number
}
export type Treasury = { readonly user: string; readonly account: string }
