/** What a turn is measured against: `node bench/turn/peer.ts echo`, or `get-set` with a Redis at REDIS_URL. */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { Redis } from 'ioredis'

const STATE = 'x'.repeat(600)

/** One read and one write of a session, of the size ours have. */
const getAndSet = (url: string) => {
  const redis = new Redis(url)
  return async (who: string): Promise<void> => {
    await redis.get(`peer:${who}`)
    await redis.set(`peer:${who}`, STATE)
  }
}

const [kind = ''] = process.argv.slice(2)
const work = kind === 'get-set' ? getAndSet(process.env['REDIS_URL'] ?? '') : () => Promise.resolve()
let seq = 0
const app = new Hono().post('/chat/turns', async (c) => {
  await c.req.json()
  await work(c.req.header('authorization') ?? '')
  seq += 1
  return c.json({ seq })
})
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env['PORT']) }, () => console.log('Web is ready'))
