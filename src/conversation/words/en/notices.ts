import type { Direction } from '#bank/alert/alert.ts'
import { type Coin, formatUsd } from '#bank/money.ts'
import type { BankTransfer } from '#bank/rail.ts'
import type { Text } from '../../message.ts'
import { bold, lines, rich } from '../../text.ts'
import { duration, moment } from './times.ts'

/** What comes without being asked for. */
export const notices = {
  received: (
    transfer: Pick<BankTransfer, 'amount' | 'from' | 'note' | 'createdAt'>,
    account: string,
    timeZone: string,
    now: number,
  ): Text =>
    lines(
      rich`${bold(`You received ${formatUsd(transfer.amount)}`)}`,
      rich`From ${bold(transfer.from.name)}, into ${bold(account)}, ${moment(transfer.createdAt, timeZone, now)}.`,
      ...(transfer.note === '' ? [] : [rich`Note: ${transfer.note}`]),
    ),
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
  goodFor: (ms: number): Text => rich`This card is good for ${duration(ms)}.`,
}
