import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPinHasher } from '#adapters/vault/index.ts'
import { freezeAccount } from '#bank/customer/freeze.ts'
import { issueLinkCode, link, LINK_CODE_LIFE_MS, signIn } from '#bank/customer/sign-in.ts'
import { type CustomerId, type IdentityKey, identityKey } from '#bank/ground/ids.ts'
import { type BankOnMongo, MONDAY, openBankOnMongo } from '../schedule/bank-on-mongo.ts'

/** Two customers, each with a first chat, and another chat of each on another channel. */
type Who = 'nora' | 'walt'
const PINS: Readonly<Record<Who, string>> = { nora: '739152', walt: '640281' }
const SECOND: Readonly<Record<Who, IdentityKey>> = {
  nora: identityKey('discord:4711'),
  walt: identityKey('discord:4712'),
}

/**
 * One act: a code is asked for, or used. `code` names whose, which may be another's: seen over a shoulder, forwarded by
 * mistake, or talked out of its owner.
 */
type Act =
  | { readonly do: 'issue'; readonly who: Who }
  | { readonly do: 'use'; readonly in: Who; readonly code: Who; readonly pin: Who }
  | { readonly do: 'wait' }

let bank: BankOnMongo
let ids: Readonly<Record<Who, CustomerId>>
let first: Readonly<Record<Who, IdentityKey>>
beforeEach(async () => {
  bank = await openBankOnMongo()
  ids = { nora: bank.payer.customer.id, walt: bank.payee.customer.id }
  const [nora, walt] = await Promise.all(Object.values(ids).map((id) => bank.ports.customers.identitiesOf(id)))
  first = { nora: nora?.[0] ?? SECOND.nora, walt: walt?.[0] ?? SECOND.walt }
})
afterEach(() => bank.drop())

const hasher = createPinHasher({ memoryKiB: 8 })
const digests = { nora: hasher.hash(PINS.nora), walt: hasher.hash(PINS.walt) }
let serial = 0
const reset = async (): Promise<void> => {
  for (const who of ['nora', 'walt'] as const) {
    await bank.ports.pins.replace(ids[who], await digests[who], first[who])
    for (const chat of await bank.ports.customers.identitiesOf(ids[who]))
      if (chat !== first[who]) await bank.ports.customers.detach(chat, ids[who])
  }
}

const givePin = (who: Who, now: number) =>
  signIn({ ...bank.ports, hasher }, { chat: first[who], pin: PINS[who], turn: `sign-in:${(serial += 1)}`, now })

/** Asked for in the first chat, where the PIN was given just now. */
const askFor = async (who: Who, now: number): Promise<string> => {
  const customer = await bank.ports.customers.find(ids[who])
  const chat = first[who]
  if (customer === undefined) throw new Error(`${who} is gone`)
  const issued = await issueLinkCode(bank.ports, customer, { chat, now })
  if (issued === 'pin-wanted') throw new Error('the PIN was given just now')
  return issued.code
}

const issue = async (who: Who, now: number): Promise<string> => {
  await givePin(who, now)
  return await askFor(who, now)
}

/** What must come of it, told without a database: which code is live, and whose chat each second chat is. */
type World = { live: Partial<Record<Who, number>>; joined: Partial<Record<Who, Who>>; now: number }

const expected = (world: World, act: Act): string => {
  if (act.do === 'wait') {
    world.now += LINK_CODE_LIFE_MS
    return 'waited'
  }
  if (act.do === 'issue') {
    world.live[act.who] = world.now + LINK_CODE_LIFE_MS
    return 'issued'
  }
  const until = world.live[act.code]
  delete world.live[act.code]
  if (until === undefined || until <= world.now) return 'bad-code'
  if (act.pin !== act.code) return 'wrong'
  world.joined[act.in] = act.code
  return 'right'
}

const done = async (codes: Map<Who, string>, world: World, act: Act): Promise<string> => {
  if (act.do === 'wait') return 'waited'
  if (act.do === 'issue') {
    codes.set(act.who, await issue(act.who, world.now))
    return 'issued'
  }
  const turn = `turn:${(serial += 1)}`
  const given = {
    chat: SECOND[act.in],
    code: codes.get(act.code) ?? 'NEVERGIVEN',
    pin: PINS[act.pin],
    turn,
    now: world.now,
  }
  return (await link({ ...bank.ports, hasher }, given)).kind
}

const ownerOf = async (chat: IdentityKey): Promise<Who | undefined> => {
  const found = await bank.ports.customers.findByIdentity(chat)
  return found && (found.id === ids.nora ? 'nora' : 'walt')
}

/** Every order in which two people's acts can fall, each person's own in their order. */
const interleavings = (a: readonly Act[], b: readonly Act[]): readonly (readonly Act[])[] => {
  const [firstA, ...restA] = a
  const [firstB, ...restB] = b
  if (firstA === undefined) return [b]
  if (firstB === undefined) return [a]
  return [
    ...interleavings(restA, b).map((rest) => [firstA, ...rest]),
    ...interleavings(a, restB).map((rest) => [firstB, ...rest]),
  ]
}

const own = (who: Who): readonly Act[] => [
  { do: 'issue', who },
  { do: 'use', in: who, code: who, pin: who },
]
const STORIES: readonly (readonly [string, readonly Act[], readonly Act[]])[] = [
  ['both link a chat of their own', own('nora'), own('walt')],
  [
    'one uses a stolen code with a PIN of their own',
    own('nora'),
    [{ do: 'use', in: 'walt', code: 'nora', pin: 'walt' }, ...own('walt')],
  ],
  [
    'one uses a stolen code again',
    own('nora'),
    Array.from({ length: 2 }, () => ({ do: 'use', in: 'walt', code: 'nora', pin: 'walt' }) as const),
  ],
  [
    'the codes are swapped',
    [
      { do: 'issue', who: 'nora' },
      { do: 'use', in: 'nora', code: 'walt', pin: 'nora' },
    ],
    [
      { do: 'issue', who: 'walt' },
      { do: 'use', in: 'walt', code: 'nora', pin: 'walt' },
    ],
  ],
  ['a code is asked for twice', [{ do: 'issue', who: 'nora' }, ...own('nora')], own('walt')],
  [
    'time runs out',
    [...own('nora'), { do: 'use', in: 'nora', code: 'nora', pin: 'nora' }],
    [{ do: 'wait' }, ...own('walt')],
  ],
  [
    'one is talked into a code of the other’s',
    [{ do: 'use', in: 'nora', code: 'walt', pin: 'nora' }, ...own('nora')],
    own('walt'),
  ],
]

describe('R34: a link code', () => {
  it.each(STORIES)(
    'links what it should in every order: %s',
    async (_, a, b) => {
      for (const story of interleavings(a, b)) {
        await reset()
        const codes = new Map<Who, string>()
        const world: World = { live: {}, joined: {}, now: MONDAY }
        for (const act of story) {
          const is = await done(codes, world, act)
          expect([story, act, is]).toEqual([story, act, expected(world, act)])
        }
        for (const who of ['nora', 'walt'] as const)
          expect([story, await ownerOf(SECOND[who])]).toEqual([story, world.joined[who]])
        // Nobody's first chat changed hands.
        expect((await bank.ports.customers.identitiesOf(ids.nora)).length).toBe(
          world.joined.nora === 'nora' || world.joined.walt === 'nora' ? 2 : 1,
        )
      }
    },
    120_000,
  )

  it('is used by one of twenty who use it at the same moment', async () => {
    await reset()
    const code = await issue('nora', MONDAY)
    const tries = Array.from({ length: 20 }, (_, n) =>
      link(
        { ...bank.ports, hasher },
        { chat: identityKey(`discord:50${n}`), code, pin: PINS.nora, turn: `race:${n}`, now: MONDAY },
      ),
    )
    const kinds = (await Promise.all(tries)).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'right')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'bad-code')).toHaveLength(19)
  })

  it('can’t be guessed: ten of 31 letters, and no two alike', async () => {
    await reset()
    await givePin('nora', MONDAY)
    const codes = new Set<string>()
    for (let n = 0; n < 200; n += 1) codes.add(await askFor('nora', MONDAY))
    expect(codes.size).toBe(200)
    expect([...codes].every((code) => /^[A-HJKMNP-Z2-9]{10}$/.test(code))).toBe(true)
    expect(Math.log2(31 ** 10)).toBeGreaterThan(49)
  }, 120_000)

  it('of a thousand guesses none links anything, nor counts as a try of the PIN', async () => {
    await reset()
    await issue('nora', MONDAY)
    for (let n = 0; n < 1_000; n += 1) {
      const given = {
        chat: SECOND.walt,
        code: `GUESS${String(n).padStart(5, '2')}`,
        pin: PINS.nora,
        turn: `guess:${n}`,
        now: MONDAY,
      }
      expect((await link({ ...bank.ports, hasher }, given)).kind).toBe('bad-code')
    }
    expect(await ownerOf(SECOND.walt)).toBeUndefined()
    expect(await bank.ports.pins.countTry(ids.nora, first.nora, MONDAY)).toEqual({ left: 4 })
  }, 120_000)
})

it('a code that was asked for before the account was frozen links nothing, nor after its data began to be erased', async () => {
  await reset()
  const use = (code: string) =>
    link(
      { ...bank.ports, hasher },
      { chat: SECOND.nora, code, pin: PINS.nora, turn: `turn:${(serial += 1)}`, now: MONDAY },
    )
  const before = await issue('nora', MONDAY)
  await freezeAccount(bank.ports, ids.nora, { chat: first.nora, turn: 'freezing', now: MONDAY })
  expect((await use(before)).kind).toBe('bad-code')
  expect(await ownerOf(SECOND.nora)).toBeUndefined()
  const other = await issue('walt', MONDAY)
  await bank.db.collection<{ _id: string }>('customers').updateOne({ _id: ids.walt }, { $set: { left: true } })
  expect((await use(other)).kind).toBe('bad-code')
  expect(await ownerOf(SECOND.nora)).toBeUndefined()
})
