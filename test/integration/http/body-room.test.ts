import { createConnection, type Socket } from 'node:net'
import { Hono } from 'hono'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { smallBody } from '#http/body-limit.ts'
import { type Server, startServer } from '#http/server.ts'

const MB = 1024 * 1024
const CHUNK = Buffer.alloc(64 * 1024, 'x')

let server: Server
let logged: object[]
const open: Socket[] = []
/** Before it stand so many proxies of our own. */
const start = async (proxies = 0): Promise<void> => {
  const routes = new Hono().post('/in', smallBody({ maxSize: MB }), async (c) => {
    const { byteLength } = await c.req.arrayBuffer()
    return c.text(String(byteLength))
  })
  logged = []
  const log = { error: (facts: object) => void logged.push(facts) }
  server = await startServer({ routes: [routes], host: '127.0.0.1', port: 0, portSetting: 'PORT', log, proxies })
}
beforeEach(() => start())
afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy()
  await server.close(0)
})

/** Sends all of a body but its last byte. */
const hold = (
  from: string,
  length = MB,
  isDeclared = true,
  forwarded?: string,
): { readonly socket: Socket; readonly said: () => string } => {
  const socket = createConnection({ port: server.port, host: '127.0.0.1', localAddress: from })
  open.push(socket)
  let said = ''
  socket.on('data', (data) => (said += data.toString('latin1'))).on('error', () => undefined)
  const how = isDeclared ? `Content-Length: ${length}` : 'Transfer-Encoding: chunked'
  const via = forwarded === undefined ? '' : `X-Forwarded-For: ${forwarded}\r\n`
  socket.write(`POST /in HTTP/1.1\r\nHost: x\r\n${via}${how}\r\n\r\n`)
  for (let sent = 0; sent + CHUNK.length < length; sent += CHUNK.length)
    socket.write(isDeclared ? CHUNK : Buffer.concat([Buffer.from('10000\r\n'), CHUNK, Buffer.from('\r\n')]))
  return { socket, said: () => said }
}
const send = async (bytes: number, forwarded?: string): Promise<number> => {
  // One that was refused is closed soon: no other is sent on it.
  const headers = { connection: 'close', ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }) }
  const answer = await fetch(`http://127.0.0.1:${server.port}/in`, { method: 'POST', headers, body: 'x'.repeat(bytes) })
  await answer.text()
  return answer.status
}

it.each([true, false])(
  'bounds the bodies in hand of one network and of all, declared %s, and serves the others',
  async (isDeclared) => {
    const held = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((network) =>
      Array.from({ length: 8 }, () => hold(`127.9.0.${network}`, MB, isDeclared)),
    )
    const refused = (): number =>
      held.filter(({ socket, said }) => socket.closed || said().startsWith('HTTP/1.1 429')).length
    // Of 64 of a megabyte there is room for 16.
    await expect.poll(refused, { timeout: 10_000 }).toBeGreaterThanOrEqual(48)
    expect([await send(10), await send(4_096)]).toEqual([200, 200])
    // From a network that has nothing in hand one that is larger goes before those who have most.
    expect(await send(100_000)).toBe(200)
    // What was cut, and what is refused, is no failure: whoever floods would fill the log with it.
    expect(logged).toEqual([])
  },
)

it.each([
  ['198.51.100.1', (n: number) => `192.0.2.${n}, 198.51.100.1`, 1],
  ['198.51.100.1, 127.0.0.9', (n: number) => `192.0.2.${n}, 198.51.100.1, 127.0.0.9`, 2],
  ['2001:db8::1', (n: number) => `2001:db8:0:${n}::1`, 1],
] as const)(
  'bounds each network behind a proxy of our own, which says who calls, whatever a caller says itself: %s',
  async (own, spelled, proxies) => {
    await server.close(0)
    await start(proxies)
    const held = Array.from({ length: 8 }, (_, n) => hold('127.0.0.1', MB, true, spelled(n)))
    const refused = (): number => held.filter(({ said }) => said().startsWith('HTTP/1.1 429')).length
    // Of eight of a megabyte one network has room for four.
    await expect.poll(refused).toBe(4)
    expect(await send(MB, own)).toBe(429)
    expect(await send(MB, proxies === 1 ? '203.0.113.7' : '203.0.113.7, 127.0.0.9')).toBe(200)
    // Where a proxy says nothing, all who come through it are not one network.
    expect(await send(MB)).toBe(200)
  },
)

it('gives room back once a body was dealt with, and where it breaks off', async () => {
  for (let n = 0; n < 40; n += 1) expect(await send(MB)).toBe(200)
  for (let n = 0; n < 20; n += 1) {
    const { socket } = hold('127.0.0.1')
    await new Promise((resolve) => setTimeout(resolve, 20))
    socket.destroy()
  }
  await expect.poll(() => send(MB)).toBe(200)
  expect(logged).toEqual([])
})
