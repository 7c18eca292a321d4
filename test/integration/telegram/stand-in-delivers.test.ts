import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTelegramStandIn, type TelegramStandIn } from '#test/support/telegram/index.ts'
import { ANN, TOKEN } from './bot-on-stand-in.ts'
import { rawBot } from './raw-bot.ts'

let now = Date.UTC(2026, 0, 5, 12)
let telegram: TelegramStandIn
const { call } = rawBot(() => telegram)

beforeEach(async () => {
  now = Date.UTC(2026, 0, 5, 12)
  telegram = await createTelegramStandIn({ token: TOKEN, clock: () => now })
})
afterEach(() => telegram.close())

describe('the stand-in of Telegram delivers', () => {
  it('only what was asked for, in order, again until an offset confirms it', async () => {
    const ann = telegram.user(ANN)
    await call('getUpdates', { allowed_updates: ['message'] })
    const said = ann.say('/start abc')
    await expect(ann.edit('changed')).resolves.toBe('dropped')
    const first = await call('getUpdates', {})
    const [update] = first.result as { update_id: number; message: object }[]
    expect(update?.message).toMatchObject({
      text: '/start abc',
      from: { id: ANN },
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    })
    expect(await call('getUpdates', {})).toMatchObject({ result: [{ update_id: update?.update_id }] })
    expect(await call('getUpdates', { offset: (update?.update_id ?? 0) + 1 })).toMatchObject({ result: [] })
    await expect(said).resolves.toBe('confirmed')
  })

  it('to one poller only', async () => {
    // Whichever comes second ends the other's waiting.
    const answers = await Promise.all([call('getUpdates', { timeout: 1 }), call('getUpdates', { timeout: 1 })])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })
})

describe('the stand-in of Telegram delivers to a webhook', () => {
  type Reply = { status: number; body?: string; headers?: Record<string, string> }
  let server: Server
  let got: { text: string; secret: string | string[] | undefined }[] = []
  const listen = async (reply: (text: string, n: number) => Reply): Promise<void> => {
    got = []
    server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const update = JSON.parse(Buffer.concat(chunks).toString()) as { message?: { text: string } }
        const text = update.message?.text ?? Object.keys(update)[1] ?? ''
        got.push({ text, secret: request.headers['x-telegram-bot-api-secret-token'] })
        const { status, body, headers } = reply(text, got.length)
        response.writeHead(status, headers).end(body)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    await telegram.close()
    telegram = await createTelegramStandIn({ token: TOKEN, clock: () => now, hurry: 100 })
    telegram.map('https://parley.example', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    await call('setWebhook', {
      url: 'https://parley.example/hook',
      secret_token: 's3cret',
      allowed_updates: ['message'],
    })
  }
  afterEach(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  it('with its secret, again until it is accepted, in order within a chat, chats side by side', async () => {
    await listen((text, n) => ({ status: text === 'a1' && n < 5 ? 500 : 200 }))
    const ann = telegram.user(ANN)
    const bob = telegram.user(ANN + 1)
    const all = await Promise.all([ann.say('a1'), ann.say('a2'), bob.say('b1'), ann.block()])
    expect(all).toEqual(['confirmed', 'confirmed', 'confirmed', 'dropped'])
    const texts = got.map(({ text }) => text)
    expect(texts.indexOf('b1')).toBeLessThan(texts.lastIndexOf('a1'))
    expect(texts.indexOf('a2')).toBe(texts.length - 1)
    expect(got.every(({ secret }) => secret === 's3cret')).toBe(true)
    expect(telegram.webhookInfo()).toMatchObject({
      pending_update_count: 0,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    })
  })

  it('after the time it was told to wait', async () => {
    await listen((_, n) => (n === 1 ? { status: 503, headers: { 'retry-after': '10' } } : { status: 200 }))
    const before = performance.now()
    expect(await telegram.user(ANN).say('hi')).toBe('confirmed')
    expect(performance.now() - before).toBeGreaterThan(95) // ten seconds, hurried a hundredfold
  })

  it('not beyond the end of an update: a day for a text', async () => {
    await listen(() => {
      now += 13 * 3_600_000
      return { status: 500 }
    })
    expect(await telegram.user(ANN).say('hi')).toBe('dropped')
    expect(got).toHaveLength(2)
  })

  it('and runs what is replied in its body, keeping neither result nor error, which assertClean reports', async () => {
    const body = JSON.stringify({ method: 'sendMessage', chat_id: ANN, text: '' })
    await listen(() => ({ status: 200, body }))
    await telegram.user(ANN).say('hi')
    await expect.poll(() => telegram.webhookReplies).toHaveLength(1)
    expect(telegram.webhookReplies[0]).toMatchObject({
      method: 'sendMessage',
      lostError: expect.stringContaining('text is empty'),
    })
    expect(() => telegram.assertClean()).toThrow(/body of a webhook/)
  })
})
