export type Share = 'verified' | 'unverified'

/** What stands between what customers ask for and a bank that may be away for long. */
export type BankAvailability = {
  /** The bank has not been answering: nothing is sent to it, and what is agreed to waits. */
  isAway(): Promise<boolean>
  /**
   * So much waits to be handed to the bank that nothing more is promised. What customers wait for whom the bank has not verified
   * has a share of its own: anybody can be one of those, and they must not take the place of others.
   */
  isFull(of?: Share): Promise<boolean>
}
