import type { Order } from '#bank/ground/order.ts'
import type { GoalName } from '#conversation/understand/goal.ts'

/** What asks for the same once more. */
export const RETRY: Partial<Record<Order['kind'], GoalName>> = {
  'send-bank-code': 'bank-code',
  'enter-bank-code': 'bank-code-enter',
  'send-recovery-code': 'forgot-pin',
  'enter-recovery-code': 'recovery-code',
  'submit-document': 'details',
  'update-details': 'details',
  'open-account': 'open-account',
  'make-numbers': 'account-numbers',
  'rename-account': 'accounts',
  'close-account': 'accounts',
  'sell-out': 'crypto',
  'link-bank-login': 'fund',
  'answer-bank-question': 'fund',
  'link-bank-numbers': 'fund',
  'prove-deposits': 'fund',
  'top-up': 'fund',
  pull: 'fund',
  'pay-out': 'pay-out',
  send: 'send',
  buy: 'buy',
  sell: 'sell',
}
