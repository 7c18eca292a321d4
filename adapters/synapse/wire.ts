import { z } from 'zod'

/*
 * What the bank sends, as far as it is used. Unknown fields are dropped, since it may add some at any time;
 * fields that came with a later age of its API are optional.
 */

const Id = z.string().regex(/^[0-9a-f]{24}$/)
/** A JSON number, or a string for accounts at other banks. */
export const WireNumber = z.union([z.number(), z.string()])
const Paged = { page: z.number().nullish(), page_count: z.number().nullish() }

/** Ids are numbers or strings, depending on the age of the answer; they are given back as they came. */
const QuestionId = z.union([z.number(), z.string()])
const WireQuestionSet = z.object({
  id: z.string(),
  questions: z.array(
    z.object({
      id: QuestionId,
      question: z.string(),
      answers: z.array(z.object({ id: QuestionId, answer: z.string() })),
    }),
  ),
})
const SubDocument = z.object({
  id: z.string(),
  document_type: z.string(),
  status: z.string().default(''),
  // Papers of other kinds have other things in it.
  meta: z
    .object({ question_set: WireQuestionSet.optional().catch(undefined) })
    .nullish()
    .catch(undefined),
})
export type SubDocument = z.infer<typeof SubDocument>
const SubDocuments = z
  .array(SubDocument)
  .nullish()
  .transform((given) => given ?? [])
const BaseDocument = z.object({
  id: z.string(),
  is_active: z.boolean().nullish(),
  virtual_docs: SubDocuments,
  physical_docs: SubDocuments,
  social_docs: SubDocuments,
})
export type BaseDocument = z.infer<typeof BaseDocument>

export const WireUser = z.object({
  _id: Id,
  permission: z.string(),
  logins: z.array(z.object({ email: z.string() })),
  phone_numbers: z.array(z.string()),
  legal_names: z.array(z.string()),
  documents: z
    .array(BaseDocument)
    .nullish()
    .transform((given) => given ?? []),
  extra: z.object({ supp_id: z.string().nullish() }).optional(),
  refresh_token: z.string().optional(),
})
export type WireUser = z.infer<typeof WireUser>
export const WireUsers = z.object({ users: z.array(WireUser), ...Paged })

/** What proves who a user is: shown when it is asked for, compared, never kept. */
export const WireIdentity = z.object({
  documents: z.array(
    z.object({
      is_active: z.boolean().nullish(),
      day: z.number().nullish(),
      month: z.number().nullish(),
      year: z.number().nullish(),
      virtual_docs: z
        .array(z.object({ document_type: z.string(), document_value: z.string().nullish(), status: z.string() }))
        .nullish(),
    }),
  ),
})
export type WireIdentity = z.infer<typeof WireIdentity>

export const WireOauth = {
  key: z.object({
    oauth_key: z.string().min(1),
    expires_at: z.coerce.number(),
    expires_in: z.coerce.number().optional(),
    refresh_token: z.string().optional(),
  }),
  /** The bank does not know this fingerprint and wants a pin first: a success with status 202. */
  pin: z.object({ error_code: z.literal('10') }),
}

/** What comes back while a fingerprint is being registered: a key, a pin on its way, or the devices to choose from. */
export const WireFingerprint = z.union([
  z.object({ oauth_key: z.string().min(1) }).transform(() => ({ step: 'key' as const })),
  z
    .object({ error_code: z.literal('10'), phone_numbers: z.array(z.string()).min(1) })
    .transform(({ phone_numbers }) => ({ step: 'choose' as const, devices: phone_numbers })),
  z.object({ error_code: z.literal('10'), success: z.literal(true) }).transform(() => ({ step: 'sent' as const })),
])
export type WireFingerprint = z.infer<typeof WireFingerprint>

export const WireNode = z.object({
  _id: Id,
  user_id: Id,
  type: z.string(),
  allowed: z.string(),
  is_active: z.boolean(),
  extra: z.object({ supp_id: z.string().nullish() }).optional(),
  info: z.object({
    nickname: z.string().nullish(),
    balance: z.object({ amount: WireNumber }).nullish(),
    portfolio: z.record(z.string(), WireNumber).nullish(),
    account_num: z.string().nullish(),
    bank_name: z.string().nullish(),
    bank_long_name: z.string().nullish(),
  }),
})
export type WireNode = z.infer<typeof WireNode>
export const WireNodes = z.object({ nodes: z.array(WireNode), ...Paged })

/** Answered with 202 instead of nodes when the customer's own bank asks back. */
export const WireQuestion = z.object({
  mfa: z.object({ access_token: z.string().min(1), message: z.string() }),
})

const Side = z.object({
  id: z.string().nullish(),
  nickname: z.string().nullish(),
  type: z.string(),
  user: z.object({ _id: z.string().nullish(), legal_names: z.array(z.string()).nullish() }).nullish(),
})
export type WireSide = z.infer<typeof Side>
export const STATUS = {
  'QUEUED-BY-SYNAPSE': 'waiting',
  'QUEUED-BY-RECEIVER': 'waiting',
  CREATED: 'waiting',
  'PROCESSING-DEBIT': 'debited',
  'PROCESSING-CREDIT': 'credited',
  SETTLED: 'settled',
  CANCELED: 'cancelled',
  RETURNED: 'returned',
} as const
const Status = z.object({
  date: z.number(),
  note: z.string().nullish(),
  status: z.enum(Object.keys(STATUS) as [keyof typeof STATUS, ...(keyof typeof STATUS)[]]),
  code: z.string().nullish(),
})
export const WireTransfer = z.object({
  _id: Id,
  amount: z.object({ amount: WireNumber, currency: z.literal('USD') }),
  from: Side,
  to: Side,
  recent_status: Status,
  timeline: z.array(Status),
  extra: z.object({
    supp_id: z.string().nullish(),
    note: z.string().nullish(),
    asset: z.string().nullish(),
    rate: WireNumber.nullish(),
    // Whether an account number or a card brought it; anything else here is of no use, whatever its shape.
    other: z.object({ subnet_id: z.string().nullish() }).nullish().catch(undefined),
    created_on: z.number(),
  }),
})
export type WireTransfer = z.infer<typeof WireTransfer>
export const WireTransfers = z.object({ trans: z.array(WireTransfer), ...Paged })

export const WireQuotes = z.record(z.string(), WireNumber)
export type WireQuotes = z.infer<typeof WireQuotes>

/** Cards are such objects too, without these numbers. */
export const WireSubnet = z.object({
  account_num: z.string().nullish(),
  routing_num: z.object({ ach: z.string().nullish() }).nullish(),
  status: z.string().nullish(),
  allowed: z.string().nullish(),
})
export type WireSubnet = z.infer<typeof WireSubnet>
export const WireSubnets = z.object({ subnets: z.array(WireSubnet), ...Paged })

export const WireSubscription = z.object({
  _id: Id,
  url: z.string(),
  scope: z.array(z.string()),
  is_active: z.boolean(),
})
export type WireSubscription = z.infer<typeof WireSubscription>
export const WireSubscriptions = z.object({ subscriptions: z.array(WireSubscription), ...Paged })
