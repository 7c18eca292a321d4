import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { createDemoFunds } from '#adapters/synapse/demo.ts'
import { createSeals } from '#adapters/vault/index.ts'
import { createRedisStores } from '#adapters/redis/index.ts'
import { timeZoneOf } from '#bank/ground/time-zone.ts'
import type { Customer, Profile } from '#bank/ground/customer.ts'
import { type ConversationId, type CustomerId, type IdentityKey, newId, type TurnId } from '#bank/ground/ids.ts'
import { NO_STEP_UP, withPin } from '#bank/ground/step-up.ts'
import { perCoin } from '#bank/ground/coins.ts'
import { type Coin, money, usd } from '#bank/ground/money.ts'
import type { BankUser, RailFailure } from '#bank/ground/rail.ts'
import { SAMPLE_ID } from '#conversation/customer/sample-id.ts'
import { newSession, signIn } from '#conversation/session/session-life.ts'
import type { Result } from '#kit/result.ts'
import type { ParleyInProcess } from './whole-app.ts'

export const PIN = '739152'
const SSN = '219092222'
const DEADLINE_MS = 60_000
const NEW_YORK = { state: 'NY', postalCode: '10001' } as const

type Wanted = {
  readonly handle: string
  readonly phone: string
  readonly email: string
  /** Where the customer talks to us: signed in there, as after a registration. */
  readonly conversation: string
  readonly birthDate?: string
  /** An account with so many dollars; none when it is left out. */
  readonly account?: { readonly nickname: string; readonly dollars: number }
}

const must = async <T>(result: Promise<Result<T, RailFailure>>): Promise<T> => {
  const settled = await result
  if (!settled.ok) throw new Error(settled.error.message)
  return settled.value
}

/** Reads again until it has come so far. */
const eventually = async <T>(what: string, read: () => Promise<T>, isThere: (value: T) => boolean): Promise<T> => {
  const end = performance.now() + DEADLINE_MS
  for (;;) {
    const value = await read()
    if (isThere(value)) return value
    if (performance.now() > end) throw new Error(`it did not come so far: ${what}`)
    await pause(50)
  }
}

/**
 * A customer who may send, known to the bank and written into the stores: for tests that are about what customers do
 * afterwards. What they would have said and seen while they registered is not in their chat.
 */
export const seedCustomer = async (parley: ParleyInProcess, wanted: Wanted): Promise<Customer> => {
  const { ports } = parley.runtime
  const profile = profileOf(wanted)
  const user = await verifiedUser(parley, profile)
  const customer: Customer = {
    ...profile,
    id: newId('customer'),
    bankUserId: user.id,
    tier: 'full',
    missing: [],
    ssnLast4: SSN.slice(-4),
    timeZone: timeZoneOf(NEW_YORK),
    createdAt: Date.now(),
    // Signing in counts as a PIN just given.
    stepUp: withPin(NO_STEP_UP, { chat: wanted.conversation as IdentityKey, epoch: 0, now: Date.now() }),
  }
  // First: what the bank has for a customer who is here already is taken over by itself.
  if (wanted.account) await openFunded(parley, { user, customer: customer.id, ...wanted.account })
  const identity = wanted.conversation as IdentityKey
  const inserted = await ports.customers.insert(customer, await ports.hasher.hash(PIN), identity)
  if (!inserted.ok) throw new Error(`${inserted.error.what} is taken`)
  if (parley.runtime.config.DEMO) await demoPeople(parley)
  await signedIn(parley, wanted.conversation as ConversationId, customer.id)
  return customer
}

/** The same without a user and an account at the bank: for tests in which it is never asked. */
export const seedWithoutBank = async (parley: ParleyInProcess, wanted: Wanted): Promise<Customer> => {
  const { ports } = parley.runtime
  const customer: Customer = {
    ...profileOf(wanted),
    ...{ id: newId('customer'), bankUserId: randomBytes(12).toString('hex'), tier: 'full', missing: [] },
    ...{ timeZone: timeZoneOf(NEW_YORK), createdAt: Date.now() },
  }
  const inserted = await ports.customers.insert(customer, 'digest', wanted.conversation as IdentityKey)
  if (!inserted.ok) throw new Error(`${inserted.error.what} is taken`)
  const { nickname = 'Main', dollars = 0 } = wanted.account ?? {}
  const [posted, now] = [usd(BigInt(dollars) * 100n), Date.now()]
  await ports.accounts.insert({
    ...{ id: newId('account'), customer: customer.id, kind: 'deposit', nickname, status: 'open' },
    ...{ bankAccountId: randomBytes(12).toString('hex'), posted, held: usd(0n), available: posted, holds: [] },
    ...{ asOf: now, openedAt: now, coins: perCoin((coin) => money<Coin>(coin, 0n)) },
  })
  await signedIn(parley, wanted.conversation as ConversationId, customer.id)
  return customer
}

const profileOf = (wanted: Wanted): Profile => ({
  handle: wanted.handle,
  legalName: 'Ann Lee',
  email: wanted.email,
  phone: `+1${wanted.phone.replaceAll(/\D/g, '')}`,
  birthDate: wanted.birthDate ?? '1990-05-17',
  address: { street: '1 Market Street', city: 'San Francisco', state: 'CA', postalCode: '94105', country: 'US' },
})

/** The demo's own customers, whom money is sent to, are made by the worker meanwhile. */
const demoPeople = async ({ runtime: { ports } }: ParleyInProcess): Promise<void> => {
  const accounts = async (handle: string) => {
    const found = await ports.customers.findByHandle(handle)
    return found?.tier === 'full' ? await ports.accounts.ofCustomer(found.id) : []
  }
  await eventually(
    'alex and sam are ready',
    () => Promise.all([accounts('alex'), accounts('sam')]),
    (all) => all.every((each) => each.some(({ status }) => status === 'open')),
  )
}

const verifiedUser = async ({ runtime }: ParleyInProcess, profile: Profile): Promise<BankUser> => {
  const { users } = runtime.ports.rail
  const { id } = await must(users.create({ operation: newId('operation'), profile, ssn: SSN, ip: '127.0.0.1' }))
  await must(users.submitDocument({ user: id, document: { kind: 'photo-id', dataUri: SAMPLE_ID } }))
  return eventually(
    'identity proven',
    () => must(users.read(id)),
    ({ tier }) => tier === 'full',
  )
}

type Opened = {
  readonly user: BankUser
  readonly customer: CustomerId
  readonly nickname: string
  readonly dollars: number
}

const openFunded = async ({ runtime, provider }: ParleyInProcess, opened: Opened): Promise<void> => {
  const { user, customer, nickname, dollars } = opened
  const { accounts, rail } = runtime.ports
  const wanted = { operation: newId('operation'), user: user.id, kind: 'deposit', nickname } as const
  const { id: node } = await must(rail.accounts.open(wanted))
  const funds = createDemoFunds({ ...provider, fingerprint: runtime.config.SYNAPSE_FINGERPRINT })
  const amount = usd(BigInt(dollars) * 100n)
  await must(funds.fundNode({ user: user.id, node, amount }))
  const { balance } = await eventually(
    'money arrived',
    () => must(rail.accounts.read({ user: user.id, account: node })),
    (read) => read.balance.posted.minor === amount.minor,
  )
  const now = Date.now()
  await accounts.insert({
    ...{ id: newId('account'), customer, kind: 'deposit', bankAccountId: node, nickname, status: 'open' },
    ...{ posted: balance.posted, held: usd(0n), available: balance.posted, holds: [], asOf: now, openedAt: now },
    coins: perCoin((coin) => money<Coin>(coin, 0n)),
  })
}

const signedIn = async ({ runtime }: ParleyInProcess, conversation: ConversationId, customer: CustomerId) => {
  const { REDIS_URL, REDIS_NAMESPACE, DATA_KEY } = runtime.config
  const seal = createSeals({ current: DATA_KEY.current, keys: DATA_KEY.reveal() }).cache
  const redis = new Redis(REDIS_URL)
  const { sessions } = createRedisStores({ redis, namespace: REDIS_NAMESPACE, seal })
  const session = signIn(newSession(conversation, randomBytes(8).toString('hex')), { customer }, Date.now())
  const turn = `seed:${randomUUID()}` as TurnId
  const done = await sessions.commit({ conversation, turn, revision: 0, session, answer: { replies: [] } })
  if (done.kind !== 'done') throw new Error(`the session was not stored: ${done.kind}`)
  await redis.quit()
}
