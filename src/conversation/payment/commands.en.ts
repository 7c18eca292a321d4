import type { Names } from './declared-commands.ts'

export const commands: Names = {
  send: {
    name: 'send',
    description: 'Send money',
    options: {
      amount: ['amount', 'Dollars, for example 20 or 12.50'],
      to: ['to', 'A handle, a phone number or one of your own accounts'],
      note: ['note', 'A note the other person can read'],
    },
    says: { verb: 'send', to: 'to ', moneyTo: 'money to ', for: 'for ' },
  },
  pay: { name: 'pay', says: { verb: 'pay' } },
}
