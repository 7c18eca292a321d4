import type { IncomingMessage, ServerResponse } from 'node:http'

/** So much of what is left of a body that was refused is read: if that is all of it, the connection lives on. */
const READ_BYTES = 64 * 1024
/** Time for the answer to be read, since closing a connection with unread bytes may take the answer with it. */
const LINGER_MS = 1_000
/** Time for a small rest to come. */
const REST_MS = 10_000
const LOOK_MS = 10

/**
 * Nothing of a body that may be large is read before somebody wants it: what is refused unread would be in memory all the
 * same. Whoever reads it, or the rest of it, makes the connection go on.
 */
export const holdBody = ({ socket, headers }: IncomingMessage): void => {
  const isLarge = Number(headers['content-length']) > READ_BYTES
  if (isLarge || headers['transfer-encoding'] !== undefined) socket.pause()
}

/**
 * Ends a request that was answered before its body had come. A small rest is read, whether its length was declared or not. Of
 * a large one nothing more is, and the connection is closed: left open it would be a trap for the next request on it.
 */
export const cutUnreadBody = (request: IncomingMessage, response: ServerResponse): void => {
  response.once('finish', () => {
    const { socket } = request
    if (request.complete || socket.destroyed) return
    const [from, since] = [socket.bytesRead, performance.now()]
    let isLarge = Number(request.headers['content-length']) > READ_BYTES
    // Node begins to read the rest by itself, a tick after the answer; not of one that was read in part.
    if (isLarge) setImmediate(() => socket.pause())
    else request.resume()
    // Not ended with the request, which counts as closed once it is answered.
    const look = setInterval(() => {
      if (request.complete || socket.destroyed) return clearInterval(look)
      if (!isLarge && socket.bytesRead - from > READ_BYTES) {
        isLarge = true
        socket.pause()
      }
      if (performance.now() - since < (isLarge ? LINGER_MS : REST_MS)) return
      clearInterval(look)
      socket.destroySoon()
    }, LOOK_MS)
    look.unref()
  })
}
