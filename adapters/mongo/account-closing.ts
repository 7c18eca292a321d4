import type { Collection, Filter } from 'mongodb'
import type { Accounts } from '#bank/ground/account.ts'
import type { AccountId, OperationId } from '#bank/ground/ids.ts'
import { type Coins, COINS } from '#bank/ground/money.ts'
import { findStanding } from './account-balances.ts'
import type { AccountDocument, AccountStanding } from './account-document.ts'
import { coinsDocument } from './money-document.ts'

type Collected = Collection<AccountDocument>

/** What an account can be closed from. */
const CLOSABLE = ['open', 'pending-proof', 'locked'] as const

/** Nothing promised and nothing in it but what is given up with it; what a linked account elsewhere holds stays there. */
const emptyFor = ({ kind }: AccountStanding, leftover: Coins | undefined): Filter<AccountDocument> => ({
  holds: { $size: 0 },
  ...(kind !== 'external' && {
    'posted.minor': 0n,
    // Not above: of a coin that was not traded yet when the account was stored there is no figure at all.
    ...Object.fromEntries(
      COINS.map((coin) => [`coins.${coin}.minor`, { $not: { $gt: leftover?.[coin].minor ?? 0n } }]),
    ),
  }),
})

/** Other processes may change the status between the refused update and the look at why. */
const TRIES = 5

export const beginClosing = async (
  accounts: Collected,
  id: AccountId,
  operation: OperationId,
  leftover?: Coins,
): ReturnType<Accounts['beginClosing']> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const account = await findStanding(accounts, id)
    if (account === undefined) return 'not-there'
    if (account.closing?.operation === operation) return 'closing'
    const from = CLOSABLE.find((status) => status === account.status)
    if (from === undefined) return 'not-there'
    const { matchedCount } = await accounts.updateOne(
      { _id: id, status: from, ...emptyFor(account, leftover) },
      {
        $set: {
          status: 'closing',
          closing: { operation, from },
          ...(leftover !== undefined && { leftover: coinsDocument(leftover) }),
        },
      },
    )
    if (matchedCount === 1) return 'closing'
    const after = await findStanding(accounts, id)
    if (after?.status === from) return 'not-empty'
  }
  throw new Error(`account ${id} changed ${TRIES} times while it was being closed`)
}

export const reopen = async (accounts: Collected, id: AccountId, operation: OperationId): Promise<void> => {
  const account = await findStanding(accounts, id)
  if (account?.closing?.operation !== operation) return
  await accounts.updateOne(
    { _id: id, status: 'closing', 'closing.operation': operation },
    { $set: { status: account.closing.from }, $unset: { closing: '', leftover: '' } },
  )
}
