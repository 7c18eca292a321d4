import { asWords, opens } from '#conversation/understand/commands.ts'
import type { CommandNames, Declared } from '#conversation/understand/declare-commands.ts'
import { goal } from '#conversation/understand/goal.ts'
import { firstOf } from '#conversation/understand/phrase.ts'

export const declared = {
  schedule: {
    place: 140,
    options: ['amount', 'to', 'when'],
    says: ['verb', 'to'],
    read:
      ({ verb = '' }) =>
      (rest, phrases) => {
        if (rest === '') return goal('schedules')
        const payment = firstOf(phrases, `${verb} ${rest}`, 'send')
        return payment === undefined ? asWords('schedule', verb)(rest, phrases) : goal('schedule', payment.slots)
      },
    line: ({ amount, to, when }, { to: before = '' }) =>
      amount && to
        ? [
            ['', amount],
            [before, to],
            ['', when],
          ]
        : [],
  },
  schedules: { read: () => opens('schedules') },
} as const satisfies Readonly<Record<string, Declared>>

export type Names = CommandNames<typeof declared>
