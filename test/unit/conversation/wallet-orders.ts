import { accountId } from '#bank/ground/ids.ts'
import { money, usd } from '#bank/ground/money.ts'
import type { Order } from '#bank/ground/order.ts'
import { account, NOW } from '#test/support/dialogs.ts'

const everyday = { account: account('Everyday').id, name: 'Everyday' }
const quote = { coin: 'BTC', price: usd(7_000_000n), coins: money('BTC', 71_428n), takenAt: NOW } as const
const wallet = { account: everyday.account, nickname: 'Coins' } as const
/** Orders that open, sell out and close a wallet, and the one that gives an account its numbers. */
export const OF_WALLETS: readonly Order[] = [
  { kind: 'make-numbers', account: accountId(`acct_${'a'.repeat(32)}`), nickname: 'Everyday' },
  { kind: 'open-account', ...wallet, product: 'crypto', next: { coin: 'BTC', amount: '$50.00' } },
  { kind: 'open-account', ...wallet, product: 'crypto', next: { coin: 'ETH', amount: '0.01 ETH' } },
  { kind: 'open-account', ...wallet, product: 'crypto', next: { coin: 'ETH' } },
  { kind: 'close-account', ...wallet, leftover: { BTC: money('BTC', 38n), ETH: money('ETH', 0n) } },
  { kind: 'sell-out', ...wallet, to: everyday, quotes: [quote], closes: true },
  { kind: 'sell-out', ...wallet, to: everyday, quotes: [quote], closes: false },
]
