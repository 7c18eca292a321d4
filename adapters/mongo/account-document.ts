import { z } from 'zod'
import type { Account } from '#bank/ground/account.ts'
import { accountId, customerId, operationId } from '#bank/ground/ids.ts'
import { CoinsSchema, MoneySchema, UsdSchema } from '#bank/ground/money-schema.ts'
import type { Doc } from './database.ts'
import { coinsDocument, type MoneyDocument, moneyDocument } from './money-document.ts'

export type AccountDocument = Doc & {
  customer: string
  kind: string
  /** `bankAccountId`, by the name that an earlier version gave it. */
  node: string
  nickname: string
  status: string
  closing?: { operation: string; from: string }
  posted: MoneyDocument
  held: MoneyDocument
  available: MoneyDocument
  coins: Record<string, MoneyDocument>
  /** `coins` less those held, never below zero, and how many holds of coins there are; absent until first needed. */
  availableCoins?: Record<string, MoneyDocument>
  coinHolds?: number
  holds: { operation: string; amount: MoneyDocument }[]
  bankName?: string
  last4?: string
  asOf: number
  openedAt: number
}

const Stored = z.object({
  _id: accountId.schema,
  customer: customerId.schema,
  kind: z.enum(['deposit', 'crypto', 'external']),
  node: z.string(),
  nickname: z.string(),
  status: z.enum(['open', 'pending-proof', 'locked', 'closing', 'closed']),
  closing: z
    .object({ operation: operationId.schema, from: z.enum(['open', 'pending-proof', 'locked']) })
    .exactOptional(),
  posted: UsdSchema,
  held: UsdSchema,
  available: UsdSchema,
  coins: CoinsSchema,
  holds: z.array(z.object({ operation: operationId.schema, amount: MoneySchema })),
  bankName: z.string().exactOptional(),
  last4: z.string().exactOptional(),
  asOf: z.number(),
  openedAt: z.number(),
})

export const toAccount = (document: unknown): Account => {
  const { _id, node, ...rest } = Stored.parse(document)
  return { id: _id, bankAccountId: node, ...rest }
}

export const accountDocument = ({ id, bankAccountId, ...account }: Account): AccountDocument => ({
  ...account,
  _id: id,
  node: bankAccountId,
  posted: moneyDocument(account.posted),
  held: moneyDocument(account.held),
  available: moneyDocument(account.available),
  coins: coinsDocument(account.coins),
  holds: account.holds.map(({ operation, amount }) => ({ operation, amount: moneyDocument(amount) })),
})
