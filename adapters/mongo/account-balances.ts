import type { Collection, Document } from 'mongodb'
import { type Accounts, availableCoins, type Balance } from '#bank/ground/account.ts'
import type { AccountId, OperationId } from '#bank/ground/ids.ts'
import { type Asset, type Coin, COINS, type Money } from '#bank/ground/money.ts'
import { type AccountDocument, type AccountStanding, toStanding } from './account-document.ts'
import { coinsDocument, moneyDocument } from './money-document.ts'

type Collected = Collection<AccountDocument>

/**
 * What is held of one asset. The sum of no holds is a 32-bit zero: adding a 64-bit one keeps the field's type. `$map`,
 * because the embedded server does not follow a path through a list (QUIRKS.md).
 */
const heldOf = (asset: Asset): Document => {
  const minor = { $cond: [{ $eq: ['$$hold.amount.asset', asset] }, '$$hold.amount.minor', { $literal: 0n }] }
  return { $add: [{ $literal: 0n }, { $sum: { $map: { input: '$holds', as: 'hold', in: minor } } }] }
}
const leftOf = (total: unknown, held: unknown): Document => ({
  $max: [{ $literal: 0n }, { $subtract: [total, held] }],
})
/** None of a coin that was not traded yet when the account was stored. */
const keptOf = (coin: Coin): Document => ({ $ifNull: [`$coins.${coin}.minor`, { $literal: 0n }] })
const isOfCoins = { $ne: ['$$hold.amount.asset', 'USD'] }

/** Everything that follows from balances and `holds`, computed by the server in the update that changes them. */
const RECOUNT: Document[] = [
  { $set: { 'held.minor': heldOf('USD') } },
  {
    $set: {
      'available.minor': leftOf('$posted.minor', '$held.minor'),
      availableCoins: Object.fromEntries(
        COINS.map((coin) => [coin, { asset: coin, minor: leftOf(keptOf(coin), heldOf(coin)) }]),
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

export const findStanding = async (accounts: Collected, id: AccountId): Promise<AccountStanding | undefined> => {
  const found = await accounts.findOne({ _id: id })
  return found === null ? undefined : toStanding(found)
}

type Hold = { readonly id: AccountId; readonly operation: OperationId; readonly amount: Money }

export const holdFunds = async (accounts: Collected, hold: Hold): ReturnType<Accounts['hold']> => {
  const { id, operation, amount } = hold
  if (amount.minor === 0n) throw new RangeError('nothing to hold')
  for (let tries = 0; tries < HOLD_TRIES; tries += 1) {
    if (await tryHold(accounts, hold)) return 'held'
    const account = await findStanding(accounts, id)
    if (account === undefined) throw new Error(`account ${id} is not there`)
    const mine = account.holds.find((each) => each.operation === operation)
    if (mine !== undefined && (mine.amount.asset !== amount.asset || mine.amount.minor !== amount.minor))
      throw new RangeError(`${operation} holds another amount already`)
    if (mine !== undefined) return 'held'
    const available = amount.asset === 'USD' ? account.available : availableCoins(account, amount.asset)
    if (available.minor < amount.minor) return 'short'
    if (amount.asset !== 'USD') await beginCoins(accounts, id)
  }
  throw new Error(`account ${id} is too busy to hold on`)
}

/** One update, which finds the account only while enough is available and this operation holds nothing yet. */
const tryHold = async (accounts: Collected, { id, operation, amount }: Hold): Promise<boolean> => {
  const { asset, minor } = amount
  const left = asset === 'USD' ? 'available.minor' : `availableCoins.${asset}.minor`
  const counted = asset === 'USD' ? { 'held.minor': minor } : { coinHolds: 1 }
  const { matchedCount } = await accounts.updateOne(
    { _id: id, [left]: { $gte: minor }, 'holds.operation': { $ne: operation } },
    {
      $inc: { [left]: -minor, ...counted },
      $push: { holds: { operation, amount: moneyDocument(amount) } },
    },
  )
  return matchedCount === 1
}

/** One that was stored before coins were held. */
const beginCoins = (accounts: Collected, id: AccountId) =>
  accounts.updateOne({ _id: id, availableCoins: { $exists: false } }, RECOUNT)

export const releaseFunds = async (accounts: Collected, id: AccountId, operation: OperationId): Promise<void> => {
  // Recounted rather than added back: below `held`, `posted` leaves nothing available to add to.
  await accounts.updateOne({ _id: id, 'holds.operation': operation }, [withoutHold(operation), ...RECOUNT])
}

type Seen = { readonly balance: Balance; readonly seen: number | undefined }

export const captureFunds = async (
  accounts: Collected,
  { id, operation }: Pick<Hold, 'id' | 'operation'>,
  { balance, seen }: Seen,
): Promise<boolean> => {
  const held = { _id: id, 'holds.operation': operation, ...(seen !== undefined && { asOf: seen }) }
  const { matchedCount } = await accounts.updateOne(held, [withoutHold(operation), takeOver(balance), ...RECOUNT])
  if (matchedCount === 1) return true
  if (seen !== undefined) {
    const account = await findStanding(accounts, id)
    if (account?.holds.some((hold) => hold.operation === operation)) return false
  }
  // Captured before, or never held: what is left to do is to believe the balance.
  await refreshBalance(accounts, id, { balance, seen })
  return true
}

export const refreshBalance = async (accounts: Collected, id: AccountId, { balance, seen }: Seen): Promise<boolean> => {
  const asOf = seen ?? { $lte: balance.asOf }
  const { matchedCount } = await accounts.updateOne({ _id: id, asOf }, [takeOver(balance), ...RECOUNT])
  return matchedCount === 1
}
