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
  'pending-proof': 'waiting for you to name the two small deposits',
  locked: 'locked by the bank',
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
    ? rich`${formatUsd(account.posted)} in it, nothing on its way out`
    : rich`${formatUsd(account.posted)} in it, ${formatUsd(account.held)} of that on its way out`
  return [rich`${bold(formatUsd(account.available))} available`, rich`${held} (as of ${ago(account.asOf, now)})`]
}

/** Coins that are set aside for sales under way: still in the wallet, and not to be sold once more. */
export const beingSold = (account: Account): readonly Text[] => {
  const held = COINS.map((coin) => heldCoins(account, coin)).filter((amount) => !isZero(amount))
  return held.length === 0 ? [] : [rich`${held.map(formatCoin).join(' and ')} of that set aside for a sale under way`]
}

export const accounts = {
  title,
  none: rich`You have no account yet. Open one now; it is free and takes a moment.`,
  list: (all: readonly Account[], now: number): Text =>
    lines(
      rich`${bold('Your accounts')}`,
      ...all.flatMap((account) => ['', ...one(account, now)]),
      '',
      rich`Press an account to rename or close it, or to see its history.`,
    ),
  one: (account: Account, now: number): Text => lines(...one(account, now)),
  nickname: rich`What should the new account be called?`,
  walletNickname: rich`What should your new crypto wallet be called?`,
  rename: (old: string): Text => rich`What should ${bold(old)} be called from now on?`,
  nicknameLabel: 'Nickname',
  nicknameHint: 'For example Rent or Savings',
  gone: rich`That account is no longer open.`,
  noSuch: (typed: string): Text => rich`You have no account called ${bold(typed)}. These are yours.`,
}

const one = (account: Account, now: number): readonly Text[] => [
  rich`${bold(title(account))}${STATUS[account.status] === '' ? '' : `: ${STATUS[account.status]}`}`,
  ...balance(account, now),
]
