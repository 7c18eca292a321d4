import { asWords, type Command, option, typed } from '#conversation/understand/commands.ts'

export const commands: readonly Command[] = [
  {
    name: 'send',
    read: asWords('send', 'send'),
    published: {
      place: 100,
      description: 'Send money',
      options: [
        option('amount', 'Dollars, for example 20 or 12.50'),
        option('to', 'A handle, a phone number or one of your own accounts'),
        option('note', 'A note the other person can read'),
      ],
      text: ({ amount, to, note }) => {
        if (amount && to) return typed('send', ['', amount], ['to ', to], ['for ', note])
        return amount
          ? typed('send', ['', amount])
          : typed('send', ['money to ', to], [to ? 'for ' : '', to ? note : ''])
      },
    },
  },
  { name: 'pay', read: asWords('send', 'pay') },
]
