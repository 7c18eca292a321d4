import { isAddress } from '#bank/ground/phone.ts'
import { formatUsd, type Usd } from '#bank/ground/money.ts'
import { personName as who } from './person-words.en.ts'
import type { ShareLine } from './shares.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'

export const split = {
  title: 'Split a bill',
  ask: rich`How much was the bill, and who shares it? I ask each of them for their share.`,
  totalLabel: 'The whole bill in dollars',
  totalHint: 'For example 60 or 84.50',
  peopleLabel: 'Who shares it',
  peopleHint: 'Handles or phones, for example alex and sam',
  noteHint: 'They can read it, for example Dinner',
  notFound: (typed: string): Text =>
    isAddress(typed)
      ? rich`I found nobody by ${bold(typed)}, so nobody was asked. A phone number or an e-mail address works only once its owner has proved to me that it is theirs. Ask them for their handle, and type handles, for example ${code('alex and sam')}.`
      : rich`I found nobody by ${bold(typed)}, so nobody was asked. Ask them how their handle is spelt, and type handles, for example ${code('alex and sam')}.`,
  none: rich`Please name at least one other person, for example ${code('alex and sam')}.`,
  tooMany: (most: number): Text => rich`A bill can be split with ${most} other people at most.`,
  tooSmall: rich`That is too little to share among so many: everybody’s share is at least one cent.`,
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
      rich`For: ${bill.note === '' ? 'nothing named' : bill.note}`,
      rich`Into: ${bold(bill.into)}`,
      '',
      rich`I ask each of them for their share. Nothing moves unless they agree.`,
    ),
  yes: 'Ask everybody',
  withoutMe: 'Without a share of mine',
  withMe: 'With a share of mine',
  change: 'Change shares',
  changeTitle: 'Who pays how much',
  changeAsk: rich`What should each of them pay? The rest of the bill is your share.`,
  over: (total: Usd): Text => rich`Those are more than the bill of ${bold(formatUsd(total))}. Please correct them.`,
  done: (asked: readonly ShareLine[], refused: readonly Text[]): Text =>
    lines(
      ...(asked.length === 0 ? [rich`Nobody was asked.`] : [rich`${bold('Asked')}`]),
      ...asked.map(({ person, amount }) => rich`${who(person)}: ${formatUsd(amount)}`),
      ...(refused.length === 0 ? [] : ['', ...refused]),
      ...(asked.length === 0 ? [] : ['', rich`I’ll tell you here what each of them answers.`]),
    ),
}
