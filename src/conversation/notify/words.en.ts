import { formatUsd, type Usd } from '#bank/ground/money.ts'
import type { Party } from '#bank/ground/order.ts'
import type { SecurityEvent } from '#bank/ground/notice.ts'
import type { BankTransfer } from '#bank/ground/transfer.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { noteFrom, partyName } from '#conversation/operation/words.en.ts'
import { moment } from '#conversation/words/times.en.ts'

type SecurityWhere = {
  readonly channel: string
  readonly at: number
  readonly timeZone: string
  readonly now: number
}

const PLACES: Readonly<Record<string, string>> = { telegram: 'Telegram', discord: 'Discord', web: 'the web chat' }

const SECURITY: Readonly<Record<SecurityEvent, (where: string) => readonly [title: string, rest: string]>> = {
  'signed-in': (where) => ['Someone logged in to your account', `With your PIN, ${where}.`],
  linked: (where) => ['Another chat is now linked to your account', `With a code of yours and your PIN, ${where}.`],
  'locked-out': (where) => [
    'Logging in is locked for a while',
    `Several wrong PINs were entered ${where}. Nothing has happened to your money.`,
  ],
  'pin-changed': (where) => ['Your PIN was changed', `This was done ${where}. All your other chats were logged out.`],
  'signed-out-everywhere': (where) => [
    'You were logged out here',
    `All your other chats were logged out from one of them, ${where}.`,
  ],
  frozen: (where) => ['Your account is frozen: no money leaves it', `This was done ${where}.`],
  'unfreeze-asked': (where) => [
    'Someone wants to unfreeze your account',
    `They asked with your PIN, ${where}. Confirm it here with “Unfreeze my account”, or stop it with “Freeze my account”. If you do nothing, it can go ahead after a day.`,
  ],
  unlinked: (where) => ['A chat was unlinked from your account', `This was done ${where}. That chat is logged out.`],
  'pin-asked-less': (where) => [
    'Your PIN is now asked for less often',
    `This was set ${where}. My limits shows when I ask for it.`,
  ],
  'unlinked-here': (where) => ['This chat is no longer linked to your account', `This was done ${where}.`],
  'number-used': (where) => ['Someone registered with your Social Security number', `This was done ${where}.`],
  'recovery-stopped': (where) => [
    'The attempt to get into your account was stopped',
    `This was done ${where}. Nobody gets in that way.`,
  ],
  'recovered-pin': (where) => [
    'Your account has a new PIN',
    `It was set ${where}, as we told you beforehand. All your other chats were logged out.`,
  ],
  'recovered-chat': (where) => [
    'Another chat is now linked to your account',
    `It was linked ${where}, as we told you beforehand.`,
  ],
  unfrozen: (where) => ['Your account is no longer frozen', `This was done with your PIN, ${where}.`],
}

const NUMBER_USED = rich`If it was you: your two accounts share one set of limits, and the one you already had continues as before. If it wasn’t: nobody can see or use your account with that number, and we check who they are before they can send or receive money. They may know your number, so you may want to tell the credit bureaus.`

/** What comes without being asked for. */
export const notices = {
  whileAway: rich`This happened while I couldn’t reach you:`,
  received: (
    received: {
      readonly transfer: Pick<BankTransfer, 'amount' | 'from' | 'note' | 'createdAt' | 'via'>
      readonly account: string
      readonly from?: Pick<Party, 'name' | 'handle'>
    },
    timeZone: string,
    now: number,
  ): Text => {
    const { transfer, account, from = { name: transfer.from.name || 'another bank' } } = received
    const by = transfer.via === 'account-number' ? ', by account number' : ''
    return lines(
      rich`${bold(`You received ${formatUsd(transfer.amount)}`)}`,
      rich`From ${bold(partyName(from))}${by}, into ${bold(account)}, ${moment(transfer.createdAt, timeZone, now)}.`,
      ...(transfer.note === '' ? [] : [noteFrom(from, transfer.note)]),
    )
  },
  takenBack: (
    {
      amount,
      from,
      note,
    }: { readonly amount: Usd; readonly from: Pick<Party, 'name' | 'handle'>; readonly note: string },
    account: { readonly nickname: string; readonly available: Usd; readonly status: string },
    at: number,
    timeZone: string,
    now: number,
  ): readonly Text[] => [
    rich`${bold(`${formatUsd(amount)} you received was sent back`)}`,
    rich`It had come from ${bold(partyName(from))} into ${bold(account.nickname)}. It was taken back ${moment(at, timeZone, now)}, so you can’t spend it anymore.`,
    ...(note === '' ? [] : [noteFrom(from, note)]),
    account.status === 'closed'
      ? rich`${bold(account.nickname)} is closed.`
      : rich`In ${bold(account.nickname)} you have ${bold(formatUsd(account.available))} available now.`,
    rich`This happens when a payment is disputed, or wasn’t covered where it came from. If you’re still expecting the money, please ask ${bold(from.name)} to send it again.`,
  ],
  addressMoved: (what: 'phone' | 'email'): Text =>
    what === 'phone'
      ? lines(
          rich`${bold('Your phone number now belongs to another customer')}`,
          rich`Someone else has verified that the number in your details is theirs, so money sent to it now goes to them, not to you. What you’ve already received stays yours, and your handle works as before. If the number is still yours, verify it again under My details; if it isn’t, please change it there.`,
        )
      : lines(
          rich`${bold('Your email address now belongs to another customer')}`,
          rich`Someone else has verified that the address in your details is theirs, so money sent to it now goes to them, not to you. What you’ve already received stays yours, and your handle works as before.`,
        ),
  nameReview: {
    asked: lines(
      rich`${bold('We got a request to change your legal name')}`,
      rich`We need a photo ID that shows the new name. Until we’ve checked it, others see your current name, and you can receive money but not send any. If it wasn’t you, change your PIN right away and change the name back under My details.`,
    ),
    accepted: lines(
      rich`${bold('Your legal name has changed')}`,
      rich`We’ve verified it, and others see it from now on. If it wasn’t you, change your PIN right away and report it.`,
    ),
    withdrawn: lines(
      rich`${bold('Your legal name stays as it was')}`,
      rich`The change was withdrawn. There’s nothing you need to do.`,
    ),
  },
  security: (what: SecurityEvent, { channel, at, timeZone, now }: SecurityWhere): Text => {
    const [title, rest] = SECURITY[what](`on ${PLACES[channel] ?? channel}, ${moment(at, timeZone, now)}`)
    return lines(
      rich`${bold(title)}`,
      rich`${rest}`,
      what === 'number-used'
        ? NUMBER_USED
        : rich`If it was you, there’s nothing you need to do. If it wasn’t, freeze your account or log out everywhere else, and change your PIN.`,
    )
  },
}
