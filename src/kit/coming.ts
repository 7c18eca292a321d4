import type { IncomingMessage } from 'node:http'
import type { Coming } from './room.ts'

/** How much of a request's body has come, and how the rest is done without. */
export const comingOn = (incoming: IncomingMessage): Pick<Coming, 'received' | 'cut'> => {
  const { socket } = incoming
  const from = socket.bytesRead
  return {
    received: () => (incoming.complete ? Number.POSITIVE_INFINITY : socket.bytesRead - from),
    cut: () => socket.destroy(),
  }
}
