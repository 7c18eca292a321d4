import type { Ports } from '#bank/registry.ts'

/** What is older was seen, or is found in the history; a new chat is no place for a flood. */
const LATELY_MS = 24 * 3_600_000
const MOST = 10

/**
 * For a chat that is kept here and has lost what it showed: the outcomes of the last day are told there once more, as
 * they are now. Where there is nothing to tell, a new visitor's chat, it does nothing.
 */
export const createTellAgain =
  ({ notices, clock }: Pick<Ports, 'notices' | 'clock'>) =>
  (conversation: string): Promise<void> => {
    const now = clock()
    return notices.tellAgain(conversation, { since: now - LATELY_MS, most: MOST, now })
  }
