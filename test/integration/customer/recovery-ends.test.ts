import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changePin } from '#bank/customer/change-pin.ts'
import { finish } from '#bank/customer/recovery-finish.ts'
import { aCustomer } from '#test/support/mongo-stores.ts'
import { chatOf, DAY_MS, HOUR_MS, NOON, openRecoveryWorld, PIN, type RecoveryWorld } from './recovery-world.ts'

const THIEF = chatOf('thief')
const NEW_PIN = '846203'

let world: RecoveryWorld
beforeEach(async () => {
  world = await openRecoveryWorld()
})
afterEach(() => world.drop())

describe('a stop', () => {
  it.each(Array.from({ length: 12 }, (_, n) => [n]))('and an end at once: never both (%i)', async () => {
    await world.asks(world.phone)
    await world.approves(world.laptop)
    const [stopped, finished] = await Promise.all([world.stops(world.laptop), world.finishes(world.phone, NEW_PIN)])
    const both = [stopped, finished.kind, await world.isPin(PIN)]
    expect([
      ['stopped', 'not-ready', true],
      ['too-late', 'done', false],
    ]).toContainEqual(both)
  })

  it('wins over what is due at the same moment, and over what was read before', async () => {
    await world.claimsByPin(THIEF)
    await world.runs()
    world.at(NOON + 20 * HOUR_MS)
    await world.runs()
    world.at(NOON + DAY_MS)
    await Promise.all([world.runs(), world.stops(world.phone)])
    await world.stops(world.phone)
    expect((await world.current()).state).toBe('stopped')
    expect(await world.finishes(THIEF)).toEqual({ kind: 'not-ready' })
    expect(await world.isLinked(THIEF)).toBe(false)
  })

  it('freezes the account, also where it came too late, and pressed twice it does so once more and nothing else', async () => {
    await world.asks(world.phone)
    await world.approves(world.laptop)
    await world.finishes(world.phone, NEW_PIN)
    expect((await world.stopsAndFreezes(world.laptop, 'press')).stopping).toBe('too-late')
    expect((await world.owner()).frozen).toBeDefined()
    await world.stopsAndFreezes(world.laptop, 'press')
    expect(await world.isPin(NEW_PIN)).toBe(true)
  })
})

describe('a finished way back', () => {
  it('is finished once, however often the press comes, and each repeat is told the same', async () => {
    await world.asks(world.phone)
    await world.approves(world.laptop)
    const first = await world.finishes(world.phone, NEW_PIN, 'press')
    expect(await world.finishes(world.phone, NEW_PIN, 'press')).toEqual(first)
    expect(await world.finishes(world.phone, '975318', 'another')).toEqual({ kind: 'not-ready' })
    expect(await world.isPin(NEW_PIN)).toBe(true)
    expect((await world.told(world.laptop)).filter((what) => what === 'recovered-pin')).toHaveLength(1)
  })

  it.each(['attach', 'replace', 'endSignIns', 'change'] as const)(
    'whose process dies at %s is brought to its end by whoever finds it',
    async (broken) => {
      await world.claimsByIdentity(THIEF)
      await world.runs()
      await world.approves(world.phone)
      const { ports } = world
      const store = broken === 'replace' ? ports.pins : broken === 'change' ? ports.recoveries : ports.customers
      const methods = store as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>
      const whole = methods[broken]
      let calls = 0
      methods[broken] = (...args) => {
        calls += 1
        // The first change makes it `finishing`; the second would end it.
        if (broken === 'change' && calls === 1) return whole?.(...args) ?? Promise.resolve()
        throw new Error('the process died')
      }
      await expect(world.finishes(THIEF, NEW_PIN, 'press')).rejects.toThrow('died')
      if (whole !== undefined) methods[broken] = whole
      expect((await world.current()).state).toBe('finishing')
      const stored = JSON.stringify(await world.db.collection('recoveries').find().toArray())
      expect(stored).not.toContain('digest of')
      await world.runs()
      expect((await world.current()).state).toBe('done')
      expect(await world.isPin(NEW_PIN)).toBe(true)
      expect(await world.isLinked(THIEF)).toBe(true)
      expect((await world.finishes(THIEF, NEW_PIN, 'press')).kind).toBe('done')
      expect(JSON.stringify(await world.db.collection('recoveries').find().toArray())).not.toContain('personal')
    },
  )

  it('ends the log-ins, and the old PIN', async () => {
    await world.asks(world.phone)
    await world.approves(world.laptop)
    const done = await world.finishes(world.phone, NEW_PIN)
    expect(done).toMatchObject({ kind: 'done', epoch: 1 })
    expect((await world.owner()).signInEpoch).toBe(1)
  })
})

describe('a sweep that comes late to what is being finished', () => {
  const LATER = '975318'
  const isBeingFinished = async () => {
    const finishing = { state: 'finishing', finishedBy: 'press', pinDigest: `digest of ${NEW_PIN}`, dueAt: 0 } as const
    expect(await world.ports.recoveries.change(await world.current(), finishing)).toBe(true)
    return await world.current()
  }
  const changes = () =>
    changePin(world.ports, world.customer.id, { chat: world.laptop, turn: 'changing', now: world.now(), pin: LATER })
  const epoch = async () => (await world.owner()).signInEpoch

  it('puts back no PIN that was changed before it', async () => {
    await world.asks(world.phone)
    await world.approves(world.laptop)
    await isBeingFinished()
    await changes()
    const before = await epoch()
    await world.runs()
    expect(await world.isPin(LATER)).toBe(true)
    expect((await world.current()).state).toBe('done')
    expect(await epoch()).toBe(before)
    expect(await world.told(world.laptop)).not.toContain('recovered-pin')
  })

  it('puts back no PIN that was changed after another had finished it', async () => {
    await world.asks(world.phone)
    await world.approves(world.laptop)
    const read = await isBeingFinished()
    await world.runs()
    expect(await world.isPin(NEW_PIN)).toBe(true)
    await changes()
    const before = await epoch()
    const { recoveries } = world.ports
    await world.runs({ recoveries: { ...recoveries, due: async () => [world.customer.id], find: async () => read } })
    expect(await world.isPin(LATER)).toBe(true)
    expect(await epoch()).toBe(before)
  })

  it('tells whoever chose it, where another was faster, and takes no chat that is another customer’s by now', async () => {
    await world.asks(world.phone)
    await world.approves(world.laptop)
    const { pins } = world.ports
    const slow = {
      ...pins,
      replace: async (...given: Parameters<typeof pins.replace>) => {
        await pins.replace(world.customer.id, `digest of ${LATER}`, world.laptop)
        return await pins.replace(...given)
      },
    }
    const act = { chat: world.phone, turn: 'press', now: world.now(), pin: NEW_PIN }
    expect(await finish({ ...world.ports, pins: slow }, world.customer.id, act)).toEqual({ kind: 'pin-changed' })
    expect(await world.isPin(LATER)).toBe(true)

    await world.claimsByIdentity(THIEF)
    await world.runs()
    await world.approves(world.laptop)
    await isBeingFinished()
    await world.ports.customers.insert(aCustomer(), 'digest', THIEF)
    await world.runs()
    expect(await world.isLinked(THIEF)).toBe(false)
    expect(await world.isPin(LATER)).toBe(true)
  })
})
