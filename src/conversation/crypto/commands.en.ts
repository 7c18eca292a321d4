import {
  asWords,
  type Command,
  opens,
  option,
  plain,
  type Published,
  typed,
  withSlot,
} from '#conversation/understand/commands.ts'

const COIN = option('coin', 'btc or eth')

/** Bare digits are dollars in a field called amount: said so, because `buy 2 eth` could mean coins. */
const dollars = (amount: string | undefined): string | undefined =>
  amount && /^\d/.test(amount.trim()) ? `$${amount.trim()}` : amount

const trade = (name: 'buy' | 'sell', place: number, description: string): Published => ({
  place,
  description,
  options: [option('amount', 'Dollars, for example 50'), COIN],
  text: ({ amount, coin }) => typed(name, ['', dollars(amount)], [amount ? 'of ' : '', coin]),
})

export const commands: readonly Command[] = [
  {
    name: 'price',
    aliases: ['prices'],
    read: withSlot('prices', 'coin'),
    published: {
      place: 160,
      description: 'Prices of bitcoin and ether',
      options: [COIN],
      text: ({ coin }) => typed('price', ['', coin]),
    },
  },
  { name: 'crypto', read: opens('crypto'), published: plain('crypto', 170, 'Your coins and what they are worth') },
  { name: 'buy', read: asWords('buy', 'buy'), published: trade('buy', 180, 'Buy coins for dollars') },
  { name: 'sell', read: asWords('sell', 'sell'), published: trade('sell', 190, 'Sell coins for dollars') },
]
