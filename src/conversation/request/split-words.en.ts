import { isAddress } from '#bank/ground/phone.ts'
import { formatUsd, type Usd } from '#bank/ground/money.ts'
import { personName as who } from './person-words.en.ts'
import type { ShareLine } from './shares.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'

export const split = {
  title: 'Split a bill',
  ask: rich`How much was the bill, and who’s sharing it? I’ll ask each of them for their share.`,
  totalLabel: 'Total bill in dollars',
  totalHint: 'For example 60 or 84.50',
  peopleLabel: 'Who’s sharing it',
  peopleHint: 'Handles or phone numbers, for example alex and sam',
  noteHint: 'They can read it, for example Dinner',
  notFound: (typed: string): Text =>
    isAddress(typed)
      ? rich`Nobody was asked: I couldn’t find anyone with ${bold(typed)}. A phone number or email address works only after its owner has verified it here. Ask them for their handle and type handles, for example ${code('alex and sam')}.`
      : rich`Nobody was asked: I couldn’t find ${bold(typed)}. Ask them how their handle is spelled and type handles, for example ${code('alex and sam')}.`,
  none: rich`Please name at least one other person, for example ${code('alex and sam')}.`,
  ways: (others: number): Text =>
    others === 1
      ? rich`For two shares, yours among them, please name the other person, for example ${code('alex')}.`
      : rich`For ${others + 1} shares, yours among them, please name the other ${others} people, for example ${code('alex and sam')}.`,
  tooMany: (most: number): Text => rich`A bill can be split with ${most} other people at most.`,
  tooSmall: rich`That’s too little to share among so many people: each share must be at least one cent.`,
  confirm: (bill: {
    readonly total: Usd
    readonly note: string
    readonly own: Usd
    readonly shares: readonly ShareLine[]
    readonly into: string
  }): Text =>
    lines(
      rich`${bold(`Split ${formatUsd(bill.total)}?`)}`,
      ...bill.shares.map(({ person, amount }) => rich`${who(person)}: ${bold(formatUsd(amount))}`),
      rich`You: ${bold(formatUsd(bill.own))}`,
      ...(bill.note === '' ? [] : [rich`For: ${bill.note}`]),
      rich`Into: ${bold(bill.into)}`,
      '',
      rich`I’ll ask each of them for their share. Nothing moves unless they agree.`,
    ),
  yes: 'Ask everybody',
  withoutMe: 'Leave me out',
  withMe: 'Include me',
  change: 'Change shares',
  changeTitle: 'Who pays how much',
  changeAsk: rich`What should each of them pay? Whatever is left of the bill is your share.`,
  over: (total: Usd): Text => rich`That’s more than the bill of ${bold(formatUsd(total))}. Please correct the shares.`,
  notSharing: (typed: string): Text =>
    rich`${bold(typed)} isn’t sharing this bill, so the shares stay as they are. To add someone first, say for example ${code('add sam')}.`,
  done: (asked: readonly ShareLine[], refused: readonly Text[]): Text =>
    lines(
      ...(asked.length === 0 ? [rich`Nobody was asked.`] : [rich`${bold('Asked')}`]),
      ...asked.map(({ person, amount }) => rich`${who(person)}: ${formatUsd(amount)}`),
      ...(refused.length === 0 ? [] : ['', ...refused]),
      ...(asked.length === 0 ? [] : ['', rich`I’ll tell you here when each of them answers.`]),
    ),
}
