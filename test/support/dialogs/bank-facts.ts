import type { HistoryItem } from '#bank/ground/history.ts'
import type { Account } from '#bank/ground/account.ts'
import type { Alert } from '#bank/alert/alert.ts'
import type { Case } from '#bank/case/case.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { AccountId, CardId, ConversationId, CustomerId, OperationId } from '#bank/ground/ids.ts'
import { money, usd } from '#bank/ground/money.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { Order } from '#bank/ground/order.ts'
import type { Person, RequestView } from '#bank/request/view.ts'
import type { Schedule } from '#bank/schedule/schedule.ts'
import type { AnswerTo, Args, AskedQuestion, QuestionName } from './questions.ts'

/** What a dialog under test finds at its bank; any answer can be exchanged. */
export const NOW = Date.UTC(2026, 10, 23, 15, 0)
export const ME = 'cus_me' as CustomerId

export const customer = (over: Partial<Customer> = {}): Customer => ({
  id: ME,
  handle: 'maria_l',
  legalName: 'Maria Lopez',
  email: 'maria@example.com',
  phone: '+14155550132',
  birthDate: '1990-05-17',
  address: { street: '1 Market St', city: 'San Francisco', state: 'CA', postalCode: '94105', country: 'US' },
  tier: 'full',
  missing: [],
  ssnLast4: '6789',
  timeZone: 'America/New_York',
  createdAt: NOW - 86_400_000,
  ...over,
})

export const account = (id: string, over: Partial<Account> = {}): Account => ({
  id: `acct_${id}` as AccountId,
  customer: ME,
  kind: 'deposit',
  bankAccountId: `node_${id}`,
  nickname: id,
  status: 'open',
  posted: usd(10_000n),
  held: usd(0n),
  available: usd(10_000n),
  coins: { BTC: money('BTC', 0n), ETH: money('ETH', 0n) },
  holds: [],
  asOf: NOW - 60_000,
  openedAt: NOW - 86_400_000,
  ...over,
})

export const operation = (order: Order, over: Partial<Operation> = {}): Operation => ({
  id: 'op_00000000000000000000000000aa7f3a' as OperationId,
  customer: ME,
  order,
  state: 'proposed',
  revision: 0,
  place: { conversation: 'web:1' as ConversationId, card: 'c1' as CardId },
  expiresAt: NOW + 300_000,
  attempts: 0,
  history: [{ state: 'proposed', at: NOW }],
  createdAt: NOW,
  ...over,
})

export type BankFacts = {
  me: Customer
  here: boolean
  accounts: Account[]
  alerts: Alert[]
  lines: HistoryItem[]
  requests: RequestView[]
  blocked: Person[]
  cases: Case[]
  schedules: Schedule[]
  drafts: Map<string, Record<string, string>>
  operations: Map<string, Operation>
  /** Every question asked, in order. */
  asked: AskedQuestion[]
  demo: boolean
  /** Exchanged answers, by question. */
  answers: { [K in QuestionName]?: (args: Args<K>) => AnswerTo<K> }
}

export const bankFacts = (over: Partial<BankFacts> = {}): BankFacts => ({
  me: customer(),
  here: true,
  accounts: [
    account('Everyday'),
    account('Chase', { kind: 'external', last4: '1234', bankName: 'Chase' }),
    account('Wallet', {
      kind: 'crypto',
      posted: usd(0n),
      available: usd(0n),
      coins: { BTC: money('BTC', 50_000n), ETH: money('ETH', 0n) },
    }),
  ],
  alerts: [],
  lines: [],
  requests: [],
  blocked: [],
  cases: [],
  schedules: [],
  drafts: new Map(),
  operations: new Map(),
  asked: [],
  demo: true,
  answers: {},
  ...over,
})
