import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { createSeals } from '#adapters/vault/index.ts'
import { createRedisStores } from '#adapters/redis/index.ts'
import { timeZoneOf } from '#bank/ground/time-zone.ts'
import type { Customer, Profile } from '#bank/ground/customer.ts'
import { type ConversationId, type CustomerId, type IdentityKey, newId, type TurnId } from '#bank/ground/ids.ts'
import { NO_STEP_UP, withPin } from '#bank/ground/step-up.ts'
import { perCoin } from '#bank/ground/coins.ts'
import { type Coin, money, usd } from '#bank/ground/money.ts'
import { newSession, signIn } from '#conversation/session/session-life.ts'
import { seedBankUser } from './seed-bank.ts'
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
  const { nickname = '', dollars = 0 } = wanted.account ?? {}
  const cents = BigInt(dollars) * 100n
  const bank = await seedBankUser(
    parley.sandbox,
    { profile, ssn: SSN, fingerprint: parley.runtime.config.SYNAPSE_FINGERPRINT },
    wanted.account && { nickname, cents },
  )
  const customer: Customer = {
    ...profile,
    id: newId('customer'),
    bankUserId: bank.user,
    tier: 'full',
    missing: [],
    ssnLast4: SSN.slice(-4),
    timeZone: timeZoneOf(NEW_YORK),
    createdAt: Date.now(),
    // Signing in counts as a PIN just given.
    stepUp: withPin(NO_STEP_UP, { chat: wanted.conversation as IdentityKey, epoch: 0, now: Date.now() }),
  }
  // First: what the bank has for a customer who is here already is taken over by itself.
  if (bank.account !== undefined)
    await insertAccount(parley, { bankAccountId: bank.account, customer: customer.id, nickname, cents })
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
  const bankAccountId = randomBytes(12).toString('hex')
  await insertAccount(parley, { bankAccountId, customer: customer.id, nickname, cents: BigInt(dollars) * 100n })
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

type Opened = {
  readonly bankAccountId: string
  readonly customer: CustomerId
  readonly nickname: string
  readonly cents: bigint
}

const insertAccount = async ({ runtime }: ParleyInProcess, opened: Opened): Promise<void> => {
  const { bankAccountId, customer, nickname, cents } = opened
  const [posted, now] = [usd(cents), Date.now()]
  await runtime.ports.accounts.insert({
    ...{ id: newId('account'), customer, kind: 'deposit', bankAccountId, nickname, status: 'open' },
    ...{ posted, held: usd(0n), available: posted, holds: [], asOf: now, openedAt: now },
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
