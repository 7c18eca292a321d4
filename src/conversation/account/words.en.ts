import { type Account, heldCoins } from '#bank/ground/account.ts'
import { COINS, formatCoin, formatUsd, isZero } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { ago } from '#conversation/words/times.en.ts'

/** `Chase ··1234`: a linked account; its nickname otherwise. */
const title = ({ nickname, last4 }: Account): string =>
  last4 === undefined || nickname.endsWith(last4) ? nickname : `${nickname} ··${last4}`

const STATUS: Record<Account['status'], string> = {
  open: '',
  'pending-proof': 'waiting for you to name the two small deposits',
  locked: 'locked by the bank',
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

const refusal = (refused: Refusal): Text => {
  switch (refused.kind) {
    case 'short':
      return rich`You have ${bold(formatUsd(refused.available))} available there, which is less than this. Nothing was sent. Choose a smaller amount, or add money first.`
    case 'over-payment-limit':
      return rich`One payment can be ${bold(formatUsd(refused.limit))} at most. Nothing was sent. Please choose a smaller amount.`
    case 'over-daily-limit':
      return rich`You can send ${bold(formatUsd(refused.limit))} in one day, and ${bold(formatUsd(refused.left))} of that is left today. Nothing was sent.`
    case 'tier':
      return rich`The bank does not allow this until your identity is fully verified. ${code('My details')} shows what is missing.`
    case 'not-empty':
      return refused.coins
        ? rich`This wallet still holds coins. Sell them first, then close it.`
        : rich`This account still holds ${bold(formatUsd(refused.posted))}. Send it elsewhere first, then close it.`
    case 'busy':
      return rich`A payment is still on its way here. Once it has ended you can do this; its card will tell you.`
    case 'too-small':
      return rich`The least amount for this is ${bold(formatUsd(refused.least))}. Please choose more, for example ${formatUsd(refused.least)}.`
    case 'no-price':
      return rich`I have no current price right now, so I won’t guess one. Please try again in a minute. Nothing has changed.`
    case 'not-yours':
      return rich`I could not find that among your accounts. Nothing has changed.`
    case 'same-account':
      return rich`That would send money from an account to itself. Please choose another account. Nothing was sent.`
    case 'not-ready':
      return rich`The bank is still setting this up. Please try again in a minute. Nothing has changed.`
    case 'not-allowed':
      return rich`The bank does not allow this here. Nothing has changed.`
  }
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
  refusal,
  expired: rich`This card was not confirmed in time, so nothing was done. You can start again.`,
  notYours: rich`That card belongs to somebody else’s chat, so I did nothing.`,
  asked: rich`I’m asking the bank to stop it. Its card will tell you whether that was in time.`,
  tooLate: rich`It is too far along to be stopped. Here is where it stands.`,
  cancelled: rich`Cancelled. Nothing was sent or changed.`,
  unknownOperation: rich`I can’t find that any more. Your history shows everything that happened.`,
  answerTitle: 'Your bank’s question',
  answerLabel: 'Your answer',
  nothingMoving: rich`Nothing of yours is on its way right now: every payment has ended. Your history says how.`,
  nothingToStop: rich`Nothing of yours is on its way right now, so there is nothing to stop. Money that has arrived at somebody else can be asked back: open the payment in your history.`,
  whichMoving: (wantsStop: boolean): Text =>
    wantsStop
      ? rich`These are on their way. Which one should be stopped?`
      : rich`These are on their way. Which one do you mean?`,
  stop: 'Stop it',
  refresh: 'Look again',
}

const one = (account: Account, now: number): readonly Text[] => [
  rich`${bold(title(account))}${STATUS[account.status] === '' ? '' : `: ${STATUS[account.status]}`}`,
  ...balance(account, now),
]
