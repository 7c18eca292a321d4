import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'

const Subscribe = z.strictObject({
  type: z.literal('subscribe'),
  product_ids: z.array(z.enum(['BTC-USD', 'ETH-USD'])).min(1),
  channels: z.array(z.enum(['ticker', 'heartbeat'])).min(1),
})

/** An exchange's WebSocket ticker on loopback: it hangs up on whoever does not subscribe as it demands. */
export const createTickerStandIn = async () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const subscribed = new Set<WebSocket>()
  const seen = { connections: 0, refused: 0 }
  server.on('connection', (socket) => {
    seen.connections += 1
    socket.on('close', () => subscribed.delete(socket))
    socket.on('message', (data, isBinary) => {
      const asked = isBinary || !Buffer.isBuffer(data) ? undefined : Subscribe.safeParse(JSON.parse(data.toString()))
      if (asked?.success !== true) {
        seen.refused += 1
        socket.send(JSON.stringify({ type: 'error', message: 'Failed to subscribe' }))
        return socket.close()
      }
      socket.send(JSON.stringify({ type: 'subscriptions', channels: [] }))
      subscribed.add(socket)
    })
  })
  const send = (text: string): void => subscribed.forEach((socket) => socket.send(text))
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    listeners: () => subscribed.size,
    /** Whatever is said, as it is. */
    send,
    price: (coin: 'BTC' | 'ETH', price: string, time = new Date().toISOString()): void =>
      send(JSON.stringify({ type: 'ticker', sequence: 1, product_id: `${coin}-USD`, price, time, side: 'buy' })),
    drop: (): void => subscribed.forEach((socket) => socket.terminate()),
    close: async (): Promise<void> => {
      server.clients.forEach((socket) => socket.terminate())
      server.close()
      await once(server, 'close')
    },
  }
}
