import { z } from 'zod'
import { accountId, customerId, operationId, requestId, scheduleId, waitingOrderId } from './ids.ts'
import { CoinName, CoinSchema, CoinsSchema, UsdSchema } from './money-schema.ts'
import type { Order } from './order.ts'

/** Every object here is loose: a field that a newer version has added is kept. */
const party = z.looseObject({
  account: accountId.schema,
  customer: customerId.schema.exactOptional(),
  name: z.string(),
  handle: z.string().exactOptional(),
})
const payment = { from: party, to: party, amount: UsdSchema, note: z.string() }
const quote = z.looseObject({
  coin: CoinName,
  price: UsdSchema,
  coins: CoinSchema,
  limit: UsdSchema.exactOptional(),
  takenAt: z.number(),
})
const address = z.looseObject({
  street: z.string(),
  city: z.string(),
  state: z.string(),
  postalCode: z.string(),
  country: z.literal('US'),
})
const change = z.discriminatedUnion('detail', [
  z.looseObject({ detail: z.enum(['email', 'legal-name']), value: z.string() }),
  z.looseObject({
    detail: z.literal('phone'),
    value: z.string(),
    proof: z.literal('channel-contact').exactOptional(),
    provedAt: z.number().exactOptional(),
  }),
  z.looseObject({ detail: z.literal('address'), value: address }),
])
const order = <K extends Order['kind'], S extends z.ZodRawShape>(kind: K, fields: S) =>
  z.looseObject({ kind: z.literal(kind), ...fields })

const account = accountId.schema
const text = z.string()

const trigger = z
  .looseObject({
    id: waitingOrderId.schema,
    turn: z.number(),
    when: z.enum(['at-or-above', 'at-or-below']),
    level: UsdSchema,
    price: UsdSchema,
  })
  .exactOptional()

const scheduled = z
  .looseObject({ id: scheduleId.schema, day: text, isLast: z.literal(true).exactOptional() })
  .exactOptional()

const ORDERS = [
  order('register', {}),
  order('send-bank-code', { registration: operationId.schema, device: text }),
  order('enter-bank-code', { registration: operationId.schema }),
  order('send-recovery-code', { device: text }),
  order('enter-recovery-code', { sent: operationId.schema }),
  order('submit-document', { document: z.enum(['ssn', 'photo-id', 'questions']) }),
  order('update-details', { change }),
  order('open-account', {
    account,
    product: z.enum(['deposit', 'crypto']),
    nickname: text,
    next: z.looseObject({ coin: CoinName, amount: text.exactOptional() }).exactOptional(),
  }),
  order('make-numbers', { account, nickname: text }),
  order('rename-account', { account, before: text, nickname: text }),
  order('close-account', { account, nickname: text, leftover: CoinsSchema.exactOptional() }),
  order('sell-out', { account, nickname: text, to: party, quotes: z.array(quote), closes: z.boolean() }),
  order('link-bank-login', { bank: text }),
  order('answer-bank-question', { bank: text }),
  order('link-bank-numbers', {
    account,
    nickname: text,
    accountClass: z.enum(['checking', 'savings']),
    last4: text,
  }),
  order('prove-deposits', { account, amounts: z.tuple([UsdSchema, UsdSchema]) }),
  order('top-up', payment),
  order('pull', payment),
  order('pay-out', payment),
  order('send', {
    ...payment,
    request: requestId.schema.exactOptional(),
    schedule: scheduled,
  }),
  order('buy', { ...payment, quote, asked: CoinSchema.exactOptional(), trigger, schedule: scheduled }),
  order('sell', {
    ...payment,
    quote,
    asked: CoinSchema.exactOptional(),
    part: operationId.schema.exactOptional(),
    trigger,
  }),
] as const

/** An order as it is stored: amounts with bigint, personal parts opened. What it gives is what it was given. */
export const OrderSchema: z.ZodType<Order, unknown> = z.discriminatedUnion('kind', ORDERS)

/** The kinds that can be read here; a later version may know more. */
export const ORDER_KINDS: readonly Order['kind'][] = ORDERS.map(({ shape }) => shape.kind.value)
