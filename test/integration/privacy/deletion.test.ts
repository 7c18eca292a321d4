import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepUser } from '#bank/customer/keep-user.ts'
import { type Customer, FORMER_NAME } from '#bank/ground/customer.ts'
import { type IdentityKey, newId } from '#bank/ground/ids.ts'
import type { RailFailure } from '#bank/ground/rail.ts'
import { withPin } from '#bank/ground/step-up.ts'
import { leaveAll } from '#bank/leaving.ts'
import { askDeletion, reminderOf, stopDeletion } from '#bank/privacy/deletion.ts'
import { advanceDeletions } from '#bank/privacy/erase.ts'
import type { Ports } from '#bank/registry.ts'
import { err, ok, type Result } from '#kit/result.ts'
import { type BankOnMongo, openBankOnMongo } from '#test/integration/schedule/bank-on-mongo.ts'
import { aCustomer, anAccount, anIdentity, anOperation } from '#test/support/mongo-stores.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const WAIT_MS = 7 * DAY_MS

let bank: BankOnMongo
let now: number
let customer: Customer
let chats: readonly IdentityKey[]
/** What the bank answers when it is asked to close the user. */
let atBank: () => Result<void, RailFailure>
let closed: number
let errors: string[]
/** The call that the process dies at, counted over everything that is written; none by default. */
let diesAt: number
let calls: number

beforeEach(async () => {
  bank = await openBankOnMongo()
  chats = [anIdentity(), anIdentity()]
  customer = aCustomer({ tier: 'full', missing: [], bankUserId: newId('operation'), timeZone: 'UTC' })
  await bank.stores.customers.insert(customer, 'digest', chats[0] ?? anIdentity())
  await bank.stores.customers.attach(chats[1] ?? anIdentity(), customer.id)
  atBank = () => ok(undefined)
  ;[now, closed, errors, diesAt, calls] = [bank.ports.clock(), 0, [], Number.POSITIVE_INFINITY, 0]
})
afterEach(() => bank.drop())

class Died extends Error {}
/** A port whose every call may be the last of this process: what it leaves is what the next call would have found. */
const mortal = <T extends object>(port: T): T =>
  new Proxy(port, {
    get: (target, name) => {
      const call: unknown = Reflect.get(target, name)
      if (typeof call !== 'function') return call
      return async (...args: unknown[]) => {
        const answer: unknown = await Reflect.apply(call, target, args)
        calls += 1
        if (calls === diesAt) throw new Died()
        return answer
      }
    },
  })

const portsOf = (): Ports => {
  const { stores } = bank
  const users = {
    close: async () => {
      closed += 1
      return atBank()
    },
  }
  return {
    ...bank.ports,
    ...Object.fromEntries(
      (['customers', 'notices', 'personalRecords', 'retained', 'audit', 'requests', 'schedules'] as const).map(
        (name) => [name, mortal(stores[name])],
      ),
    ),
    rail: { users: mortal(users) },
    clock: () => now,
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: ({ event, problem }: { event: string; problem?: string }) => errors.push(`${event} ${problem ?? ''}`),
    },
  } as unknown as Ports
}
let erased: IdentityKey[][] = []
const sweep = () => {
  const ports = portsOf()
  const traces = mortal({ erase: async (given: readonly IdentityKey[]) => void erased.push([...given]) })
  return advanceDeletions(ports, { traces, leave: (each) => leaveAll(ports, each) }).catch((error: unknown) => {
    if (!(error instanceof Died)) throw error
    return 0
  })
}
/** What a notice's delivery leaves behind. */
const deliver = async () => {
  await bank.db.collection('notices').updateMany({}, { $set: { state: 'delivered' }, $unset: { dueAt: '' } })
}
const read = async (): Promise<Customer | undefined> => bank.stores.customers.find(customer.id)
const actor = (n = 1) => ({ chat: chats[0] ?? anIdentity(), turn: `turn_${n}`, now })
const asks = async () => expect((await askDeletion(portsOf(), customer.id, actor())).kind).toBe('asked')
const told = async (): Promise<readonly string[]> =>
  (await bank.db.collection('notices').find({ 'about.kind': 'privacy' }).toArray()).map(
    ({ about, conversation }) => `${about.what} ${chats.indexOf(conversation as IdentityKey)}`,
  )
const finish = async (steps = 30): Promise<void> => {
  for (let n = 0; n < steps && (await read())?.legalName !== FORMER_NAME; n += 1) {
    await sweep()
    await deliver()
    now += MINUTE_MS
  }
}

/** Of the document of who is deleted: overwritten, or of nobody. */
const LEFT = [
  ...['_id', 'personal', 'digests', 'identities', 'pin', 'tier', 'missing', 'left'],
  ...['handle', 'outline', 'timeZone', 'createdAt', 'signInEpoch', 'person'],
]

describe('a deletion', () => {
  it('begins after its waiting time and not a moment before; a day before that all chats hear of it again, once', async () => {
    await asks()
    expect(await told()).toEqual(['deletion-asked 1'])
    const { until, askedAt } = (await read())?.deletion ?? { until: 0, askedAt: 0 }
    expect(until).toBe(now + WAIT_MS)
    now = (reminderOf({ askedAt, until }) ?? 0) - 1
    expect(await sweep()).toBe(0)
    now += 1
    for (const _ of [1, 2]) await sweep()
    expect((await told()).filter((each) => each.startsWith('deletion-soon')).toSorted()).toEqual([
      'deletion-soon 0',
      'deletion-soon 1',
    ])
    now = until - 1
    await sweep()
    expect((await read())?.deletion?.erasing).toBeUndefined()
    now += 1
    await sweep()
    expect((await read())?.deletion?.erasing?.chats).toEqual(chats)
    expect(await bank.stores.customers.identitiesOf(customer.id)).toEqual([])
  })

  it('goes on after a death at any moment, does nothing twice that matters, and ends the same', async () => {
    let deaths = 0
    for (let at = 1; ; at += 1) {
      await bank.drop()
      bank = await openBankOnMongo()
      await bank.stores.customers.insert(customer, 'digest', chats[0] ?? anIdentity())
      await bank.stores.customers.attach(chats[1] ?? anIdentity(), customer.id)
      erased = []
      ;[diesAt, calls, closed] = [Number.POSITIVE_INFINITY, 0, 0]
      await asks()
      now += WAIT_MS
      ;[diesAt, calls, errors] = [at, 0, []]
      await finish()
      if (calls < at) break
      deaths += 1
      expect(await read(), `after dying at ${at}`).toMatchObject({ legalName: FORMER_NAME, tier: 'closed', email: '' })
      expect(await bank.db.collection('retained').countDocuments()).toBe(1)
      expect(await bank.db.collection('notices').countDocuments()).toBe(0)
      expect(erased.at(-1)).toEqual(chats)
      expect(closed).toBeGreaterThanOrEqual(1)
      expect((await read())?.deletion).toBeUndefined()
    }
    expect(deaths).toBeGreaterThan(20)
  }, 240_000)

  it('is stopped or begun, never both, when both come in the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      await asks()
      now += WAIT_MS
      const [stopped] = await Promise.all([stopDeletion(portsOf(), customer.id, actor(round + 2)), sweep()])
      const after = await read()
      const linked = await bank.stores.customers.identitiesOf(customer.id)
      const isErasing = after?.deletion?.erasing !== undefined
      expect([stopped, isErasing, after?.deletion === undefined, linked]).toEqual(
        isErasing ? ['too-late', true, false, []] : ['stopped', false, true, chats],
      )
      if (isErasing) return
    }
  })

  it.each(['an account that is open', 'something under way', 'a frozen account'] as const)(
    'is refused, and off at its time, with %s',
    async (what) => {
      await asks()
      if (what === 'an account that is open') await bank.stores.accounts.insert(anAccount({ customer: customer.id }))
      if (what === 'something under way')
        await bank.stores.operations.insert(anOperation({ customer: customer.id, state: 'confirmed' }))
      if (what === 'a frozen account') await bank.stores.customers.setFrozen(customer.id, undefined, { since: now })
      now += WAIT_MS
      for (const _ of [1, 2]) await sweep()
      expect(await read()).toMatchObject({ legalName: customer.legalName })
      expect((await read())?.deletion).toBeUndefined()
      expect((await told()).filter((each) => each.startsWith('deletion-off')).toSorted()).toEqual([
        'deletion-off 0',
        'deletion-off 1',
      ])
      expect((await askDeletion(portsOf(), customer.id, actor(2))).kind).toBe('obstacles')
    },
  )

  it('waits for a bank that is away, and is done all the same where it refuses, which operators hear', async () => {
    atBank = () => err({ kind: 'not-sent', message: 'away' })
    await asks()
    now += WAIT_MS
    await finish(20)
    expect((await read())?.legalName).toBe(customer.legalName)
    atBank = () => err({ kind: 'refused', reason: 'not-allowed', message: 'no' })
    await finish()
    expect((await read())?.legalName).toBe(FORMER_NAME)
    expect(errors.join()).toContain('deletion-not-at-bank')
  })

  it('leaves nothing of the customer’s document that names a chat or tells of a PIN', async () => {
    const chat = chats[0] ?? anIdentity()
    await bank.stores.stepUps.change(customer.id, (stepUp) => ({
      after: withPin({ ...stepUp, above: 'off' }, { chat, epoch: 0, now }),
      outcome: undefined,
    }))
    await asks()
    now += WAIT_MS
    await finish()
    const left = await bank.db.collection<{ _id: string }>('customers').findOne({ _id: customer.id })
    expect(Object.keys(left ?? {}).filter((field) => !LEFT.includes(field))).toEqual([])
    for (const each of chats) expect(JSON.stringify(left)).not.toContain(each)
  })

  it('is not undone by what the bank says of its user afterwards, and the user is read no more from its beginning on', async () => {
    await asks()
    now += WAIT_MS
    const said = { id: customer.bankUserId ?? '', tier: 'closed', reviewing: false, missing: [] } as const
    const page = () => bank.stores.customers.page(undefined, 100)
    expect((await page()).map(({ id }) => id)).toContain(customer.id)
    await sweep()
    expect((await page()).map(({ id }) => id)).not.toContain(customer.id)
    await finish()
    await keepUser(bank.stores, customer, said)
    expect(await read()).not.toHaveProperty('bankUserId')
    expect(await read()).toMatchObject({ left: true })
  })

  it('waits no longer than ten minutes for chats that can’t be reached', async () => {
    await asks()
    now += WAIT_MS
    const began = now
    while ((await read())?.legalName !== FORMER_NAME && now < began + 60 * MINUTE_MS) {
      await sweep()
      now += MINUTE_MS
    }
    expect(now - began).toBeGreaterThanOrEqual(10 * MINUTE_MS)
    expect(now - began).toBeLessThan(14 * MINUTE_MS)
  })
})

it('what is kept of who has left goes with the keys, and by itself after five years', async () => {
  await asks()
  now += WAIT_MS
  await finish()
  const [kept] = await bank.db.collection('retained').find().toArray()
  const years = (Number(kept?.['keepUntil']) - now) / (365.25 * DAY_MS)
  expect(years).toBeGreaterThan(4.9)
  expect(years).toBeLessThan(5.1)
  const [index] = (await bank.db.collection('retained').indexes()).filter(({ key }) => 'keepUntil' in key)
  expect(index?.expireAfterSeconds).toBe(0)
})
