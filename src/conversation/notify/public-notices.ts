import type { NoticeSubject } from '#bank/ground/notice.ts'

/**
 * Whether a notice is shown where nobody is signed in. It may be only if it names no amount, account, person, phone number
 * or address. It must be where who is logged out has to hear of it in time: somebody may be acting in the customer's name.
 */
const PUBLIC: Readonly<Record<NoticeSubject['kind'], boolean>> = {
  security: true,
  privacy: true,
  'name-review': true,
  'address-moved': true,
  recovery: true,
  'run-out': true,
  operation: false,
  'card-expired': false,
  'schedule-expired': false,
  'secret-shown': false,
  received: false,
  'taken-back': false,
  'by-number': false,
  alert: false,
  tier: false,
  request: false,
  case: false,
  // Public where nobody was signed in when the case was opened: what it says decides that.
  'case-message': false,
  scheduled: false,
  'schedule-paused': false,
  skipped: false,
  'order-paused': false,
}

export const isPublic = ({ kind }: Pick<NoticeSubject, 'kind'>): boolean => PUBLIC[kind]
