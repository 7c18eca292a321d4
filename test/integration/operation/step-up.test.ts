import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { revokeChat } from '#bank/customer/chats.ts'
import { setPinAbove } from '#bank/customer/pin-above.ts'
import { changeDetails } from '#bank/customer/register.ts'
import { changePin } from '#bank/customer/change-pin.ts'
import { endGrace, endSignIns, issueLinkCode, link } from '#bank/customer/sign-in.ts'
import { identityKey } from '#bank/ground/ids.ts'
import { MOST_WITHOUT_PIN } from '#bank/ground/step-up.ts'
import { cancel } from '#bank/operation/decide.ts'
import { runSchedules } from '#bank/schedule/run.ts'
import { FRIDAY, MONDAY } from '../schedule/bank-on-mongo.ts'
import { openStepUpWorld, PIN, type StepUpWorld } from './step-up-world.ts'

const ABOVE = 100_00n
const GRACE_MS = 300_000

let world: StepUpWorld
beforeEach(async () => {
  world = await openStepUpWorld()
})
afterEach(() => world.bank.drop())

describe('a dialog that has forgotten to ask for the PIN', () => {
  it.each(['send', 'send to a linked bank', 'pay-out', 'buy', 'sell'] as const)(
    'is refused by the bank above the amount, and not at it: %s',
    async (kind) => {
      const over = await world.cards[kind](ABOVE + 1n)
      expect(await world.press(over)).toBe('pin-wanted')
      expect(await world.untouched(over)).toBe(true)
      expect(await world.press(await world.cards[kind](ABOVE))).toBe('confirmed')
    },
  )

  it('is refused whatever it is worth: closing an account', async () => {
    const card = await world.cards.close()
    expect(await world.press(card)).toBe('pin-wanted')
    expect((await world.ports.accounts.find(world.savings.id))?.status).toBe('open')
    await world.pin()
    expect(await world.press(card)).toBe('confirmed')
  })

  it.each(['send to an own account', 'pull'] as const)('is not, where nothing leaves: %s', async (kind) => {
    expect(await world.press(await world.cards[kind](ABOVE + 1n))).toBe('confirmed')
  })

  it('is refused for every schedule whose payments together come to more, and for none whose do not', async () => {
    const first = '2026-11-27'
    const over = await world.schedule(ABOVE + 1n, { repeat: 'once', first })
    expect(await over.say()).toBe('pin-wanted')
    expect((await world.ports.schedules.find(over.id))?.state).toBe('proposed')
    expect(await (await world.schedule(10_00n, { repeat: 'weekly', first })).say()).toBe('pin-wanted')
    expect(await (await world.schedule(10_00n, { repeat: 'weekly', first, times: 11 })).say()).toBe('pin-wanted')
    expect(await (await world.schedule(10_00n, { repeat: 'weekly', first, until: '2027-02-05' })).say()).toBe(
      'pin-wanted',
    )
    expect(await (await world.schedule(10_00n, { repeat: 'weekly', first, times: 10 })).say()).toBe('done')
    // The next cent goes beyond it together with that one.
    expect(await (await world.schedule(1n, { repeat: 'once', first })).say()).toBe('pin-wanted')
  })

  it('pays the days of a schedule that was agreed on with the PIN, with nobody there', async () => {
    const standing = await world.schedule(200_00n, { repeat: 'weekly', first: '2026-11-27' })
    await world.pin()
    expect(await standing.say()).toBe('done')
    world.bank.at(FRIDAY)
    await runSchedules(world.ports)
    expect((await world.bank.payment(standing.id, '2026-11-27'))?.state).toBe('confirmed')
  })

  it('changes no details, links and removes no chat, and lets nobody ask for the PIN less often', async () => {
    const { ports, other } = world
    const place = { conversation: world.first, card: 'c1' } as never
    const change = { detail: 'email', value: 'new@example.com' } as const
    const acts = async (now: number) => {
      const me = await world.me()
      const told = await Promise.all([
        changeDetails(ports, me, { ...world.at(now), place, change }),
        issueLinkCode(ports, me, world.at(now)),
        revokeChat(ports, me, other, world.at(now)),
        setPinAbove(ports, me, ABOVE + 1n, world.at(now)),
      ])
      return told.map((each) => each === 'pin-wanted')
    }
    expect(await acts(MONDAY)).toEqual([true, true, true, true])
    expect(await ports.customers.identitiesOf(world.payer.customer.id)).toContain(other)
    await world.pin()
    expect(await acts(MONDAY)).toEqual([false, false, false, false])
  })
})

describe('a right PIN', () => {
  const over = async (where: { chat?: string; now?: number } = {}) => {
    const given = { ...where, ...(where.chat !== undefined && { chat: identityKey(where.chat) }) }
    return world.press(await world.send(150_00n, { now: where.now ?? MONDAY }), given as never)
  }

  it('counts for five minutes in its chat, to the millisecond', async () => {
    await world.pin()
    expect(await over({ now: MONDAY + GRACE_MS - 1 })).toBe('confirmed')
    expect(await over({ now: MONDAY + GRACE_MS })).toBe('pin-wanted')
  })

  it('counts in no other chat of the same customer', async () => {
    await world.pin()
    expect(await over({ chat: world.other })).toBe('pin-wanted')
    await world.pin(MONDAY, world.other)
    expect(await over({ chat: world.other })).toBe('confirmed')
  })

  it('counts no more once sign-ins were ended everywhere, or this chat was logged out', async () => {
    await world.pin()
    await endSignIns(world.ports, world.payer.customer.id, world.at(MONDAY, world.other))
    expect(await over()).toBe('pin-wanted')
    await world.pin()
    expect(await over()).toBe('confirmed')
    await endGrace(world.ports, world.payer.customer.id, world.at())
    expect(await over()).toBe('pin-wanted')
  })

  it('counts for its own chat after it was changed there, and in no other', async () => {
    await world.pin()
    await world.pin(MONDAY, world.other)
    await changePin(world.ports, world.payer.customer.id, { ...world.at(), pin: '864209' })
    expect(await over()).toBe('confirmed')
    expect(await over({ chat: world.other })).toBe('pin-wanted')
  })

  it('is not carried over by linking: what is linked with it asks for it', async () => {
    await world.pin()
    const issued = await issueLinkCode(world.ports, await world.me(), world.at())
    if (issued === 'pin-wanted') throw new Error('no code')
    const chat = identityKey('telegram:99')
    const linked = await link(world.ports, { ...world.at(MONDAY, chat), code: issued.code, pin: PIN })
    expect(linked.kind).toBe('right')
    expect(await over({ chat })).toBe('pin-wanted')
    expect(await over()).toBe('confirmed')
  })

  it('does not make a card good whose time is up', async () => {
    const card = await world.send(150_00n)
    const late = MONDAY + GRACE_MS
    await world.pin(late)
    expect(await world.press(card, { now: late })).toBe('expired')
  })

  it('is none when it was wrong, which counts as everywhere', async () => {
    for (let tries = 0; tries < 5; tries += 1) await world.pin(MONDAY, world.first, '271828')
    expect(await over()).toBe('pin-wanted')
    expect(await world.pin()).toBe('locked')
    expect(await over()).toBe('pin-wanted')
  })
})

describe('what leaves without the PIN', () => {
  const small = async (cents: bigint, given: NonNullable<Parameters<StepUpWorld['press']>[1]> = {}) =>
    world.press(await world.send(cents, { now: given.now ?? MONDAY }), given)

  it('is summed up: ten times $99 asks at the second', async () => {
    expect(await small(99_00n)).toBe('confirmed')
    for (let times = 0; times < 9; times += 1) expect(await small(99_00n)).toBe('pin-wanted')
    await world.pin()
    expect(await small(99_00n)).toBe('confirmed')
    // What left with the PIN is no part of the sum, which begins anew.
    const later = { now: MONDAY + GRACE_MS }
    expect(await small(100_00n, later)).toBe('confirmed')
    expect(await small(1n, later)).toBe('pin-wanted')
  })

  it('is summed up over coins, schedules and all chats', async () => {
    expect(await world.press(await world.cards.buy(30_00n))).toBe('confirmed')
    expect(await (await world.schedule(30_00n, { repeat: 'once', first: '2026-11-27' })).say()).toBe('done')
    expect(await small(30_00n, { chat: world.other })).toBe('confirmed')
    expect(await world.press(await world.cards.sell(10_01n))).toBe('pin-wanted')
    expect(await world.press(await world.cards.sell(10_00n))).toBe('confirmed')
  })

  it('is not forgiven to one chat by a PIN in another', async () => {
    expect(await small(90_00n, { chat: world.other })).toBe('confirmed')
    await world.pin()
    expect(await small(20_00n, { chat: world.other })).toBe('pin-wanted')
    expect(await small(20_00n, { now: MONDAY + GRACE_MS })).toBe('confirmed')
  })

  it('never goes beyond the amount, however many presses of both chats race', async () => {
    const cards = []
    for (let at = 0; at < 12; at += 1) cards.push(await world.send(30_00n))
    const presses = cards.flatMap((card, at) => {
      const chat = at % 2 === 0 ? world.first : world.other
      return [world.press(card, { chat }), world.press(card, { chat })]
    })
    await Promise.all(presses)
    const states = await Promise.all(cards.map(async ({ id }) => (await world.ports.operations.find(id))?.state))
    expect(states.filter((state) => state === 'confirmed')).toHaveLength(3)
    expect(states.filter((state) => state === 'proposed')).toHaveLength(9)
  })

  it('counts a card once, and not at all once nothing left by it', async () => {
    const card = await world.send(90_00n)
    expect(await world.press(card)).toBe('confirmed')
    expect(await world.press(card)).toBe('already')
    expect(await small(90_00n)).toBe('pin-wanted')
    await cancel(world.ports, card.id, await world.me(), MONDAY)
    expect(await small(90_00n)).toBe('confirmed')
  })

  it('is so many payments at most, however small', async () => {
    const { ports, payer, first } = world
    const spent = Array.from({ length: MOST_WITHOUT_PIN }, (_, at) => ({ cause: `op_${at}`, chat: first, cents: 1n }))
    await ports.stepUps.change(payer.customer.id, (stepUp) => ({
      after: { ...stepUp, spent: spent.slice(1) },
      outcome: undefined,
    }))
    expect(await small(1n)).toBe('confirmed')
    expect(await small(1n)).toBe('pin-wanted')
  })
})

describe('the amount', () => {
  const set = async (above: bigint | 'off') => setPinAbove(world.ports, await world.me(), above, world.at())
  const told = async () => (await world.bank.told()).filter(({ what }) => what === 'pin-asked-less').length

  it('is lowered without the PIN, and raised or switched off with it, which other chats are told', async () => {
    expect(await set(50_00n)).toBe('set')
    expect(await world.press(await world.send(50_01n))).toBe('pin-wanted')
    expect(await set(50_01n)).toBe('pin-wanted')
    expect(await set('off')).toBe('pin-wanted')
    expect(await told()).toBe(0)
    await world.pin()
    expect(await set(200_00n)).toBe('set')
    expect(await set('off')).toBe('set')
    expect(await told()).toBe(2)
    const later = { now: MONDAY + GRACE_MS }
    expect(await world.press(await world.send(400_00n, later), later)).toBe('confirmed')
    // Switched on again, which takes nothing.
    expect(await set(0n)).toBe('set')
    expect(await world.press(await world.send(1n, later), later)).toBe('pin-wanted')
  })

  it('that the bank sets counts as long as the customer has set none', async () => {
    expect((await world.me()).stepUp?.above).toBeUndefined()
    expect(await world.press(await world.send(ABOVE + 1n))).toBe('pin-wanted')
  })
})
