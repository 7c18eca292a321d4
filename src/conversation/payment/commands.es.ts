import { asWords, type Command, option, typed } from '#conversation/understand/commands.ts'

export const commands: readonly Command[] = [
  {
    name: 'enviar',
    aliases: ['mandar', 'pagar'],
    read: asWords('send', 'envia'),
    published: {
      place: 100,
      description: 'Envía dinero',
      options: [
        option('cantidad', 'En dólares, por ejemplo 20 o 12.50'),
        option('para', 'Un nombre de usuario, un teléfono o una de tus cuentas'),
        option('nota', 'Una nota que la otra persona puede leer'),
      ],
      text: ({ cantidad, para, nota }) => {
        if (cantidad && para) return typed('enviar', ['', cantidad], ['a ', para], ['por ', nota])
        return cantidad
          ? typed('enviar', ['', cantidad])
          : typed('enviar', ['dinero a ', para], [para ? 'por ' : '', para ? nota : ''])
      },
    },
  },
]
