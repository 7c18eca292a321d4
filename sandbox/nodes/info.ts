import { digest, digits, newId } from '../kit/ids.ts'
import type { UserDoc } from '../store/documents.ts'
import { failsCardCheck } from '../users/address.ts'
import { bankOf } from './routing.ts'
import { isCrypto, type NodeType } from './types.ts'
import { badForm, notFound } from '../kit/refusal.ts'
import type { JsonObject } from '../kit/parse.ts'
import { routingText } from '../kit/wire-types.ts'

/** A node's base document must be the user's own; a card's address is checked once more when it is linked. */
export const requireDocument = (user: UserDoc, type: string, id: unknown): void => {
  if (typeof id !== 'string') return
  const base = user.documents.find((one) => one.id === id)
  if (base === undefined) throw notFound('document', id)
  if (type === 'INTERCHANGE-US' && failsCardCheck(base.fields))
    throw badForm('Supplied address is invalid / Unable to verify address.', 'info.document_id')
}

/** Numbers that identify something: clients sent them as JSON numbers too. */
const IDENTIFIERS = ['account_num', 'swift', 'card_number', 'exp_date', 'bank_id', 'bank_pw']
const identifier = (value: unknown): unknown =>
  typeof value === 'number' && Number.isFinite(value) ? String(value) : value

/** `info` with every identifier as the text that it is kept and shown as, and without what is null. */
export const plainInfo = (info: JsonObject): JsonObject => {
  const given = Object.entries(info).filter(([, value]) => value !== null)
  const plain = given.map(([name, value]) => {
    if (name === 'routing_num') return [name, routingText(value)]
    return [name, IDENTIFIERS.includes(name) ? identifier(value) : value]
  })
  return Object.fromEntries(plain)
}

/** Refuses `info` that lacks what the type demands, or has it as the wrong kind of value, by the field's name. */
export const requireInfo = (type: NodeType, info: JsonObject): void => {
  for (const field of type.required) {
    const value = info[field]
    if (value === undefined || value === null)
      throw badForm(`Missing field in payload: info.${field}.`, `info.${field}`)
    const isObject = field === 'payee_address'
    if (typeof value !== (isObject ? 'object' : 'string')) {
      throw badForm(`Invalid field in payload: info.${field}.`, `info.${field}`)
    }
  }
  if (typeof info['nickname'] === 'string' && info['nickname'].length > 250) {
    throw badForm('Invalid field in payload: info.nickname. It is longer than 250 characters.', 'info.nickname')
  }
}

/** Of accounts that SynapseFi keeps. */
export const keptInfo = (type: string, kind: NodeType, info: JsonObject): Record<string, unknown> => {
  if (isCrypto(type))
    return { name_on_account: ' ', nickname: info['nickname'], document_id: info['document_id'] ?? null }
  const shared = {
    bank_code: type === 'IOU' ? undefined : 'EBT',
    document_id: info['document_id'] ?? null,
    monthly_withdrawals_remaining: kind.interest === true ? 6 : null,
    name_on_account: ' ',
    nickname: info['nickname'],
  }
  if (type === 'IOU')
    return { ...shared, balance: { currency: (info['balance'] as JsonObject | undefined)?.['currency'] ?? 'USD' } }
  return shared
}

/** The number of a new card, of which the last four digits show: other ones than those of the card it replaces. */
export const newCard = (replaced?: unknown): { card_hash: string; card_number: string } => {
  for (;;) {
    const shown = digits(4)
    if (shown !== replaced) return { card_hash: digest('card', newId()), card_number: shown }
  }
}

/** Of cards that are nodes of their own. */
export const cardInfo = (info: JsonObject, styleId: string | null | undefined): Record<string, unknown> => ({
  ...newCard(),
  card_style_id: styleId ?? null,
  card_type: info['card_type'] ?? 'PHYSICAL',
  document_id: info['document_id'] ?? null,
  name_on_account: ' ',
  nickname: info['nickname'],
  preferences: {
    allow_foreign_transactions: false,
    atm_withdrawal_limit: 100,
    max_pin_attempts: 3,
    pos_withdrawal_limit: 1000,
    security_alerts: true,
  },
})

/** The bank behind a wire, by its routing number; of one that is not known, what the caller says. */
const wireBank = ({ routing_num: number }: JsonObject, given: Record<string, unknown>): Record<string, unknown> => {
  const bank = typeof number === 'string' ? bankOf(number) : undefined
  return {
    address: given['address'] ?? bank?.address ?? null,
    bank_code: bank?.code ?? '',
    bank_long_name: bank?.longName ?? given['bank_name'] ?? 'UNKNOWN BANK',
    bank_name: bank?.name ?? given['bank_name'] ?? 'UNKNOWN BANK',
  }
}

/** Of accounts and cards at other banks. */
export const outsideInfo = (type: string, info: JsonObject): Record<string, unknown> => {
  const shown = ['nickname', 'name_on_account', 'bank_name', 'address', 'payee_name', 'payee_address', 'document_id']
  const own = Object.fromEntries(shown.filter((name) => info[name] !== undefined).map((name) => [name, info[name]]))
  const number =
    typeof info['card_number'] === 'string'
      ? { card_hash: digest('card', info['card_number']), is_international: false, network: 'VISA', type: 'DEBIT' }
      : {}
  const balance = { amount: 0, currency: 'USD' }
  const bank = type.startsWith('WIRE') ? wireBank(info, own) : {}
  return { balance, name_on_account: ' ', ...own, ...bank, ...(type === 'INTERCHANGE-US' ? number : {}) }
}
