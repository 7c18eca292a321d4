import { BSON, MongoClient } from 'mongodb'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKeys } from '#adapters/redis/index.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { ConversationId } from '#bank/ground/ids.ts'
import { dialogFor, GOALS, STATELESS_BUTTONS } from '#conversation/registry.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { documentsOf } from '#test/support/documents.ts'
import { AT_ONCE, SHOWN_BY } from './cards-shown.ts'
import type { Chat } from './chat.ts'
import { openDiscordChat } from './discord-chat.ts'
import { openTelegramChat, type TelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

/** Of each of the seven kinds of wrong people so many; `npm run chaos:buttons` has 21 of them in all. */
const OF_EACH = Number(process.env['WRONG_PEOPLE_OF_EACH'] ?? 1)
const LONG_MS = 300_000

/** Everything of the owner's that must not be seen by anybody else has a walrus in it, or is this amount. */
const OWNER = { handle: 'nora_walrus', phone: '415-555-0147', email: 'nora@walrus.example' }
const ACCOUNT = { nickname: 'Walruspot', dollars: 613 }
const THEIRS = /walrus|\$6\d\d\.\d\d|555-?0147/i

const DIALOGS: readonly string[] = [...new Set(GOALS.flatMap((goal) => dialogFor(goal)?.name ?? []))]

let parley: ParleyInProcess
let redis: Redis
let mongo: MongoClient
let owner: TelegramChat
let nora: Customer
let wrong: readonly { readonly who: string; readonly chat: Chat }[]

const person = (serial: number) => ({
  handle: `wrong_${serial}`,
  phone: `415-555-02${String(serial).padStart(2, '0')}`,
  email: `wrong${serial}@example.com`,
})

/** Another customer, a stranger, and someone who has logged out, on every channel that has them. */
const openWrongPeople = async () => {
  const open = {
    Telegram: async () => openTelegramChat(parley.telegram, { firstName: 'Eve' }),
    Discord: async () => openDiscordChat(parley.discord),
    web: async () => openWebChat(parley.url),
  }
  const kinds: readonly (readonly [keyof typeof open, 'customer' | 'stranger' | 'logged out'])[] = [
    ['Telegram', 'customer'],
    ['Telegram', 'stranger'],
    ['Telegram', 'logged out'],
    ['web', 'customer'],
    ['web', 'stranger'],
    ['Discord', 'customer'],
    ['Discord', 'stranger'],
  ]
  const wanted = Array.from({ length: OF_EACH }, () => kinds).flat()
  return Promise.all(
    wanted.map(async ([channel, kind], serial) => {
      const chat = await open[channel]()
      if (kind !== 'stranger') await seedCustomer(parley, { ...person(serial), conversation: chat.conversation })
      await chat.say('hi')
      if (kind === 'logged out') await chat.say('/logout')
      return { who: `${kind} on ${channel} ${serial}`, chat }
    }),
  )
}

/** The owner's records and session: who else acts must leave them byte by byte as they are. */
const theirs = async (): Promise<readonly string[]> => {
  const { config } = parley.runtime
  const documents = await documentsOf(mongo.db(config.MONGODB_DATABASE))
  const own = documents.map((document) => BSON.EJSON.stringify(document)).filter((text) => text.includes(nora.id))
  const key = createKeys(config.REDIS_NAMESPACE).session(owner.conversation as ConversationId)
  return [...own.toSorted(), (await redis.get(key)) ?? 'no session']
}

const idsShown = (from = 0): readonly string[] =>
  owner.person
    .visible()
    .slice(from)
    .flatMap(({ data }) => data.flat())
    // A button that opens a page has none.
    .filter((id) => id !== '')

/** As a changed client could send them. */
const mutated = (id: string): readonly string[] => [
  `${id.slice(0, -1)}${id.endsWith('A') ? 'B' : 'A'}`,
  id.slice(1),
  `${id}0`,
  id.toUpperCase(),
  id.replace(/^[a-z]+-/, 'rp-'),
]

const pressAll = async (ids: readonly string[]): Promise<void> => {
  await Promise.all(wrong.map(({ chat }) => chat.pressId(...ids)))
}

/** What no card shows is the same for whoever sends it: the people of a short run share it. */
const pressShared = async (ids: readonly string[]): Promise<void> => {
  if (OF_EACH > 1) return pressAll(ids)
  await Promise.all(wrong.map(({ chat }, nth) => chat.pressId(...ids.filter((_, n) => n % wrong.length === nth))))
}

const leaks = (): readonly string[] =>
  wrong.flatMap(({ who, chat }) =>
    chat
      .visible()
      .filter((text) => THEIRS.test(text))
      .map((text) => `${who}: ${text}`),
  )

beforeAll(async () => {
  parley = await startParleyInProcess({ DEMO: 'on' })
  redis = new Redis(parley.runtime.config.REDIS_URL)
  mongo = await new MongoClient(parley.runtime.config.MONGODB_URL).connect()
  owner = openTelegramChat(parley.telegram, { firstName: 'Walrus' })
  nora = await seedCustomer(parley, { ...OWNER, conversation: owner.conversation, account: ACCOUNT })
  await owner.say('open a crypto wallet')
  await owner.say('Walruscoins')
  await owner.until(/crypto wallet Walruscoins is open/)
  // Something of every kind that has an id: a payment, a request, a schedule, an order that waits.
  for (const [text, yes, done] of [
    ['send $4 to alex for walrus food', 'Confirm', /^Sent/],
    ['ask alex for $2 for walrus bread', 'Ask', /You asked/],
    ['send $6 to alex every monday for walrus milk', 'Confirm', /every Monday/i],
    ['buy $6 of bitcoin if it drops below 1k', 'Confirm', /It’s waiting/],
  ] as const) {
    await owner.say(text)
    await owner.press(yes)
    await owner.until(done)
  }
  wrong = await openWrongPeople()
  // From here on only what is pressed changes anything.
  await parley.stopWorker()
}, LONG_MS)
afterAll(async () => {
  await redis?.quit()
  await mongo?.close()
  for (const { chat } of wrong ?? []) await chat.close()
  await parley?.close()
}, LONG_MS)

describe('R35: a button pressed by a wrong person', () => {
  it('is tried of every dialog there is', () => {
    expect(DIALOGS.filter((name) => SHOWN_BY[name] === undefined)).toEqual([])
  })

  const pressed = new Set<string>()
  it.each(Object.entries(SHOWN_BY).filter(([name]) => DIALOGS.includes(name) && !AT_ONCE.has(name)))(
    'of %s does nothing and shows nothing',
    async (_, said) => {
      for (const text of said) {
        const before = owner.person.visible().length
        await owner.say(text)
        const ids = [...new Set(idsShown(before))].filter((id) => !id.startsWith('g-'))
        const was = await theirs()
        await pressAll(ids)
        await pressShared(ids.slice(0, OF_EACH > 1 ? 2 : 1).flatMap(mutated))
        expect(leaks()).toEqual([])
        expect(await theirs()).toEqual(was)
        for (const id of ids) pressed.add(id)
      }
    },
    LONG_MS,
  )

  it('was pressed for most of the kinds', () => {
    expect(pressed.size).toBeGreaterThan(40)
  })

  it(
    'whose id says it all does nothing and shows nothing, whatever of the owner’s it names',
    async () => {
      const was = await theirs()
      const named = [
        ...new Set(
          was.flatMap((text) => [...text.matchAll(/\b(?:op|req|sch|acct|cus|case|alrt|wait)_[0-9a-f]{32}\b/g)].flat()),
        ),
      ]
      const ids = STATELESS_BUTTONS.flatMap(({ prefix, value }) => {
        const own = named.filter((id) => value.test(id))
        // Of a kind that the owner has none of: one that could be theirs.
        const [, kind] = /\^([a-z]+)_/.exec(String(value)) ?? []
        return (own.length === 0 && kind !== undefined ? [`${kind}_${'0'.repeat(32)}`] : own).map(
          (id) => `${prefix}-${id}`,
        )
      })
      const kinds = new Set(ids.map((id) => id.split('-')[0]))
      // Those that name no record, but a word, are the same for everybody.
      const untried = STATELESS_BUTTONS.filter(({ prefix }) => !kinds.has(prefix))
      const isWord = ({ value }: (typeof untried)[number]) => ['btc', 'BTC'].some((word) => value.test(word))
      expect(untried.filter((each) => !isWord(each))).toEqual([])
      await pressAll(ids)
      expect(leaks()).toEqual([])
      expect(await theirs()).toEqual(was)
    },
    LONG_MS,
  )

  it(
    'that opens something opens the own for each, never the owner’s',
    async () => {
      const was = await theirs()
      const harmless = GOALS.filter((goal) => dialogFor(goal) !== undefined && !/sign-out|freeze/.test(goal))
      await pressAll(harmless.map((goal) => `g-${goal.replace('.', '_')}`))
      expect(leaks()).toEqual([])
      expect(await theirs()).toEqual(was)
    },
    LONG_MS,
  )

  it(
    'still does for the owner what it says',
    async () => {
      await owner.say('cancel')
      await owner.say('send $8 to sam for walrus cake')
      await owner.until(/Send this\?[\s\S]*\$8\.00/)
      const card = owner.person.newestCard()
      await pressAll(card.data.flat().filter((id) => !id.startsWith('g-')))
      await owner.person.pressOn(card, 'Confirm')
      await owner.until(/on its way|\$8\.00/)
      const { operations } = parley.runtime.ports
      const all = await operations.ofCustomer(nora.id, { limit: 50 })
      const last = all.filter(({ order }) => order.kind === 'send' && order.amount.minor === 800n)
      expect(last.map(({ state }) => state)).toEqual(['confirmed'])
    },
    LONG_MS,
  )

  it.each([...AT_ONCE])(
    'of %s is nobody else’s either',
    async (name) => {
      for (const text of SHOWN_BY[name] ?? []) {
        const before = owner.person.visible().length
        await owner.say(text)
        const was = await theirs()
        await pressAll([...new Set(idsShown(before))].filter((id) => !id.startsWith('g-')))
        expect(leaks()).toEqual([])
        expect(await theirs()).toEqual(was)
      }
    },
    LONG_MS,
  )

  it(
    'pressed by the owner after logging out does nothing and shows nothing',
    async () => {
      await owner.say('/logout')
      const seen = owner.person.visible().length
      const records = async () => (await theirs()).slice(0, -1)
      const was = await records()
      await owner.pressId(...pressed)
      expect(await records()).toEqual(was)
      const told = owner.person.visible().slice(seen)
      // The chat is still linked, so its owner is greeted by the handle.
      const said = told.map(({ text }) => text.replaceAll(`@${OWNER.handle}`, '@…'))
      expect(said.filter((text) => THEIRS.test(text))).toEqual([])
    },
    LONG_MS,
  )
})
