import type { Db } from 'mongodb'
import { ledgerOf } from '#bank/ground/postings.ts'
import type { Ledgers } from '#bank/ground/journal.ts'
import type { AccountId } from '#bank/ground/ids.ts'

/** Sums of the journal, made by the server from the entries of one account. */
export const createLedgers = (db: Db): Ledgers => {
  const journal = db.collection('journal')
  const balance = async (account: AccountId): Promise<bigint> => {
    const ledger = ledgerOf(account)
    const [sum] = await journal
      .aggregate<{ cents: bigint | number }>([
        { $match: { 'postings.ledger': ledger } },
        { $unwind: '$postings' },
        { $match: { 'postings.ledger': ledger, 'postings.amount.asset': 'USD' } },
        {
          $group: {
            _id: null,
            cents: {
              $sum: {
                $cond: [
                  { $eq: ['$postings.side', 'debit'] },
                  '$postings.amount.minor',
                  { $subtract: [{ $literal: 0n }, '$postings.amount.minor'] },
                ],
              },
            },
          },
        },
      ])
      .toArray()
    return BigInt(sum?.cents ?? 0)
  }
  return {
    async balances(accounts) {
      const balances = new Map<AccountId, bigint>()
      for (const account of accounts) balances.set(account, await balance(account))
      return balances
    },
  }
}
