import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { noticeIdIn } from '#bank/ground/notice.ts'
import type { ConversationId, OperationId, TurnId } from '#bank/ground/ids.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { Ports } from '#bank/registry.ts'
import type { Closing } from '#conversation/channel/message.ts'
import { createReceive } from '#conversation/turn/receive.ts'
import type { Session } from '#conversation/session/session.ts'
import { createDeliver } from '#conversation/notify/deliver.ts'
import { createLocaleIn } from '#conversation/notify/locale-in.ts'
import { plain } from '#conversation/words/text.ts'
import { aCustomer, anIdentity, type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'
import { openRedisStores, type StoresOnRedis } from '#test/support/redis-stores.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

let mongo: StoresOnMongo
let redis: StoresOnRedis
beforeAll(async () => {
  mongo = await openMongoStores()
  redis = openRedisStores()
})
afterAll(async () => {
  await redis.close()
  await mongo.drop()
})

type Closed = { readonly conversation: string; readonly key: string; readonly closing: readonly Closing[] }
let serial = 0
let closed: Closed[]
/** What becomes of the next tries to close a card: it dies before the platform hears of it, or after. */
let faults: ('before' | 'after')[]
beforeEach(() => {
  closed = []
  faults = []
})

/** A card that stands open in one conversation, and processes that share nothing but the servers. */
const aCard = async () => {
  serial += 1
  const conversation = `web:late${serial}` as ConversationId
  const operation = `op_late${serial}` as OperationId
  const customer = aCustomer({})
  await mongo.stores.customers.insert(customer, 'digest', anIdentity())
  const now = { at: Date.UTC(2026, 10, 25, 12) + serial * 86_400_000 }
  const process = () => {
    const { sessions } = redis.process()
    const receive = createReceive({
      sessions,
      clock: () => now.at,
      longestSignInMs: 43_200_000,
      onDelivered: async () => undefined,
      forget: async () => undefined,
      answerer: () => ({ committed: async () => undefined, step: () => async () => undefined }),
    })
    const outbox = {
      deliver: async () => Promise.reject(new Error('a card that ran out is no message')),
      close: async (one: Closed) => {
        const fault = faults.shift()
        if (fault === 'before') throw new Error('the process died before')
        closed.push(one)
        if (fault === 'after') throw new Error('the process died after')
        return 'delivered' as const
      },
    }
    const ports = {
      ...mongo.stores,
      operations: { find: async () => ({ id: operation, order: { kind: 'send' } }) as unknown as Operation },
      clock: () => now.at,
      log: silent,
    } as unknown as Ports
    const localeIn = createLocaleIn({ sessions, customers: ports.customers })
    const tell = createDeliver({ ...ports, receive, localeIn, outboxes: { web: outbox } })
    return { sessions, tell: () => tell(notice) }
  }
  const first = process()
  const frame = { dialog: 'fund', state: { at: 'confirm', to: 'acct_1', amount: '500', operation } }
  const choice = { dialog: 'fund', choice: 'confirm' }
  const session = {
    ...{ version: 1, conversation, salt: 'salt', customer: customer.id, signedInUntil: now.at + 300_000 },
    ...{ frame, presses: { b1: { card: 'c1', choice } } },
  } as unknown as Session
  const turn = `web:first:${serial}` as TurnId
  const loaded = await first.sessions.load(conversation, turn)
  if (loaded.kind === 'repeat') throw new Error('there was somebody before')
  await first.sessions.commit({ conversation, turn, revision: loaded.revision, session, answer: { replies: [] } })
  const notice = noticeIdIn(conversation, `${operation}:expired`)
  const about = { kind: 'card-expired', operation } as const
  await mongo.stores.notices.add({ id: notice, customer: customer.id, conversation, about, createdAt: now.at })
  const isOver = async () => (await mongo.stores.notices.find(notice)) === undefined
  const later = (ms: number): void => void (now.at += ms)
  return { conversation, process, isOver, later }
}

const lines = (): readonly string[] =>
  closed.map(({ conversation, closing }) =>
    [conversation, ...closing.map(({ card, text }) => `${card} ${text === undefined ? '' : plain(text)}`)].join(' '),
  )
const RAN_OUT = 'c1 This expired before it was confirmed. Nothing was sent. Ask again if you still want it.'

it('closes the same card with the same line however many processes tell it at once', async () => {
  const card = await aCard()
  await Promise.all([card.process(), card.process(), card.process()].map(({ tell }) => tell()))
  expect([...new Set(lines())]).toEqual([`${card.conversation} ${RAN_OUT}`])
  expect(await card.isOver()).toBe(true)
  const told = lines().length
  await card.process().tell()
  expect(lines()).toHaveLength(told)
})

it.each(['before', 'after'] as const)('closes it after the process died %s the platform heard of it', async (fault) => {
  const card = await aCard()
  faults = [fault]
  await card.process().tell()
  expect(await card.isOver()).toBe(false)
  card.later(60_000)
  await card.process().tell()
  expect([...new Set(lines())]).toEqual([`${card.conversation} ${RAN_OUT}`])
  expect(await card.isOver()).toBe(true)
})

it('leaves a chat alone that has lost its session, and one that has gone on', async () => {
  const lost = await aCard()
  await redis.flush()
  await lost.process().tell()
  const gone = await aCard()
  const { sessions } = gone.process()
  const turn = `web:gone:${serial}` as TurnId
  const loaded = await sessions.load(gone.conversation, turn)
  if (loaded.kind === 'repeat' || loaded.session === undefined) throw new Error('the session is not there')
  const { frame: _, ...session } = loaded.session
  const { conversation } = gone
  await sessions.commit({ conversation, turn, revision: loaded.revision, session, answer: { replies: [] } })
  await gone.process().tell()
  expect(lines()).toEqual([])
  expect([await lost.isOver(), await gone.isOver()]).toEqual([true, true])
})
