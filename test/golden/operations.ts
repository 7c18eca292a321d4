import { BSON } from 'mongodb'
import { operationDocument, toOperation } from '#adapters/mongo/operation-document.ts'
import { createSeals } from '#adapters/vault/index.ts'
import { sealedFields } from '#adapters/mongo/sealed-fields.ts'
import type { AccountId, CardId, ConversationId, CustomerId, OperationId } from '#bank/ground/ids.ts'
import { money, usd } from '#bank/ground/money.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { Order } from '#bank/ground/order.ts'

/** Known to everybody: golden documents hold nothing real. */
const KEY = Buffer.alloc(32, 7).toString('base64')
const sealed = sealedFields(createSeals({ current: 'k1', keys: { k1: KEY } }).envelope, 'operations')

const from = { account: 'acct_1' as AccountId, name: 'Everyday' }
const to = { account: 'acct_2' as AccountId, customer: 'cus_2' as CustomerId, name: 'Alex Rivera', handle: 'alex' }
const coins = { account: 'acct_3' as AccountId, name: 'Wallet' }
const quote = { coin: 'BTC', price: usd(60_000_00n), coins: money('BTC', 83_333n), takenAt: 1_000 } as const
const ORDERS: readonly Order[] = [
  { kind: 'register' },
  { kind: 'submit-document', document: 'ssn' },
  { kind: 'update-details', change: { detail: 'email', value: 'new@example.com' } },
  { kind: 'open-account', account: 'acct_9' as AccountId, product: 'deposit', nickname: 'Rent' },
  { kind: 'prove-deposits', account: 'acct_9' as AccountId, amounts: [usd(7n), usd(12n)] },
  { kind: 'send', from, to, amount: usd(12_34n), note: 'pizza' },
  { kind: 'buy', from, to: coins, amount: usd(50_00n), note: '', quote },
]

const operationOf = (order: Order, n: number): Operation => ({
  id: `op_golden${n}` as OperationId,
  customer: 'cus_1' as CustomerId,
  order,
  state: 'returned',
  revision: 5,
  place: { conversation: 'telegram:1' as ConversationId, card: 'card_1' as CardId },
  expiresAt: 10_000,
  allowanceDay: '2026-11-23',
  bankId: '5c0000000000000000000001',
  bankStatus: 'RETURNED',
  why: 'bank-return',
  detail: 'R01 insufficient funds',
  attempts: 2,
  dueAt: 9_000,
  history: [
    { state: 'proposed', at: 1_000 },
    { state: 'returned', at: 4_000, note: 'R01' },
  ],
  createdAt: 1_000,
})

type Golden = { readonly stored: object; readonly operation: object }
/** As it is stored: what is undefined is not there. */
const asJson = (value: object): object =>
  BSON.EJSON.serialize(Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)), {
    relaxed: false,
  })
/** Without its one random part, the sealed personal data. */
const bare = (document: object): object => ({ ...document, personal: undefined })

/** Each kind of order as today's code stores it, and as it reads it. */
export const storedOperations = (): readonly Golden[] =>
  ORDERS.map((order, n) => {
    const operation = operationOf(order, n)
    return { stored: asJson(operationDocument(operation, sealed)), operation: asJson(operation) }
  })

const fromJson = (json: object): object => BSON.EJSON.deserialize(json, { relaxed: false, useBigInt64: true }) as object

export const readStored = (stored: object): object => asJson(toOperation(numbers(fromJson(stored)), sealed))
export const withoutPersonal = (stored: object): object => asJson(bare(fromJson(stored)))

/** As the driver gives them: numbers that are no 64-bit integers are plain. */
const numbers = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(numbers)
  if (value instanceof BSON.Int32 || value instanceof BSON.Double) return value.valueOf()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, numbers(each)]))
}
