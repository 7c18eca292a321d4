import { expect, it } from 'vitest'
import { createCommands } from '#adapters/discord/commands.ts'

const option = (name: string, description: string) => ({ name, description, required: false })
const COMMANDS = createCommands([
  {
    name: 'send',
    description: 'Send money',
    options: [option('amount', 'Dollars'), { ...option('to', 'Who gets it'), required: true }],
    elsewhere: {
      'es-419': {
        name: 'enviar',
        description: 'Envía dinero',
        options: [option('cantidad', 'En dólares'), option('para', 'Quién lo recibe')],
      },
    },
    text: ({ amount, to }) => `/send ${amount} to ${to}`,
  },
])

it('names a command and each of its options as they are called elsewhere, however Discord orders them', () => {
  const [send] = COMMANDS.published
  expect(send).toMatchObject({
    name: 'send',
    name_localizations: { 'es-419': 'enviar' },
    description_localizations: { 'es-419': 'Envía dinero' },
    options: [
      { name: 'to', name_localizations: { 'es-419': 'para' } },
      { name: 'amount', description_localizations: { 'es-419': 'En dólares' } },
    ],
  })
})

it('offers free text in Spanish, too', () => {
  expect(COMMANDS.published.at(-1)).toMatchObject({ name: 'bank', name_localizations: { 'es-ES': 'banco' } })
})

it('is still heard under the name that it was published by', () => {
  expect(COMMANDS.textOf('send', { amount: '20', to: 'alex' })).toBe('/send 20 to alex')
})
