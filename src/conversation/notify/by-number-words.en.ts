import { formatUsd, isZero, type Usd } from '#bank/ground/money.ts'
import type { ByNumberEvent } from '#bank/ground/notice.ts'
import type { Text } from '#conversation/channel/message.ts'
import { noteFrom } from '#conversation/operation/words.en.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { moment } from '#conversation/words/times.en.ts'

/** What another bank moved by the account's own numbers. `at`: when it did so. */
export type MovedByNumber = {
  readonly amount: Usd
  readonly note: string
  readonly at: number
  readonly account: { readonly nickname: string; readonly available: Usd; readonly status: string }
}

const TITLE: Readonly<Record<ByNumberEvent, (amount: string, account: string) => string>> = {
  taken: (amount, account) => `${amount} was taken out of ${account}`,
  'given-back': (amount, account) => `${amount} is back in ${account}`,
  'taken-back': (amount) => `${amount} you received was sent back`,
}

const HOW: Readonly<Record<ByNumberEvent, (account: string, at: string) => Text>> = {
  taken: (account, at) => rich`Another bank took it by the account number of ${bold(account)}, ${at}.`,
  'given-back': (account, at) =>
    rich`Another bank had taken it out by the account number of ${bold(account)}. It was put back ${at}.`,
  'taken-back': (account, at) =>
    rich`It had come from another bank, by account number, into ${bold(account)}. The other bank took it back ${at}, so you can’t spend it anymore.`,
}

const WHAT_NOW: Readonly<Record<ByNumberEvent, Text>> = {
  taken: rich`This is how a bill is paid that you gave this account’s numbers for. If you didn’t allow it, report it now, so a person here can look into it.`,
  'given-back': rich`There’s nothing you need to do.`,
  'taken-back': rich`This happens when a payment was a mistake, or wasn’t covered where it came from. If you’re still expecting the money, please ask whoever paid you.`,
}

const SPENT = rich`If you’ve already spent some of it, what comes into this account next makes up for that first.`

export const byNumber = (
  what: ByNumberEvent,
  { amount, note, at, account }: MovedByNumber,
  timeZone: string,
  now: number,
): Text =>
  lines(
    rich`${bold(TITLE[what](formatUsd(amount), account.nickname))}`,
    HOW[what](account.nickname, moment(at, timeZone, now)),
    ...(note === '' ? [] : [noteFrom({ name: 'another bank' }, note)]),
    account.status === 'closed'
      ? rich`${bold(account.nickname)} is closed.`
      : rich`In ${bold(account.nickname)} you have ${bold(formatUsd(account.available))} available now.`,
    ...(what === 'taken-back' && isZero(account.available) ? [SPENT] : []),
    WHAT_NOW[what],
  )
