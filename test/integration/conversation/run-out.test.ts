import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConversationId, TurnId } from '#bank/ground/ids.ts'
import type { Ports } from '#bank/registry.ts'
import type { Message, Reply } from '#conversation/channel/message.ts'
import { createReceive } from '#conversation/turn/receive.ts'
import type { Session } from '#conversation/session/session.ts'
import { createDeliver } from '#conversation/notify/deliver.ts'
import { createLocaleIn } from '#conversation/notify/locale-in.ts'
import { noticeRunOuts } from '#conversation/notify/run-outs.ts'
import { plain } from '#conversation/words/text.ts'
import type { Turn } from '#conversation/channel/turn.ts'
import { aCustomer, anIdentity, type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'
import { openRedisStores, type StoresOnRedis } from '#test/support/redis-stores.ts'

const MINUTE = 60_000
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

type Sent = { readonly conversation: string; readonly key: string; readonly message: Message }
let serial = 0

/** Somebody signed in to one conversation, and processes that share nothing but the servers. */
const aPerson = async (frame?: Session['frame']) => {
  serial += 1
  const conversation = `web:away${serial}` as ConversationId
  const customer = aCustomer({})
  await mongo.stores.customers.insert(customer, 'digest', anIdentity())
  const time = { now: Date.UTC(2026, 10, 25, 12) + serial * 86_400_000 }
  const sent: Sent[] = []
  const failing = { times: 0 }
  const asked: string[] = []

  const process = () => {
    const { sessions } = redis.process()
    const receive = createReceive({
      sessions,
      clock: () => time.now,
      longestSignInMs: 12 * 60 * MINUTE,
      onDelivered: async () => undefined,
      forget: async (draft) => void asked.push(`forget ${draft}`),
      answerer: () => ({
        committed: async () => undefined,
        step:
          () =>
          async ({ question }) => {
            asked.push(question.name)
            if (question.name === 'operation.under-way') return [{}]
            if (question.name === 'notice.undelivered') return []
            if (question.name === 'operation.cancel') return { kind: 'cancelled' }
            return undefined
          },
      }),
    })
    const outbox = {
      deliver: async (one: Sent) => {
        if (failing.times > 0) {
          failing.times -= 1
          throw new Error('the channel is down')
        }
        sent.push(one)
        return 'delivered' as const
      },
      close: async () => 'delivered' as const,
    }
    const ports = {
      ...mongo.stores,
      clock: () => time.now,
      log: silent,
      wake: { notice: async () => undefined },
    } as unknown as Ports
    const tell = createDeliver({
      ...ports,
      receive,
      localeIn: createLocaleIn({ sessions, customers: ports.customers }),
      outboxes: { web: outbox, telegram: outbox, discord: outbox },
    })
    const notice = () => noticeRunOuts({ ...ports, sessions })
    const tellAll = async (): Promise<void> => {
      for (const id of await mongo.stores.notices.due(time.now, 100)) await tell(id)
    }
    const say = (text: string) => {
      serial += 1
      const turn: Turn = {
        ...{ id: `web:turn:${serial}` as TurnId, channel: 'web', conversation, at: time.now },
        who: { identity: anIdentity(), name: 'Ann' },
        locale: 'en',
        abilities: { forms: true, erases: true, picture: 'upload' },
        act: { do: 'say', text },
      }
      return receive(turn)
    }
    return { sessions, receive, notice, tellAll, say }
  }

  const first = process()
  const session: Session = {
    ...{ version: 1, conversation, presses: {}, salt: 'salt', customer: customer.id },
    signedInUntil: time.now + 15 * MINUTE,
    ...(frame && { frame }),
  }
  const turn = `web:first:${serial}` as TurnId
  const loaded = await first.sessions.load(conversation, turn)
  if (loaded.kind === 'repeat') throw new Error('there was somebody before')
  const { revision } = loaded
  await first.sessions.commit({ conversation, turn, revision, session, answer: { replies: [] } })
  const texts = (): readonly string[] => sent.map(({ message }) => plain(message.text))
  const later = (minutes: number): void => void (time.now += minutes * MINUTE)
  return { conversation, customer, time, sent, texts, failing, asked, first, process, later }
}

const shown = (replies: readonly Reply[]): string =>
  replies.flatMap((reply) => (reply.do === 'show' ? [plain(reply.message.text)] : [])).join('\n')
const saysOut = /logged you out after 15 minutes without a message. Nothing was lost/

describe('a sign-in that runs out', () => {
  it('is told by itself, once, however many look, and never before its time', async () => {
    const person = await aPerson()
    const [one, other] = [person.process(), person.process()]
    person.later(14.9)
    expect(await one.notice()).toBe(0)
    person.later(0.1)
    await Promise.all([one.notice(), other.notice()])
    await Promise.all([one.tellAll(), other.tellAll(), one.tellAll()])
    await one.notice()
    await other.tellAll()
    expect(new Set(person.sent.map(({ key, message }) => `${key} ${message.card}`)).size).toBe(1)
    expect(person.texts()[0]).toMatch(saysOut)
    expect(person.sent[0]).toMatchObject({ conversation: person.conversation })
    expect(person.sent[0]?.message.rows.flat()).toMatchObject([{ id: 'g-sign-in', label: 'Log in' }])
    // Said once: the next message does not say it again.
    const { replies } = await one.say('help')
    expect(JSON.stringify(replies)).not.toMatch(/logged you out/)
  })

  it('says what became of what was open', async () => {
    const form = { id: 'f1', card: 'c1', title: 'Send', submit: 'Send', fields: [] }
    const state = { at: 'confirm', to: 'acct_1', amount: '500', operation: 'op_1' }
    const frame = { dialog: 'fund', state, form } as unknown as Session['frame']
    const person = await aPerson(frame)
    person.later(16)
    await person.first.notice()
    await person.first.tellAll()
    expect(person.texts()).toHaveLength(1)
    expect(person.texts()[0]).toMatch(
      /form you had open wasn’t sent[\s\S]*no longer valid[\s\S]*payment you confirmed is still going ahead/,
    )
    expect(person.asked).toEqual(['operation.cancel', 'operation.under-way', 'forget form:f1'])
  })

  it('loses to a message at the same moment, before and after it was noticed', async () => {
    const person = await aPerson()
    const [worker, web] = [person.process(), person.process()]
    person.later(14)
    await worker.sessions.load(person.conversation, 'web:elsewhere' as TurnId)
    await web.say('help')
    person.later(2)
    expect(await worker.notice()).toBe(0)
    person.later(13)
    expect(await worker.notice()).toBe(1)
    // The web process's clock is a little slow: to it the person was in time.
    person.later(-0.5)
    await web.say('help')
    person.later(0.5)
    await worker.tellAll()
    expect(person.sent).toEqual([])
    person.later(15)
    await worker.notice()
    await worker.tellAll()
    expect(person.texts()).toHaveLength(1)
  })

  it('is told in the answer where the message comes first, and then not again', async () => {
    const person = await aPerson()
    person.later(20)
    const { replies } = await person.first.say('help')
    expect(JSON.stringify(replies)).toMatch(/logged you out/)
    expect(new Set(replies.flatMap((reply) => (reply.do === 'show' ? [reply.message.card] : []))).size).toBe(2)
    expect(await person.first.notice()).toBe(0)
    await person.first.tellAll()
    expect(person.sent).toEqual([])
  })

  it('is told once the channel is back, the same as before', async () => {
    const person = await aPerson()
    person.later(16)
    await person.first.notice()
    person.failing.times = 1
    await person.first.tellAll()
    expect(person.sent).toEqual([])
    person.later(10)
    await person.process().tellAll()
    expect(person.texts()).toHaveLength(1)
    expect(person.texts()[0]).toMatch(saysOut)
  })

  it('is nobody’s error after Redis was emptied', async () => {
    const person = await aPerson()
    person.later(16)
    await person.first.notice()
    await redis.flush()
    await person.process().tellAll()
    expect(person.sent).toEqual([])
    expect(await person.process().notice()).toBe(0)
    const { replies } = await person.process().say('help')
    expect(replies).not.toEqual([])
  })

  it('comes after twelve hours however busy the customer is, and not a moment before', async () => {
    const person = await aPerson()
    const first = JSON.stringify(await person.first.say('help'))
    expect(first).not.toMatch(/logged/)
    for (let minutes = 10; minutes < 12 * 60; minutes += 10) {
      person.later(10)
      expect(JSON.stringify(await person.first.say('help'))).not.toMatch(/logged out/)
    }
    person.later(9.99)
    expect(await person.first.notice()).toBe(0)
    expect(JSON.stringify(await person.process().say('help'))).not.toMatch(/logged out/)
    person.later(0.02)
    const { replies } = await person.process().say('help')
    expect(shown(replies)).toMatch(/ask for your PIN again every 12 hours/)
  })

  it('after twelve hours is told by itself too', async () => {
    const person = await aPerson()
    for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
      await person.first.say('help')
      person.later(10)
    }
    await person.first.say('help')
    person.later(9)
    expect(await person.process().notice()).toBe(0)
    person.later(2)
    expect(await person.process().notice()).toBe(1)
    await person.process().tellAll()
    expect(person.texts()[0]).toMatch(/PIN again every 12 hours/)
  })

  it('was never one for who was not signed in', async () => {
    const person = await aPerson()
    await person.first.say('/logout')
    person.later(60)
    expect(await person.first.notice()).toBe(0)
  })
})
