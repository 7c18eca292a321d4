import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
