import type { NoticeSubject } from '#bank/ground/notice.ts'

/**
 * How soon something is said in a chat in which several things wait: what became of money, and what somebody may be doing
 * to the account, before all; then answers, in their order; then other news; last what is told to many at once.
 */
export const RANK = { outcome: 0, answer: 1, news: 2, broadcast: 3 } as const
export type Urgency = Exclude<keyof typeof RANK, 'answer'>

const URGENCY: Readonly<Record<NoticeSubject['kind'], Urgency>> = {
  operation: 'outcome',
  received: 'outcome',
  'taken-back': 'outcome',
  'by-number': 'outcome',
  scheduled: 'outcome',
  'schedule-paused': 'outcome',
  skipped: 'outcome',
  'order-paused': 'outcome',
  security: 'outcome',
  recovery: 'outcome',
  privacy: 'outcome',
  'name-review': 'outcome',
  'address-moved': 'outcome',
  request: 'news',
  tier: 'news',
  case: 'news',
  'case-message': 'news',
  'run-out': 'news',
  'card-expired': 'news',
  'schedule-expired': 'news',
  'secret-shown': 'news',
  alert: 'broadcast',
}

/** Of what the bank tells by itself. */
export const urgencyOf = ({ kind }: Pick<NoticeSubject, 'kind'>): Urgency => URGENCY[kind]
