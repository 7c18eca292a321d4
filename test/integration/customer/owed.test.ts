import { beforeEach, afterEach, describe, expect, it } from 'vitest'
import { changePin } from '#bank/customer/change-pin.ts'
import { revokeChat } from '#bank/customer/chats.ts'
import { freezeAccount, UNFREEZE_WAIT_MS, unfreezeAccount } from '#bank/customer/freeze.ts'
import { askForName, endReview } from '#bank/customer/name-review.ts'
import { setPinAbove } from '#bank/customer/pin-above.ts'
import { stop } from '#bank/customer/recover.ts'
import { checkPin, endSignIns, issueLinkCode, link } from '#bank/customer/sign-in.ts'
import { usd } from '#bank/ground/money.ts'
import { tellAllOwed } from '#bank/ground/owed.ts'
import { askDeletion, stopDeletion } from '#bank/privacy/deletion.ts'
import { advanceDeletions } from '#bank/privacy/erase.ts'
import type { Ports } from '#bank/registry.ts'
import { anAccount } from '#test/support/mongo-stores.ts'
import { chatOf, DAY_MS, openRecoveryWorld, PIN, type RecoveryWorld } from './recovery-world.ts'

/**
 * What a customer must hear of a change is written after it, so the process may die between the two. Each change here is
 * kept, its process dies before the first notice, nobody repeats the turn, and the sweep of another process tells it.
 */

let world: RecoveryWorld
beforeEach(async () => {
  world = await openRecoveryWorld()
})
afterEach(() => world.drop())

const settings = {
  stepUp: { above: usd(100_00n), graceMs: 300_000 },
  deletionWaitMs: 7 * DAY_MS,
}
class Died extends Error {}

const alive = (): Ports => ({ ...world.ports, settings: { ...world.ports.settings, ...settings } })
/** The same of a process that ends at its first notice. */
const dying = (): Ports => {
  const ports = alive()
  const add = (): never => {
    throw new Died()
  }
  return { ...ports, notices: { ...ports.notices, add } }
}
const at = (chat = world.phone, turn = 'turn:1') => ({ chat, turn, now: world.now() })
const tries = (chat = world.phone, pin = PIN) => ({ ...at(chat), pin })

const sweep = async (): Promise<void> => {
  await tellAllOwed(alive())
  await world.runs()
}
/** What the notices of a chat tell of, each once. */
const toldIn = async (chat: string): Promise<readonly string[]> => {
  const found = await world.db.collection('notices').find({ conversation: chat }).toArray()
  return found.map(({ about }) => String(about.what ?? about.stage))
}

type Change = {
  readonly told: string
  readonly begin?: () => Promise<unknown>
  readonly change: (ports: Ports) => Promise<unknown>
  /** Where it is told, besides the laptop. */
  readonly chat?: () => string
}

const CHANGES: readonly Change[] = [
  { told: 'frozen', change: (ports) => freezeAccount(ports, world.customer.id, at()) },
  {
    told: 'unfreeze-asked',
    begin: () => freezeAccount(alive(), world.customer.id, at(world.phone, 'turn:0')),
    change: (ports) => unfreezeAccount(ports, world.customer.id, at()),
  },
  {
    told: 'unfrozen',
    begin: async () => {
      await freezeAccount(alive(), world.customer.id, at(world.phone, 'turn:0'))
      await unfreezeAccount(alive(), world.customer.id, at(world.phone, 'turn:0'))
      world.after(UNFREEZE_WAIT_MS)
    },
    change: (ports) => unfreezeAccount(ports, world.customer.id, at()),
  },
  { told: 'pin-changed', change: (ports) => changePin(ports, world.customer.id, tries(world.phone, '846193')) },
  { told: 'signed-out-everywhere', change: (ports) => endSignIns(ports, world.customer.id, at()) },
  {
    told: 'pin-asked-less',
    begin: async () => checkPin(alive(), await world.owner(), tries()),
    change: async (ports) => setPinAbove(ports, await world.owner(), 'off', at()),
  },
  {
    told: 'unlinked',
    begin: async () => {
      await world.ports.customers.attach(chatOf('tablet'), world.customer.id)
      await checkPin(alive(), await world.owner(), tries())
    },
    change: async (ports) => revokeChat(ports, await world.owner(), chatOf('tablet'), at()),
  },
  {
    told: 'unlinked-here',
    begin: async () => {
      await world.ports.customers.attach(chatOf('tablet'), world.customer.id)
      await checkPin(alive(), await world.owner(), tries())
    },
    change: async (ports) => revokeChat(ports, await world.owner(), chatOf('tablet'), at()),
    chat: () => chatOf('tablet'),
  },
  {
    told: 'linked',
    begin: async () => checkPin(alive(), await world.owner(), tries()),
    change: async (ports) => {
      const issued = await issueLinkCode(ports, await world.owner(), at())
      if (issued === 'pin-wanted') throw new Error(issued)
      await link(ports, { ...tries(chatOf('tablet')), code: issued.code })
    },
  },
  {
    told: 'recovery-stopped',
    begin: () => world.asks(world.laptop),
    change: async (ports) => stop(ports, world.customer.id, (await world.current()).id, at()),
  },
  { told: 'deletion-asked', change: (ports) => askDeletion(ports, world.customer.id, at()) },
  {
    told: 'deletion-stopped',
    begin: () => askDeletion(alive(), world.customer.id, at(world.phone, 'turn:0')),
    change: (ports) => stopDeletion(ports, world.customer.id, at()),
  },
  {
    told: 'deletion-off',
    begin: async () => {
      await askDeletion(alive(), world.customer.id, at(world.phone, 'turn:0'))
      await world.ports.accounts.insert(anAccount({ customer: world.customer.id }))
      world.after(6 * DAY_MS)
      await advanceDeletions(alive(), NOBODY_LEAVES)
      world.after(DAY_MS)
    },
    change: async (ports) => {
      // It goes on with the others, and tells its log.
      await advanceDeletions(ports, NOBODY_LEAVES)
      throw new Died()
    },
  },
  {
    told: 'asked',
    change: async (ports) =>
      askForName(ports, await world.owner(), { name: 'Nora Lang', cause: 'op_1', now: world.now() }),
  },
  {
    told: 'withdrawn',
    begin: async () => askForName(alive(), await world.owner(), { name: 'Nora Lang', cause: 'op_1', now: world.now() }),
    change: async (ports) => endReview(ports, await world.owner(), 'op_2'),
  },
]
const NOBODY_LEAVES = { traces: undefined as never, leave: async () => undefined }

describe('what a customer is to hear of a change that was kept', () => {
  it.each(CHANGES.map((each) => [each.told, each] as const))('%s: is told by the next sweep', async (told, each) => {
    await each.begin?.()
    await expect(each.change(dying())).rejects.toThrow(Died)
    const chat = each.chat?.() ?? world.laptop
    expect(await toldIn(chat)).not.toContain(told)
    world.after(60_000)
    await sweep()
    await sweep()
    expect((await toldIn(chat)).filter((what) => what === told)).toHaveLength(1)
    expect(await world.ports.customers.owing(10)).toEqual([])
    expect(await toldIn(each.told === 'recovery-stopped' ? world.phone : chatOf('nobody'))).not.toContain(told)
  })

  it.each(CHANGES.filter(({ told }) => told !== 'deletion-off').map((each) => [each.told, each] as const))(
    '%s: is told at once, and once, where nothing dies',
    async (told, each) => {
      await each.begin?.()
      await each.change(alive())
      const chat = each.chat?.() ?? world.laptop
      expect((await toldIn(chat)).filter((what) => what === told)).toHaveLength(1)
      expect(await world.ports.customers.owing(10)).toEqual([])
      world.after(60_000)
      await sweep()
      expect((await toldIn(chat)).filter((what) => what === told)).toHaveLength(1)
    },
  )

  it('locked-out: is told by the next try, once for each lock', async () => {
    const owner = await world.owner()
    const wrong = (turn: string) => ({ ...at(world.phone, turn), pin: '000000' })
    for (let n = 0; n < 4; n += 1) await checkPin(alive(), owner, wrong(`turn:${n}`))
    await expect(checkPin(dying(), owner, wrong('turn:4'))).rejects.toThrow(Died)
    expect(await toldIn(world.laptop)).not.toContain('locked-out')
    for (let n = 5; n < 9; n += 1) expect((await checkPin(alive(), owner, wrong(`turn:${n}`))).kind).toBe('locked')
    expect((await toldIn(world.laptop)).filter((what) => what === 'locked-out')).toHaveLength(1)
  })
})
