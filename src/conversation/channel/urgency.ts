/**
 * How soon something is said in a chat in which several things wait: what became of money, and what somebody may be doing
 * to the account, before all; then answers, in their order; then other news; last what is told to many at once.
 */
export const RANK = { outcome: 0, answer: 1, news: 2, broadcast: 3 } as const
export type Urgency = Exclude<keyof typeof RANK, 'answer'>
