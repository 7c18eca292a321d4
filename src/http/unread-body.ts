import type { IncomingMessage, ServerResponse } from 'node:http'

/** What is left of a body that was refused is read if it is declared to be no more than this: then the connection lives on. */
const READ_BYTES = 256 * 1024
/** Time for the answer to be read, since closing a connection with unread bytes may take the answer with it. */
const LINGER_MS = 500

/**
 * Ends a request that was answered before its body had come. A small rest is read; of a large one, or one without a
 * declared end, nothing more is, and the connection is closed.
 */
export const cutUnreadBody = (request: IncomingMessage, response: ServerResponse): void => {
  response.once('finish', () => {
    const { socket } = request
    if (request.complete || socket.destroyed) return
    const isSmall = Number(request.headers['content-length']) <= READ_BYTES
    // Node begins to read the rest by itself, a tick after the answer.
    if (!isSmall) setImmediate(() => socket.pause())
    const cut = setTimeout(() => {
      if (!request.complete) socket.destroySoon()
    }, LINGER_MS)
    cut.unref()
    request.once('close', () => clearTimeout(cut))
  })
}
