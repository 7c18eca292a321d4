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

const COIN = option('moneda', 'btc o eth')

/** Bare digits are dollars in a field called amount: said so, because `compra 2 eth` could mean coins. */
const dollars = (amount: string | undefined): string | undefined =>
  amount && /^\d/.test(amount.trim()) ? `$${amount.trim()}` : amount

const trade = (name: 'comprar' | 'vender', place: number, description: string): Published => ({
  place,
  description,
  options: [option('cantidad', 'En dólares, por ejemplo 50'), COIN],
  text: ({ cantidad, moneda }) => typed(name, ['', dollars(cantidad)], [cantidad ? 'de ' : '', moneda]),
})

export const commands: readonly Command[] = [
  {
    name: 'precio',
    aliases: ['precios'],
    read: withSlot('prices', 'coin'),
    published: {
      place: 160,
      description: 'Precios de bitcoin y ether',
      options: [COIN],
      text: ({ moneda }) => typed('precio', ['', moneda]),
    },
  },
  { name: 'cripto', read: opens('crypto'), published: plain('cripto', 170, 'Tus monedas y lo que valen') },
  {
    name: 'comprar',
    read: asWords('buy', 'compra'),
    published: trade('comprar', 180, 'Compra monedas por dólares'),
  },
  { name: 'vender', read: asWords('sell', 'vende'), published: trade('vender', 190, 'Vende monedas por dólares') },
]
