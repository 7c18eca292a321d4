import type { Names } from './declared-commands.ts'

export const commands: Names = {
  schedule: {
    name: 'programar',
    description: 'Pagos para después, o periódicos',
    options: {
      amount: ['cantidad', 'En dólares, por ejemplo 50'],
      to: ['para', 'Un nombre de usuario, un teléfono o una de tus cuentas'],
      when: ['cuando', 'Por ejemplo cada viernes, el día 1 de cada mes, el 3 de junio'],
    },
    says: { verb: 'envia', to: 'a ' },
  },
  schedules: { name: 'programados' },
}
