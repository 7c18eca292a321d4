import type { IncomingMessage, ServerResponse } from 'node:http'

const LOOK_MS = 5_000
/** 512 bytes a second: a phone with a weak signal is several times as fast. */
const LEAST_BYTES = 2_560
const TIMEOUT = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'

/** Cuts a request whose body comes more slowly than anybody honest sends, whether it is read here or not. */
export const cutSlowBody = (request: IncomingMessage, response: ServerResponse): void => {
  const { socket } = request
  let seen = socket.bytesRead
  const look = setInterval(() => {
    const { bytesRead } = socket
    if (request.complete || socket.destroyed) return clearInterval(look)
    if (bytesRead - seen < LEAST_BYTES) {
      clearInterval(look)
      if (!response.headersSent) socket.write(TIMEOUT)
      socket.destroySoon()
    }
    seen = bytesRead
  }, LOOK_MS)
  look.unref()
  request.once('close', () => clearInterval(look))
}
