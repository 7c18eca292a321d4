import { asWords, type Command, opens, option, plain, typed, withSlot } from '#conversation/understand/commands.ts'

export const commands: readonly Command[] = [
  {
    name: 'accounts',
    aliases: ['balance'],
    read: opens('accounts'),
    published: plain('accounts', 80, 'Your accounts and balances'),
  },
  { name: 'open', read: withSlot('open-account', 'nickname') },
  { name: 'fund', read: asWords('fund', 'add'), published: plain('fund', 90, 'Add money') },
  {
    name: 'history',
    read: withSlot('history', 'account'),
    published: {
      place: 150,
      description: 'What came in and went out',
      options: [option('account', 'The nickname of one account')],
      text: ({ account }) => typed('history', ['', account]),
    },
  },
]
