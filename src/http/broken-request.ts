import type { Socket } from 'node:net'

/** Time for the answer to be read, and for whoever sends such headers without end before they can begin again. */
const LINGER_MS = 1_000

const ANSWERS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

const isAnswered = (socket: Socket): boolean => {
  const message: unknown = '_httpMessage' in socket ? socket._httpMessage : undefined
  return typeof message === 'object' && message !== null && 'headersSent' in message && message.headersSent === true
}

/**
 * Answers what is no request as Node does, and closes its connection. Of headers that are too long nothing more is read, and
 * they are closed a little later: each costs a copy of what was read, and whoever could begin again at once would fill the
 * memory with them.
 */
export const refuseBroken = (error: NodeJS.ErrnoException, socket: Socket): void => {
  const code = error.code ?? ''
  if (socket.writable && !isAnswered(socket))
    socket.write(`HTTP/1.1 ${ANSWERS[code] ?? '400 Bad Request'}\r\nConnection: close\r\n\r\n`)
  if (code !== 'HPE_HEADER_OVERFLOW' || !socket.writable) return socket.destroySoon()
  socket.pause()
  setTimeout(() => socket.destroySoon(), LINGER_MS).unref()
}
