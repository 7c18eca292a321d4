import type { Names } from './declared-commands.ts'

const COIN = ['coin', 'btc or eth'] as const
const AMOUNT = ['amount', 'Dollars, for example 50'] as const

export const commands: Names = {
  price: { name: 'price', aliases: ['prices'], description: 'Prices of bitcoin and ether', options: { coin: COIN } },
  crypto: { name: 'crypto', description: 'Your coins and what they are worth' },
  portfolio: { name: 'portfolio', description: 'What your coins cost, and your gains and losses' },
  buy: {
    name: 'buy',
    description: 'Buy coins for dollars',
    options: { amount: AMOUNT, coin: COIN },
    says: { verb: 'buy', of: 'of ' },
  },
  sell: {
    name: 'sell',
    description: 'Sell coins for dollars',
    options: { amount: AMOUNT, coin: COIN },
    says: { verb: 'sell', of: 'of ' },
  },
}
