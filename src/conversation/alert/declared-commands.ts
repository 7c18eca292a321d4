import { asWords, opens } from '#conversation/understand/commands.ts'
import type { CommandNames, Declared } from '#conversation/understand/declare-commands.ts'

export const declared = {
  alert: {
    place: 200,
    options: ['coin', 'direction', 'price'],
    says: ['verb', 'side', 'of'],
    read: ({ verb = '' }) => asWords('alert', verb),
    line: ({ coin, direction, price }, { side = '', of = '' }) =>
      coin && price
        ? [
            ['', coin],
            [side, direction],
            [direction ? of : '', price],
          ]
        : [],
  },
  alerts: { place: 210, read: () => opens('alerts') },
} as const satisfies Readonly<Record<string, Declared>>

export type Names = CommandNames<typeof declared>
