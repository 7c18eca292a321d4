import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ConversationId, IdentityKey } from '#bank/ground/ids.ts'
import { notifyOutcome } from '#bank/operation/conclude.ts'
import type { Ports } from '#bank/registry.ts'
import { createDeliver } from '#conversation/notify/deliver.ts'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'
import { aCustomer, anOperation, type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'

/** The card that says "on its way" may come after its own outcome, so a young outcome is shown a second time. */
const SECOND_LOOK_MS = 6_000

let fixture: StoresOnMongo
beforeAll(async () => {
  fixture = await openMongoStores()
})
afterAll(() => fixture.drop())

const openChats = async (handle: string) => {
  let now = 10_000
  const shut = new Set<string>()
  const shown: string[] = []
  const outbox = {
    deliver: async ({ conversation, whereShown }: { readonly conversation: string; readonly whereShown?: boolean }) => {
      // Nothing of it was looked at from another chat.
      if (whereShown === true) return 'delivered' as const
      if (shut.has(conversation)) return 'unreachable' as const
      shown.push(conversation)
      return 'delivered' as const
    },
    close: async () => 'delivered' as const,
  }
  const customer = aCustomer({ handle })
  const [here, there] = [`telegram:${handle}`, `web:${handle}`] as [IdentityKey, IdentityKey]
  const { stores } = fixture
  await stores.customers.insert(customer, 'digest', here)
  await stores.customers.attach(there, customer.id)
  const wake = { operation: async () => {}, notice: async () => {}, sync: async () => {} }
  const ports = { ...stores, wake, clock: () => now } as unknown as Ports
  const receive = () => Promise.reject(new Error('there are no turns here'))
  const place = { ...anOperation().place, conversation: here as string as ConversationId }
  const history = (['proposed', 'confirmed', 'submitted', 'settled'] as const).map((state) => ({ state, at: 9_000 }))
  const operation = anOperation({ customer: customer.id, state: 'settled', place, history })
  await stores.operations.insert(operation)
  await notifyOutcome(ports, operation)
  const run = createDeliver({
    ...ports,
    receive,
    localeIn: async () => DEFAULT_LOCALE,
    outboxes: { telegram: outbox, web: outbox },
  })
  const id = `${operation.id}:settled`
  return {
    ...{ here, there, shut, shown },
    look: () => run(id),
    pass: (ms: number): void => {
      now += ms
    },
    isDone: async () => (await stores.notices.find(id)) === undefined,
    undelivered: async () => (await stores.notices.undeliveredOf(customer.id)).length,
    dueLater: async () => (await stores.notices.due(now + SECOND_LOOK_MS, 10)).includes(id),
  }
}

it('an outcome is shown twice where it stands, and told once', async () => {
  const chats = await openChats('stays')
  await chats.look()
  expect(await chats.dueLater()).toBe(true)
  chats.pass(SECOND_LOOK_MS)
  await chats.look()
  expect(chats.shown).toEqual([chats.here, chats.here])
  expect(await chats.isDone()).toBe(true)
})

it('an outcome that was told is not told again, nowhere, because the chat was shut before the second look', async () => {
  const chats = await openChats('leaves')
  await chats.look()
  chats.shut.add(chats.here)
  chats.pass(SECOND_LOOK_MS)
  await chats.look()
  expect(chats.shown).toEqual([chats.here])
  expect(await chats.undelivered()).toBe(0)
  expect(await chats.isDone()).toBe(true)
})

it('an outcome that was told elsewhere gets its second look there', async () => {
  const chats = await openChats('moves')
  chats.shut.add(chats.here)
  await chats.look()
  chats.shut.delete(chats.here)
  chats.pass(SECOND_LOOK_MS)
  await chats.look()
  expect(chats.shown).toEqual([chats.there, chats.there])
})

it('an outcome that nobody could be told is kept', async () => {
  const chats = await openChats('away')
  for (const each of [chats.here, chats.there]) chats.shut.add(each)
  await chats.look()
  expect(chats.shown).toEqual([])
  expect(await chats.undelivered()).toBe(1)
})
