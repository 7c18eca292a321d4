import type { Collection, Db, Document } from 'mongodb'
import { z } from 'zod'
import { type Account, availableCoins, type Balance, type Accounts } from '#bank/ground/account.ts'
import { accountId, type AccountId, customerId, operationId, type OperationId } from '#bank/ground/ids.ts'
import { type Asset, COINS } from '#bank/ground/money.ts'
import { CoinsSchema, MoneySchema, UsdSchema } from '#bank/ground/money-schema.ts'
import { type Doc, insertOnce } from './database.ts'
import { coinsDocument, type MoneyDocument, moneyDocument } from './money-document.ts'

type AccountDocument = Doc & {
  customer: string
  kind: string
  /** `bankAccountId`, by the name that an earlier version gave it. */
  node: string
  nickname: string
  status: string
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
  status: z.enum(['open', 'pending-proof', 'locked', 'closed']),
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

const toAccount = (document: unknown): Account => {
  const { _id, node, ...rest } = Stored.parse(document)
  return { id: _id, bankAccountId: node, ...rest }
}

const toDocument = ({ id, bankAccountId, ...account }: Account): AccountDocument => ({
  ...account,
  _id: id,
  node: bankAccountId,
  posted: moneyDocument(account.posted),
  held: moneyDocument(account.held),
  available: moneyDocument(account.available),
  coins: coinsDocument(account.coins),
  holds: account.holds.map(({ operation, amount }) => ({ operation, amount: moneyDocument(amount) })),
})

/**
 * What is held of one asset. The sum of no holds is a 32-bit zero: adding a 64-bit one keeps the field's type. `$map`,
 * because the embedded server does not follow a path through a list (QUIRKS.md).
 */
const heldOf = (asset: Asset): Document => {
  const minor = { $cond: [{ $eq: ['$$hold.amount.asset', asset] }, '$$hold.amount.minor', { $literal: 0n }] }
  return { $add: [{ $literal: 0n }, { $sum: { $map: { input: '$holds', as: 'hold', in: minor } } }] }
}
const leftOf = (total: string, held: unknown): Document => ({
  $max: [{ $literal: 0n }, { $subtract: [total, held] }],
})
const isOfCoins = { $ne: ['$$hold.amount.asset', 'USD'] }

/** Everything that follows from balances and `holds`, computed by the server in the update that changes them. */
const RECOUNT: Document[] = [
  { $set: { 'held.minor': heldOf('USD') } },
  {
    $set: {
      'available.minor': leftOf('$posted.minor', '$held.minor'),
      availableCoins: Object.fromEntries(
        COINS.map((coin) => [coin, { asset: coin, minor: leftOf(`$coins.${coin}.minor`, heldOf(coin)) }]),
      ),
      coinHolds: { $size: { $filter: { input: '$holds', as: 'hold', cond: isOfCoins } } },
    },
  },
]

const withoutHold = (operation: OperationId): Document => ({
  $set: {
    holds: { $filter: { input: '$holds', as: 'hold', cond: { $ne: ['$$hold.operation', { $literal: operation }] } } },
  },
})

/** Sets the balance where `isNewer` says so, inside a pipeline update. */
const takeOver = ({ posted, coins, asOf }: Balance): Document => {
  const unlessOlder = (value: unknown, field: string): Document => ({
    $cond: [{ $gte: [{ $literal: asOf }, '$asOf'] }, { $literal: value }, field],
  })
  return {
    $set: {
      posted: unlessOlder(moneyDocument(posted), '$posted'),
      coins: unlessOlder(coinsDocument(coins), '$coins'),
      asOf: unlessOlder(asOf, '$asOf'),
    },
  }
}

/** Races between a refused hold and the look at why; each is another operation's success, so few are enough. */
const HOLD_TRIES = 20

export const createAccounts = (db: Db): Accounts => {
  const accounts: Collection<AccountDocument> = db.collection<AccountDocument>('accounts')
  const find = async (id: AccountId): Promise<Account | undefined> => {
    const found = await accounts.findOne({ _id: id })
    return found === null ? undefined : toAccount(found)
  }
  const set = async (id: AccountId, fields: Partial<AccountDocument>): Promise<void> => {
    const { matchedCount } = await accounts.updateOne({ _id: id }, { $set: fields })
    if (matchedCount === 0) throw new Error(`account ${id} is not there`)
  }
  const refresh: Accounts['refresh'] = async (id, balance, seen) => {
    const asOf = seen ?? { $lte: balance.asOf }
    const { matchedCount } = await accounts.updateOne({ _id: id, asOf }, [takeOver(balance), ...RECOUNT])
    return matchedCount === 1
  }

  /** One that was stored before coins were held. */
  const beginCoins = (id: AccountId) => accounts.updateOne({ _id: id, availableCoins: { $exists: false } }, RECOUNT)

  return {
    async insert(account) {
      await insertOnce(accounts, toDocument(account))
    },
    find,
    async findByBankAccount(id) {
      const found = await accounts.findOne({ node: id })
      return found === null ? undefined : toAccount(found)
    },
    async ofCustomer(customer) {
      const found = await accounts
        .find({ customer, status: { $ne: 'closed' } })
        .sort({ openedAt: 1, _id: 1 })
        .toArray()
      return found.map(toAccount)
    },
    rename: (id, nickname) => set(id, { nickname }),
    setStatus: (id, status) => set(id, { status }),
    async hold(id, operation, amount) {
      if (amount.minor === 0n) throw new RangeError('nothing to hold')
      const { asset, minor } = amount
      const left = asset === 'USD' ? 'available.minor' : `availableCoins.${asset}.minor`
      const counted = asset === 'USD' ? { 'held.minor': minor } : { coinHolds: 1 }
      for (let tries = 0; tries < HOLD_TRIES; tries += 1) {
        const { matchedCount } = await accounts.updateOne(
          { _id: id, [left]: { $gte: minor }, 'holds.operation': { $ne: operation } },
          {
            $inc: { [left]: -minor, ...counted },
            $push: { holds: { operation, amount: moneyDocument(amount) } },
          },
        )
        if (matchedCount === 1) return 'held'
        const account = await find(id)
        if (account === undefined) throw new Error(`account ${id} is not there`)
        const mine = account.holds.find((hold) => hold.operation === operation)
        if (mine !== undefined && (mine.amount.asset !== asset || mine.amount.minor !== minor))
          throw new RangeError(`${operation} holds another amount already`)
        if (mine !== undefined) return 'held'
        const { minor: available } = asset === 'USD' ? account.available : availableCoins(account, asset)
        if (available < minor) return 'short'
        if (asset !== 'USD') await beginCoins(id)
      }
      throw new Error(`account ${id} is too busy to hold on`)
    },
    async release(id, operation) {
      // Recounted rather than added back: below `held`, `posted` leaves nothing available to add to.
      await accounts.updateOne({ _id: id, 'holds.operation': operation }, [withoutHold(operation), ...RECOUNT])
    },
    async capture(id, operation, balance, seen) {
      const held = { _id: id, 'holds.operation': operation, ...(seen !== undefined && { asOf: seen }) }
      const { matchedCount } = await accounts.updateOne(held, [withoutHold(operation), takeOver(balance), ...RECOUNT])
      if (matchedCount === 1) return true
      if (seen !== undefined) {
        const account = await find(id)
        if (account?.holds.some((hold) => hold.operation === operation)) return false
      }
      // Captured before, or never held: what is left to do is to believe the balance.
      await refresh(id, balance, seen)
      return true
    },
    refresh,
    async withHolds(limit) {
      const found = await Promise.all(
        [{ 'held.minor': { $gte: 1n } }, { coinHolds: { $gte: 1 } }].map((some) =>
          accounts.find(some).limit(limit).toArray(),
        ),
      )
      return found.flat().slice(0, limit).map(toAccount)
    },
  }
}
