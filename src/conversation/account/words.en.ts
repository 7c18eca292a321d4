import { type Account, heldCoins } from '#bank/ground/account.ts'
import { COINS, formatCoin, formatUsd, isZero } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { ago } from '#conversation/words/times.en.ts'

/** `Chase ··1234`: a linked account; its nickname otherwise. */
const title = ({ nickname, last4 }: Account): string =>
  last4 === undefined || nickname.endsWith(last4) ? nickname : `${nickname} ··${last4}`

const STATUS: Record<Account['status'], string> = {
  open: '',
  'pending-proof': 'waiting for the two small deposits to be confirmed',
  locked: 'locked',
  closing: 'being closed',
  closed: 'closed',
}

const balance = (account: Account, now: number): readonly Text[] => {
  if (account.kind === 'external') return [rich`Linked from another bank`]
  if (account.kind === 'crypto') {
    const coins = Object.values(account.coins).map((coin) => formatCoin(coin))
    return [rich`${coins.join(', ')} (as of ${ago(account.asOf, now)})`, ...beingSold(account)]
  }
  const held = isZero(account.held)
    ? rich`Balance ${formatUsd(account.posted)}`
    : rich`Balance ${formatUsd(account.posted)}, of which ${formatUsd(account.held)} is set aside for what’s in progress`
  return [rich`${bold(formatUsd(account.available))} available`, rich`${held} (as of ${ago(account.asOf, now)})`]
}

/** Coins that are set aside for sales under way: still in the wallet, and not to be sold once more. */
export const beingSold = (account: Account): readonly Text[] => {
  const held = COINS.map((coin) => heldCoins(account, coin)).filter((amount) => !isZero(amount))
  return held.length === 0
    ? []
    : [rich`${held.map(formatCoin).join(' and ')} of that is set aside for a sale in progress`]
}

export const accounts = {
  title,
  none: rich`You don’t have an account yet. Open one now; it’s free and takes a moment.`,
  list: (all: readonly Account[], now: number): Text =>
    lines(
      rich`${bold('Your accounts')}`,
      ...all.flatMap((account) => ['', ...one(account, now)]),
      '',
      rich`Press an account to rename it, close it or see its history.`,
    ),
  one: (account: Account, now: number): Text => lines(...one(account, now)),
  nickname: rich`What should the new account be called?`,
  walletNickname: rich`What should your new crypto wallet be called?`,
  rename: (old: string): Text => rich`What should ${bold(old)} be called now?`,
  nicknameLabel: 'Nickname',
  nicknameHint: 'For example Rent or Savings',
  gone: rich`That account is no longer open.`,
  noSuch: (typed: string): Text => rich`You don’t have an account called ${bold(typed)}. These are yours.`,
}

const one = (account: Account, now: number): readonly Text[] => [
  rich`${bold(title(account))}${STATUS[account.status] === '' ? '' : `: ${STATUS[account.status]}`}`,
  ...balance(account, now),
]
