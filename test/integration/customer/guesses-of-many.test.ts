import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeClaim, PINS_OF_HANDLE, PINS_WHILE_GUESSED_IN_ALL } from '#bank/customer/claim.ts'
import { type IdentityKey, identityKey } from '#bank/ground/ids.ts'
import { chatOf, DAY_MS, NOON, openRecoveryWorld, PIN, type RecoveryWorld, SSN } from './recovery-world.ts'

const THIEF = chatOf('thief')

let world: RecoveryWorld
beforeEach(async () => {
  world = await openRecoveryWorld()
})
afterEach(() => world.drop())

describe('what a botnet tries', () => {
  it('to guess from more networks than anybody counts: a hundred PINs of a handle in a day, and its owner gets in all the same', async () => {
    const networks = 150
    const claim = (n: number) =>
      world.claimsByPin(chatOf(`thief${n}`), `${100_000 + n}`, 'nora', undefined, `network ${n % networks}`)
    const made = []
    for (let n = 0; n < 2 * networks; n += 50)
      made.push(...(await Promise.all(Array.from({ length: 50 }, (_, at) => claim(n + at)))))
    expect(made.filter(({ kind }) => kind === 'promised')).toHaveLength(PINS_OF_HANDLE + PINS_WHILE_GUESSED_IN_ALL)
    const promised = { kind: 'promised', until: NOON + 3 * DAY_MS }
    // From a place where nobody has been: the stronger proof; in a chat of theirs whatever they say.
    expect((await world.claimsByPin(chatOf('owner'), PIN, 'nora', undefined, 'at home')).kind).toBe('too-many')
    expect(await world.claimsByIdentity(chatOf('owner'), { network: 'at home' })).toEqual(promised)
    expect(await world.claimsByIdentity(world.laptop, {}, 'new-pin')).toEqual(promised)
    expect(await world.ports.pins.countTry(world.customer.id, world.phone, NOON)).toEqual({ left: 4 })
    // Nobody else hears of it.
    expect((await world.claimsByPin(chatOf('mary'), PIN, 'mary', undefined, 'elsewhere')).kind).toBe('promised')
  }, 60_000)

  it('to use up what everybody shares: guesses at one handle take little of it, browsers nothing of other chats’', async () => {
    const counted: string[] = []
    const tries = {
      take: async (order: Parameters<typeof world.ports.tries.take>[0]) => {
        counted.push(order.what)
        return order.what === 'all browsers' ? ({ until: NOON + 1 } as const) : await world.ports.tries.take(order)
      },
    }
    const claims = (chat: IdentityKey, aim: 'new-pin' | 'new-chat-and-pin', network?: string) => {
      const given = { chat, turn: `${chat}:${network ?? ''}`, now: NOON, handle: 'nora', aim, network }
      const identity = { proof: 'identity', ssn: SSN, birthDate: '1990-05-17' } as const
      return makeClaim({ ...world.ports, tries }, { ...given, ...identity })
    }
    expect((await claims(chatOf('browser'), 'new-chat-and-pin', 'a network')).kind).toBe('too-many')
    expect((await claims(identityKey('telegram:77'), 'new-chat-and-pin')).kind).toBe('promised')
    expect((await claims(world.laptop, 'new-pin', 'a network')).kind).toBe('promised')
    counted.length = 0
    const refusing = { take: async ({ what }: { what: string }) => (counted.push(what), { until: NOON + 1 }) }
    await makeClaim(
      { ...world.ports, tries: refusing },
      {
        ...{ chat: THIEF, turn: 't', now: NOON, handle: 'nora', network: 'n' },
        aim: 'new-chat',
        proof: 'pin',
        pin: PIN,
      },
    )
    expect(counted).toEqual([`chat:${THIEF}`])
  })
})
