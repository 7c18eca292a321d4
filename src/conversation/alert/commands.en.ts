import type { Names } from './declared-commands.ts'

export const commands: Names = {
  alert: {
    name: 'alert',
    description: 'Hear when a coin reaches a price',
    options: {
      coin: ['coin', 'btc or eth'],
      direction: ['direction', 'above or below'],
      price: ['price', 'Dollars, for example 70k'],
    },
    says: { verb: 'alert', side: '', of: '' },
  },
  alerts: { name: 'alerts', description: 'Your price alerts' },
}
