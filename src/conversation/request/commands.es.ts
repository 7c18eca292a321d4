import { asWords, type Command, opens, option, plain, typed } from '#conversation/understand/commands.ts'

export const commands: readonly Command[] = [
  {
    name: 'pedir',
    aliases: ['solicitar', 'cobrar'],
    read: asWords('request', 'pide'),
    published: {
      place: 110,
      description: 'Pide dinero a alguien',
      options: [
        option('cantidad', 'En dólares, por ejemplo 20 o 12.50'),
        option('persona', 'Un nombre de usuario o un teléfono'),
        option('nota', 'Para qué es'),
      ],
      text: ({ cantidad, persona, nota }) => {
        if (cantidad && persona) return typed('pedir', ['', cantidad], ['a ', persona], ['por ', nota])
        if (cantidad) return typed('pedir', ['', cantidad])
        return persona ? typed('pedir', ['dinero a ', persona], ['por ', nota]) : '/pedir'
      },
    },
  },
  {
    name: 'solicitudes',
    read: opens('requests'),
    published: plain('solicitudes', 120, 'Quién te pidió dinero, y a quién se lo pediste'),
  },
  {
    name: 'dividir',
    read: asWords('split', 'divide'),
    published: {
      place: 130,
      description: 'Divide una cuenta entre varias personas',
      options: [
        option('cantidad', 'Toda la cuenta en dólares'),
        option('personas', 'Nombres de usuario, por ejemplo alex y sam'),
        option('nota', 'Para qué es'),
      ],
      text: ({ cantidad, personas, nota }) =>
        cantidad && personas
          ? typed('dividir', ['', cantidad], ['por ', nota], ['entre ', personas])
          : typed('dividir', ['', cantidad], ['por ', cantidad ? nota : '']),
    },
  },
]
