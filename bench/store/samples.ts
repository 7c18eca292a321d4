import type { Account } from '#bank/ground/account.ts'
import type { Entry, TransferSide } from '#bank/ground/transfer.ts'
import type { Alert } from '#bank/alert/alert.ts'
import type { Difference } from '#bank/books/difference.ts'
import type { Case } from '#bank/case/case.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { cardId, type ConversationId, conversationId, identityKey, newId } from '#bank/ground/ids.ts'
import { money, usd } from '#bank/ground/money.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { MoneyRequest } from '#bank/request/request.ts'
import type { Schedule } from '#bank/schedule/schedule.ts'

/** Later than any bench looks for what is due. */
export const FAR = 4_000_000_000_000

let serial = 0

/** One customer with one of everything a customer can have. Everything in it is its own, and no other sample's. */
export const sample = () => {
  serial += 1
  const [at, name] = [1_700_000_000_000 + serial, `b${serial}x${process.pid}`]
  const conversation = conversationId(`telegram:${name}`)
  const identity = identityKey(`telegram:${name}`)
  const customer = sampleCustomer(name, at)
  const account = sampleAccount(customer, name)
  const about: About = { name, at, conversation, customer, account }
  const operation = sampleOperation(about)
  return {
    ...about,
    identity,
    operation,
    entry: sampleEntry(about, operation),
    alert: sampleAlert(about),
    request: sampleRequest(about),
    schedule: sampleSchedule(about),
    reported: sampleCase(about, operation),
    difference: sampleDifference(about),
  }
}
export type Sample = ReturnType<typeof sample>

const AMOUNT = usd(12_34n)
const NOTE = 'bench'

type About = {
  readonly name: string
  readonly at: number
  readonly conversation: ConversationId
  readonly customer: Customer
  readonly account: Account
}

const sampleCustomer = (name: string, at: number): Customer => ({
  id: newId('customer'),
  handle: name,
  legalName: 'Bench Customer',
  email: `${name}@example.com`,
  phone: `+1${String(serial).padStart(10, '0')}`,
  birthDate: '1990-04-05',
  address: { street: '1 Market Street', city: 'San Francisco', state: 'CA', postalCode: '94107', country: 'US' },
  tier: 'full',
  missing: [],
  bankUserId: `user-${name}`,
  timeZone: 'America/Los_Angeles',
  createdAt: at,
})

const sampleAccount = ({ id, createdAt }: Customer, name: string): Account => ({
  id: newId('account'),
  customer: id,
  kind: 'deposit',
  bankAccountId: `node-${name}`,
  nickname: 'Everyday',
  status: 'open',
  posted: usd(100_000n),
  held: usd(0n),
  available: usd(100_000n),
  coins: { BTC: money('BTC', 0n), ETH: money('ETH', 0n) },
  holds: [],
  asOf: createdAt,
  openedAt: createdAt,
})

const partyOf = ({ account, customer }: About) => ({
  account: account.id,
  customer: customer.id,
  name: 'Bench Customer',
})

const sampleOperation = (about: About): Operation => ({
  id: newId('operation'),
  customer: about.customer.id,
  order: { kind: 'send', from: partyOf(about), to: partyOf(about), amount: AMOUNT, note: NOTE },
  state: 'proposed',
  revision: 0,
  place: { conversation: about.conversation, card: cardId(`card-${about.name}`) },
  expiresAt: FAR,
  attempts: 0,
  history: [{ state: 'proposed', at: about.at }],
  createdAt: about.at,
})

const sampleEntry = ({ name, at, customer, account }: About, operation: Operation): Entry => {
  const side: TransferSide = {
    account: account.bankAccountId,
    user: customer.bankUserId ?? '',
    kind: 'deposit',
    name: 'Bench Customer',
  }
  return {
    transfer: {
      id: `transfer-${name}`,
      operation: operation.id,
      status: 'waiting',
      amount: AMOUNT,
      note: NOTE,
      createdAt: at,
      from: side,
      to: side,
      timeline: [
        {
          at,
          status: 'waiting',
          note: 'Created.',
        },
      ],
    },
    accounts: [account.id],
    customers: [customer.id],
  }
}

const sampleAlert = ({ at, conversation, customer }: About): Alert => ({
  id: newId('alert'),
  customer: customer.id,
  conversation,
  coin: 'BTC',
  condition: { kind: 'level', direction: 'above', price: usd(90000000n) },
  state: 'armed',
  revision: 0,
  rings: 0,
  createdAt: at,
  changedAt: at,
})

const sampleRequest = ({ at, conversation, customer, account }: About): MoneyRequest => ({
  id: newId('request'),
  asker: customer.id,
  payer: customer.id,
  to: account.id,
  amount: AMOUNT,
  note: NOTE,
  state: 'open',
  revision: 0,
  attempt: 0,
  conversation,
  expiresAt: FAR,
  dueAt: FAR,
  createdAt: at,
})

const sampleSchedule = (about: About): Schedule => ({
  id: newId('schedule'),
  customer: about.customer.id,
  conversation: about.conversation,
  from: partyOf(about),
  to: partyOf(about),
  amount: AMOUNT,
  note: NOTE,
  rule: {
    repeat: 'weekly',
    first: '2026-11-27',
  },
  state: 'proposed',
  revision: 0,
  next: 0,
  since: 0,
  expiresAt: FAR,
  createdAt: about.at,
})

const sampleCase = ({ at, conversation, customer }: About, operation: Operation): Case => ({
  id: newId('case'),
  customer: customer.id,
  conversation,
  wrong: 'other',
  text: 'bench',
  attached: '{}',
  state: 'open',
  revision: 0,
  comment: 'waiting',
  dispute: 'not-possible',
  attempts: 0,
  dueAt: FAR,
  operation: operation.id,
  createdAt: at,
})

const sampleDifference = ({ name, at, customer, account }: About): Difference => ({
  id: `difference-${name}`,
  kind: 'balance-drift',
  customer: customer.id,
  subject: account.id,
  ours: { cents: '1' },
  bank: { cents: '2' },
  since: at,
})
