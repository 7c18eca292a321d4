import type { Names } from './declared-commands.ts'

export const commands: Names = {
  accounts: { name: 'accounts', aliases: ['balance'], description: 'Your accounts and balances' },
  numbers: { name: 'numbers', description: 'Account and routing numbers, to be paid from other banks' },
  open: { name: 'open' },
  fund: { name: 'fund', description: 'Add money', says: { verb: 'add' } },
  payOut: { name: 'withdraw', description: 'Send money to your linked bank', says: { verb: 'withdraw' } },
  history: {
    name: 'history',
    description: 'Money in and out',
    options: { account: ['account', 'The nickname of one account'] },
  },
}
