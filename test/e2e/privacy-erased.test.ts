import { Redis } from 'ioredis'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { openedDump } from '#test/support/mongo-dump.ts'
import { dump } from '#test/support/redis-dump.ts'
import { PIN, seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { leaversIn } from './leavers.ts'

const STEP_MS = 120_000
const account = { nickname: 'Walruspot', dollars: 40 }

let parley: ParleyInProcess
let leavers: ReturnType<typeof leaversIn>
beforeAll(async () => {
  parley = await startParleyInProcess()
  leavers = leaversIn(parley)
}, STEP_MS)
afterAll(() => parley?.close(), STEP_MS)

const BORN = '1983-03-09'
const PLANTED = {
  phone: '415-555-0297',
  email: 'zelda.quillfeather@canary.example',
  handle: 'quill_zelda',
}

describe('somebody who has banked here', () => {
  let zelda: Chat
  let tablet: Chat
  let eve: Chat
  let customer: Customer
  beforeAll(async () => {
    zelda = await leavers.open.telegram()
    eve = await leavers.open.web()
    customer = await seedCustomer(parley, { ...PLANTED, birthDate: BORN, conversation: zelda.conversation, account })
    tablet = await leavers.linked(customer, 'web')
    const conversation = eve.conversation
    await seedCustomer(parley, { ...EVE, conversation, account: { nickname: 'Main', dollars: 5 } })
  }, STEP_MS)
  afterAll(async () => {
    for (const chat of [zelda, tablet, eve]) await chat?.close()
  })
  const EVE = { handle: 'eve_of_quill', phone: '415-555-0298', email: 'eve@quill.example.com' }

  it(
    'is told what has to be settled first, with the way there, also when it was opened while the time ran',
    async () => {
      await zelda.say('erase all my data')
      await zelda.until(/can’t be deleted yet[\s\S]*still open: Walruspot[\s\S]*close each of them/)
      await zelda.press('Accounts')
      await zelda.until(/Your accounts[\s\S]*Walruspot/)
      expect((await leavers.find(customer)).deletion).toBeUndefined()

      await zelda.say('I lost my phone')
      await zelda.until(/Your account is frozen/)
      await zelda.say('delete my data')
      await zelda.until(/is frozen. Unfreeze it first/)
      await parley.runtime.ports.customers.setFrozen(customer.id, (await leavers.find(customer)).frozen, undefined)
    },
    STEP_MS,
  )

  it(
    'leaves nothing personal in MongoDB and Redis but the sealed record; the books are whole, and others see what they saw',
    async () => {
      await zelda.say(`send 40 to ${EVE.handle} for the walrus`)
      await zelda.until(/Send this\?/)
      await zelda.press('Confirm')
      await eve.until(/You received \$40\.00/)
      await zelda.until(/The money has arrived/)
      await zelda.say('tell me when btc goes above 900k')
      await zelda.say(`ask ${EVE.handle} for 3 for the otter`)
      await zelda.press('Confirm').catch(() => undefined)
      await zelda.say('close Walruspot')
      await zelda.until(/Close/)
      await zelda.press('Confirm')
      await zelda.answer({ PIN })
      await zelda.until(/Walruspot is closed/)
      await zelda.say('delete my data')
      await zelda.press('Delete my data')
      await zelda.answer({ PIN })
      await zelda.until(/^Your data will be deleted/)
      const { bankUserId } = await leavers.find(customer)
      await leavers.untilErased(async () => (await leavers.find(customer)).legalName === 'Former customer')

      const { MONGODB_URL, MONGODB_DATABASE, REDIS_URL, REDIS_NAMESPACE, DATA_KEY } = parley.runtime.config
      const client = await new MongoClient(MONGODB_URL, { useBigInt64: true }).connect()
      const keys = { current: DATA_KEY.current, keys: DATA_KEY.reveal() }
      const collections = await openedDump(client.db(MONGODB_DATABASE, { useBigInt64: true }), keys)
      const redis = new Redis(REDIS_URL)
      const volatile = await dump(redis, REDIS_NAMESPACE)
      await Promise.all([client.close(), redis.quit()])
      const chats = [zelda.conversation, tablet.conversation]
      const planted = [...chats, PLANTED.email, '4155550297', '415-555-0297', 'Walruspot', bankUserId ?? 'none', BORN]
      const found = [...collections, ['Redis', volatile] as const].flatMap(([name, text]) =>
        planted.filter((each) => text.toLowerCase().includes(each.toLowerCase())).map((each) => `${name}: ${each}`),
      )
      // Born and the bank's user stand in the record, the user and in the transactions themselves.
      expect(found.toSorted()).toEqual([`entries: ${bankUserId}`, `retained: ${BORN}`, `retained: ${bankUserId}`])
      expect(collections.get('retained')).toMatch(/Ann Lee[\s\S]*1983-03-09[\s\S]*1 Market Street/)
      expect(
        collections
          .get('customers')
          ?.split('\n')
          .find((line) => line.includes(customer.id)),
      ).not.toMatch(/bankUserId|nnLast4|deletion/)

      const user = await parley.sandbox.services.store.users.find({ _id: bankUserId ?? '' }).toArray()
      expect(user).toMatchObject([{ permission: 'MAKE-IT-GO-AWAY' }])
      await eve.say('history')
      // Her log-in has run out meanwhile.
      await eve.answer({ PIN })
      await eve.press('1')
      await eve.until(/Ann Lee[\s\S]*@quill_zelda|@quill_zelda[\s\S]*Ann Lee/)
      const differences: unknown[] = []
      for await (const looked of parley.runtime.reconcile.allCustomers())
        differences.push(...looked.found, ...(looked.failed === undefined ? [] : [looked.failed]))
      expect(differences).toEqual([])
    },
    STEP_MS,
  )

  it('has a handle that nobody else gets, and is found by nobody', async () => {
    await eve.say('cancel')
    await eve.say(`send 1 to ${PLANTED.handle}`)
    expect(eve.visible().at(-1)).not.toMatch(/Send this\?/)
    const chat = await leavers.open.web()
    await chat.say('hello')
    await chat.press('Become a customer')
    const person = { 'First and last name': 'Ann Lee', 'Date of birth': '17 May 1990', Handle: PLANTED.handle }
    await chat.answer(person)
    await chat.until(/That handle is taken/)
    await chat.close()
  })
})

describe('somebody who leaves', () => {
  it(
    'is said to be no customer any more, on every card that was shown before, and nothing is sent',
    async () => {
      const chats = [await leavers.open.web(), await leavers.open.telegram(), await leavers.open.web()] as const
      const [pat, quin, gone] = chats
      const names = ['stays_pat', 'stays_quin', 'leaves_gil'] as const
      const made: Customer[] = []
      for (const [at, handle] of names.entries()) {
        const who = { handle, phone: `415-555-026${at}`, email: `${handle}@example.com` }
        const conversation = chats[at]?.conversation ?? ''
        made.push(await seedCustomer(parley, { ...who, conversation, account: { nickname: 'Main', dollars: 50 } }))
      }
      await pat.say('send 5 to leaves_gil')
      await pat.until(/Send this\?/)
      await quin.say('request 5 from leaves_gil')
      await quin.until(/Ask for this\?/)
      const third = await leavers.linked(made[0] as Customer, 'web')
      await third.say('login')
      await third.answer({ PIN })
      await third.say('send 5 to leaves_gil every friday')
      await third.until(/Schedule this\?/)
      const { customers } = parley.runtime.ports
      const deletion = { chat: gone.conversation, askedAt: 1, until: 1, dueAt: Number.MAX_SAFE_INTEGER }
      const id = (made[2] as Customer).id
      await customers.setDeletion(id, undefined, deletion)
      expect(await customers.beginErasing(id, deletion, 2)).toBe(true)
      for (const chat of [pat, quin, third]) {
        await chat.press(chat === quin ? 'Ask' : 'Confirm')
        await chat.until(/is no longer a customer/)
      }
      for (const chat of [...chats, third]) await chat.close()
    },
    STEP_MS,
  )
})
