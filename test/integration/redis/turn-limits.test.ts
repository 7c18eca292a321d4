import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { createRedisStores, DEFAULT_TURN_RATES } from '#adapters/redis/index.ts'
import type { ConversationId, CustomerId, IdentityKey } from '#bank/ground/ids.ts'
import type { TurnSender } from '#conversation/channel/turn-limits.ts'
import { aSession, aTurn, saying } from '#test/support/redis-stores.ts'
import { testSeals } from '#test/support/seals.ts'
import { openTurnLimits } from '#test/support/turn-limits.ts'

let opened: Awaited<ReturnType<typeof openTurnLimits>> | undefined
afterEach(() => opened?.close())
const open = async (options: Parameters<typeof openTurnLimits>[0] = {}) => (opened = await openTurnLimits(options))

let serial = 0
const stranger = (more: Partial<TurnSender> = {}): TurnSender => {
  const id = `web:${++serial}`
  return { channel: 'web', conversation: id as ConversationId, identity: id as IdentityKey, at: Date.now(), ...more }
}
const times = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n)

describe('one chat', () => {
  it('never limits what is sent by hand: three keys and a message in every second', async () => {
    const { limits } = await open()
    const sender = stranger()
    for (const _ of times(32)) {
      expect((await limits.admit({ ...sender, at: Date.now() })).kind).toBe('admitted')
      await pause(250)
    }
  }, 20_000)

  it('takes a burst of 20, and after one lets go on within a second', async () => {
    const { limits } = await open()
    const sender = stranger()
    const burst = await Promise.all(times(40).map(() => limits.admit(sender)))
    const refused = burst.filter(({ kind }) => kind === 'too-fast')
    expect(burst.slice(0, 20).every(({ kind }) => kind === 'admitted')).toBe(true)
    expect(refused.length).toBeGreaterThan(15)
    for (const each of refused) expect(each.kind === 'too-fast' ? each.waitMs : 0).toBeLessThanOrEqual(1_000)
    await pause(1_000)
    expect(await limits.admit(sender)).toEqual({ kind: 'admitted' })
  })

  it('is told once in a minute, however often it is refused', async () => {
    const { limits } = await open()
    const sender = stranger()
    const all = await Promise.all(times(60).map(() => limits.admit(sender)))
    await pause(600)
    all.push(...(await Promise.all(times(60).map(() => limits.admit(sender)))))
    expect(all.filter((each) => each.kind === 'too-fast' && each.tell)).toHaveLength(1)
  })

  it('asks Redis nothing while it is refused, so that a flood of one chat costs nobody else', async () => {
    const { limits, redis } = await open()
    const sender = stranger()
    await Promise.all(times(40).map(() => limits.admit(sender)))
    let asked = 0
    const send = redis.sendCommand.bind(redis)
    redis.sendCommand = (...given) => {
      asked += 1
      return send(...given)
    }
    const refused = await Promise.all(times(1_000).map(() => limits.admit(sender)))
    expect(refused.filter(({ kind }) => kind === 'too-fast').length).toBeGreaterThan(950)
    // A token may have been earned meanwhile.
    expect(asked).toBeLessThan(50)
  })

  it('is not refused for what a platform delivers late, all at once', async () => {
    const { limits } = await open()
    const sender = stranger()
    const since = Date.now() - 3_600_000
    const late = await Promise.all(times(60).map((n) => limits.admit({ ...sender, at: since + n * 5_000 })))
    expect(late.every(({ kind }) => kind === 'admitted')).toBe(true)
  })

  it('counts one person over several chats', async () => {
    const { limits } = await open()
    const identity = 'telegram:1' as IdentityKey
    const all = await Promise.all(times(40).map(() => limits.admit(stranger({ identity }))))
    expect(all.filter(({ kind }) => kind === 'admitted').length).toBeLessThan(25)
  })
})

const few = { burst: 10, perSecond: 0.1 }

describe('strangers with tokens of their own making', () => {
  it('are limited by address, and a customer at the same address is not', async () => {
    const { limits, redis, keys } = await open({ rates: { newPerAddress: few } })
    const customer = stranger({ address: '192.0.2.1' })
    await redis.set(keys.session(customer.conversation), 'a session')
    const flood = await Promise.all(times(200).map(() => limits.admit(stranger({ address: '192.0.2.1' }))))
    expect(flood.filter(({ kind }) => kind === 'admitted')).toHaveLength(10)
    expect(await limits.admit(stranger({ address: '192.0.2.1' }))).toMatchObject({ kind: 'too-fast' })
    expect(await limits.admit(customer)).toEqual({ kind: 'admitted' })
    expect(await limits.admit(stranger({ address: '192.0.2.2' }))).toEqual({ kind: 'admitted' })
  })

  it('are limited in all, channel by channel, and customers are not', async () => {
    const { limits, redis, keys } = await open({ rates: { newInAll: few } })
    const customer = stranger({ address: '198.51.100.1' })
    await redis.set(keys.session(customer.conversation), 'a session')
    const flood = await Promise.all(times(200).map((n) => limits.admit(stranger({ address: `192.0.2.${n}` }))))
    expect(flood.filter(({ kind }) => kind === 'admitted')).toHaveLength(10)
    expect(await limits.admit(customer)).toEqual({ kind: 'admitted' })
    expect(await limits.admit(stranger({ channel: 'telegram' }))).toEqual({ kind: 'admitted' })
  })

  it('leave nothing that stays', async () => {
    const { limits, redis, namespace } = await open({ rates: { newPerAddress: few, newInAll: few } })
    await Promise.all(times(100).map(() => limits.admit(stranger({ address: '192.0.2.1' }))))
    const left = await redis.keys(`${namespace}:*`)
    expect(left.length).toBeGreaterThan(0)
    // -1 would be a key without an end; one that has ended meanwhile is -2.
    for (const key of left) expect(await redis.pttl(key)).not.toBe(-1)
  })
})

describe('a customer with several chats', () => {
  const signsIn = async (
    { redis, namespace }: NonNullable<typeof opened>,
    customer: string,
    channel: 'telegram' | 'web' | 'discord',
  ) => {
    const sender = stranger({ channel })
    const { conversation } = sender
    const { sessions } = createRedisStores({ redis, namespace, seal: testSeals.cache })
    const session = aSession(conversation, { customer: customer as CustomerId, signedInUntil: Date.now() + 60_000 })
    await sessions.commit({ conversation, turn: aTurn(), revision: 0, session, answer: saying('hello') })
    return sender
  }

  it('is one, whichever channels they are on, and each chat hears once that it is too fast', async () => {
    const fixture = await open({ rates: { customer: few } })
    const senders = [await signsIn(fixture, 'cus_1', 'telegram'), await signsIn(fixture, 'cus_1', 'discord')]
    const other = await signsIn(fixture, 'cus_2', 'web')
    const all = await Promise.all(times(16).map((n) => fixture.limits.admit(senders[n % 2] ?? other)))
    expect(all.filter(({ kind }) => kind === 'admitted')).toHaveLength(10)
    expect(all.filter((each) => each.kind === 'too-fast' && each.tell)).toHaveLength(2)
    expect(await fixture.limits.admit(other)).toEqual({ kind: 'admitted' })
  })

  it('is not kept out of one chat by whoever sends without end from another', async () => {
    const fixture = await open({ rates: { customer: DEFAULT_TURN_RATES.customer } })
    const [lost, kept] = [await signsIn(fixture, 'cus_1', 'telegram'), await signsIn(fixture, 'cus_1', 'web')]
    await Promise.all(times(200).map(() => fixture.limits.admit(lost)))
    expect(await fixture.limits.admit(kept)).toEqual({ kind: 'admitted' })
  })

  it('who comes back after days is no stranger: a flood of those uses up nothing of theirs', async () => {
    const fixture = await open({ rates: { newInAll: few, newPerAddress: few } })
    const customer = { ...(await signsIn(fixture, 'cus_1', 'web')), address: '192.0.2.1' }
    await fixture.redis.del(fixture.keys.session(customer.conversation))
    await Promise.all(times(50).map(() => fixture.limits.admit(stranger({ address: '192.0.2.1' }))))
    expect(await fixture.limits.admit(stranger())).toMatchObject({ kind: 'too-fast' })
    expect(await fixture.limits.admit(customer)).toEqual({ kind: 'admitted' })
  })
})

it('tells the chat of a customer from one that only has a session, and from a stranger’s', async () => {
  const { limits, redis, keys } = await open()
  const [customer, visitor, nobody] = [stranger(), stranger(), stranger()]
  await redis.set(keys.session(visitor.conversation), 'a session')
  await redis.set(keys.chatOwner(customer.conversation), 'somebody')
  const isOfCustomer = (): readonly boolean[] =>
    [customer, visitor, nobody].map(({ conversation }) => limits.isOfCustomer(conversation))
  expect(isOfCustomer()).toEqual([false, false, false])
  await Promise.all([customer, visitor, nobody].map((each) => limits.admit(each)))
  expect(isOfCustomer()).toEqual([true, false, false])
})

it('counts all chats that have a session, together', async () => {
  const { limits, redis, keys } = await open({ rates: { all: few } })
  const known = times(30).map(() => stranger())
  for (const { conversation } of known) await redis.set(keys.session(conversation), 'a session')
  const all = await Promise.all(known.map((sender) => limits.admit(sender)))
  expect(all.filter(({ kind }) => kind === 'admitted')).toHaveLength(10)
})

it('goes on counting in this process while Redis is away, and never fails', async () => {
  const { limits } = await open({ isAway: true, rates: { newPerAddress: few } })
  const sender = stranger()
  const all = await Promise.all(times(200).map(() => limits.admit(sender)))
  expect(all.filter(({ kind }) => kind === 'admitted')).toHaveLength(40)
  expect(all.filter((each) => each.kind === 'too-fast' && each.tell)).toHaveLength(1)
  const flood = await Promise.all(times(200).map(() => limits.admit(stranger({ address: '192.0.2.1' }))))
  expect(flood.filter(({ kind }) => kind === 'admitted')).toHaveLength(20)
})
