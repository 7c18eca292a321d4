import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changePin } from '#bank/customer/change-pin.ts'
import { CLAIMS_OF_NETWORK } from '#bank/customer/claim.ts'
import { freezeAccount } from '#bank/customer/freeze.ts'
import { link } from '#bank/customer/sign-in.ts'
import { chatOf, DAY_MS, HOUR_MS, openRecoveryWorld, PIN, type RecoveryWorld } from './recovery-world.ts'

const THIEF = chatOf('thief')
const NEW_PIN = '846203'
const WRONG = { ssn: '111223333' }

let world: RecoveryWorld
beforeEach(async () => {
  world = await openRecoveryWorld()
})
afterEach(() => world.drop())

const here = (chat: ReturnType<typeof chatOf>, turn: string) => ({ chat, turn, now: world.now() })
const freezes = (turn = 'freezing') => freezeAccount(world.ports, world.customer.id, here(chatOf('tablet'), turn))

/** As the sweep does it when the time has come: no chat is theirs from then on. */
const beginErasing = async () => {
  const [at, id] = [world.now(), world.customer.id]
  const deletion = { chat: world.phone, askedAt: at, until: at, dueAt: at }
  await world.ports.customers.setDeletion(id, undefined, deletion)
  expect(await world.ports.customers.beginErasing(id, deletion, at)).toBe(true)
}

describe('an account that was frozen after a yes', () => {
  it('is not opened by that yes, for a new PIN or for a new chat: the warning runs its whole time', async () => {
    await world.asks(world.phone)
    await world.approves(world.laptop)
    await freezes()
    expect(await world.finishes(world.phone, NEW_PIN)).toEqual({ kind: 'not-ready' })
    expect(await world.stands(world.phone)).toEqual({ kind: 'waiting', until: world.now() + DAY_MS })
    expect(await world.isPin(PIN)).toBe(true)
    world.after(DAY_MS)
    expect(await world.stands(world.phone)).toMatchObject({ kind: 'ready' })
    expect(await world.finishes(world.phone, NEW_PIN)).toMatchObject({ kind: 'done' })
  })

  it('gets no new chat by it', async () => {
    await world.claimsByIdentity(THIEF)
    await world.runs()
    await world.approves(world.laptop)
    await freezes()
    expect(await world.finishes(THIEF, NEW_PIN)).toEqual({ kind: 'not-ready' })
    expect(await world.isLinked(THIEF)).toBe(false)
  })
})

describe('a PIN that was changed', () => {
  const changes = () => changePin(world.ports, world.customer.id, { ...here(world.laptop, 'changing'), pin: NEW_PIN })

  it('ends the way in that somebody began with the old one, and they hear no more than of a wrong one', async () => {
    await world.claimsByPin(THIEF)
    await world.runs()
    await changes()
    expect((await world.current()).state).toBe('stopped')
    expect(await world.stands(THIEF)).toMatchObject({ kind: 'waiting' })
    for (let days = 0; days < 3; days += 1) {
      world.after(DAY_MS)
      await world.runs()
    }
    expect(await world.stands(THIEF)).toMatchObject({ kind: 'failed' })
    expect(await world.finishes(THIEF)).toEqual({ kind: 'not-ready' })
    expect(await world.isLinked(THIEF)).toBe(false)
  })

  it('leaves one that was proved otherwise', async () => {
    await world.claimsByIdentity(chatOf('new-phone'))
    await world.runs()
    await changes()
    expect((await world.current()).state).toBe('waiting')
  })
})

describe('strangers who know a handle', () => {
  it('keep nobody from giving their number in a chat of their own', async () => {
    const theirs = { ...WRONG, network: 'elsewhere' }
    for (let n = 0; n < 40; n += 1) await world.claimsByIdentity(chatOf(`stranger${n}`), theirs)
    expect(await world.claimsByIdentity(THIEF, { network: 'elsewhere' })).toMatchObject({ kind: 'too-many' })
    expect(CLAIMS_OF_NETWORK.identity).toBeLessThan(40)
    expect(await world.claimsByIdentity(chatOf('new-phone'), { network: 'at home' })).toMatchObject({
      kind: 'promised',
    })
    expect(await world.claimsByIdentity(world.laptop, {}, 'new-pin')).toMatchObject({ kind: 'promised' })
  })

  it('don’t learn by a warning that came late whether a stolen number is right', async () => {
    const other = chatOf('other')
    await world.claimsByIdentity(THIEF)
    await world.claimsByIdentity(other, WRONG)
    await world.runs()
    world.after(48 * HOUR_MS + 50_000)
    await world.runs()
    expect(await world.stands(THIEF)).toEqual(await world.stands(other))
    world.after(HOUR_MS)
    expect(await world.stands(THIEF)).toEqual(await world.stands(other))
  })
})

describe('a customer whose data is being deleted', () => {
  it('gets no chat and no PIN by a way back that was ready', async () => {
    await world.claimsByIdentity(THIEF)
    await world.runs()
    await world.approves(world.laptop)
    await beginErasing()
    expect(await world.finishes(THIEF, NEW_PIN)).toEqual({ kind: 'not-ready' })
    expect(await world.isLinked(THIEF)).toBe(false)
  })

  it('gets none by one that was being finished', async () => {
    await world.claimsByIdentity(THIEF)
    await world.runs()
    await world.approves(world.laptop)
    const finishing = { state: 'finishing', finishedBy: 'press', pinDigest: `digest of ${NEW_PIN}`, dueAt: 0 } as const
    expect(await world.ports.recoveries.change(await world.current(), finishing)).toBe(true)
    await beginErasing()
    await world.runs()
    expect(await world.isLinked(THIEF)).toBe(false)
    expect(await world.isPin(PIN)).toBe(true)
    expect((await world.current()).state).toBe('done')
  })

  it('can’t be claimed, by what is right', async () => {
    await beginErasing()
    await world.claimsByIdentity(THIEF)
    await world.claimsByPin(chatOf('other'))
    await world.runs()
    expect(await world.ports.recoveries.find(world.customer.id)).toBeUndefined()
  })

  it('can’t be joined by a code from before, nor by whoever was faster than the look at it', async () => {
    await world.ports.linkCodes.issue('ABCDEFGHJK', world.customer.id, world.now() + HOUR_MS)
    await beginErasing()
    const given = { ...here(THIEF, 'linking'), pin: PIN, code: 'ABCDEFGHJK' }
    expect(await link(world.ports, given)).toEqual({ kind: 'bad-code' })
    await expect(world.ports.customers.attach(THIEF, world.customer.id)).rejects.toThrow('is not there')
    expect(await world.isLinked(THIEF)).toBe(false)
  })
})

describe('one that fails', () => {
  it('holds up none of the claims behind it', async () => {
    await world.claimsByPin(THIEF)
    await world.claimsByIdentity(world.laptop, {}, 'new-pin')
    const { claims } = world.ports
    const failing = {
      ...claims,
      markChecked: async (
        claim: Parameters<typeof claims.markChecked>[0],
        of: typeof world.customer.id | undefined,
      ) => {
        if (claim.chat === THIEF) throw new Error('it fails')
        await claims.markChecked(claim, of)
      },
    }
    await world.runs({ claims: failing })
    expect(await world.claimOf(THIEF)).toMatchObject({ isChecked: false })
    expect(await world.claimOf(world.laptop)).toMatchObject({ isChecked: true })
  })
})
