import type { Names } from './declared-commands.ts'

export const commands: Names = {
  request: {
    name: 'request',
    description: 'Ask someone for money',
    options: {
      amount: ['amount', 'Dollars, for example 20 or 12.50'],
      from: ['from', 'A handle or a phone number'],
      note: ['note', 'What it is for'],
    },
    says: { verb: 'request', from: 'from ', moneyFrom: 'money from ', for: 'for ' },
  },
  requests: { name: 'requests', description: 'Who asked you for money, and who you asked' },
  split: {
    name: 'split',
    description: 'Split a bill among several people',
    options: {
      amount: ['amount', 'The total bill in dollars'],
      people: ['people', 'Handles, for example alex and sam'],
      note: ['note', 'What it is for'],
    },
    says: { verb: 'split', between: 'between ', for: 'for ' },
  },
}
