import { asWords, type Command, opens, option, plain, typed } from '#conversation/understand/commands.ts'

export const commands: readonly Command[] = [
  {
    name: 'alert',
    read: asWords('alert', 'alert'),
    published: {
      place: 200,
      description: 'Hear when a coin reaches a price',
      options: [
        option('coin', 'btc or eth'),
        option('direction', 'above or below'),
        option('price', 'Dollars, for example 70k'),
      ],
      text: ({ coin, direction, price }) =>
        coin && price ? typed('alert', ['', coin], ['', direction], ['', price]) : '/alert',
    },
  },
  { name: 'alerts', read: opens('alerts'), published: plain('alerts', 210, 'Your price alerts') },
]
