import { createConnection, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'

const MEGABYTE = 1 << 20
/** A hundred megabytes, for those who inflate what strangers send. */
const bomb = gzipSync(Buffer.alloc(100 * MEGABYTE))

export type Attack = {
  readonly name: string
  /** What is sent at once. */
  readonly begin: (host: string, token: string) => Buffer
  /** What is sent again and again after it. */
  readonly more: Buffer
  readonly everyMs: number
  /** What may be answered before the connection is closed; nothing for who is cut without a word. */
  readonly answers: RegExp
}

const NONE = Buffer.alloc(0)
const turn = (more: readonly string[]) => (host: string, token: string) =>
  Buffer.from(
    [
      'POST /chat/turns HTTP/1.1',
      `Host: ${host}`,
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
      ...more,
      '',
      '',
    ].join('\r\n'),
  )
const filler = Buffer.from('x'.repeat(16_384))
const chunk = Buffer.concat([Buffer.from('4000\r\n'), filler, Buffer.from('\r\n')])

/** What an enemy with a few sockets does to a server that is too patient. */
export const ATTACKS: readonly Attack[] = [
  {
    name: 'a body of a gigabyte, as it says itself',
    begin: turn(['Content-Length: 1000000000']),
    more: filler,
    everyMs: 5,
    answers: /413/,
  },
  {
    name: 'chunks without end',
    begin: turn(['Transfer-Encoding: chunked']),
    more: chunk,
    everyMs: 5,
    answers: /413/,
  },
  {
    name: 'a hundred megabytes as gzip',
    begin: (host, token) =>
      Buffer.concat([turn(['Content-Encoding: gzip', `Content-Length: ${bomb.length}`])(host, token), bomb]),
    more: NONE,
    everyMs: 100,
    answers: /400|413|415/,
  },
  {
    name: 'one byte of a body a second',
    begin: turn(['Content-Length: 60000']),
    more: Buffer.from('x'),
    everyMs: 1_000,
    answers: /408/,
  },
  {
    name: 'one byte of a chunk a second',
    begin: turn(['Transfer-Encoding: chunked']),
    more: Buffer.from('1\r\nx\r\n'),
    everyMs: 1_000,
    answers: /408/,
  },
  {
    name: 'headers without end',
    begin: (host) => Buffer.from(`GET / HTTP/1.1\r\nHost: ${host}\r\n`),
    more: Buffer.from('X-More: x\r\n'),
    everyMs: 1_000,
    answers: /408/,
  },
  {
    name: 'a header of a megabyte',
    begin: (host) => Buffer.from(`GET / HTTP/1.1\r\nHost: ${host}\r\nX-Big: ${'x'.repeat(MEGABYTE)}\r\n\r\n`),
    more: NONE,
    everyMs: 100,
    answers: /431/,
  },
  { name: 'a connection that says nothing', begin: () => NONE, more: NONE, everyMs: 100, answers: /408/ },
]

export type Ended = { readonly attack: string; readonly livedMs: number; readonly status: string }

/** One connection from its beginning to its end. */
export const strike = async (
  attack: Attack,
  at: { url: URL; token: string; from: string; isOver: () => boolean },
): Promise<Ended> => {
  const socket: Socket = createConnection({
    port: Number(at.url.port),
    host: at.url.hostname,
    localAddress: at.from,
  })
  const since = performance.now()
  let said = ''
  socket.on('data', (data) => (said = `${said}${data.toString('latin1')}`.slice(0, 1_000)))
  socket.on('error', () => undefined)
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.write(attack.begin(at.url.host, at.token))
  const drip = async (): Promise<void> => {
    while (!socket.destroyed && !at.isOver()) {
      if (attack.more.length > 0 && socket.writable && !socket.writableNeedDrain) socket.write(attack.more)
      await pause(attack.everyMs)
    }
    // What was refused politely would be kept open for the next request.
    socket.destroy()
  }
  const dripping = drip()
  await Promise.race([closed, dripping])
  const livedMs = performance.now() - since
  socket.destroy()
  await dripping
  return { attack: attack.name, livedMs, status: /^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 'none' }
}
