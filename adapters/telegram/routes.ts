import { smallBody } from '#http/body-limit.ts'
import { keepConnection } from '#http/known-connections.ts'
import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { parseJson } from '#kit/json.ts'
import { isSameSecret } from '#kit/same-secret.ts'

const MAX_BODY = 256 * 1024
/** Telegram waits this long before it delivers again. */
const RETRY_SECONDS = 5

type Deps = {
  /** What Telegram repeats in a header of every delivery. Without one every request is refused. */
  readonly secret: string | undefined
  /** Resolves when the update may be acknowledged; throws when it should be delivered again. */
  readonly accept: (update: unknown) => Promise<void>
}

/** `POST /webhooks/telegram`: only Telegram itself is let in, and nothing is acknowledged that was not answered. */
export const telegramRoutes = ({ secret, accept }: Deps) => {
  const wanted = secret ?? ''
  // What is missing is compared like anything else, so that its refusal takes as long.
  const wrong = randomBytes(wanted.length).toString('hex').slice(0, wanted.length)
  const isTelegram = (given = wrong): boolean => isSameSecret(given, wanted) && wanted !== ''

  return new Hono().post(
    '/webhooks/telegram',
    async (c, next) => {
      if (!isTelegram(c.req.header('x-telegram-bot-api-secret-token'))) return c.body(null, 401)
      keepConnection(c)
      return next()
    },
    smallBody({ maxSize: MAX_BODY, onError: (c) => c.body(null, 413) }),
    async (c) => {
      const update = parseJson(await c.req.text())
      // A refusal would only bring it back, and it never becomes readable.
      if (update === undefined) return c.body(null, 200)
      try {
        await accept(update)
        return c.body(null, 200)
      } catch {
        // `accept` has said why in the log.
        return c.body(null, 503, { 'retry-after': String(RETRY_SECONDS) })
      }
    },
  )
}
