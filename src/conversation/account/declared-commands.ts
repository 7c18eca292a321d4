import { asWords, opens, withSlot } from '#conversation/understand/commands.ts'
import type { CommandNames, Declared } from '#conversation/understand/declare-commands.ts'

export const declared = {
  accounts: { place: 80, read: () => opens('accounts') },
  numbers: { place: 85, read: () => withSlot('account-numbers', 'account') },
  open: { read: () => withSlot('open-account', 'nickname') },
  fund: { place: 90, says: ['verb'], read: ({ verb = '' }) => asWords('fund', verb) },
  payOut: { place: 95, says: ['verb'], read: ({ verb = '' }) => asWords('pay-out', verb) },
  history: {
    place: 150,
    options: ['account'],
    read: () => withSlot('history', 'account'),
    line: ({ account }) => [['', account]],
  },
} as const satisfies Readonly<Record<string, Declared>>

export type Names = CommandNames<typeof declared>
