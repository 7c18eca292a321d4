import type { Names } from './declared-commands.ts'

export const commands: Names = {
  accounts: { name: 'cuentas', aliases: ['saldo'], description: 'Tus cuentas y saldos' },
  numbers: { name: 'numeros', description: 'Números de cuenta y de ruta, para recibir pagos de otros bancos' },
  open: { name: 'abrir' },
  fund: { name: 'agregar', description: 'Agrega dinero', says: { verb: 'agrega' } },
  payOut: { name: 'retirar', description: 'Envía dinero a tu banco vinculado', says: { verb: 'retira' } },
  history: {
    name: 'historial',
    description: 'El dinero que entró y salió',
    options: { account: ['cuenta', 'El apodo de una cuenta'] },
  },
}
