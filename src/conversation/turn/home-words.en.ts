import type { Account } from '#bank/ground/account.ts'
import { COINS, formatCoin, formatUsd, isZero } from '#bank/ground/money.ts'
import { bold, rich, type Text } from '#conversation/words/text.ts'
import { ago } from '#conversation/words/times.en.ts'

/** Balances younger than this need no age: they are what the bank says now. */
const RECENT_MS = 600_000

const age = ({ asOf }: Account, now: number): string => (now - asOf < RECENT_MS ? '' : ` (as of ${ago(asOf, now)})`)

/** What stands on the menu of a customer, above what can be done. */
export const home = {
  balance: (account: Account, now: number): Text => {
    if (account.kind !== 'crypto')
      return rich`${bold(formatUsd(account.available))} available in ${account.nickname}${age(account, now)}`
    const coins = COINS.map((coin) => account.coins[coin]).filter((amount) => !isZero(amount))
    return rich`${bold(coins.map(formatCoin).join(', '))} in ${account.nickname}${age(account, now)}`
  },
  more: (count: number): Text => rich`${count === 1 ? 'One more account' : `${count} more accounts`} under Accounts`,
  requests: (count: number): Text =>
    count === 1
      ? rich`${bold('1 request for money')} is waiting for your answer.`
      : rich`${bold(`${count} requests for money`)} are waiting for your answer.`,
  inProgress: (count: number): Text =>
    count === 1 ? rich`1 payment is in progress.` : rich`${String(count)} payments are in progress.`,
  pay: 'Answer requests',
}
