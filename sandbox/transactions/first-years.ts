import type { TransDoc } from '../store/documents.ts'
import { HOUSE_NODE } from '../ledger/house.ts'
import { transBody } from './wire.ts'

/** An answer, or a part of one, whose form is not looked at any further. */
export type Fields = Record<string, unknown>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : [])

/** A platform was a number. */
export const clientOf = (client: unknown): unknown => {
  if (!isFields(client)) return client
  return { ...client, id: (Number.parseInt(String(client['id']).slice(0, 6), 16) % 9_000) + 1_000 }
}

const NOTES: readonly (readonly [now: string, then: string])[] = [
  ['Transaction Created.', 'Transaction created'],
  ['Transaction Processing Debit.', 'Transaction debit being processed.'],
  ['Transaction Processing Credit.', 'Transaction credit being processed.'],
  ['Transaction Settled.', 'Transaction credit has been made.'],
]
const RETURNED = /^Transaction returned: (\w+) -- (.*?)\.?$/

const noteOf = (note: string, receiver: unknown): string => {
  const [, code, why] = RETURNED.exec(note) ?? []
  if (code !== undefined) return `${code} --- ${why}. Money will be pulled back from ${String(receiver)}`
  const found = NOTES.find(([now]) => note.startsWith(now))
  if (found === undefined) return note
  const [now, then] = found
  const rest = note.slice(now.length)
  return rest === '' || then.endsWith('.') ? then + rest : `${then}.${rest}`
}

/** SynapseFi's own price was in the list from the beginning, beside the fees of the platform. */
const feesOf = (fees: readonly Fields[]): Fields[] => {
  if (fees.some(({ note }) => note === 'Synapse Facilitator Fee')) return [...fees]
  const own = fees.filter(({ to }) => !(isFields(to) && to['id'] === 'None'))
  return [...own, { fee: 0, note: 'Synapse Facilitator Fee', to: { id: HOUSE_NODE } }]
}

/** A transaction as the API shows it, in the forms of 2015 to 2017. */
export const transInFirstYears = (trans: Fields): Fields => {
  const receiver = isFields(trans['to']) ? trans['to']['id'] : null
  const status = (one: Fields): Fields => ({ ...one, note: noteOf(String(one['note']), receiver) })
  const recent = trans['recent_status']
  return {
    ...trans,
    client: clientOf(trans['client']),
    fees: feesOf(listOf(trans['fees'])),
    recent_status: isFields(recent) ? status(recent) : recent,
    timeline: listOf(trans['timeline']).map(status),
  }
}

const dated = (fields: Fields, names: readonly string[]): Fields => ({
  ...fields,
  ...Object.fromEntries(names.map((name) => [name, { $date: fields[name] }])),
})
const party = (side: unknown): unknown =>
  isFields(side) ? { type: side['type'], id: side['id'] === null ? null : { $oid: side['id'] } } : side

/** What was posted to the webhook that a transaction names: the transaction as it was stored. */
export const rawInFirstYears = (trans: TransDoc): Fields => {
  const { _id, amount, client, extra, fees, from, recent_status, timeline, to } = transInFirstYears({
    ...transBody(trans, ''),
  })
  return {
    _id: { $oid: _id },
    amount,
    client,
    extra: isFields(extra) ? dated(extra, ['created_on', 'process_on']) : extra,
    fees,
    from: party(from),
    recent_status: isFields(recent_status) ? dated(recent_status, ['date']) : recent_status,
    timeline: listOf(timeline).map((one) => dated(one, ['date'])),
    to: party(to),
  }
}
