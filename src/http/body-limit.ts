import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

type Answered = Response | Promise<Response>
type Options = { readonly maxSize: number; readonly onError?: (c: Context) => Answered }

/**
 * Hono's body limit. Where the length is declared, and Node holds the sender to it, the body is not looked at:
 * a look makes a web stream of it, which costs a turn a twelfth of its time.
 */
export const smallBody = (options: Options): MiddlewareHandler => {
  const measured = bodyLimit(options)
  return async (c, next) => {
    const length = Number(c.req.header('content-length'))
    const isTold = length <= options.maxSize && c.req.header('transfer-encoding') === undefined
    return isTold ? next() : measured(c, next)
  }
}
