import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Deletion, hasLeft } from '#bank/ground/customer.ts'
import { askDeletion, stopDeletion } from '#bank/privacy/deletion.ts'
import { advanceDeletions } from '#bank/privacy/erase.ts'
import type { Ports } from '#bank/registry.ts'
import { chatOf, DAY_MS, openRecoveryWorld, type RecoveryWorld } from './recovery-world.ts'

const MINUTE_MS = 60_000
const WAIT_MS = 7 * DAY_MS
const NEW_PHONE = chatOf('new-phone')
const NEW_PIN = '846203'

let world: RecoveryWorld
let ports: Ports
beforeEach(async () => {
  world = await openRecoveryWorld()
  const users = { ...world.ports.rail.users, close: async () => ({ ok: true, value: undefined }) }
  const settings = { ...world.ports.settings, deletionWaitMs: WAIT_MS }
  ports = { ...world.ports, rail: { ...world.ports.rail, users }, settings } as unknown as Ports
})
afterEach(() => world.drop())

const sweeps = (instead: Partial<Ports> = {}) =>
  advanceDeletions({ ...ports, ...instead }, { traces: { erase: async () => {} }, leave: async () => {} })
const asks = (turn = 'deleting') => askDeletion(ports, world.customer.id, { chat: world.phone, turn, now: world.now() })
const deletion = async (): Promise<Deletion | undefined> => (await world.owner()).deletion
const isErasing = async (): Promise<boolean> => hasLeft(await world.owner())
const told = async (): Promise<readonly string[]> =>
  (await world.told(world.laptop)).filter((each) => each.startsWith('deletion'))

describe('a deletion, while its customer is getting back in', () => {
  it('waits from the moment that the way back begins, is told to, and erases nothing when its time comes', async () => {
    await asks()
    world.after(WAIT_MS - 2 * DAY_MS)
    await world.claimsByIdentity(NEW_PHONE)
    await world.runs()
    expect(await told()).toEqual(['deletion-asked', 'deletion-held'])
    world.after(2 * DAY_MS + MINUTE_MS)
    await sweeps()
    expect(await isErasing()).toBe(false)
    expect(await told()).toEqual(['deletion-asked', 'deletion-held'])
  })

  it('goes on with its whole wait when the way back was stopped, and is told in every chat', async () => {
    await asks()
    world.after(WAIT_MS - MINUTE_MS)
    await world.claimsByIdentity(NEW_PHONE)
    await world.runs()
    await world.stops(world.phone)
    world.after(10 * MINUTE_MS)
    await sweeps()
    expect(await deletion()).toMatchObject({ until: world.now() + WAIT_MS })
    expect((await deletion())?.held).toBeUndefined()
    expect(await told()).toEqual(['deletion-asked', 'deletion-held', 'deletion-goes-on'])
    world.after(WAIT_MS - DAY_MS)
    await sweeps()
    expect(await told()).toContain('deletion-soon')
    world.after(DAY_MS)
    await sweeps()
    expect(await isErasing()).toBe(true)
  })

  it('leaves whoever has got back in the whole wait to say no, also when both end in the same minute', async () => {
    await asks()
    world.after(WAIT_MS - MINUTE_MS)
    await world.claimsByIdentity(NEW_PHONE)
    await world.runs()
    await world.approves(world.laptop)
    world.after(MINUTE_MS)
    const [finished] = await Promise.all([world.finishes(NEW_PHONE, NEW_PIN), sweeps()])
    expect(finished.kind).toBe('done')
    world.after(10 * MINUTE_MS)
    await sweeps()
    expect(await isErasing()).toBe(false)
    expect(await deletion()).toMatchObject({ until: world.now() + WAIT_MS })
    expect(await world.told(NEW_PHONE)).toContain('deletion-goes-on')
    const keeping = { chat: NEW_PHONE, turn: 'keeping', now: world.now() }
    expect(await stopDeletion(ports, world.customer.id, keeping)).toBe('stopped')
  })

  it('is not begun by a sweep that looked before the way back began', async () => {
    await asks()
    world.after(WAIT_MS)
    const { cases } = ports
    const slow = {
      ...cases,
      ofCustomer: async (...given: Parameters<typeof cases.ofCustomer>) => {
        await world.claimsByIdentity(NEW_PHONE)
        await world.runs()
        return await cases.ofCustomer(...given)
      },
    }
    await sweeps({ cases: slow })
    expect(await isErasing()).toBe(false)
    expect((await deletion())?.held).toEqual({ recovery: (await world.current()).id })
  })

  it('waits for a claim of before that nobody has looked at yet, and no longer where it was wrong', async () => {
    await asks()
    world.after(WAIT_MS - 1)
    world.bankIsAway(true)
    await world.claimsByIdentity(NEW_PHONE)
    await world.claimsByIdentity(chatOf('stranger'), { ssn: '111223333' })
    world.after(MINUTE_MS)
    await world.runs()
    await sweeps()
    expect(await isErasing()).toBe(false)
    await world.leaves(NEW_PHONE)
    world.bankIsAway(false)
    await world.runs()
    world.after(MINUTE_MS)
    await sweeps()
    expect(await isErasing()).toBe(true)
  })

  it('that is asked for meanwhile waits from the beginning', async () => {
    await world.claimsByIdentity(NEW_PHONE)
    await world.runs()
    expect(await asks()).toMatchObject({ kind: 'asked', isHeld: true })
    expect(await told()).toEqual(['deletion-asked', 'deletion-held'])
  })
})

describe('a customer who is being erased', () => {
  it('is ready nowhere, and the chat that asked hears no more than of one that is not there', async () => {
    await world.claimsByIdentity(NEW_PHONE)
    await world.claimsByIdentity(chatOf('nobody'), { handle: 'no_such_handle' })
    await world.runs()
    await world.approves(world.laptop)
    expect(await world.stands(NEW_PHONE)).toMatchObject({ kind: 'ready' })
    const at = world.now()
    const begun = { chat: world.phone, askedAt: at, until: at, dueAt: at }
    await world.ports.customers.setDeletion(world.customer.id, undefined, begun)
    expect(await world.ports.customers.beginErasing(world.customer.id, begun, at)).toBe(true)
    expect(await world.stands(NEW_PHONE)).toEqual(await world.stands(chatOf('nobody')))
    world.after(4 * DAY_MS)
    await world.runs()
    expect(await world.stands(NEW_PHONE)).toMatchObject({ kind: 'failed' })
    expect((await world.current()).state).toBe('stopped')
  })
})
