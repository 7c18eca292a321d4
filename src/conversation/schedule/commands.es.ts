import { asWords, type Command, opens, option, typed } from '#conversation/understand/commands.ts'
import { firstOf } from '#conversation/understand/phrase.ts'
import { goal } from '#conversation/understand/goal.ts'

export const commands: readonly Command[] = [
  {
    name: 'programar',
    read(rest, phrases) {
      if (rest === '') return goal('schedules')
      const payment = firstOf(phrases, `envia ${rest}`, 'send')
      return payment === undefined ? asWords('schedule', 'envia')(rest, phrases) : goal('schedule', payment.slots)
    },
    published: {
      place: 140,
      description: 'Pagos más tarde, o una y otra vez',
      options: [
        option('cantidad', 'En dólares, por ejemplo 50'),
        option('para', 'Un nombre de usuario, un teléfono o una de tus cuentas'),
        option('cuando', 'Por ejemplo cada viernes, el día 1 de cada mes, el 3 de junio'),
      ],
      text: ({ cantidad, para, cuando }) =>
        cantidad && para ? typed('programar', ['', cantidad], ['a ', para], ['', cuando]) : '/programar',
    },
  },
  { name: 'programados', read: opens('schedules') },
]
