import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freezeAccount } from '#bank/customer/freeze.ts'
import {
  CLAIMS_OF_CHAT,
  CLAIMS_OF_NETWORK,
  makeClaim,
  PINS_OF_HANDLE,
  PINS_WHILE_GUESSED,
} from '#bank/customer/claim.ts'
import { READY_LIFE_MS } from '#bank/customer/recovery.ts'
import { throughEffects } from '#test/support/effects.ts'
import { aCustomer } from '#test/support/mongo-stores.ts'
import { chatOf, DAY_MS, HOUR_MS, NOON, openRecoveryWorld, PIN, type RecoveryWorld, SSN } from './recovery-world.ts'

const THIEF = chatOf('thief')
const NEW_PIN = '846203'

let world: RecoveryWorld
beforeEach(async () => {
  world = await openRecoveryWorld()
})
afterEach(() => world.drop())

describe('a chat that claims an account', () => {
  it('is promised the same, whoever has that handle and whatever is right, with the same writes', async () => {
    const writes: string[][] = []
    const claim = async (chat: string, given: { handle?: string; pin?: string }) => {
      const before = await world.db.collection('notices').countDocuments()
      const made = await world.claimsByPin(chatOf(chat), given.pin ?? PIN, given.handle ?? 'nora')
      const stored = await world.claimOf(chatOf(chat))
      writes.push(Object.keys(stored ?? {}).toSorted())
      expect(await world.db.collection('notices').countDocuments()).toBe(before)
      return made
    }
    const promised = { kind: 'promised', until: NOON + DAY_MS }
    expect(await claim('one', {})).toEqual(promised)
    expect(await claim('two', { pin: '000000' })).toEqual(promised)
    expect(await claim('three', { handle: 'nobody_here' })).toEqual(promised)
    expect(new Set(writes.map((each) => each.join()))).toHaveLength(1)
    for (const chat of ['one', 'two', 'three']) expect((await world.stands(chatOf(chat))).kind).toBe('waiting')
  })

  it('is answered after the same calls, none of which looks at a customer', async () => {
    const calls: string[] = []
    const ports = throughEffects(world.ports, (call, run) => {
      calls.push(call)
      return run()
    })
    const given = { aim: 'new-chat', proof: 'pin', turn: 't', now: NOON } as const
    const made: string[] = []
    for (const [chat, handle, pin] of [
      ['one', 'nora', PIN],
      ['two', 'nora', '000000'],
      ['three', 'nobody_here', PIN],
    ] as const) {
      calls.length = 0
      await makeClaim(ports, { ...given, chat: chatOf(chat), handle, pin })
      made.push(calls.join())
    }
    expect(new Set(made)).toEqual(new Set(['tries.take,tries.take,tries.take,vault.put,claims.put']))
  })

  it('waits the whole time, not a moment less, and then has to be finished by itself', async () => {
    await world.claimsByPin(THIEF)
    await world.runs()
    for (const hours of [8, 16, 20]) {
      world.at(NOON + hours * HOUR_MS)
      await world.runs()
    }
    world.at(NOON + DAY_MS - 1)
    await world.runs()
    expect((await world.stands(THIEF)).kind).toBe('waiting')
    expect(await world.finishes(THIEF)).toEqual({ kind: 'not-ready' })
    world.at(NOON + DAY_MS)
    await world.runs()
    expect((await world.stands(THIEF)).kind).toBe('ready')
    expect(await world.isLinked(THIEF)).toBe(false)
    expect(await world.finishes(world.phone)).toEqual({ kind: 'not-ready' })
    expect((await world.finishes(THIEF)).kind).toBe('done')
    expect(await world.isLinked(THIEF)).toBe(true)
    expect(await world.told(world.phone)).toEqual(['recovery begun', 'recovery ending', 'recovered-chat'])
  })

  it('is never ready before its last warning could be read, however long nothing ran', async () => {
    await world.claimsByIdentity(THIEF)
    await world.runs()
    world.after(10 * DAY_MS)
    await world.runs()
    expect((await world.stands(THIEF)).kind).toBe('waiting')
    expect(await world.told(world.phone)).toEqual(['recovery begun', 'recovery ending'])
    world.after(DAY_MS - 1)
    await world.runs()
    expect((await world.stands(THIEF)).kind).toBe('waiting')
    world.after(1)
    await world.runs()
    expect((await world.stands(THIEF)).kind).toBe('ready')
  })

  it('learns only after its time that it was wrong, as one that was stopped does', async () => {
    const [wrong, nobody, stopped] = [chatOf('wrong'), chatOf('nobody'), chatOf('stopped')]
    await world.claimsByPin(wrong, '000000')
    await world.claimsByPin(nobody, PIN, 'no_such_handle')
    await world.claimsByPin(stopped)
    await world.runs()
    await world.stops(world.phone)
    for (const chat of [wrong, nobody, stopped]) expect((await world.stands(chat)).kind).toBe('waiting')
    world.after(DAY_MS)
    for (const chat of [wrong, nobody, stopped]) expect((await world.stands(chat)).kind).toBe('failed')
    expect(await world.told(world.phone)).not.toContain('recovery ready')
  })

  it('is asked about again while the bank is away, and of what was typed nothing stays', async () => {
    world.bankIsAway(true)
    await world.claimsByIdentity(THIEF)
    await world.runs()
    expect((await world.claimOf(THIEF))?.isChecked).toBe(false)
    world.bankIsAway(false)
    world.after(HOUR_MS / 2)
    await world.runs()
    expect((await world.current()).proof).toBe('identity')
    expect(await world.db.collection('vault').countDocuments()).toBe(0)
    expect(JSON.stringify(await world.db.collection('claims').find().toArray())).not.toContain(SSN)
  })

  it('never takes a chat from another customer', async () => {
    await world.claimsByPin(THIEF)
    await world.runs()
    await world.approves(world.phone)
    await world.ports.customers.insert(aCustomer(), 'digest', THIEF)
    expect(await world.finishes(THIEF)).toEqual({ kind: 'others-chat' })
    expect(await world.isLinked(THIEF)).toBe(false)
  })
})

describe('what a thief tries', () => {
  it('to guess: few tries of a chat and of a network, fewer of a handle that is guessed at, counted before they are looked at, however many race', async () => {
    const guesses = Array.from({ length: 200 }, (_, n) => ({ chat: chatOf(`thief${n % 50}`), pin: `${100_000 + n}` }))
    const here = 'one network'
    const tries = guesses.map(({ chat, pin }) => world.claimsByPin(chat, pin, 'nora', undefined, here))
    const made = await Promise.all(tries)
    expect(made.filter(({ kind }) => kind === 'promised')).toHaveLength(CLAIMS_OF_NETWORK.pin)
    const own = await Promise.all(Array.from({ length: 20 }, () => world.claimsByIdentity(chatOf('one'))))
    expect(own.filter(({ kind }) => kind === 'promised')).toHaveLength(CLAIMS_OF_CHAT)
    const ids = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        world.claimsByIdentity(chatOf(`many${n}`), { ssn: `2190900${10 + n}`, network: here }),
      ),
    )
    expect(ids.filter(({ kind }) => kind === 'promised')).toHaveLength(CLAIMS_OF_NETWORK.identity)
  }, 60_000)

  const GUESSES = Number(process.env['PIN_GUESSES'] ?? 1_000)
  it('to guess from many networks: none of them is right, and the owner among them still gets in, only later', async () => {
    const networks = 20
    const claim = (n: number) =>
      world.claimsByPin(chatOf(`thief${n}`), `${100_000 + n}`, 'nora', undefined, `network ${n % networks}`)
    const kinds: string[] = []
    for (let n = 0; n < GUESSES; n += 50)
      kinds.push(...(await Promise.all(Array.from({ length: 50 }, (_, at) => claim(n + at)))).map(({ kind }) => kind))
    const lookedAt = kinds.filter((kind) => kind === 'promised').length
    expect(lookedAt).toBeGreaterThan(0)
    expect(lookedAt).toBeLessThanOrEqual(PINS_OF_HANDLE + PINS_WHILE_GUESSED * networks)
    await world.runs()
    expect(await world.ports.recoveries.find(world.customer.id)).toBeUndefined()
    const [owner, other] = [chatOf('owner'), chatOf('owner by number')]
    const promised = { kind: 'promised', until: NOON + 3 * DAY_MS }
    expect(await world.claimsByPin(owner, PIN, 'nora', undefined, 'at home')).toEqual(promised)
    await world.runs()
    expect(await world.current()).toMatchObject({ chat: owner, state: 'waiting', until: NOON + 3 * DAY_MS })
    expect(await world.claimsByIdentity(other, { network: 'at home' })).toEqual(promised)
    expect(await world.claimsByIdentity(world.laptop, {}, 'new-pin')).toEqual(promised)
  }, 300_000)

  it('to be counted by a repeat: the same act counts once', async () => {
    for (let times = 0; times < 20; times += 1)
      expect((await world.claimsByPin(THIEF, '000000', 'nora', 'same-turn')).kind).toBe('promised')
  })

  it('to start a hundred times: one stands, nobody waits less for it, and the owner hears of it a few times', async () => {
    for (let n = 0; n < 100; n += 1) {
      await world.claimsByIdentity(THIEF)
      await world.runs()
      world.after(60_000)
    }
    expect(await world.db.collection('recoveries').countDocuments()).toBe(1)
    expect((await world.told(world.phone)).length).toBeLessThanOrEqual(CLAIMS_OF_CHAT)
    expect((await world.current()).until).toBeGreaterThanOrEqual(NOON + 3 * DAY_MS)
  })

  it('to begin anew for a shorter time: it begins anew, and waits anew', async () => {
    await world.claimsByIdentity(THIEF)
    await world.runs()
    world.after(2 * DAY_MS)
    await world.claimsByIdentity(THIEF)
    await world.runs()
    expect((await world.current()).until).toBe(NOON + 5 * DAY_MS)
  })

  it('to approve their own request, from the chat that asked or from one that is nobody’s', async () => {
    await world.asks(world.phone)
    expect(await world.approves(world.phone)).toBe('same-chat')
    expect((await world.current()).state).toBe('asked')
    expect(await world.finishes(world.phone, NEW_PIN)).toEqual({ kind: 'not-ready' })
    expect(await world.isPin(PIN)).toBe(true)
  })

  it('to approve what is stopped, over, or another one', async () => {
    const { recovery } = await world.asks(world.phone)
    await world.stops(world.laptop)
    expect(await world.approves(world.laptop, recovery.id)).toBe('gone')
    await world.asks(world.phone)
    expect(await world.approves(world.laptop, recovery.id)).toBe('gone')
    world.after(DAY_MS)
    expect(await world.approves(world.laptop)).toBe('gone')
  })

  it('to use two chats of a frozen account: a yes does not count there', async () => {
    await freezeAccount(world.ports, world.customer.id, { chat: world.laptop, turn: 'freezing', now: NOON })
    await world.asks(world.phone)
    expect(await world.approves(world.laptop)).toBe('frozen')
    expect(await world.finishes(world.phone, NEW_PIN)).toEqual({ kind: 'not-ready' })
  })

  it('to keep the owner waiting: a stronger proof goes before theirs, a second equal one does not', async () => {
    await world.claimsByIdentity(THIEF)
    await world.runs()
    await world.claimsByIdentity(chatOf('thief2'))
    await world.runs()
    expect((await world.current()).chat).toBe(THIEF)
    await world.claimsByPin(chatOf('new-phone'))
    await world.runs()
    expect(await world.current()).toMatchObject({ chat: chatOf('new-phone'), proof: 'pin' })
    await world.asks(world.laptop)
    expect((await world.current()).chat).toBe(chatOf('new-phone'))
  })

  it('to come back with a chat that was taken away', async () => {
    await world.asks(world.phone)
    await world.approves(world.laptop)
    await world.ports.customers.detach(world.phone, world.customer.id)
    expect(await world.finishes(world.phone, NEW_PIN)).toEqual({ kind: 'not-ready' })
    expect(await world.isPin(PIN)).toBe(true)
  })

  it('to come late: what was not used in time is over', async () => {
    await world.asks(world.phone)
    await world.approves(world.laptop)
    world.after(READY_LIFE_MS)
    expect(await world.finishes(world.phone, NEW_PIN)).toEqual({ kind: 'not-ready' })
    await world.runs()
    expect((await world.current()).state).toBe('lapsed')
  })
})
