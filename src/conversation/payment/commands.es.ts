import type { Names } from './declared-commands.ts'

export const commands: Names = {
  send: {
    name: 'enviar',
    aliases: ['mandar', 'pagar'],
    description: 'Envía dinero',
    options: {
      amount: ['cantidad', 'En dólares, por ejemplo 20 o 12.50'],
      to: ['para', 'Un nombre de usuario, un teléfono o una de tus cuentas'],
      note: ['nota', 'Una nota que la otra persona puede leer'],
    },
    says: { verb: 'envia', to: 'a ', moneyTo: 'dinero a ', for: 'por ' },
  },
  pay: { name: 'transferir', says: { verb: 'envia' } },
}
