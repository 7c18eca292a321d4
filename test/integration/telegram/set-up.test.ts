import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { createTelegram } from '#adapters/telegram/bot.ts'
import { startTelegramBot, type TelegramBot, PUBLIC_URL, TOKEN } from './bot-on-stand-in.ts'

let fixture: TelegramBot
const start = async (): Promise<TelegramBot> => {
  fixture = await startTelegramBot({ script: () => ({ replies: [] }) })
  return fixture
}
afterEach(() => fixture.close())

it('says who the bot is, sets its commands and its webhook', async () => {
  const { telegram, setUpWebhook } = await start()
  expect(await setUpWebhook()).toEqual({ id: 4_200_000_001, username: 'ParleyBot' })
  expect(telegram.calls('setMyCommands').map(({ params }) => params['scope'])).toEqual([
    { type: 'default' },
    { type: 'all_private_chats' },
  ])
  expect(telegram.webhookInfo()).toMatchObject({
    url: `${PUBLIC_URL}/webhooks/telegram`,
    max_connections: 40,
    allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
  })
})

it('waits for a Telegram that is not answering yet', async () => {
  const { telegram, setUpWebhook, waits } = await start()
  telegram.faults.call('html-502', { method: 'getMe', times: 5 })
  telegram.faults.call('reset-before', { method: 'getMe' })
  await setUpWebhook()
  expect(waits).toContain(1_000)
})

it('obeys when it sets the webhook too often', async () => {
  const { telegram, setUpWebhook, waits } = await start()
  telegram.faults.call('too-many', { method: 'setWebhook', seconds: 1 })
  await setUpWebhook()
  expect(waits.some((ms) => ms > 900)).toBe(true)
  expect(telegram.webhookInfo().url).not.toBe('')
})

it.each([
  ['a wrong token', { token: '4200000001:BBB-another_token_000000000000000000' }],
  ['a server that is not Telegram', { apiRoot: 'http://127.0.0.1:9' }],
])('fails with %s, without saying the token', async (_, changed) => {
  const { deps } = await start()
  const bot = createTelegram({ ...deps, ...changed, receive: async () => ({ replies: [] }) })
  const failure = await bot.setUp({ commands: [] }).then(
    () => 'no failure',
    (error: unknown) => `${String(error)} ${error instanceof Error ? error.stack : ''}`,
  )
  expect(failure).toMatch(/Is the token right\?|ECONNREFUSED/)
  for (const text of [failure, ...fixture.logged]) {
    expect(text).not.toContain(TOKEN)
    expect(text).not.toContain('BBB-another')
  }
})

it('refuses a webhook without a secret', async () => {
  const { bot } = await start()
  await expect(bot.setUp({ commands: [], webhook: { publicUrl: PUBLIC_URL, secret: '' } })).rejects.toThrow(
    /needs a secret/,
  )
})

it.each(['/below', '/below/'])('finds the API at %s', async (path) => {
  const { deps } = await start()
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end(JSON.stringify({ ok: false, error_code: 404, description: 'Not Found' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
  const bot = createTelegram({ ...deps, apiRoot, receive: async () => ({ replies: [] }) })
  await expect(bot.setUp({ commands: [] })).rejects.toThrow(/refused the bot: 404/)
  expect(asked).toEqual([`/below/bot${TOKEN}/getMe`])
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

it('lists the commands in another language, too, for who uses Telegram in it', async () => {
  const { telegram, setUpWebhook } = await start()
  await setUpWebhook({ elsewhere: new Map([['es' as const, [{ command: 'enviar', description: 'Envía dinero' }]]]) })
  const listed = telegram.calls('setMyCommands').map(({ params }) => [params['language_code'], params['scope']])
  expect(listed).toEqual([
    [undefined, { type: 'default' }],
    [undefined, { type: 'all_private_chats' }],
    ['es', { type: 'default' }],
    ['es', { type: 'all_private_chats' }],
  ])
})
