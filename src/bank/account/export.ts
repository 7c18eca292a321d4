import type { Customer } from '#bank/ground/customer.ts'
import { type HistoryItem, historyPage } from '#bank/ground/history.ts'
import type { AccountId } from '#bank/ground/ids.ts'
import { toDecimal } from '#bank/ground/money.ts'
import { csvCell } from '#kit/csv.ts'

/** An export holds this many lines at most, the newest. */
export const MAX_CSV_ROWS = 5_000
const COLUMNS = [
  'date',
  'direction',
  'account',
  'other',
  'amount_usd',
  'status',
  'note',
  'coin',
  'rate_usd',
  'bank_id',
  'reference',
] as const
/** What each column is called in the language of whoever reads it; as it is called here, unless said otherwise. */
export type CsvTitles = Readonly<Record<(typeof COLUMNS)[number], string>>

/** RFC 4180 with a header row; cells that a spreadsheet would run as a formula are defused. */
export const historyCsv = async (
  deps: Parameters<typeof historyPage>[0],
  customer: Customer,
  { account, titles }: { readonly account?: AccountId; readonly titles?: CsvTitles } = {},
) => {
  const rows: string[] = [COLUMNS.map((name) => csvCell(titles?.[name] ?? name)).join(',')]
  let before: string | undefined
  while (rows.length <= MAX_CSV_ROWS) {
    const lines = await historyPage(deps, customer, {
      limit: 100,
      ...(account && { account }),
      ...(before && { before }),
    })
    rows.push(...lines.map(csvRow))
    before = lines.at(-1)?.transfer
    if (lines.length < 100 || before === undefined) break
  }
  return {
    name: 'history.csv',
    bytes: Buffer.from(`${rows.join('\r\n')}\r\n`).toString('base64'),
    rows: rows.length - 1,
  }
}

const csvRow = ({ direction, accountName, other, entry: { transfer }, operation }: HistoryItem): string =>
  [
    new Date(transfer.createdAt).toISOString(),
    direction,
    accountName,
    other === '' ? (transfer.via ?? '') : other,
    toDecimal(transfer.amount),
    transfer.status,
    transfer.note,
    transfer.coin ?? '',
    transfer.rate === undefined ? '' : toDecimal(transfer.rate),
    transfer.id,
    operation ?? '',
  ]
    .map(csvCell)
    .join(',')
