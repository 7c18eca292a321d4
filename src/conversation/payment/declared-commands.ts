import { asWords } from '#conversation/understand/commands.ts'
import type { CommandNames, Declared } from '#conversation/understand/declare-commands.ts'

export const declared = {
  send: {
    place: 100,
    options: ['amount', 'to', 'note'],
    says: ['verb', 'to', 'moneyTo', 'for'],
    read: ({ verb = '' }) => asWords('send', verb),
    line: ({ amount, to, note }, { to: before = '', moneyTo = '', for: noted = '' }) => {
      if (amount && to)
        return [
          ['', amount],
          [before, to],
          [noted, note],
        ]
      if (amount) return [['', amount]]
      return [
        [moneyTo, to],
        [to ? noted : '', to ? note : ''],
      ]
    },
  },
  pay: { says: ['verb'], read: ({ verb = '' }) => asWords('send', verb) },
} as const satisfies Readonly<Record<string, Declared>>

export type Names = CommandNames<typeof declared>
