import { randomUUID } from 'node:crypto'
import { Hono, type MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { failureReference } from '#kit/failure-reference.ts'
import { smallBody } from '#http/body-limit.ts'
import type { WebChat } from './chat.ts'
import type { Env } from './env.ts'
import { TabName } from './position.ts'
import { refuse, refuseForNow } from './refusal.ts'

const MAX_BODY_BYTES = 4 * 1024

const Seen = z.object({
  seq: z.int().nonnegative(),
  isLooking: z.boolean(),
  tab: TabName,
  report: z.int().nonnegative(),
})
const Key = z.string().regex(/^[\w-]{16,100}={0,2}$/)
/** As browsers write a subscription; what else they write in it is not needed. */
const Subscription = z.object({ endpoint: z.string(), keys: z.object({ p256dh: Key, auth: Key }) })

const small = smallBody({
  maxSize: MAX_BODY_BYTES,
  onError: (c) => refuse(c, 'big'),
  onFull: (c) => refuse(c, 'fast'),
})

/** What is before somebody's eyes, and how they are told while nothing is. */
export const attentionRoutes = (
  { seen, push }: Pick<WebChat, 'seen' | 'push'>,
  onError: (error: unknown, reference?: string) => void,
  [known, jsonOnly, admitted]: readonly [MiddlewareHandler<Env>, MiddlewareHandler<Env>, MiddlewareHandler<Env>],
): Hono<Env> =>
  new Hono<Env>()
    .onError((error, c) => {
      const reference = failureReference(randomUUID())
      onError(error, reference)
      return refuseForNow(c, reference)
    })
    .post('/seen', known, jsonOnly, admitted, small, async (c) => {
      const body = Seen.safeParse(await c.req.json().catch(() => undefined))
      if (!body.success) return refuse(c, 'turn')
      await seen(c.get('conversation'), body.data)
      return c.body(null, 204)
    })
    .get('/push', known, admitted, async (c) => {
      c.header('Cache-Control', 'no-store')
      const state = await push?.stateOf(c.get('conversation'))
      return c.json({ may: false, on: false, ...state, key: push?.publicKey ?? null })
    })
    .put('/push', known, jsonOnly, admitted, small, async (c) => {
      const body = Subscription.safeParse(await c.req.json().catch(() => undefined))
      if (!body.success || push === undefined) return refuse(c, 'unusable')
      const { endpoint, keys } = body.data
      const kept = await push.keep(c.get('conversation'), { endpoint, ...keys })
      return kept === 'kept' ? c.body(null, 204) : refuse(c, kept)
    })
    .delete('/push', known, admitted, async (c) => {
      await push?.forget(c.get('conversation'))
      return c.body(null, 204)
    })
