import { createHash } from 'node:crypto'
import { z } from 'zod'
import { accountId, customerId } from '#bank/ground/ids.ts'
import { CoinName, UsdSchema } from '#bank/ground/money-schema.ts'
import type { Entry, BankTransfer, TransferSide, TransferStatus } from '#bank/ground/transfer.ts'
import type { Doc } from './database.ts'
import { type MoneyDocument, moneyDocument } from './money-document.ts'
import type { SealedFields } from './sealed-fields.ts'

/** `node` is `account`, by the name that an earlier version gave it. */
type SideDocument = { node?: string; user?: string; kind: string }

/** The bank's own words for kinds of accounts, which an earlier version stored. */
const FORMER_KINDS: ReadonlyMap<string, TransferSide['kind']> = new Map([
  ['DEPOSIT-US', 'deposit'],
  ['CRYPTO-US', 'crypto'],
  ['ACH-US', 'external'],
  ['CARD-US', 'card'],
  ['SUBCARD-US', 'card'],
  ['INTERCHANGE-US', 'card'],
  ['EXTERNAL-US', 'card'],
])
const Kind = z
  .enum(['deposit', 'crypto', 'external', 'card', 'other'])
  .catch(({ value }) => FORMER_KINDS.get(String(value)) ?? 'other')

export type EntryDocument = Doc & {
  operation: string
  status: TransferStatus
  /** How far the transfer has got: a later event has a greater one. */
  progress: number
  /** Of everything the bank said, so that hearing it again is no change. */
  fingerprint: string
  code?: string | undefined
  amount: MoneyDocument
  from: SideDocument
  to: SideDocument
  via?: 'account-number' | undefined
  coin?: string | undefined
  rate?: MoneyDocument | undefined
  createdAt: number
  timeline: { at: number; status: TransferStatus; note: string }[]
  /** Names and note, encrypted. */
  personal: string
  accounts: string[]
  customers: string[]
}

const Status = z.enum(['waiting', 'debited', 'credited', 'settled', 'cancelled', 'returned'])
const Side = z.object({ node: z.string().exactOptional(), user: z.string().exactOptional(), kind: Kind })
const Stored = z.object({
  _id: z.string(),
  operation: z.string(),
  status: Status,
  code: z.string().exactOptional(),
  amount: UsdSchema,
  from: Side,
  to: Side,
  via: z.literal('account-number').exactOptional(),
  coin: CoinName.exactOptional(),
  rate: UsdSchema.exactOptional(),
  createdAt: z.number(),
  timeline: z.array(z.object({ at: z.number(), status: Status, note: z.string() })),
  personal: z.string(),
  accounts: z.array(accountId.schema),
  customers: z.array(customerId.schema),
})
const Personal = z.object({ from: z.string(), to: z.string(), note: z.string() })

const RANK: Record<TransferStatus, number> = {
  waiting: 0,
  debited: 1,
  credited: 2,
  settled: 3,
  // A settled transfer can still come back; one that was cancelled or has come back stays so.
  cancelled: 4,
  returned: 5,
}
const EVENTS = 1_000

/** Status first, then the number of steps the bank has reported. */
const progress = ({ status, timeline }: BankTransfer): number =>
  RANK[status] * EVENTS + Math.min(timeline.length, EVENTS - 1)

/** Keys in one order and bigint as text, so that equal transfers have equal fingerprints. */
const canonical = (value: unknown): unknown => {
  if (typeof value === 'bigint') return `${value}n`
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const pairs = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return pairs.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, canonical(inner)])
}

export const fingerprintOf = (transfer: BankTransfer): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(transfer)))
    .digest('base64url')

const bareSide = ({ account, user, kind }: TransferSide): SideDocument => ({
  ...(account !== undefined && { node: account }),
  ...(user !== undefined && { user }),
  kind,
})

const toSide = ({ node, ...side }: z.infer<typeof Side>, name: string): TransferSide => ({
  ...(node !== undefined && { account: node }),
  ...side,
  name,
})

export const entryDocument = ({ transfer, accounts, customers }: Entry, sealed: SealedFields): EntryDocument => {
  const { id, note, from, to, amount, rate, timeline, ...rest } = transfer
  return {
    ...rest,
    _id: id,
    amount: moneyDocument(amount),
    rate: rate === undefined ? undefined : moneyDocument(rate),
    from: bareSide(from),
    to: bareSide(to),
    timeline: [...timeline],
    personal: sealed.seal(id, 'personal', { from: from.name, to: to.name, note }),
    progress: progress(transfer),
    fingerprint: fingerprintOf(transfer),
    accounts: [...accounts],
    customers: [...customers],
  }
}

export const toEntry = (document: unknown, sealed: SealedFields): Entry => {
  const { _id, personal, accounts, customers, ...rest } = Stored.parse(document)
  const { from, to, note } = Personal.parse(sealed.open(_id, 'personal', personal))
  const transfer: BankTransfer = {
    ...rest,
    id: _id,
    note,
    from: toSide(rest.from, from),
    to: toSide(rest.to, to),
  }
  return { transfer, accounts, customers }
}
