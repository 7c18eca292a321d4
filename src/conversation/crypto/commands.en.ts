import { coinName, COINS } from '#bank/ground/coins.ts'
import { listed } from '#conversation/words/listed.ts'
import type { Names } from './declared-commands.ts'

const NAMES = listed(
  COINS.map((coin) => coinName(coin).toLowerCase()),
  'and',
)
const SYMBOLS = COINS.map((coin) => coin.toLowerCase())
const COIN = ['coin', listed(SYMBOLS, 'or')] as const
const AMOUNT = ['amount', 'Dollars, for example 50'] as const

export const commands: Names = {
  price: { name: 'price', aliases: ['prices'], description: `Prices of ${NAMES}`, options: { coin: COIN } },
  chart: {
    name: 'chart',
    aliases: ['charts', 'graph'],
    description: `A chart of ${listed(
      COINS.map((coin) => coinName(coin).toLowerCase()),
      'or',
    )}`,
    options: { coin: COIN, span: ['span', 'hour, day, week or month'] },
    says: { verb: 'chart' },
  },
  crypto: { name: 'crypto', description: 'Your coins and what they are worth' },
  orders: { name: 'orders', description: 'Orders that wait for a price' },
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
