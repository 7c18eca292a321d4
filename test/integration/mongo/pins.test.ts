import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CustomerId } from '#bank/ground/ids.ts'
import { countOne, PIN_POLICY, type PinTries } from '#adapters/mongo/pin-tries.ts'
import { aCustomer, anIdentity, type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'

const CHAT = anIdentity()
const STRICT = {
  ...{ tries: 1, windowMs: 10, lockMs: 50, growth: 3, longestLockMs: 400 },
  inAll: { tries: 1_000, lockMs: 50 },
}

let fixture: StoresOnMongo
beforeAll(async () => {
  fixture = await openMongoStores()
})
afterAll(() => fixture.drop())

const registered = async () => {
  const customer = aCustomer()
  expect((await fixture.stores.customers.insert(customer, 'digest', anIdentity())).ok).toBe(true)
  return { customer }
}

describe('pins', () => {
  const POLICY = { tries: 5, windowMs: 86_400_000, lockMs: 900_000 }

  it('let five of a hundred racing tries through, and none until the lock ends', async () => {
    const { pins } = fixture.stores
    const { id } = (await registered()).customer
    const tries = await Promise.all(Array.from({ length: 100 }, () => pins.countTry(id, CHAT, 1_000)))
    const left = tries.flatMap((one) => ('left' in one ? [one.left] : []))
    expect(left).toHaveLength(5)
    expect(new Set(left)).toEqual(new Set([0, 1, 2, 3, 4]))
    expect(tries.filter((one) => 'lockedUntil' in one)).toHaveLength(95)
    const lockedUntil = 1_000 + POLICY.lockMs
    expect(await pins.countTry(id, CHAT, lockedUntil - 1)).toEqual({ lockedUntil })
    expect(await pins.countTry(id, CHAT, lockedUntil)).toEqual({ left: 4 })
  }, 60_000)

  it('forget tries after the window, after a right PIN and with a new PIN', async () => {
    const { pins } = fixture.stores
    const { id } = (await registered()).customer
    expect(await pins.countTry(id, CHAT, 1_000)).toEqual({ left: 4 })
    expect(await pins.countTry(id, CHAT, 2_000)).toEqual({ left: 3 })
    expect(await pins.countTry(id, CHAT, 1_000 + POLICY.windowMs)).toEqual({ left: 4 })
    await pins.clear(id, CHAT)
    expect(await pins.countTry(id, CHAT, 2_000)).toEqual({ left: 4 })
    expect(await pins.read(id)).toEqual({ digest: 'digest' })
    await pins.replace(id, 'another', CHAT)
    expect(await pins.read(id)).toEqual({ digest: 'another' })
    expect(await pins.countTry(id, CHAT, 3_000)).toEqual({ left: 4 })
    expect(await pins.read('cus_none' as CustomerId)).toBeUndefined()
  })

  it('count as many tries as they are told to', async () => {
    const strict = await openMongoStores({
      pinPolicy: STRICT,
    })
    const customer = aCustomer()
    await strict.stores.customers.insert(customer, 'digest', anIdentity())
    expect(await strict.stores.pins.countTry(customer.id, CHAT, 100)).toEqual({ left: 0 })
    expect(await strict.stores.pins.countTry(customer.id, CHAT, 149)).toEqual({ lockedUntil: 150 })
    expect(await strict.stores.pins.countTry(customer.id, CHAT, 150)).toEqual({ left: 0 })
    await strict.drop()
  })

  it('lock for longer each time, up to the longest, until a right PIN ends it', async () => {
    const strict = await openMongoStores({
      pinPolicy: STRICT,
    })
    const { pins } = strict.stores
    const customer = aCustomer()
    await strict.stores.customers.insert(customer, 'digest', anIdentity())
    let now = 1_000
    const locks: number[] = []
    for (let n = 0; n < 5; n += 1) {
      expect(await pins.countTry(customer.id, CHAT, now)).toEqual({ left: 0 })
      const locked = await pins.countTry(customer.id, CHAT, now + 1)
      if (!('lockedUntil' in locked)) throw new Error('it is not locked')
      locks.push(locked.lockedUntil - now)
      expect(await pins.countTry(customer.id, CHAT, locked.lockedUntil - 1)).toEqual(locked)
      now = locked.lockedUntil
    }
    expect(locks).toEqual([50, 150, 400, 400, 400])
    await pins.clear(customer.id, CHAT)
    expect(await pins.countTry(customer.id, CHAT, now + 1)).toEqual({ left: 0 })
    expect(await pins.countTry(customer.id, CHAT, now + 2)).toEqual({ lockedUntil: now + 51 })
    await strict.drop()
  })

  it('let ten of 10,000 guesses from 50 chats through in a window, and as many after each lock', async () => {
    let tries: PinTries = { all: { count: 0, since: 0, last: 0, locks: 0 }, chats: [], known: [] }
    const guess = (from: number): number => {
      let checked = 0
      for (let n = 0; n < 10_000; n += 1) {
        const counted = countOne(tries, { chat: `web:${n % 50}`, now: from + n }, PIN_POLICY)
        if ('lockedUntil' in counted) continue
        tries = counted.tries
        checked += 1
      }
      return checked
    }
    expect(guess(1_000)).toBe(10)
    // An hour, four hours, then a day each time.
    expect([1, 5, 29, 53, 77].map((hours) => guess(1_000_000 + hours * 3_600_000))).toEqual([10, 10, 10, 10, 10])
    expect([78, 90, 100].map((hours) => guess(1_000_000 + hours * 3_600_000))).toEqual([0, 0, 0])
    expect(tries.chats.length).toBeLessThanOrEqual(50)
  })

  it('of many chats at once are counted together, each once', async () => {
    const { pins } = fixture.stores
    const { id } = (await registered()).customer
    const chats = Array.from({ length: 50 }, () => anIdentity())
    const tried = await Promise.all([...chats, ...chats].map((chat) => pins.countTry(id, chat, 1_000)))
    expect(tried.filter((one) => 'left' in one)).toHaveLength(10)
  }, 60_000)

  it('of others lock no chat in which this very PIN was right, and each chat has its own tries', async () => {
    const { pins } = fixture.stores
    const { id } = (await registered()).customer
    const [own, thief, other] = [anIdentity(), anIdentity(), anIdentity()]
    await pins.countTry(id, own, 1_000)
    await pins.clear(id, own)
    for (const chat of [thief, other]) for (let n = 0; n < 8; n += 1) await pins.countTry(id, chat, 2_000)
    expect(await pins.countTry(id, anIdentity(), 3_000)).toHaveProperty('lockedUntil')
    expect(await pins.countTry(id, own, 3_000)).toEqual({ left: 4 })
    // What the owner gets right gives others no more tries.
    await pins.clear(id, own)
    expect(await pins.countTry(id, anIdentity(), 4_000)).toHaveProperty('lockedUntil')
    // Whoever has the owner's own chat is locked out there after five, and nowhere else.
    for (let n = 0; n < 5; n += 1) await pins.countTry(id, own, 5_000)
    expect(await pins.countTry(id, own, 5_000)).toEqual({ lockedUntil: 5_000 + POLICY.lockMs })
  })

  it('that are new are known in the chat they were chosen in, and in no other', async () => {
    const { pins } = fixture.stores
    const { id } = (await registered()).customer
    const [own, thief] = [anIdentity(), anIdentity()]
    await pins.clear(id, thief)
    await pins.replace(id, 'another', own)
    for (let n = 0; n < 20; n += 1) await pins.countTry(id, anIdentity(), 1_000)
    expect(await pins.countTry(id, thief, 2_000)).toHaveProperty('lockedUntil')
    expect(await pins.countTry(id, own, 2_000)).toEqual({ left: 4 })
  })

  it('are of no use without a data key', async () => {
    const customer = aCustomer()
    const digest = '$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$dGFndGFn'
    await fixture.stores.customers.insert(customer, digest, anIdentity())
    const stored = await fixture.client.db(fixture.name).collection('customers').findOne({ handle: customer.handle })
    expect(JSON.stringify(stored)).not.toContain('argon2id')
    expect(await fixture.stores.pins.read(customer.id)).toEqual({ digest })
  })

  it('of an earlier version are read, and sealed by the next rekey', async () => {
    const customer = aCustomer()
    const digest = '$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$b2xkb2xk'
    await fixture.stores.customers.insert(customer, 'x', anIdentity())
    const documents = fixture.client.db(fixture.name).collection('customers')
    await documents.updateOne({ handle: customer.handle }, { $set: { 'pin.digest': digest } })
    expect(await fixture.stores.pins.read(customer.id)).toEqual({ digest })
    await fixture.stores.rekey()
    expect(JSON.stringify(await documents.findOne({ handle: customer.handle }))).not.toContain('argon2id')
    expect(await fixture.stores.pins.read(customer.id)).toEqual({ digest })
  })
})

describe('link codes', () => {
  it('are redeemed once, by one of many who race, until they expire', async () => {
    const { linkCodes } = fixture.stores
    const customer = 'cus_link' as CustomerId
    await linkCodes.issue('ABCD1234', customer, 2_000)
    expect(await linkCodes.redeem('WRONG', 1_000)).toBeUndefined()
    const got = await Promise.all(Array.from({ length: 10 }, () => linkCodes.redeem('ABCD1234', 1_999)))
    expect(got.filter((each) => each !== undefined)).toEqual([customer])
    await linkCodes.issue('LATE', customer, 2_000)
    expect(await linkCodes.redeem('LATE', 2_000)).toBeUndefined()
    expect(await linkCodes.redeem('LATE', 1_000)).toBeUndefined()
  })
})
