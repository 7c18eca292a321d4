import type { NoticeSubject } from '#bank/ground/notice.ts'
import type { Urgency } from '#conversation/channel/urgency.ts'

const URGENCY: Readonly<Record<NoticeSubject['kind'], Urgency>> = {
  operation: 'outcome',
  received: 'outcome',
  'taken-back': 'outcome',
  scheduled: 'outcome',
  'schedule-paused': 'outcome',
  skipped: 'outcome',
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

export const urgencyOf = ({ kind }: Pick<NoticeSubject, 'kind'>): Urgency => URGENCY[kind]
