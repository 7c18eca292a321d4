import { z } from 'zod'
import type { Alert, RingBatch } from '#bank/alert/alert.ts'
import { type Condition, WAYS } from '#bank/alert/condition.ts'
import { ALERT_STATES } from '#bank/alert/life-cycle.ts'
import { SPANS } from '#bank/alert/measure.ts'
import { alertId, conversationId, customerId } from '#bank/ground/ids.ts'
import { CoinName, UsdSchema } from '#bank/ground/money-schema.ts'
import type { Doc } from './database.ts'

/** As stored: the amounts in it as 64-bit integers, which is how the driver writes a bigint. */
export type AlertDocument = Doc & Omit<Alert, 'id'> & { changedBy?: string }

const Direction = z.enum(['above', 'below'])
const Way = z.enum(WAYS)
const Percent = z.number()
const ConditionSchema: z.ZodType<Condition, unknown> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('level'), direction: Direction, price: UsdSchema }),
  z.object({
    kind: z.literal('from'),
    way: Way,
    percent: Percent,
    from: UsdSchema,
    of: z.enum(['now', 'named']),
  }),
  z.object({ kind: z.literal('moved'), way: Way, by: UsdSchema, from: UsdSchema }),
  z.object({ kind: z.literal('change'), way: Way, percent: Percent, span: z.enum(SPANS) }),
  z.object({ kind: z.literal('swing'), way: Way, by: UsdSchema, span: z.enum(SPANS) }),
  z.object({ kind: z.literal('extreme'), which: z.enum(['high', 'low']), span: z.enum(['day', 'week', 'month']) }),
  z.object({
    kind: z.literal('summary'),
    minute: z.number(),
    timeZone: z.string(),
    weekday: z.number().exactOptional(),
  }),
])

const RingSchema = z.object({ at: z.number(), price: UsdSchema, from: UsdSchema.exactOptional() })

const COMMON = {
  _id: alertId.schema,
  customer: customerId.schema,
  conversation: conversationId.schema,
  coin: CoinName,
  createdAt: z.number(),
}

const Stored = z.object({
  ...COMMON,
  condition: ConditionSchema,
  state: z.enum(ALERT_STATES),
  revision: z.number(),
  repeat: z.object({ leastMs: z.number() }).exactOptional(),
  expiresAt: z.number().exactOptional(),
  until: z.number().exactOptional(),
  held: z.number().exactOptional(),
  hasLeft: z.boolean().exactOptional(),
  rings: z.number(),
  rung: RingSchema.exactOptional(),
  seenAt: z.number().exactOptional(),
  deletedAt: z.number().exactOptional(),
  since: z.number().exactOptional(),
  changedAt: z.number(),
})

/** Of a version that knew one kind, which rang once. */
const Earlier = z.object({
  ...COMMON,
  direction: Direction,
  price: UsdSchema,
  state: z.enum(['waiting', 'told', 'deleted']),
})

const fromEarlier = ({ _id, direction, price, state, ...rest }: z.infer<typeof Earlier>): Alert => ({
  ...rest,
  id: _id,
  condition: { kind: 'level', direction, price },
  state: state === 'waiting' ? 'armed' : 'ended',
  revision: 0,
  rings: state === 'told' ? 1 : 0,
  ...(state === 'deleted' && { deletedAt: rest.createdAt }),
  changedAt: rest.createdAt,
})

const isEarlier = (document: object): boolean => !('condition' in document)

export const toAlert = (document: object): Alert => {
  if (isEarlier(document)) return fromEarlier(Earlier.parse(document))
  const { _id, ...rest } = Stored.parse(document)
  return { ...rest, id: _id }
}

export const alertDocument = ({ id, ...alert }: Alert): AlertDocument => ({ ...alert, _id: id })

export type BatchDocument = Doc & Omit<RingBatch, 'id'>

const Batch = z.object({
  _id: z.string(),
  begunAt: z.number(),
  ring: RingSchema,
  rings: z.array(z.object({ alert: alertId.schema, nth: z.number() })),
})

export const toBatch = (document: object): RingBatch => {
  const { _id, ...rest } = Batch.parse(document)
  return { ...rest, id: _id }
}
