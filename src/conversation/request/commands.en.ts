import { asWords, type Command, opens, option, plain, typed } from '#conversation/understand/commands.ts'

export const commands: readonly Command[] = [
  {
    name: 'request',
    read: asWords('request', 'request'),
    published: {
      place: 110,
      description: 'Ask somebody for money',
      options: [
        option('amount', 'Dollars, for example 20 or 12.50'),
        option('from', 'A handle or a phone number'),
        option('note', 'What it is for'),
      ],
      text: ({ amount, from, note }) => {
        if (amount && from) return typed('request', ['', amount], ['from ', from], ['for ', note])
        if (amount) return typed('request', ['', amount])
        return from ? typed('request', ['money from ', from], ['for ', note]) : '/request'
      },
    },
  },
  {
    name: 'requests',
    read: opens('requests'),
    published: plain('requests', 120, 'Who asked you for money, and whom you asked'),
  },
  {
    name: 'split',
    read: asWords('split', 'split'),
    published: {
      place: 130,
      description: 'Split a bill among several people',
      options: [
        option('amount', 'The whole bill in dollars'),
        option('people', 'Handles, for example alex and sam'),
        option('note', 'What it is for'),
      ],
      text: ({ amount, people, note }) =>
        amount && people
          ? typed('split', ['', amount], ['for ', note], ['between ', people])
          : typed('split', ['', amount], ['for ', amount ? note : '']),
    },
  },
]
