import { asWords, opens, withSlot } from '#conversation/understand/commands.ts'
import type { CommandNames, Declared } from '#conversation/understand/declare-commands.ts'

/** Bare digits are dollars in a field called amount: said so, because `buy 2 eth` could mean coins. */
const dollars = (amount: string | undefined): string | undefined =>
  amount && /^\d/.test(amount.trim()) ? `$${amount.trim()}` : amount

const trade: Declared['line'] = ({ amount, coin }, { of = '' }) => [
  ['', dollars(amount)],
  [amount ? of : '', coin],
]

export const declared = {
  price: {
    place: 160,
    options: ['coin'],
    read: () => withSlot('prices', 'coin'),
    line: ({ coin }) => [['', coin]],
  },
  chart: {
    place: 165,
    options: ['coin', 'span'],
    says: ['verb'],
    read: ({ verb = '' }) => asWords('chart', verb),
    line: ({ coin, span }) => [
      ['', coin],
      ['', span],
    ],
  },
  crypto: { place: 170, read: () => opens('crypto') },
  orders: { place: 177, read: () => opens('orders') },
  portfolio: { place: 175, read: () => opens('portfolio') },
  buy: {
    place: 180,
    options: ['amount', 'coin'],
    says: ['verb', 'of'],
    read: ({ verb = '' }) => asWords('buy', verb),
    line: trade,
  },
  sell: {
    place: 190,
    options: ['amount', 'coin'],
    says: ['verb', 'of'],
    read: ({ verb = '' }) => asWords('sell', verb),
    line: trade,
  },
} as const satisfies Readonly<Record<string, Declared>>

export type Names = CommandNames<typeof declared>
