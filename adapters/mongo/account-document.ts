import { z } from 'zod'
import type { Account } from '#bank/ground/account.ts'
import { accountId, customerId, operationId } from '#bank/ground/ids.ts'
import { CoinsSchema, MoneySchema, UsdSchema } from '#bank/ground/money-schema.ts'
import type { Doc } from './database.ts'
import { coinsDocument, type MoneyDocument, moneyDocument } from './money-document.ts'
import type { SealedFields } from './sealed-fields.ts'

/** What its owner calls it, and what says where else they bank. */
export const ACCOUNT_PERSONAL = ['nickname', 'bankName', 'last4'] as const
type PersonalField = (typeof ACCOUNT_PERSONAL)[number]
type Personal = Pick<Account, PersonalField>

export type AccountDocument = Doc & {
  customer: string
  kind: string
  /** `bankAccountId`, by the name that an earlier version gave it. */
  node: string
  /** Each in its own envelope. Absent in what an earlier version stored. */
  personal?: Partial<Record<PersonalField, string>>
  /** Empty, since it stands in `personal`. An earlier version keeps it readable here, and what it wrote is the newer one. */
  nickname: string
  /** As an earlier version kept them. */
  bankName?: string
  last4?: string
  /** The account and routing numbers, in an envelope of their own; absent until they were wanted. */
  numbers?: string
  status: string
  closing?: { operation: string; from: string }
  leftover?: Record<string, MoneyDocument>
  posted: MoneyDocument
  held: MoneyDocument
  available: MoneyDocument
  coins: Record<string, MoneyDocument>
  /** `coins` less those held, never below zero, and how many holds of coins there are; absent until first needed. */
  availableCoins?: Record<string, MoneyDocument>
  coinHolds?: number
  holds: { operation: string; amount: MoneyDocument }[]
  asOf: number
  openedAt: number
}

const StoredStanding = z.object({
  _id: accountId.schema,
  customer: customerId.schema,
  kind: z.enum(['deposit', 'crypto', 'external']),
  node: z.string(),
  status: z.enum(['open', 'pending-proof', 'locked', 'closing', 'closed']),
  closing: z
    .object({ operation: operationId.schema, from: z.enum(['open', 'pending-proof', 'locked']) })
    .exactOptional(),
  leftover: CoinsSchema.exactOptional(),
  posted: UsdSchema,
  held: UsdSchema,
  available: UsdSchema,
  coins: CoinsSchema,
  holds: z.array(z.object({ operation: operationId.schema, amount: MoneySchema })),
  asOf: z.number(),
  openedAt: z.number(),
})
const Words = { nickname: z.string(), bankName: z.string().exactOptional(), last4: z.string().exactOptional() }
const StoredPersonal = z.object({
  ...Words,
  _id: z.string(),
  personal: z.partialRecord(z.enum(ACCOUNT_PERSONAL), z.string()).default({}),
})
const Opened = z.object({ ...Words, nickname: z.string().default('') })

/** An account without what is encrypted, for whatever looks at its balances and its life alone. */
export type AccountStanding = Omit<Account, PersonalField>

export const toStanding = (document: unknown): AccountStanding => {
  const { _id, node, ...rest } = StoredStanding.parse(document)
  return { id: _id, bankAccountId: node, ...rest }
}

const personalOf = (document: unknown, sealed: SealedFields): Personal => {
  const { _id, personal, nickname, ...readable } = StoredPersonal.parse(document)
  const opened = Opened.parse(
    Object.fromEntries(Object.entries(personal).map(([field, value]) => [field, sealed.open(_id, field, value)])),
  )
  return { ...readable, ...opened, ...(nickname !== '' && { nickname }) }
}

export const toAccount = (document: unknown, sealed: SealedFields): Account => ({
  ...toStanding(document),
  ...personalOf(document, sealed),
})

/** As they are stored: what the account has of them. */
export const sealPersonal = (
  { id, ...account }: Pick<Account, 'id' | PersonalField>,
  sealed: SealedFields,
): NonNullable<AccountDocument['personal']> =>
  Object.fromEntries(
    ACCOUNT_PERSONAL.flatMap((field) =>
      account[field] === undefined ? [] : [[field, sealed.seal(id, field, account[field])]],
    ),
  )

export const accountDocument = (account: Account, sealed: SealedFields): AccountDocument => {
  const { id, bankAccountId, nickname: _nickname, bankName: _bankName, last4: _last4, ...unsealed } = account
  return {
    ...unsealed,
    _id: id,
    node: bankAccountId,
    nickname: '',
    personal: sealPersonal(account, sealed),
    posted: moneyDocument(account.posted),
    held: moneyDocument(account.held),
    available: moneyDocument(account.available),
    coins: coinsDocument(account.coins),
    holds: account.holds.map(({ operation, amount }) => ({ operation, amount: moneyDocument(amount) })),
  }
}
