import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

type Answered = Response | Promise<Response>
type Options = { readonly maxSize: number; readonly onError?: (c: Context) => Answered }

const tooLarge = (c: Context): Answered => c.body(null, 413)

/**
 * Hono's body limit. Where the length is declared, and Node holds the sender to it, the body is not looked at:
 * a look makes a web stream of it, which begins to read what may be refused, and costs a turn a twelfth of its time.
 */
export const smallBody = ({ maxSize, onError = tooLarge }: Options): MiddlewareHandler => {
  const measured = bodyLimit({ maxSize, onError })
  return async (c, next) => {
    const length = Number(c.req.header('content-length') ?? Number.NaN)
    if (Number.isNaN(length) || c.req.header('transfer-encoding') !== undefined) return measured(c, next)
    return length <= maxSize ? next() : onError(c)
  }
}
