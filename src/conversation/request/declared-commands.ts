import { asWords, opens } from '#conversation/understand/commands.ts'
import type { CommandNames, Declared } from '#conversation/understand/declare-commands.ts'

export const declared = {
  request: {
    place: 110,
    options: ['amount', 'from', 'note'],
    says: ['verb', 'from', 'moneyFrom', 'for'],
    read: ({ verb = '' }) => asWords('request', verb),
    line: ({ amount, from, note }, { from: before = '', moneyFrom = '', for: noted = '' }) => {
      if (amount && from)
        return [
          ['', amount],
          [before, from],
          [noted, note],
        ]
      if (amount) return [['', amount]]
      return from
        ? [
            [moneyFrom, from],
            [noted, note],
          ]
        : []
    },
  },
  requests: { place: 120, read: () => opens('requests') },
  split: {
    place: 130,
    options: ['amount', 'people', 'note'],
    says: ['verb', 'between', 'for'],
    read: ({ verb = '' }) => asWords('split', verb),
    line: ({ amount, people, note }, { between = '', for: noted = '' }) =>
      amount && people
        ? [
            ['', amount],
            [noted, note],
            [between, people],
          ]
        : [
            ['', amount],
            [noted, amount ? note : ''],
          ],
  },
} as const satisfies Readonly<Record<string, Declared>>

export type Names = CommandNames<typeof declared>
