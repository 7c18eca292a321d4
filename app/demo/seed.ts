import { openAccount } from '#bank/account/manage.ts'
import { register, submitDocument } from '#bank/customer/register.ts'
import type { Profile } from '#bank/ground/customer.ts'
import { cardId, conversationId, identityKey, operationId } from '#bank/ground/ids.ts'
import { type Usd, usd } from '#bank/ground/money.ts'
import type { Ports } from '#bank/registry.ts'
import type { Treasury } from '#bank/ground/settings.ts'
import type { BankAccount, BankUser, Rail, RailFailure } from '#bank/ground/rail.ts'
import type { Result } from '#kit/result.ts'
import { SAMPLE_ID } from '#conversation/customer/sample-id.ts'

/** What a sandbox is given at its first start: a source of play money, and people to send it to. */
const USER = operationId('op_demo_treasury')
const NODE = operationId('op_demo_treasury_node')
const LOW = usd(1_000_000_00n)
const REFILL = usd(10_000_000_00n)

/** The sandbox accepts any SSN that ends like this. Everybody has another, since one number is one person. */
const SSNS = { treasury: '001-01-2222', alex: '001-02-2222', sam: '001-03-2222' } as const

const person = (handle: string, legalName: string, last4: string): Profile => ({
  handle,
  legalName,
  email: `${handle}@example.com`,
  phone: `+1415555${last4}`,
  birthDate: '1990-05-17',
  address: {
    street: '1 Market Street Suite 1000',
    city: 'San Francisco',
    state: 'CA',
    postalCode: '94105',
    country: 'US',
  },
})
const PEOPLE = [
  { profile: person('alex', 'Alex Rivera', '0101'), ssn: SSNS.alex },
  { profile: person('sam', 'Sam Okafor', '0102'), ssn: SSNS.sam },
] as const

type Fund = (order: { user: string; node: string; amount: Usd }) => Promise<Result<unknown, RailFailure>>

const must = <T>(result: Result<T, RailFailure>): T => {
  if (result.ok) return result.value
  throw new Error(`the demo could not be set up: ${result.error.message}`)
}

/** Where play money comes from, once it was made. */
export const findTreasury = async (rail: Rail): Promise<Treasury | undefined> => {
  const user = await rail.users.findByOperation(USER)
  if (!user.ok || user.value === undefined) return undefined
  const nodes = await rail.accounts.findByOperation({ user: user.value.id, operation: NODE })
  const node = nodes.ok ? nodes.value[0] : undefined
  return node && { user: user.value.id, account: node.id }
}

/** Repeating it at every start makes nothing twice; the treasury is filled up when it runs low. */
export const seedDemo = async (ports: Ports, fund: Fund): Promise<void> => {
  const { rail } = ports
  const user = must(await rail.users.findByOperation(USER)) ?? (await makeTreasuryUser(rail))
  const node =
    must(await rail.accounts.findByOperation({ user: user.id, operation: NODE }))[0] ??
    (await openTreasuryNode(rail, user))
  if (node.balance.posted.minor < LOW.minor) must(await fund({ user: user.id, node: node.id, amount: REFILL }))
  for (const each of PEOPLE) await seedPerson(ports, each)
}

const makeTreasuryUser = async (rail: Rail): Promise<BankUser> => {
  const profile = person('treasury', 'Parley Demo Money', '0100')
  const user = must(await rail.users.create({ operation: USER, profile, ssn: SSNS.treasury, ip: '127.0.0.1' }))
  return must(await rail.users.submitDocument({ user: user.id, document: { kind: 'photo-id', dataUri: SAMPLE_ID } }))
}

const openTreasuryNode = async (rail: Rail, user: BankUser): Promise<BankAccount> =>
  must(await rail.accounts.open({ operation: NODE, user: user.id, kind: 'deposit', nickname: 'Play money' }))

/** Registers like any customer, on a channel that does not exist. */
const seedPerson = async (ports: Ports, { profile, ssn }: (typeof PEOPLE)[number]): Promise<void> => {
  if ((await ports.customers.findByHandle(profile.handle)) !== undefined) return
  const turn = `demo:${profile.handle}`
  const place = { conversation: conversationId(turn), card: cardId('demo') }
  const cause = { turn, place, now: ports.clock() }
  const pin = String(Math.trunc(100_000 + (ports.clock() % 900_000)))
  const made = await register(ports, { ...cause, profile, ssn, pin, identity: identityKey(turn) })
  if (!made.ok) return
  const customer = await ports.customers.find(made.value.customer)
  if (customer === undefined) return
  await openAccount(ports, customer, { ...cause, product: 'deposit', nickname: 'Everyday' })
  await submitDocument(ports, customer, { ...cause, identity: identityKey(turn), kind: 'photo-id', value: SAMPLE_ID })
}
