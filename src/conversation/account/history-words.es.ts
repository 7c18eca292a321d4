import { reference } from '#bank/ground/ids.ts'
import { formatUsd } from '#bank/ground/money.ts'
import type { BankTransfer, TransferStatus } from '#bank/ground/transfer.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { HistoryItem } from '#bank/ground/history.ts'
import { returnedFor } from '#conversation/operation/return-words.es.ts'
import { noteFrom } from '#conversation/operation/words.es.ts'
import { bold, code, italic, lines, rich } from '#conversation/words/text.ts'
import { day, moment } from '#conversation/words/times.es.ts'
import type { history as english } from './history-words.en.ts'

const STATUS: Record<TransferStatus, string> = {
  waiting: 'en proceso',
  debited: 'en camino',
  credited: 'por llegar',
  settled: 'completado',
  cancelled: 'cancelado, no se pagó nada',
  returned: 'devuelto',
}
const STEP: Record<TransferStatus, string> = {
  waiting: 'Creado y aceptado',
  debited: 'En proceso: el dinero salió de la cuenta de quien lo envía',
  credited: 'En proceso: el dinero llegó a la otra parte',
  settled: 'Completado: es definitivo',
  cancelled: 'Cancelado: no se pagó nada',
  returned: 'Devuelto a quien lo envió',
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
  if (isByNumber(line)) return 'por número de cuenta'
  if (line.direction === 'between') return `de ${line.accountName} a ${line.other}`
  return line.direction === 'in' ? `de ${line.other}` : `a ${line.other}`
}
/** Between own accounts the holder's name on both sides would tell nothing: the accounts do. */
const sides = (line: HistoryItem): readonly Text[] => {
  const { direction, accountName, other: name, entry } = line
  const { transfer } = entry
  if (isByNumber(line)) {
    const way =
      direction === 'in' ? rich`Desde: otro banco, por número de cuenta` : rich`Para: otro banco, por número de cuenta`
    return [rich`Cuenta: ${accountName}`, way]
  }
  return direction === 'between'
    ? [rich`Desde: ${accountName}`, rich`Para: ${name}`]
    : [rich`Cuenta: ${accountName}`, rich`Desde: ${transfer.from.name}`, rich`Para: ${transfer.to.name}`]
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
  return [...(meaning === undefined ? [] : [meaning]), rich`Código de devolución: ${code(transfer.code)}`]
}

const coins = ({ coin, rate }: BankTransfer): readonly Text[] =>
  coin === undefined
    ? []
    : [rate === undefined ? rich`Moneda: ${coin}` : rich`Moneda: ${coin} a ${formatUsd(rate)} por 1`]

/** What came in, or was taken out by its number, bears the note of who did so. */
const noted = ({ direction, other: name, handle, entry }: HistoryItem): Text =>
  direction === 'in' || entry.transfer.via === 'account-number'
    ? noteFrom(
        { name: name === '' ? 'otro banco' : name, ...(handle !== undefined && { handle }) },
        entry.transfer.note,
      )
    : rich`Nota: ${entry.transfer.note}`

export const history: typeof english = {
  empty: rich`Todavía no ha entrado ni salido nada.`,
  emptyOf: (account: string): Text => rich`Todavía no ha entrado ni salido nada de ${bold(account)}.`,
  end: rich`Eso es todo: no hay nada más antiguo.`,
  page: (
    shown: readonly HistoryItem[],
    account: string | undefined,
    page: number,
    timeZone: string,
    now: number,
  ): Text =>
    lines(
      rich`${bold(account === undefined ? 'Historial' : `Historial de ${account}`)}${page > 1 ? `, página ${page}` : ''}`,
      ...shown.map((line, at) => row(line, at, timeZone, now)),
      '',
      rich`Presiona un número para ver todo sobre ese movimiento.`,
    ),
  entry: (line: HistoryItem, timeZone: string, now: number): Text => {
    const { transfer } = line.entry
    return lines(
      rich`${bold(`${signed(line)} ${other(line)}`)}`,
      ...sides(line),
      ...(transfer.note === '' ? [] : [noted(line)]),
      ...coins(transfer),
      rich`Estado: ${bold(STATUS[transfer.status])}`,
      '',
      rich`${italic('Lo que pasó')}`,
      // Some lives begin with the bank's own word for it.
      ...(transfer.timeline[0]?.status === 'waiting'
        ? []
        : [rich`${moment(transfer.createdAt, timeZone, now)}: Creado`]),
      ...transfer.timeline.map((step) => rich`${moment(step.at, timeZone, now)}: ${STEP[step.status]}`),
      ...bankCode(line),
      '',
      line.operation === undefined
        ? rich`ID de la transacción ${code(transfer.id)}`
        : rich`Referencia ${code(reference(line.operation))}, ID de la transacción ${code(transfer.id)}`,
    )
  },
  gone: rich`Ya no encuentro ese movimiento.`,
  noAccount: (typed: string): Text => rich`No tienes una cuenta llamada ${bold(typed)}, así que aquí está todo.`,
  which: rich`¿Qué cuenta?`,
  all: 'Todas las cuentas',
  filter: 'Elegir una cuenta',
  older: 'Anteriores ›',
  newer: '‹ Recientes',
  export: 'Exportar como archivo',
  exported: (rows: number): Text =>
    rich`Aquí está tu historial en un archivo: ${rows} ${rows === 1 ? 'movimiento' : 'movimientos'}, primero los más recientes. Se abre en cualquier hoja de cálculo.`,
  columns: {
    date: 'Fecha',
    direction: 'Sentido',
    account: 'Cuenta',
    other: 'De o para',
    amount_usd: 'Monto (USD)',
    status: 'Estado',
    note: 'Nota',
    coin: 'Moneda',
    rate_usd: 'Precio (USD)',
    bank_id: 'ID de la transacción',
    reference: 'Referencia',
  },
  exportDescription: 'Tu historial en una hoja de cálculo',
}
