import type { Db } from 'mongodb'
import { randomBytes } from 'node:crypto'
import { createMongoStores, type MongoStores, type PinPolicy } from '#adapters/mongo/index.ts'
import { createSeals, type DataKeys } from '#adapters/vault/index.ts'
import type { Account } from '#bank/ground/account.ts'
import type { Customer } from '#bank/ground/customer.ts'
import {
  type AccountId,
  type CardId,
  type ConversationId,
  type CustomerId,
  type IdentityKey,
  newId,
  type OperationId,
} from '#bank/ground/ids.ts'
import { perCoin } from '#bank/ground/coins.ts'
import { type Coin, money, usd } from '#bank/ground/money.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/servers.ts'

export const aKey = (): string => randomBytes(32).toString('base64')
export const someKeys = (): DataKeys => ({ current: 'k1', keys: { k1: aKey() } })

export type StoresOnMongo = FreshDatabase & { readonly stores: MongoStores; readonly dataKeys: DataKeys }

/** A database, with the names of the collections that may have something in them. */
type Used = FreshDatabase & { readonly written: Set<string> }

/** Databases that a test has had and that were emptied: making the indexes of another costs more than all else. */
const emptied: Used[] = []

const WRITES: ReadonlySet<string> = new Set(['insert', 'update', 'findAndModify'])

/** Of some forty collections a test writes to a few: to empty them all would be most of what such tests ask the server. */
const watched = async (): Promise<Used> => {
  const fresh = await freshDatabase({ monitorCommands: true })
  const written = new Set<string>()
  fresh.client.on('commandStarted', ({ commandName, command }) => {
    const name: unknown = command[commandName]
    if (WRITES.has(commandName) && typeof name === 'string') written.add(name)
  })
  return { ...fresh, written }
}

const empty = async ({ db, written }: Used): Promise<void> => {
  const kept = [...written].filter((name) => name !== 'migrations')
  await Promise.all(kept.map((name) => db.collection(name).deleteMany({})))
  written.clear()
}

/** Stores over a database of their own, ready to use. */
export const openMongoStores = async (
  options: { dataKeys?: DataKeys; pinPolicy?: PinPolicy } = {},
): Promise<StoresOnMongo> => {
  const fresh = emptied.pop() ?? (await watched())
  const dataKeys = options.dataKeys ?? someKeys()
  const policy = options.pinPolicy === undefined ? {} : { pinPolicy: options.pinPolicy }
  const stores = createMongoStores({
    client: fresh.client,
    database: fresh.name,
    seals: createSeals(dataKeys),
    ...policy,
  })
  await stores.ready()
  const drop = async (): Promise<void> => {
    await empty(fresh)
    emptied.push(fresh)
  }
  return { ...fresh, stores, dataKeys, drop }
}

let serial = 0
export const anIdentity = (): IdentityKey => `telegram:${++serial}` as IdentityKey

export const aCustomer = (set: Partial<Customer> = {}): Customer => {
  serial += 1
  return {
    id: newId('customer'),
    handle: `alex_${serial}`,
    legalName: 'Alexandra Quillfeather',
    email: `alex${serial}@canary-mail.example`,
    phone: `+1415555${String(serial).padStart(4, '0')}`,
    birthDate: '1990-04-05',
    address: { street: '1 Canary Lane', city: 'Nesttown', state: 'CA', postalCode: '94107', country: 'US' },
    tier: 'unverified',
    missing: ['ssn'],
    ssnLast4: '7381',
    timeZone: 'America/Los_Angeles',
    createdAt: 1_000 + serial,
    ...set,
  }
}

export const anAccount = (set: Partial<Account> & { cents?: bigint } = {}): Account => {
  const { cents = 0n, ...rest } = set
  const id = newId('account')
  return {
    id,
    customer: 'cus_1' as CustomerId,
    kind: 'deposit',
    bankAccountId: `node_${id}`,
    nickname: 'Everyday',
    status: 'open',
    posted: usd(cents),
    held: usd(0n),
    available: usd(cents),
    coins: perCoin((coin) => money<Coin>(coin, 0n)),
    holds: [],
    asOf: 1_000,
    openedAt: 1_000,
    ...rest,
  }
}

export const balance = (cents: bigint, asOf: number) => ({
  posted: usd(cents),
  coins: perCoin((coin) => money<Coin>(coin, 0n)),
  asOf,
})

export const aSend = (from: AccountId, to: AccountId): Operation['order'] => ({
  kind: 'send',
  from: { account: from, name: 'Everyday' },
  to: { account: to, customer: 'cus_2' as CustomerId, name: 'Bartholomew Canaryson', handle: 'bart' },
  amount: usd(12_34n),
  note: 'for the canary seed',
})

export const anOperation = (set: Partial<Operation> = {}): Operation => {
  serial += 1
  return {
    id: newId('operation'),
    customer: 'cus_1' as CustomerId,
    order: aSend('acct_1' as AccountId, 'acct_2' as AccountId),
    state: 'proposed',
    revision: 0,
    place: { conversation: 'telegram:1' as ConversationId, card: 'card_1' as CardId },
    expiresAt: 10_000,
    attempts: 0,
    history: [{ state: 'proposed', at: 1_000 }],
    createdAt: 1_000 + serial,
    ...set,
  }
}

export const anOperationId = (): OperationId => newId('operation')

/** Everything there is, as somebody who took a copy of the database would see it. */
export const dumpOf = async (db: Db): Promise<string> => {
  const collections = await db.listCollections().toArray()
  const contents = await Promise.all(collections.map(({ name }) => db.collection(name).find().toArray()))
  return JSON.stringify(contents, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
}
