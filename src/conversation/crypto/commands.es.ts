import { coinName, COINS } from '#bank/ground/coins.ts'
import { listed } from '#conversation/words/listed.ts'
import type { Names } from './declared-commands.ts'

const NAMES = listed(
  COINS.map((coin) => coinName(coin).toLowerCase()),
  'y',
)
const SYMBOLS = COINS.map((coin) => coin.toLowerCase())
const COIN = ['moneda', listed(SYMBOLS, 'o')] as const
const AMOUNT = ['cantidad', 'En dólares, por ejemplo 50'] as const

export const commands: Names = {
  price: { name: 'precio', aliases: ['precios'], description: `Precios de ${NAMES}`, options: { coin: COIN } },
  chart: {
    name: 'grafico',
    aliases: ['grafica', 'graficos'],
    description: `Un gráfico de ${listed(
      COINS.map((coin) => coinName(coin).toLowerCase()),
      'o',
    )}`,
    options: { coin: COIN, span: ['tiempo', 'hora, día, semana o mes'] },
    says: { verb: 'grafico' },
  },
  crypto: { name: 'cripto', description: 'Tus monedas y lo que valen' },
  orders: { name: 'ordenes', description: 'Órdenes que esperan un precio' },
  portfolio: { name: 'portafolio', description: 'Lo que costaron tus monedas, y tus ganancias y pérdidas' },
  buy: {
    name: 'comprar',
    description: 'Compra monedas por dólares',
    options: { amount: AMOUNT, coin: COIN },
    says: { verb: 'compra', of: 'de ' },
  },
  sell: {
    name: 'vender',
    description: 'Vende monedas por dólares',
    options: { amount: AMOUNT, coin: COIN },
    says: { verb: 'vende', of: 'de ' },
  },
}
