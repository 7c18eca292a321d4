import { createConnection, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallBody } from '#http/body-limit.ts'
import { type Server, startServer } from '#http/server.ts'

const WITHIN_MS = 15_500
const TEST_MS = 25_000
const MOST = 64 * 1024
/** Ten thousand: `npm run chaos:idle`. */
const IDLE = Number(process.env['IDLE_CONNECTIONS'] ?? 2_000)

let server: Server
let served = 0
const open: Socket[] = []
const start = (more: { readonly maxSockets?: number; readonly maxSocketsPerAddress?: number } = {}) => {
  const routes = new Hono()
    .post('/in', smallBody({ maxSize: MOST, onError: (c) => c.text('too big', 413) }), async (c) => {
      const bytes = await c.req.arrayBuffer()
      served += 1
      return c.text(String(bytes.byteLength))
    })
    .post('/refused', (c) => c.text('no', 401))
    .get('/in', (c) => c.text('here'))
  const log = { error: () => undefined }
  return startServer({ routes: [routes], host: '127.0.0.1', port: 0, portSetting: 'PORT', log, ...more })
}
beforeAll(async () => {
  server = await start()
})
afterAll(async () => {
  for (const socket of open.splice(0)) socket.destroy()
  await server.close(0)
})

/** A raw connection; `closed` tells after how long the server has ended it, and what it has said. */
const connect = ({ port } = server, from = '127.0.0.1') => {
  const socket = createConnection({ port, host: '127.0.0.1', localAddress: from })
  open.push(socket)
  const since = performance.now()
  let said = ''
  socket.on('data', (data) => (said += data.toString('latin1')))
  socket.on('error', () => undefined)
  const closed = new Promise<{ readonly afterMs: number; readonly said: string }>((resolve) => {
    socket.on('close', () => resolve({ afterMs: performance.now() - since, said }))
  })
  return { socket, closed }
}
const get = ({ port }: Server): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}/in`, { headers: { connection: 'close' } })

/** Sends `bytes` again and again, while it may. */
const drip = async (socket: Socket, bytes: string, everyMs: number): Promise<void> => {
  while (!socket.destroyed && socket.writable) {
    socket.write(bytes)
    await pause(everyMs)
  }
}
const HEAD = 'POST /in HTTP/1.1\r\nHost: x\r\n'

describe.concurrent('R30: what comes slowly, or never ends', () => {
  it.each([
    ['a body of one byte a second', `${HEAD}Content-Length: 60000\r\n\r\n`, 'x', 1_000],
    ['a body in chunks of one byte', `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, '1\r\nx\r\n', 1_000],
    ['headers without end', HEAD, 'X-More: x\r\n', 1_000],
    ['a body that never comes', `${HEAD}Content-Length: 10\r\n\r\n`, '', 1_000],
    ['a connection that says nothing', '', '', 1_000],
    ['a connection that has said enough', 'GET /in HTTP/1.1\r\nHost: x\r\n\r\n', '', 1_000],
  ] as const)(
    'cuts %s within 15 s, while others are served',
    async (_, begin, more, everyMs) => {
      const { socket, closed } = connect()
      socket.write(begin)
      void drip(socket, more, everyMs)
      const other = await fetch(`http://127.0.0.1:${server.port}/in`, { method: 'POST', body: 'hello' })
      expect(await other.text()).toBe('5')
      expect((await closed).afterMs).toBeLessThan(WITHIN_MS)
    },
    TEST_MS,
  )
})

describe('R30: what is too much', () => {
  it.each([
    ['that says so', `${HEAD}Content-Length: 2000000\r\n\r\n`, 'x'.repeat(16_384)],
    ['in chunks without end', `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, `4000\r\n${'x'.repeat(16_384)}\r\n`],
  ])('refuses a body of more than may be, %s', async (_, begin, more) => {
    const before = served
    const { socket, closed } = connect()
    const answered = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString('latin1'))))
    socket.write(begin)
    void drip(socket, more, 10)
    expect(await answered).toMatch(/^HTTP\/1\.1 413 /)
    socket.destroy()
    await closed
    expect(served).toBe(before)
  })

  it.each([
    ['that says so', `${HEAD}Content-Length: 1000000000\r\n\r\n`, Buffer.alloc(1 << 16, 'x')],
    [
      'in chunks without end',
      `${HEAD}Transfer-Encoding: chunked\r\n\r\n`,
      Buffer.from(`10000\r\n${'x'.repeat(1 << 16)}\r\n`),
    ],
    [
      'that nobody has looked at',
      `${HEAD.replace('/in', '/refused')}Content-Length: 1000000000\r\n\r\n`,
      Buffer.alloc(1 << 16, 'x'),
    ],
  ])('reads nothing more of a body that it has refused, %s, and lets go of the connection', async (_, begin, more) => {
    const { socket, closed } = connect()
    const answered = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString('latin1'))))
    socket.write(begin)
    // As fast as it is taken.
    const send = (): void => {
      while (!socket.destroyed && socket.writable && socket.write(more));
    }
    socket.on('drain', send)
    send()
    expect(await answered).toMatch(/^HTTP\/1\.1 4(13|01) /)
    expect((await closed).afterMs).toBeLessThan(5_000)
    // What is on its way in the buffers of both ends is some megabytes.
    expect(socket.bytesWritten - socket.writableLength).toBeLessThan(20 << 20)
  })

  it('keeps a connection whose refused body is small, for the next request', async () => {
    const { socket } = connect()
    const heard: string[] = []
    socket.on('data', (data) => heard.push(data.toString('latin1')))
    socket.write(`${HEAD.replace('/in', '/refused')}Content-Length: 50000\r\n\r\n`)
    await expect.poll(() => heard.join('')).toMatch(/^HTTP\/1\.1 401 /)
    socket.write(`${'x'.repeat(50_000)}GET /in HTTP/1.1\r\nHost: x\r\n\r\n`)
    await expect.poll(() => heard.join('')).toMatch(/here$/)
    socket.destroy()
  })

  it.each([1, 60_000])(
    'keeps one whose refused body of %i bytes came in chunks, and was not read, for the next request',
    async (size) => {
      const { socket } = connect()
      const heard: string[] = []
      socket.on('data', (data) => heard.push(data.toString('latin1')))
      socket.write(`${HEAD.replace('/in', '/refused')}Transfer-Encoding: chunked\r\n\r\n`)
      await expect.poll(() => heard.join('')).toMatch(/^HTTP\/1\.1 401 /)
      socket.write(`${size.toString(16)}\r\n${'x'.repeat(size)}\r\n0\r\n\r\nGET /in HTTP/1.1\r\nHost: x\r\n\r\n`)
      await expect.poll(() => heard.join('')).toMatch(/here$/)
      socket.destroy()
    },
  )

  it('refuses headers beyond what Node reads', async () => {
    const { socket, closed } = connect()
    socket.write(`${HEAD}X-Big: ${'x'.repeat(64 * 1024)}\r\n\r\n`)
    expect((await closed).said).toMatch(/^HTTP\/1\.1 431 /)
  })

  /** One on which something was asked that is not answered yet. */
  const asking = (on: Server, from?: string) => {
    const kept = connect(on, from)
    kept.socket.write(`${HEAD}Content-Length: 10\r\n\r\n`)
    return kept
  }

  it('closes a connection beyond as many as may be open, where something is asked on all others', async () => {
    const small = await start({ maxSockets: 2 })
    const kept = [asking(small), asking(small)]
    await pause(100)
    expect((await connect(small).closed).afterMs).toBeLessThan(1_000)
    expect(kept.every(({ socket }) => !socket.destroyed)).toBe(true)
    await small.close(0)
  })

  it('closes the one that has been quiet the longest first, so that who says nothing keeps nobody out', async () => {
    const small = await start({ maxSockets: 3 })
    const busy = asking(small)
    await pause(50)
    const [quiet, spoke] = [connect(small), connect(small)]
    await pause(50)
    quiet.socket.write('GET /in HTTP/1.1\r\nHost: x\r\n\r\n')
    await pause(100)
    // The first has been answered since: now the second has been quiet the longest.
    const next = connect(small)
    await spoke.closed
    expect((await get(small)).status).toBe(200)
    await quiet.closed
    expect([busy, next].every(({ socket }) => !socket.destroyed)).toBe(true)
    await small.close(0)
  })

  it('counts each address for itself: one that takes all of its own takes nobody else’s', async () => {
    const small = await start({ maxSockets: 100, maxSocketsPerAddress: 3 })
    const kept = [1, 2, 3].map(() => asking(small, '127.9.0.1'))
    await pause(100)
    expect((await connect(small, '127.9.0.1').closed).afterMs).toBeLessThan(1_000)
    const other = asking(small, '127.9.0.2')
    await pause(100)
    expect([...kept, other].every(({ socket }) => !socket.destroyed)).toBe(true)
    await small.close(0)
  })

  it(`serves customers while ${IDLE} connections say nothing`, async () => {
    const crowded = await start({ maxSockets: 500, maxSocketsPerAddress: 200 })
    const idle: Socket[] = []
    const statuses: number[] = []
    for (let n = 0; n < IDLE; n += 1) {
      const { socket } = connect(crowded, `127.9.1.${(n % 20) + 1}`)
      idle.push(socket)
      if (n % 50 === 0) await pause(1)
      if ((n + 1) % (IDLE / 10) === 0) statuses.push((await get(crowded)).status)
    }
    expect(statuses).toEqual(Array.from({ length: 10 }, () => 200))
    const left = (): number => idle.filter(({ destroyed, readyState }) => !destroyed && readyState === 'open').length
    await expect.poll(left, { timeout: 30_000 }).toBeLessThanOrEqual(500)
    for (const socket of idle) socket.destroy()
    await crowded.close(0)
  }, 60_000)

  it('refuses what is packed before it is read', async () => {
    const { socket, closed } = connect()
    socket.write(`${HEAD}Content-Encoding: gzip\r\nContent-Length: 1000\r\n\r\n`)
    const answered = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString('latin1'))))
    expect(await answered).toMatch(/^HTTP\/1\.1 415 /)
    socket.destroy()
    await closed
  })

  it.each([
    [[1, 5, 60_000], 200],
    [[MOST], 200],
    [[MOST, 1], 413],
  ] as const)('reads a body in chunks of %j to its end, and no further than it may be: %i', async (sizes, status) => {
    const before = served
    const chunks = sizes.map((size) => `${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`)
    const { socket } = connect()
    let said = ''
    socket.on('data', (data) => (said += data.toString('latin1')))
    socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`)
    for (const chunk of chunks) {
      socket.write(chunk)
      await pause(5)
    }
    socket.write('0\r\n\r\n')
    await expect.poll(() => said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    const total = sizes.reduce((sum, each) => sum + each, 0)
    await expect.poll(() => said).toMatch(status === 200 ? new RegExp(`${total}$`) : /too big/)
    expect(served - before).toBe(status === 200 ? 1 : 0)
    socket.destroy()
  })
})
