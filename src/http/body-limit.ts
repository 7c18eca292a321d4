import type { IncomingMessage } from 'node:http'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

type Answered = Response | Promise<Response>
type Options = { readonly maxSize: number; readonly onError?: (c: Context) => Answered }

const tooLarge = (c: Context): Answered => c.body(null, 413)

/** Nobody packs what is sent here, and what is packed has no size before it was unpacked. */
const isPacked = (c: Context): boolean => !['', 'identity'].includes(c.req.header('content-encoding') ?? '')

/**
 * Refuses a body that is too large, before it is read where its length is declared, and Node holds the sender to that. One
 * without a declared length is read as Node gives it, and no further than it may be: as a web stream each of its chunks
 * would cost several times as much.
 */
export const smallBody = ({ maxSize, onError = tooLarge }: Options): MiddlewareHandler => {
  const measured = bodyLimit({ maxSize, onError })
  return async (c, next) => {
    if (isPacked(c)) return c.body(null, 415)
    const length = Number(c.req.header('content-length') ?? Number.NaN)
    if (!Number.isNaN(length) && c.req.header('transfer-encoding') === undefined)
      return length <= maxSize ? next() : onError(c)
    const incoming: unknown = c.env?.incoming
    // Absent where a test calls the routes without a connection.
    if (!isIncoming(incoming) || c.req.method === 'GET' || c.req.method === 'HEAD') return measured(c, next)
    const body = await readAtMost(incoming, maxSize)
    if (body === undefined) return onError(c)
    const { url, method, headers } = c.req.raw
    c.req.raw = new Request(url, { method, headers, body })
    return next()
  }
}

const isIncoming = (value: unknown): value is IncomingMessage =>
  typeof value === 'object' && value !== null && 'rawHeaders' in value && 'socket' in value

/** Undefined when there is more. Rejects when it breaks off. */
const readAtMost = (incoming: IncomingMessage, maxSize: number): Promise<Buffer<ArrayBuffer> | undefined> =>
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
      if (size <= maxSize) return void chunks.push(chunk)
      end()
      incoming.pause()
      resolve(undefined)
    }
    incoming.on('data', take).once('end', done).once('error', reject).once('close', cut)
  })
