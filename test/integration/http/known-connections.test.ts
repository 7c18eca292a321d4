import { createConnection, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Hono } from 'hono'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepConnection } from '#http/known-connections.ts'
import { type Server, startServer } from '#http/server.ts'

/** All of them come from one address, as from one house or one carrier's gateway. */
const MOST = 10
/** Of one who is known so many are kept. */
const KEPT = 8

let server: Server
const open: Socket[] = []
beforeEach(async () => {
  const routes = new Hono()
    .get('/known/:who', (c) => {
      keepConnection(c, c.req.param('who'))
      return c.text('here')
    })
    .get('/proved', (c) => {
      keepConnection(c)
      return c.text('here')
    })
    .post('/in/:who', async (c) => {
      if (c.req.param('who') !== 'stranger') keepConnection(c, c.req.param('who'))
      return c.text(String((await c.req.arrayBuffer()).byteLength))
    })
    .get('/in', (c) => c.text('here'))
  const log = { error: () => undefined }
  const options = { routes: [routes], host: '127.0.0.1', port: 0, portSetting: 'PORT', log }
  server = await startServer({ ...options, maxSockets: 100, maxSocketsPerAddress: MOST })
})
afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy()
  await server.close(0)
})

const connect = (): { readonly socket: Socket; readonly said: () => string } => {
  const socket = createConnection({ port: server.port, host: '127.0.0.1' })
  open.push(socket)
  let said = ''
  socket.on('data', (data) => (said += data.toString('latin1'))).on('error', () => undefined)
  return { socket, said: () => said }
}
const asked = async (path: string): Promise<Socket> => {
  const { socket, said } = connect()
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`)
  await expect.poll(said).toMatch(/here$/)
  return socket
}
/** A body that comes fast enough not to be cut, and has no end. */
const drip = (who: string, everyMs: number): Socket => {
  const { socket } = connect()
  socket.write(`POST /in/${who} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n`)
  const timer = setInterval(() => socket.write('x'.repeat(1_024)), everyMs)
  socket.once('close', () => clearInterval(timer))
  return socket
}
/** All of them idle, one after the other. */
const flood = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) {
    connect()
    await pause(2)
  }
  await pause(100)
}
const get = (): Promise<number> =>
  fetch(`http://127.0.0.1:${server.port}/in`, { headers: { connection: 'close' } }).then(({ status }) => status)

it.each(['/known/ann', '/proved'])(
  'keeps an idle connection on which somebody has shown who they are: %s',
  async (path) => {
    const [stranger, customer] = [await asked('/in'), await asked(path)]
    await flood(3 * MOST)
    expect([stranger.closed || stranger.readableEnded, customer.readyState]).toEqual([true, 'open'])
    // It still answers, and is kept after that, too.
    customer.write('GET /in HTTP/1.1\r\nHost: x\r\n\r\n')
    await flood(3 * MOST)
    expect(customer.readyState).toBe('open')
  },
)

it('lets a newcomer in where strangers hold every connection with bodies that come fast enough', async () => {
  const slowest = drip('stranger', 200)
  const others = Array.from({ length: MOST - 1 }, () => drip('stranger', 100))
  await pause(2_300)
  expect(await get()).toBe(200)
  expect(slowest.destroyed || slowest.readableEnded).toBe(true)
  expect(others.every(({ readyState }) => readyState === 'open')).toBe(true)
})

it('cuts no body of somebody known that comes as fast as anybody honest sends, and not one that has just begun', async () => {
  const known = [...Array.from({ length: KEPT }, () => drip('ann', 100)), drip('bob', 100), drip('bob', 100)]
  await pause(2_300)
  await get().catch(() => undefined)
  expect(known.every(({ readyState }) => readyState === 'open')).toBe(true)
  known[0]?.destroy()
  await pause(50)
  const begun = drip('stranger', 100)
  await pause(200)
  await get().catch(() => undefined)
  expect(begun.readyState).toBe('open')
})

it('keeps no more of one customer than a browser needs, so that one is no way to hold them all', async () => {
  const greedy: Socket[] = []
  for (let n = 0; n < MOST; n += 1) greedy.push(await asked('/known/eve'))
  await flood(MOST - KEPT)
  const left = greedy.filter(({ readyState }) => readyState === 'open')
  expect(left).toEqual(greedy.slice(0, KEPT))
  expect(await get()).toBe(200)
})

it('counts a customer’s connections that have ended no more', async () => {
  for (let n = 0; n < KEPT; n += 1) (await asked('/known/ann')).destroy()
  await pause(50)
  const again = await asked('/known/ann')
  await flood(3 * MOST)
  expect(again.readyState).toBe('open')
})
