import { asWords, type Command, opens, option, typed } from '#conversation/understand/commands.ts'
import { firstOf } from '#conversation/understand/phrase.ts'
import { goal } from '#conversation/understand/goal.ts'

export const commands: readonly Command[] = [
  {
    name: 'schedule',
    read(rest, phrases) {
      if (rest === '') return goal('schedules')
      const payment = firstOf(phrases, `send ${rest}`, 'send')
      return payment === undefined ? asWords('schedule', 'send')(rest, phrases) : goal('schedule', payment.slots)
    },
    published: {
      place: 140,
      description: 'Payments later, or again and again',
      options: [
        option('amount', 'Dollars, for example 50'),
        option('to', 'A handle, a phone number or one of your own accounts'),
        option('when', 'For example every friday, monthly on the 1st, on june 3'),
      ],
      text: ({ amount, to, when }) =>
        amount && to ? typed('schedule', ['', amount], ['to ', to], ['', when]) : '/schedule',
    },
  },
  { name: 'schedules', read: opens('schedules') },
]
