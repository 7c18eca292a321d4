import type { Names } from './declared-commands.ts'

export const commands: Names = {
  request: {
    name: 'pedir',
    aliases: ['solicitar', 'cobrar'],
    description: 'Pídele dinero a alguien',
    options: {
      amount: ['cantidad', 'En dólares, por ejemplo 20 o 12.50'],
      from: ['persona', 'Un nombre de usuario o un teléfono'],
      note: ['nota', 'Para qué es'],
    },
    says: { verb: 'pide', from: 'a ', moneyFrom: 'dinero a ', for: 'por ' },
  },
  requests: { name: 'solicitudes', description: 'Quién te pidió dinero, y a quién se lo pediste' },
  split: {
    name: 'dividir',
    description: 'Divide una cuenta entre varias personas',
    options: {
      amount: ['cantidad', 'Toda la cuenta en dólares'],
      people: ['personas', 'Nombres de usuario, por ejemplo alex y sam'],
      note: ['nota', 'Para qué es'],
    },
    says: { verb: 'divide', between: 'entre ', for: 'por ' },
  },
}
