import type { Names } from './declared-commands.ts'

export const commands: Names = {
  schedule: {
    name: 'schedule',
    description: 'Payments for later, or every week or month',
    options: {
      amount: ['amount', 'Dollars, for example 50'],
      to: ['to', 'A handle, a phone number or one of your own accounts'],
      when: ['when', 'For example every friday, monthly on the 1st, on june 3'],
    },
    says: { verb: 'send', to: 'to ' },
  },
  schedules: { name: 'schedules' },
}
