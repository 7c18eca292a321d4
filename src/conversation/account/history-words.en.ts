import { reference } from '#bank/ground/ids.ts'
import { formatUsd } from '#bank/ground/money.ts'
import type { BankTransfer, TransferStatus } from '#bank/ground/transfer.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { HistoryItem } from '#bank/ground/history.ts'
import { returnedFor } from '#conversation/operation/return-words.en.ts'
import { noteFrom } from '#conversation/operation/words.en.ts'
import { bold, code, italic, lines, rich } from '#conversation/words/text.ts'
import { day, moment } from '#conversation/words/times.en.ts'

const STATUS: Record<TransferStatus, string> = {
  waiting: 'processing',
  debited: 'on its way',
  credited: 'arriving',
  settled: 'completed',
  cancelled: 'canceled, nothing was paid',
  returned: 'sent back',
}
const STEP: Record<TransferStatus, string> = {
  waiting: 'Created and accepted',
  debited: 'In progress: the money has left the sender',
  credited: 'In progress: the money has reached the other side',
  settled: 'Completed: it’s final',
  cancelled: 'Canceled: nothing was paid',
  returned: 'Sent back to the sender',
}

const signed = (line: HistoryItem): string => {
  const amount = formatUsd(line.entry.transfer.amount)
  if (line.direction === 'between') return amount
  return line.direction === 'in' ? `+${amount}` : `−${amount}`
}
/** Whose bank has paid, or taken money out, by the account's number is not told. */
const isByNumber = ({ other: name, entry }: HistoryItem): boolean =>
  entry.transfer.via === 'account-number' && name === ''
const other = (line: HistoryItem): string => {
  if (isByNumber(line)) return 'by account number'
  if (line.direction === 'between') return `from ${line.accountName} to ${line.other}`
  return line.direction === 'in' ? `from ${line.other}` : `to ${line.other}`
}
/** Between own accounts the holder's name on both sides would tell nothing: the accounts do. */
const sides = (line: HistoryItem): readonly Text[] => {
  const { direction, accountName, other: name, entry } = line
  const { transfer } = entry
  if (isByNumber(line)) {
    const way =
      direction === 'in' ? rich`From: another bank, by account number` : rich`To: another bank, by account number`
    return [rich`Account: ${accountName}`, way]
  }
  return direction === 'between'
    ? [rich`From: ${accountName}`, rich`To: ${name}`]
    : [rich`Account: ${accountName}`, rich`From: ${transfer.from.name}`, rich`To: ${transfer.to.name}`]
}

const row = (line: HistoryItem, at: number, timeZone: string, now: number): Text => {
  const { transfer } = line.entry
  const state = transfer.status === 'settled' ? '' : `, ${STATUS[transfer.status]}`
  return rich`${at + 1}. ${day(transfer.createdAt, timeZone, now)}: ${bold(signed(line))} ${other(line)}${state}`
}

/** What the code of a return means is for whoever made the payment: it can tell how things stand in their account. */
const bankCode = ({ direction, entry: { transfer } }: HistoryItem): readonly Text[] => {
  if (transfer.code === undefined) return []
  const meaning = transfer.status === 'returned' && direction !== 'in' ? returnedFor(transfer.code) : undefined
  return [...(meaning === undefined ? [] : [meaning]), rich`Return code: ${code(transfer.code)}`]
}

const coins = ({ coin, rate }: BankTransfer): readonly Text[] =>
  coin === undefined ? [] : [rate === undefined ? rich`Coin: ${coin}` : rich`Coin: ${coin} at ${formatUsd(rate)} for 1`]

/** What came in, or was taken out by its number, bears the note of who did so. */
const noted = ({ direction, other: name, handle, entry }: HistoryItem): Text =>
  direction === 'in' || entry.transfer.via === 'account-number'
    ? noteFrom(
        { name: name === '' ? 'another bank' : name, ...(handle !== undefined && { handle }) },
        entry.transfer.note,
      )
    : rich`Note: ${entry.transfer.note}`

export const history = {
  empty: rich`Nothing has come in or gone out yet.`,
  emptyOf: (account: string): Text => rich`Nothing has come in or gone out of ${bold(account)} yet.`,
  end: rich`That’s everything: there’s nothing older.`,
  page: (
    shown: readonly HistoryItem[],
    account: string | undefined,
    page: number,
    timeZone: string,
    now: number,
  ): Text =>
    lines(
      rich`${bold(account === undefined ? 'History' : `History of ${account}`)}${page > 1 ? `, page ${page}` : ''}`,
      ...shown.map((line, at) => row(line, at, timeZone, now)),
      '',
      rich`Press a number to see everything about it.`,
    ),
  entry: (line: HistoryItem, timeZone: string, now: number): Text => {
    const { transfer } = line.entry
    return lines(
      rich`${bold(`${signed(line)} ${other(line)}`)}`,
      ...sides(line),
      ...(transfer.note === '' ? [] : [noted(line)]),
      ...coins(transfer),
      rich`Status: ${bold(STATUS[transfer.status])}`,
      '',
      rich`${italic('What happened')}`,
      // Some lives begin with the bank's own word for it.
      ...(transfer.timeline[0]?.status === 'waiting'
        ? []
        : [rich`${moment(transfer.createdAt, timeZone, now)}: Created`]),
      ...transfer.timeline.map((step) => rich`${moment(step.at, timeZone, now)}: ${STEP[step.status]}`),
      ...bankCode(line),
      '',
      line.operation === undefined
        ? rich`Transaction ID ${code(transfer.id)}`
        : rich`Reference ${code(reference(line.operation))}, transaction ID ${code(transfer.id)}`,
    )
  },
  gone: rich`I can’t find that entry anymore.`,
  noAccount: (typed: string): Text => rich`You don’t have an account called ${bold(typed)}, so here’s everything.`,
  which: rich`Which account?`,
  all: 'All accounts',
  filter: 'Choose an account',
  older: 'Older ›',
  newer: '‹ Newer',
  export: 'Export as a file',
  exported: (rows: number): Text =>
    rich`Here’s your history as a file: ${rows} ${rows === 1 ? 'entry' : 'entries'}, newest first. You can open it in any spreadsheet.`,
  /** Of the file, as programs and people read them. */
  columns: {
    date: 'Date',
    direction: 'Direction',
    account: 'Account',
    other: 'From or to',
    amount_usd: 'Amount (USD)',
    status: 'Status',
    note: 'Note',
    coin: 'Coin',
    rate_usd: 'Price (USD)',
    bank_id: 'Transaction ID',
    reference: 'Reference',
  },
  exportDescription: 'Your history as a spreadsheet',
}
