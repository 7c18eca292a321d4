import { smallBody } from '#http/body-limit.ts'
import { keepConnection } from '#http/known-connections.ts'
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import type { BankEvent } from '#bank/ground/rail.ts'
import { readHex } from '#kit/hex.ts'
import { parseJson } from '#kit/json.ts'
import type { Log } from '#kit/log.ts'

type Deps = {
  /** The bank's client secret. Without one every request is refused. */
  readonly secret: string | undefined
  /** Resolves once the event is kept. `logId` is equal on every redelivery of the same event. */
  readonly accept: (event: BankEvent, logId: string) => Promise<void>
  readonly maxBytes?: number
  readonly logger?: Pick<Log, 'warn'>
}

const Id = z.string().regex(/^[0-9a-f]{24}$/)
/** Null for counterparties outside the bank. */
const MaybeId = Id.nullish().catch(undefined)
const Side = z.object({ id: MaybeId, user: z.object({ _id: MaybeId }).nullish() }).nullish()
const Meta = z.object({
  webhook_meta: z.object({ function: z.string(), log_id: z.string().min(1).max(100).nullish() }),
})

// Only `_rest` is the object as the bank's API shows it; the raw fields beside it differ from age to age.
const UserEvent = z
  .object({ _rest: z.object({ _id: Id }) })
  .transform(({ _rest }): BankEvent => ({ about: 'user', id: _rest._id }))
const NodeEvent = z
  .object({ _rest: z.object({ _id: Id, user_id: Id }) })
  .transform(({ _rest }): BankEvent => ({ about: 'account', id: _rest._id, user: _rest.user_id }))
const Transfer = z.object({
  _id: Id,
  from: Side,
  to: Side,
  extra: z.object({ supp_id: z.string().nullish() }).nullish(),
})
const TransferEvent = z.object({ _rest: Transfer }).transform(
  ({ _rest: { _id, from, to, extra } }): BankEvent => ({
    about: 'transfer',
    id: _id,
    operation: extra?.supp_id ?? '',
    ...(from?.user?._id == null ? {} : { fromUser: from.user._id }),
    ...(from?.id == null ? {} : { fromAccount: from.id }),
    ...(to?.user?._id == null ? {} : { toUser: to.user._id }),
    ...(to?.id == null ? {} : { toAccount: to.id }),
  }),
)

/** The bank spells its scopes in the singular and in the plural, `USER|PATCH` and `USERS|POST`. */
const EVENTS: ReadonlyMap<string, z.ZodType<BankEvent>> = new Map<string, z.ZodType<BankEvent>>([
  ['USER', UserEvent],
  ['USERS', UserEvent],
  ['NODE', NodeEvent],
  ['NODES', NodeEvent],
  ['TRAN', TransferEvent],
  ['TRANS', TransferEvent],
])

/** However many there are, one line in this time tells of them. */
const TOLD_EVERY_MS = 60_000

/** Counts what is not told of in between. */
const createUnreadable = (logger: Deps['logger']) => {
  let [toldAt, untold] = [Number.NEGATIVE_INFINITY, 0]
  return (scope: string): void => {
    untold += 1
    if (performance.now() - toldAt < TOLD_EVERY_MS) return
    const facts = { event: 'synapse-webhook-unreadable', scope: scope.slice(0, 40), count: untold }
    logger?.warn(facts, 'a webhook of the bank could not be read')
    ;[toldAt, untold] = [performance.now(), 0]
  }
}

/** The two signatures over ids alone say nothing about the content: only the one over the whole body counts. */
const isSigned = (raw: Buffer, given: string, secret: string): boolean => {
  const wanted = createHmac('sha256', secret).update(raw).digest()
  // What has no such shape, or is missing, is compared like anything else, so that its refusal takes as long.
  const { bytes, isHex } = readHex(given, wanted.length)
  const isSame = timingSafeEqual(bytes, wanted)
  return isSame && isHex
}

/** The bank's webhook: a hint that an object changed. What changed is read from the bank itself, later. */
export const synapseRoutes = ({ secret, accept, maxBytes = 1 << 20, logger }: Deps): Hono => {
  const unreadable = createUnreadable(logger)
  return new Hono().post('/webhooks/synapse', smallBody({ maxSize: maxBytes }), async (c) => {
    const raw = Buffer.from(await c.req.arrayBuffer())
    const given = c.req.header('x-synapse-signature-sha256-fullbody') ?? ''
    if (secret === undefined || secret === '' || !isSigned(raw, given, secret)) return c.body(null, 401)
    keepConnection(c)

    const body = parseJson(raw.toString('utf8'))
    const meta = Meta.safeParse(body)
    const scope = meta.success ? meta.data.webhook_meta.function : ''
    const event = EVENTS.get(scope.split('|')[0] ?? '')?.safeParse(body)
    if (event?.success !== true) {
      // It is the bank's and says nothing we could use; a refusal would only bring it again.
      unreadable(scope)
      return c.body(null, 200)
    }
    const logId = meta.data?.webhook_meta.log_id ?? createHash('sha256').update(raw).digest('hex')
    try {
      await accept(event.data, logId)
    } catch (error) {
      logger?.warn({ event: 'synapse-webhook-failed', err: error }, 'a webhook of the bank could not be applied')
      return c.body(null, 503)
    }
    return c.body(null, 200)
  })
}
