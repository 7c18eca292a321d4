import type { IncomingMessage } from 'node:http'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Bodies } from './bodies.ts'

type Answered = Response | Promise<Response>
type Options = {
  readonly maxSize: number
  readonly onError?: (c: Context) => Answered
  /** Said where there is no room for it now, with how long to wait. */
  readonly onFull?: (c: Context) => Answered
  /** It has room of its own already. */
  readonly hasRoom?: boolean
}

/** As small as what people type: there is always room for it, and the number of connections bounds how many there are. */
const SMALL = 4 * 1024

const RETRY_SECONDS = '1'
const full = (c: Context): Answered => c.body(null, 429)

/** Room for one body, taken as it grows. Without a server, where a test calls the routes, there is always some. */
const roomFor = (c: Context, incoming: IncomingMessage) => {
  const bodies: Bodies | undefined = c.env?.bodies
  let [size, release] = [SMALL, (): void => undefined]
  return {
    /** False where there is none for so much. */
    has(bytes: number): boolean {
      if (bytes <= size || bodies === undefined) return true
      release()
      size = 2 ** Math.ceil(Math.log2(bytes))
      const taken = bodies.begin(incoming, size)
      release = taken ?? (() => undefined)
      return taken !== undefined
    },
    release: (): void => release(),
  }
}
type BodyRoom = ReturnType<typeof roomFor>

const tooLarge = (c: Context): Answered => c.body(null, 413)

/** Nobody packs what is sent here, and what is packed has no size before it was unpacked. */
const isPacked = (c: Context): boolean => !['', 'identity'].includes(c.req.header('content-encoding') ?? '')

/**
 * Refuses a body that is too large, before it is read where its length is declared, and Node holds the sender to that. One
 * without a declared length is read as Node gives it, and no further than it may be: as a web stream each of its chunks
 * would cost several times as much.
 */
export const smallBody = ({
  maxSize,
  onError = tooLarge,
  onFull = full,
  hasRoom = false,
}: Options): MiddlewareHandler => {
  const measured = bodyLimit({ maxSize, onError })
  return async (c, next) => {
    if (isPacked(c)) return c.body(null, 415)
    const declared = declaredLength(c)
    if (declared !== undefined && declared > maxSize) return onError(c)
    const incoming: unknown = c.env?.incoming
    const hasBody = c.req.method !== 'GET' && c.req.method !== 'HEAD'
    // Absent where a test calls the routes without a connection.
    if (!isIncoming(incoming) || !hasBody) return declared === undefined ? measured(c, next) : next()
    const room = hasRoom ? ALWAYS : roomFor(c, incoming)
    const later = (): Answered => {
      c.header('retry-after', RETRY_SECONDS)
      return onFull(c)
    }
    try {
      if (declared !== undefined) return room.has(declared) ? await next() : later()
      const body = await readAtMost(incoming, maxSize, room)
      if (typeof body === 'string') return body === 'full' ? later() : onError(c)
      const { url, method, headers } = c.req.raw
      c.req.raw = new Request(url, { method, headers, body })
      return await next()
    } finally {
      room.release()
    }
  }
}

const ALWAYS: BodyRoom = { has: () => true, release: () => undefined }

/** Node holds the sender to it. */
const declaredLength = (c: Context): number | undefined => {
  const length = Number(c.req.header('content-length') ?? Number.NaN)
  return Number.isNaN(length) || c.req.header('transfer-encoding') !== undefined ? undefined : length
}

export const isIncoming = (value: unknown): value is IncomingMessage =>
  typeof value === 'object' && value !== null && 'rawHeaders' in value && 'socket' in value

/** `large` when there is more, `full` when there is no room for it. Rejects when it breaks off. */
const readAtMost = (
  incoming: IncomingMessage,
  maxSize: number,
  room: BodyRoom,
): Promise<Buffer<ArrayBuffer> | 'large' | 'full'> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const end = (): void => {
      incoming.off('data', take).off('end', done).off('error', reject).off('close', cut)
    }
    const done = (): void => {
      end()
      resolve(Buffer.concat(chunks))
    }
    const cut = (): void => {
      end()
      reject(new Error('the request broke off'))
    }
    const take = (chunk: Buffer): void => {
      size += chunk.length
      if (size <= maxSize && room.has(size)) return void chunks.push(chunk)
      end()
      incoming.pause()
      resolve(size > maxSize ? 'large' : 'full')
    }
    incoming.on('data', take).once('end', done).once('error', reject).once('close', cut)
  })
