import { asWords, type Command, opens, option, plain, typed } from '#conversation/understand/commands.ts'

export const commands: readonly Command[] = [
  {
    name: 'alerta',
    read: asWords('alert', 'alerta'),
    published: {
      place: 200,
      description: 'Entérate cuando una moneda llega a un precio',
      options: [
        option('moneda', 'btc o eth'),
        option('lado', 'encima o debajo'),
        option('precio', 'En dólares, por ejemplo 70 mil'),
      ],
      text: ({ moneda, lado, precio }) =>
        moneda && precio ? typed('alerta', ['', moneda], ['por ', lado], [lado ? 'de ' : '', precio]) : '/alerta',
    },
  },
  { name: 'alertas', read: opens('alerts'), published: plain('alertas', 210, 'Tus alertas de precio') },
]
