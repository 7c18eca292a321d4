import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { createConnection, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Hono } from 'hono'
import { afterEach, expect, it } from 'vitest'
import { discordRoutes } from '#adapters/discord/routes.ts'
import { synapseRoutes } from '#adapters/synapse/routes.ts'
import { telegramRoutes } from '#adapters/telegram/routes.ts'
import { webChatRoutes } from '#adapters/webchat/routes.ts'
import type { ConversationId } from '#bank/ground/ids.ts'
import { type Server, startServer } from '#http/server.ts'

const MOST = 6
const SECRET = 'a secret of thirty-two characters'
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const publicKeyHex = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')

const telegram = (secret: string) => ({
  path: '/webhooks/telegram',
  body: '{}',
  headers: { 'x-telegram-bot-api-secret-token': secret },
})
const synapse = (secret: string) => ({
  path: '/webhooks/synapse',
  body: '{}',
  headers: { 'x-synapse-signature-sha256-fullbody': createHmac('sha256', secret).update('{}').digest('hex') },
})
const discord = (isRight: boolean) => {
  const [body, timestamp] = ['{"type":1}', String(Math.floor(Date.now() / 1_000))]
  const signature = sign(null, Buffer.from(`${timestamp}${isRight ? body : 'x'}`), privateKey).toString('hex')
  return {
    path: '/webhooks/discord',
    body,
    headers: { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp },
  }
}
const turn = (token: string) => ({
  path: '/chat/turns',
  body: '{}',
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', host: '127.0.0.1' },
})
const picture = (token: string) => ({
  path: `/chat/files?turn=${crypto.randomUUID()}`,
  body: 'x',
  headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain', host: '127.0.0.1' },
})

const chat = {
  newToken: () => 'token',
  conversationOf: (token: string) => `web:${token}` as ConversationId,
  admit: async () => ({ kind: 'admitted' as const }),
  isOfCustomer: (conversation: ConversationId) => conversation === 'web:customer',
  isPictureAsked: async (conversation: ConversationId) => conversation === 'web:asked',
  takeTurn: async () => ({ seq: 1 }),
  takeFile: async () => ({ seq: 1 }),
  events: () => undefined,
  seen: async () => undefined,
  push: undefined,
}
const doors = (): readonly Hono[] => [
  telegramRoutes({ secret: SECRET, accept: async () => undefined }),
  synapseRoutes({ secret: SECRET, accept: async () => undefined }),
  discordRoutes({ publicKeyHex, accept: async () => undefined, clock: Date.now }),
  webChatRoutes({ chat, assets: new Map(), secureCookies: false, onError: () => undefined }),
]

let server: Server | undefined
const open: Socket[] = []
afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy()
  await server?.close(0)
})

type Asked = { readonly path: string; readonly body: string; readonly headers: Readonly<Record<string, string>> }
const connect = (port: number): Socket => {
  const socket = createConnection({ port, host: '127.0.0.1' }).on('error', () => undefined)
  open.push(socket)
  return socket
}
const ask = async (port: number, { path, body, headers }: Asked): Promise<Socket> => {
  const socket = connect(port)
  const lines = Object.entries({ host: 'x', ...headers, 'content-length': String(body.length) })
  let said = ''
  socket.on('data', (data) => (said += data.toString('latin1')))
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`)
  await expect.poll(() => said).toMatch(/^HTTP\/1\.1 \d+/)
  return socket
}

it.each([
  ['Telegram', () => telegram(SECRET), () => telegram(`${SECRET.slice(1)}x`)],
  ['the bank', () => synapse(SECRET), () => synapse('another')],
  ['Discord', () => discord(true), () => discord(false)],
  ['a customer’s chat', () => turn('customer'), () => turn('stranger')],
  ['who hands in a picture that was asked for', () => picture('asked'), () => picture('unasked')],
])(
  'keeps the connection of %s, by its proof, while strangers open theirs, and not one without it',
  async (_, right, wrong) => {
    const log = { error: () => undefined }
    const options = { routes: doors(), host: '127.0.0.1', port: 0, portSetting: 'PORT', log }
    server = await startServer({ ...options, maxSocketsPerAddress: MOST })
    const [proved, other] = [await ask(server.port, right()), await ask(server.port, wrong())]
    for (let n = 0; n < 3 * MOST; n += 1) {
      connect(server.port).resume()
      await pause(2)
    }
    await expect.poll(() => other.readyState).not.toBe('open')
    expect(proved.readyState).toBe('open')
  },
)
