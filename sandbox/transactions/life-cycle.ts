import type { Settings } from '../kit/settings.ts'
import { DAY } from '../kit/settings.ts'
import type { Posting, Status, TransDoc } from '../store/documents.ts'
import { reversed } from '../ledger/accounts.ts'
import { accountReturn, magicReturn, returnNote, STATUS_IDS, type StatusName } from './codes.ts'
import type { Facts } from './facts.ts'
import { holdOf } from './holds.ts'
import { coinOf, debitPostings, settlePostings } from './postings.ts'
import { synapsePrice } from './fees.ts'

export type Step =
  | { do: 'wait'; nextAt: number; waitingSince: number }
  | { do: 'move'; status: Status; postings: Posting[]; set: Record<string, unknown>; nextAt: number | null }

export const status = (name: StatusName, note: string, date: number, code?: string): Status => ({
  ...(code === undefined ? {} : { code }),
  date,
  note,
  status: name,
  status_id: STATUS_IDS[name],
})

const OUTSIDE = new Set(['INTERCHANGE-US', 'CARD-US', 'SUBCARD-US'])

/** How long one step of that pair of node types takes, ms. */
export const stepMs = (types: readonly string[], settings: Settings): number => {
  if (types.some((type) => OUTSIDE.has(type))) return settings.cardStepMs
  if (types.some((type) => ['ACH-US', 'WIRE-US', 'WIRE-INT', 'CHECK-US'].includes(type))) return settings.achStepMs
  return settings.internalStepMs
}

const move = (to: Status, postings: Posting[], nextAt: number | null, set: Record<string, unknown> = {}): Step => ({
  do: 'move',
  status: to,
  postings,
  set,
  nextAt,
})

/** The funds' way back: every posting made so far, reversed. */
export const returned = (trans: TransDoc, at: number, code: string | undefined, note: string): Step =>
  move(status('RETURNED', note, at, code), reversed(trans._s.made), null, { '_s.returnCode': null })

const rate = (cents: bigint | undefined): Record<string, unknown> =>
  cents === undefined ? {} : { 'extra.rate': Number(cents) / 100 }

const start = (trans: TransDoc, facts: Facts): Step => {
  const { at, settings } = facts
  const hold = holdOf(trans, facts)
  const queued = trans.recent_status.status === 'QUEUED-BY-SYNAPSE'
  const since = trans._s.waitingSince ?? at
  if (hold?.kind === 'cancel') return move(status('CANCELED', hold.note, at, hold.code), [], null)
  if (hold?.kind === 'queue' && !(queued && trans.recent_status.code === hold.code)) {
    const to = status('QUEUED-BY-SYNAPSE', hold.note, at, hold.code)
    return move(to, [], at + settings.recheckMs, { '_s.waitingSince': at })
  }
  if (hold !== undefined) {
    const timeout = hold.kind === 'queue' ? settings.queueTimeoutMs : settings.fundsTimeoutMs
    const end = timeout === 'never' ? Number.POSITIVE_INFINITY : since + timeout
    if (at >= end) return move(status('CANCELED', hold.timedOut, at, hold.code.replace('Q', 'C')), [], null)
    return { do: 'wait', nextAt: Math.min(at + settings.recheckMs, end), waitingSince: since }
  }
  const { postings, rateCents } = debitPostings(trans, facts.priceOf)
  const own = synapsePrice(trans, settings)
  return move(
    status('PROCESSING-DEBIT', 'Transaction Processing Debit.', at),
    postings,
    at + stepMs([trans.from.type, trans.to.type], settings),
    { '_s.waitingSince': null, ...rate(rateCents), ...own },
  )
}

const lacksAsset = (trans: TransDoc): boolean =>
  (trans.from.type === 'CRYPTO-US' || trans.to.type === 'CRYPTO-US') && coinOf(trans) === undefined

/** Settles; with a code, to be returned at the next moment. */
const settle = (trans: TransDoc, facts: Facts, code?: string): Step => {
  const { at } = facts
  const { postings, rateCents } = settlePostings(trans, facts.priceOf)
  const settled = status('SETTLED', 'Transaction Settled.', at)
  if (code === undefined) return move(settled, postings, null, rate(rateCents))
  return move(settled, postings, at + 1, { ...rate(rateCents), '_s.returnCode': code })
}

/** The return that the sandbox makes of this amount or, in the first years, of the number of an account at a bank. */
const magicOf = (trans: TransDoc, { settings, from, to }: Facts): string | undefined => {
  const byAmount = magicReturn([trans.from.type, trans.to.type], trans._s.cents)
  if (byAmount !== undefined || settings.era !== 'first') return byAmount
  return accountReturn([from, to].map((side) => side?.node._s.hidden['account_num']))
}

/** The one step that is due for a transaction. A table of states: each entry says where it can go from there. */
export const nextStep = (trans: TransDoc, facts: Facts): Step => {
  const { at, settings } = facts
  const types = [trans.from.type, trans.to.type]
  const wanted = trans._s.returnCode
  switch (trans.recent_status.status) {
    case 'CREATED':
    case 'QUEUED-BY-SYNAPSE':
      return start(trans, facts)
    case 'PROCESSING-DEBIT': {
      if (wanted !== null) return returned(trans, at, wanted, returnNote(wanted))
      if (lacksAsset(trans)) return returned(trans, at, undefined, 'Transaction returned: extra.asset is missing.')
      const magic = settings.mode === 'sandbox' && magicOf(trans, facts) !== undefined
      const delay = Number(trans.extra['settlement_delay'] ?? 0) * DAY + (magic ? settings.returnDelayMs : 0)
      const to = status('PROCESSING-CREDIT', 'Transaction Processing Credit.', at)
      return move(to, [], at + stepMs(types, settings) + delay)
    }
    case 'PROCESSING-CREDIT': {
      const code = wanted ?? (settings.mode === 'sandbox' ? magicOf(trans, facts) : undefined)
      if (code === undefined) return settle(trans, facts)
      // In the first years money arrived first, and was pulled back right afterwards.
      if (wanted === null && settings.era === 'first') return settle(trans, facts, code)
      return returned(trans, at, code, returnNote(code))
    }
    case 'SETTLED':
      if (wanted !== null) return returned(trans, at, wanted, returnNote(wanted))
      throw new Error('nothing is due for a settled transaction')
    default:
      throw new Error(`nothing is due for a transaction that is ${trans.recent_status.status}`)
  }
}
