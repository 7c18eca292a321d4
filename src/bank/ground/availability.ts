/** What stands between what customers ask for and a bank that may be away for long. */
export type Line = {
  /** The bank has not been answering: nothing is sent to it, and what is agreed to waits. */
  isAway(): Promise<boolean>
  /** So much waits to be handed to the bank that nothing more is promised. */
  isFull(): Promise<boolean>
}

/** What processes tell each other about the bank. It may be lost at any time, and then costs each of them some calls. */
export type LineBoard = {
  /** Until when the bank is taken to be away, Unix ms; undefined when nobody says so. */
  read(): Promise<number | undefined>
  post(until: number): Promise<void>
  clear(): Promise<void>
  /** True for one process at a time, until `ms` have passed: it asks the bank whether it is back. */
  takeTurn(ms: number): Promise<boolean>
  /** The turn that was taken ends in `ms`. */
  endTurn(ms: number): Promise<void>
}
