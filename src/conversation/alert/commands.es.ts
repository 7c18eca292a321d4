import type { Names } from './declared-commands.ts'

export const commands: Names = {
  alert: {
    name: 'alerta',
    description: 'Recibe un aviso cuando una moneda llegue a un precio',
    options: {
      coin: ['moneda', 'btc o eth'],
      direction: ['lado', 'encima o debajo'],
      price: ['precio', 'En dólares, por ejemplo 70 mil'],
    },
    says: { verb: 'alerta', side: 'por ', of: 'de ' },
  },
  alerts: { name: 'alertas', description: 'Tus alertas de precio' },
}
