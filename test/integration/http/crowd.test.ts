import { createConnection, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type Context, Hono } from 'hono'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isIncoming } from '#http/body-limit.ts'
import { type Server, startServer } from '#http/server.ts'

let server: Server
let seen: { body: (() => void) | undefined; bytesRead: () => number }
const open: Socket[] = []

const bytesReadOf = (c: Context): number => {
  const incoming: unknown = c.env?.incoming
  return isIncoming(incoming) ? incoming.socket.bytesRead : Number.NaN
}

beforeEach(async () => {
  seen = { body: undefined, bytesRead: () => 0 }
  const routes = new Hono()
    .get('/in', (c) => c.text('here'))
    .post('/later', async (c) => {
      seen.bytesRead = () => bytesReadOf(c)
      await new Promise<void>((resolve) => (seen.body = resolve))
      return c.text(String((await c.req.arrayBuffer()).byteLength))
    })
  const log = { error: () => undefined }
  server = await startServer({ routes: [routes], host: '127.0.0.1', port: 0, portSetting: 'PORT', log })
})
afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy()
  await server.close(0)
})

const connect = (from = '127.0.0.1'): { readonly socket: Socket; readonly said: () => string } => {
  const socket = createConnection({ port: server.port, host: '127.0.0.1', localAddress: from })
  open.push(socket)
  let said = ''
  socket.on('data', (data) => (said += data.toString('latin1'))).on('error', () => undefined)
  return { socket, said: () => said }
}
const isOpen = ({ readyState }: Socket): boolean => readyState === 'open'

it('closes idle connections of whoever has most of them, and none of an address that has one', async () => {
  const honest = Array.from({ length: 50 }, (_, n) => connect(`127.1.0.${n + 1}`).socket)
  await pause(50)
  const crowd: Socket[] = []
  for (let n = 0; n < 900; n += 1) {
    crowd.push(connect(`127.9.0.${(n % 8) + 1}`).socket)
    if (n % 50 === 0) await pause(1)
  }
  // As many as may be idle in all are left.
  await expect.poll(() => [...honest, ...crowd].filter(isOpen).length, { timeout: 10_000 }).toBeLessThanOrEqual(300)
  expect(honest.every(isOpen)).toBe(true)
})

it.each([
  ['that says how large it is', 'Content-Length: 4194304', Buffer.alloc(64 * 1024, 'x')],
  ['in chunks', 'Transfer-Encoding: chunked', Buffer.from(`10000\r\n${'x'.repeat(64 * 1024)}\r\n`)],
])('reads nothing of a large body before somebody wants it, %s', async (_, how, piece) => {
  const { socket, said } = connect()
  socket.write(`POST /later HTTP/1.1\r\nHost: x\r\n${how}\r\n\r\n`)
  await expect.poll(() => seen.body).toBeDefined()
  for (let n = 0; n < 64; n += 1) socket.write(piece)
  if (how.startsWith('Transfer')) socket.write('0\r\n\r\n')
  await pause(300)
  // Its head, and no more.
  expect(seen.bytesRead()).toBeLessThan(1_024)
  seen.body?.()
  await expect.poll(said, { timeout: 5_000 }).toMatch(/4194304$/)
})

it('does not let headers that are too long begin anew at once, and lets their answer be read', async () => {
  const { socket, said } = connect()
  const closed = new Promise<number>((resolve) => socket.once('close', () => resolve(performance.now())))
  socket.write(`GET /in HTTP/1.1\r\nHost: x\r\nX-Big: ${'x'.repeat(1 << 20)}\r\n\r\n`)
  await expect.poll(said).toMatch(/^HTTP\/1\.1 431 /)
  const since = performance.now()
  expect((await closed) - since).toBeGreaterThan(500)
})

it('answers what is no request at all with 400, and closes it', async () => {
  const { socket, said } = connect()
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.write('nonsense\r\n\r\n')
  await closed
  expect(said()).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\n\r\n$/)
})
