import type { NodeServices } from './services.ts'
import { newAccessToken } from '../kit/ids.ts'
import type { NodeDoc } from '../store/documents.ts'
import { bankOf, type Bank } from './routing.ts'

const LOGO = 'https://cdn.synapsepay.com/bank_logos'

const bankInfo = (bank: Bank | undefined): Record<string, unknown> => ({
  address: bank?.address ?? 'UNKNOWN, US',
  bank_code: bank?.code ?? '',
  bank_hlogo: bank === undefined ? null : `${LOGO}/${bank.code}_h.png`,
  bank_logo: bank === undefined ? null : `${LOGO}/${bank.code}_v.png`,
  bank_long_name: bank?.longName ?? 'UNKNOWN BANK',
  bank_name: bank?.name ?? 'UNKNOWN BANK',
  bank_url: bank?.url ?? null,
})

const match = { email_match: 'not_found', name_match: 'not_found', phonenumber_match: 'not_found' }

/** The history of a linked account at the other bank: shown only when dehydrated. */
const history = (now: number, balance: number): object[] =>
  [
    ['DIRECT DEPOSIT', 250.5, false, 'income'],
    ['GROCERIES', 61.2, true, 'food and drink'],
    ['RENT', 400, true, 'home'],
  ].map(([description, amount, debit, primary], index) => ({
    amount,
    category: { primary, subcategory: 'other' },
    current_balance: balance,
    date: Math.floor(now / 1_000) - (index + 1) * 86_400,
    debit,
    description,
    pending: false,
  }))

export type NewNode = Pick<NodeDoc, 'info'> & {
  hidden: Record<string, unknown>
  other: Record<string, unknown>
  allowed: string
}

/** The two accounts that a bank login links. */
export const loginNodes = (services: NodeServices, name: string): NewNode[] => {
  const now = services.clock.now()
  return [
    { kind: 'Checking', class: 'CHECKING' },
    { kind: 'Savings', class: 'SAVINGS' },
  ].map(({ kind, class: accountClass }) => ({
    allowed: 'CREDIT-AND-DEBIT',
    info: {
      ...bankInfo(bankOf('031176110')),
      balance: { amount: '800.00', currency: 'USD', updated_on: now },
      class: accountClass,
      match_info: { ...match, name_match: 'match' },
      name_on_account: name,
      nickname: `SynapsePay Test ${kind} Account - 8901`,
      type: 'PERSONAL',
    },
    hidden: { account_num: '12345678901', routing_num: '031176110', transactions: history(now, 800), otherInfo: {} },
    other: { access_token: newAccessToken(), updated_on: now, micro_meta: null },
  }))
}

export type AccountRouting = {
  nickname: string
  account_num: string
  routing_num: string
  type: string
  class: string
  name_on_account: string
}

/** A bank account linked by its numbers: may only receive until its micro-deposits are named. */
export const numbersNode = (services: NodeServices, given: AccountRouting, sent: number): NewNode => ({
  allowed: 'CREDIT',
  info: {
    ...bankInfo(bankOf(given.routing_num)),
    balance: { amount: '0.00', currency: 'USD', updated_on: services.clock.now() },
    class: given.class,
    match_info: match,
    name_on_account: given.name_on_account,
    nickname: given.nickname,
    type: given.type,
  },
  hidden: { account_num: given.account_num, routing_num: given.routing_num },
  other: { access_token: null, updated_on: null, micro_meta: microMeta({ attempts: 0, sent }) },
})

export const microMeta = ({ attempts, sent }: { attempts: number; sent: number }): object => ({
  micro_attempts: attempts,
  micro_sent_count: sent,
  skip_micro: false,
})
