import type { Direction } from '#bank/alert/alert.ts'
import { type Coin, formatUsd, type Usd } from '#bank/ground/money.ts'
import type { Party } from '#bank/ground/order.ts'
import type { BankTransfer } from '#bank/ground/rail.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { partyName } from '#conversation/operation/words.en.ts'
import { moment } from '#conversation/words/times.en.ts'

/** What comes without being asked for. */
export const notices = {
  whileAway: rich`This happened while I could not reach you:`,
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
    ...(note === '' ? [] : [rich`Note: ${note}`]),
    account.status === 'closed'
      ? rich`${bold(account.nickname)} is closed.`
      : rich`In ${bold(account.nickname)} you have ${bold(formatUsd(account.available))} available now.`,
    rich`A bank does that when a payment turns out to be disputed, or not covered where it came from. If you still expect the money, please ask ${bold(from.name)} to send it again.`,
  ],
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
