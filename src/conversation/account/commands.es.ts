import { asWords, type Command, opens, option, plain, typed, withSlot } from '#conversation/understand/commands.ts'

export const commands: readonly Command[] = [
  {
    name: 'cuentas',
    aliases: ['saldo'],
    read: opens('accounts'),
    published: plain('cuentas', 80, 'Tus cuentas y saldos'),
  },
  { name: 'abrir', read: withSlot('open-account', 'nickname') },
  { name: 'agregar', read: asWords('fund', 'agrega'), published: plain('agregar', 90, 'Agrega dinero') },
  {
    name: 'historial',
    read: withSlot('history', 'account'),
    published: {
      place: 150,
      description: 'Lo que entró y lo que salió',
      options: [option('cuenta', 'El apodo de una cuenta')],
      text: ({ cuenta }) => typed('historial', ['', cuenta]),
    },
  },
]
