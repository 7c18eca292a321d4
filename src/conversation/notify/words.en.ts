import type { Direction } from '#bank/alert/alert.ts'
import { type Coin, formatUsd, type Usd } from '#bank/ground/money.ts'
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
  'signed-in': (where) => ['Somebody logged in to your account', `with your PIN, ${where}.`],
  linked: (where) => ['Another chat is linked to your account now', `with a code of yours and your PIN, ${where}.`],
  'locked-out': (where) => [
    'Logging in is locked for a while',
    `after several wrong PINs, ${where}. Nothing has happened to your money.`,
  ],
  'pin-changed': (where) => ['Your PIN was changed', `${where}. Every other chat was logged out.`],
  'signed-out-everywhere': (where) => ['You were logged out here', `together with every other chat, ${where}.`],
  frozen: (where) => ['Your account is frozen: no money leaves it', `asked for ${where}.`],
  'unfreeze-asked': (where) => [
    'Somebody wants to unfreeze your account',
    `asked for with your PIN, ${where}. Confirm it here with “Unfreeze my account”, or stop it with “Freeze my account”: without a word from you it can be done after a day.`,
  ],
  unlinked: (where) => ['A chat was unlinked from your account', `asked for ${where}. It is logged out.`],
  'pin-asked-less': (where) => [
    'Your PIN is asked for less often now',
    `set ${where}. My limits shows when I ask for it.`,
  ],
  'unlinked-here': (where) => ['This chat is not linked to your account any more', `asked for ${where}.`],
  'number-used': (where) => ['Somebody registered with your Social Security number', `${where}.`],
  'recovery-stopped': (where) => ['What was asked for is stopped', `asked for ${where}. Nobody gets in that way.`],
  'recovered-pin': (where) => [
    'Your account has a new PIN',
    `set ${where}, as you were told before. Every other chat was logged out.`,
  ],
  'recovered-chat': (where) => [
    'Another chat is linked to your account now',
    `done ${where}, as you were told before.`,
  ],
  unfrozen: (where) => ['Your account is not frozen any more', `asked for with your PIN, ${where}.`],
}

const NUMBER_USED = rich`If it was you: your two accounts share one set of limits, and the one that you had goes on as before. If it was not: nobody can see or use your account by that number, and the bank checks who they are before they can send or receive. Somebody may know your number, so you may want to tell the credit bureaus.`

/** What comes without being asked for. */
export const notices = {
  whileAway: rich`This happened while I could not reach you:`,
  received: (
    received: {
      readonly transfer: Pick<BankTransfer, 'amount' | 'from' | 'note' | 'createdAt'>
      readonly account: string
      readonly from?: Pick<Party, 'name' | 'handle'>
    },
    timeZone: string,
    now: number,
  ): Text => {
    const { transfer, account, from = { name: transfer.from.name } } = received
    return lines(
      rich`${bold(`You received ${formatUsd(transfer.amount)}`)}`,
      rich`From ${bold(partyName(from))}, into ${bold(account)}, ${moment(transfer.createdAt, timeZone, now)}.`,
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
    rich`${bold(`${formatUsd(amount)} that you received was sent back`)}`,
    rich`It had come from ${bold(partyName(from))} into ${bold(account.nickname)}. The bank took it back ${moment(at, timeZone, now)}, so it is no longer yours to spend.`,
    ...(note === '' ? [] : [noteFrom(from, note)]),
    account.status === 'closed'
      ? rich`${bold(account.nickname)} is closed.`
      : rich`In ${bold(account.nickname)} you have ${bold(formatUsd(account.available))} available now.`,
    rich`A bank does that when a payment turns out to be disputed, or not covered where it came from. If you still expect the money, please ask ${bold(from.name)} to send it again.`,
  ],
  addressMoved: (what: 'phone' | 'email'): Text =>
    what === 'phone'
      ? lines(
          rich`${bold('Your phone number now belongs to another customer')}`,
          rich`Somebody else has proved that the number in your details is theirs, so money that is sent to it reaches them, not you. What you have received stays yours, and your handle works as before. If the number is still yours, prove it again under My details; if it is not, please change it there.`,
        )
      : lines(
          rich`${bold('Your e-mail address now belongs to another customer')}`,
          rich`Somebody else has proved that the address in your details is theirs, so money that is sent to it reaches them, not you. What you have received stays yours, and your handle works as before.`,
        ),
  nameReview: {
    asked: lines(
      rich`${bold('A change of your legal name was asked for')}`,
      rich`Until the bank has decided, others see the name that is verified now, and nothing can be sent from your accounts; you can receive money. The bank wants a photo ID that bears the new name. If it was not you, change your PIN at once and change the name back under My details.`,
    ),
    accepted: lines(
      rich`${bold('Your legal name is changed')}`,
      rich`The bank has verified it, and others see it from now on. If it was not you, change your PIN at once and report it.`,
    ),
    withdrawn: lines(rich`${bold('Your legal name stays as it was')}`, rich`The change that was asked for is off.`),
  },
  /** Where it is a title and a sentence without a subject: the title says what happened. */
  security: (what: SecurityEvent, { channel, at, timeZone, now }: SecurityWhere): Text => {
    const [title, rest] = SECURITY[what](`on ${PLACES[channel] ?? channel}, ${moment(at, timeZone, now)}`)
    return lines(
      rich`${bold(title)}`,
      rich`That was ${rest}`,
      what === 'number-used'
        ? NUMBER_USED
        : rich`If it was you, all is well. If it was not, freeze your account or log out everywhere else, and change your PIN.`,
    )
  },
  alert: (
    coin: Coin,
    direction: Direction,
    wanted: string,
    price: string,
    at: number,
    timeZone: string,
    now: number,
  ): Text =>
    lines(
      rich`${bold(`${coin} is at ${price}`)}`,
      rich`You asked to hear when it is ${direction} ${bold(wanted)}. That was so ${moment(at, timeZone, now)}. This alert is done now.`,
    ),
}
