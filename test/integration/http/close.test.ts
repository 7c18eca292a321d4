import { once } from 'node:events'
import { createConnection } from 'node:net'
import { Hono } from 'hono'
import { expect, it, onTestFinished } from 'vitest'
import { startServer } from '#http/server.ts'

/** Far longer than a test may take: nothing that is under way is cut. */
const NEVER_MS = 600_000
/** Less than the server allows a connection without a request, or keeps an idle one. */
const TEST_MS = 9_000

/** A server whose answers end when the test says so, with one connection to it that stays open at its other end. */
const start = async () => {
  const answers = Promise.withResolvers<void>()
  const routes = new Hono()
    .get('/at-once', (c) => c.text('here'))
    .get('/late', async (c) => {
      await answers.promise
      return c.text('late but whole')
    })
    .get('/stream', () => {
      const body = new ReadableStream({
        async start(controller) {
          controller.enqueue(new TextEncoder().encode('first '))
          await answers.promise
          controller.enqueue(new TextEncoder().encode('last'))
          controller.close()
        },
      })
      return new Response(body)
    })
  const log = { error: () => undefined }
  const server = await startServer({ routes: [routes], host: '127.0.0.1', port: 0, portSetting: 'PORT', log })
  const socket = createConnection(server.port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  let said = ''
  socket.on('data', (data) => (said += data.toString('latin1')))
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return {
    server,
    socket,
    answers,
    said: () => said,
    /** Asks on the connection, and waits until the server has the request. */
    ask: async (path: string, heard: RegExp): Promise<void> => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`)
      await expect.poll(() => said).toMatch(heard)
    },
    /** Only once it has answered on a later connection is it certain that the server has seen this one. */
    isSeen: () => fetch(`http://127.0.0.1:${server.port}/at-once`, { headers: { connection: 'close' } }),
  }
}

it('closes at once, though a connection is open that never asked for anything', { timeout: TEST_MS }, async () => {
  const { server, isSeen } = await start()
  await isSeen()
  await expect(server.close(NEVER_MS)).resolves.toBeUndefined()
})

it('closes at once, though a connection is kept that was answered before', { timeout: TEST_MS }, async () => {
  const { server, ask } = await start()
  await ask('/at-once', /here$/)
  await expect(server.close(NEVER_MS)).resolves.toBeUndefined()
})

it('closes as soon as a stream has ended, though its connection is kept', { timeout: TEST_MS }, async () => {
  const { server, ask, answers, said } = await start()
  await ask('/stream', /first/)
  const closed = server.close(NEVER_MS)
  answers.resolve()
  await closed
  await expect.poll(said).toMatch(/first[\s\S]*last/)
})

it('lets a request that is under way end, and gives its whole answer', { timeout: TEST_MS }, async () => {
  const { server, socket, answers, said, isSeen } = await start()
  socket.write('GET /late HTTP/1.1\r\nHost: x\r\n\r\n')
  await isSeen()
  const closed = server.close(NEVER_MS)
  answers.resolve()
  await closed
  await expect.poll(said).toMatch(/late but whole$/)
})

it('answers a request that arrives on a connection that was opened a moment before', { timeout: TEST_MS }, async () => {
  const { server, socket, said, isSeen } = await start()
  await isSeen()
  const closed = server.close(NEVER_MS)
  await new Promise((resolve) => setTimeout(resolve, 60))
  socket.write('GET /at-once HTTP/1.1\r\nHost: x\r\n\r\n')
  await closed
  await expect.poll(said).toMatch(/here$/)
})
