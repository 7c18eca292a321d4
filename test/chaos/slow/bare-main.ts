// A server that has nothing but its framework, as its documentation begins: what the same attackers cost it tells what
// of the waiting is the machine's and not ours. It tells its port once it listens.
import { type AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'

const MAX_BODY = 128 * 1024

const app = new Hono().post('/chat/turns', bodyLimit({ maxSize: MAX_BODY }), async (c) => {
  const body: unknown = await c.req.json().catch(() => undefined)
  return body === undefined ? c.body(null, 400) : c.json({ seq: 1 })
})

const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }: AddressInfo) =>
  process.send?.(port),
)
process.on('disconnect', () => {
  server.close()
  process.exit()
})
