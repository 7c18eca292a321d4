import { Redis } from 'ioredis'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { identityKey } from '#bank/ground/ids.ts'
import { openedDump } from '#test/support/mongo-dump.ts'
import { dump } from '#test/support/redis-dump.ts'
import { PIN, seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { parse } from './csv.ts'
import { openDiscordChat } from './discord-chat.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 120_000
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const account = { nickname: 'Walruspot', dollars: 40 }

let parley: ParleyInProcess
beforeAll(async () => {
  parley = await startParleyInProcess()
}, STEP_MS)
afterAll(() => parley?.close(), STEP_MS)

const open = {
  telegram: async () => openTelegramChat(parley.telegram),
  web: () => openWebChat(parley.url),
  discord: async () => openDiscordChat(parley.discord),
} as const
type Channel = keyof typeof open
const CHANNELS = ['telegram', 'web', 'discord'] as const

const linked = async (to: Customer, channel: Channel): Promise<Chat> => {
  const chat = await open[channel]()
  // Where a platform can write only to who has written to it.
  await chat.say('hello')
  await parley.runtime.ports.customers.attach(identityKey(chat.conversation), to.id)
  return chat
}
const find = async ({ id }: Customer): Promise<Customer> => {
  const found = await parley.runtime.ports.customers.find(id)
  if (found === undefined) throw new Error('nobody')
  return found
}

describe.each(CHANNELS)('on %s', (channel) => {
  let chat: Chat
  let other: Chat
  let customer: Customer
  beforeAll(async () => {
    chat = await open[channel]()
    const n = CHANNELS.indexOf(channel)
    const who = { handle: `leaver_${channel}`, phone: `415-555-02${n}1`, email: `leaver.${channel}@example.com` }
    customer = await seedCustomer(parley, { ...who, conversation: chat.conversation })
    other = await linked(customer, channel === 'web' ? 'telegram' : 'web')
  }, STEP_MS)
  afterAll(async () => {
    await chat?.close()
    await other?.close()
  })

  it(
    'everything that is kept is given as files, after the PIN, three times a day at most; the other chat is told',
    async () => {
      await chat.say('/export')
      await chat.until(/two files/)
      await chat.answer({ PIN: '000111' })
      await chat.until(/That PIN is not right/)
      expect(chat.files().size).toBe(0)
      await chat.answer({ PIN })
      await chat.until(/everything that I keep about you, in two files/)
      await chat.until(/Every movement of money/)
      await other.until(/^Your data was downloaded/)
      const data = chat.files().get('parley-data.json')?.toString('utf8') ?? ''
      const kept = JSON.parse(data) as { you: Record<string, unknown>; chats: string[]; records: { events: object[] } }
      expect(kept.you).toMatchObject({ handle: `leaver_${channel}`, legalName: 'Ann Lee', birthDate: '1990-05-17' })
      expect(kept.chats).toEqual([chat.conversation, other.conversation])
      expect(JSON.stringify(kept.records.events)).toContain('data exported')
      expect(data).toContain('••• •• 2222')
      for (const secret of [PIN, '219092222', 'argon2', 'digest', '"pin"']) expect(data).not.toContain(secret)
      expect(parse(chat.files().get('parley-movements.csv')?.toString('utf8') ?? '')).toEqual([])

      for (const words of ['download my data', 'give me a copy of my data', 'what do you know about me?']) {
        await chat.say(words)
        await chat.answer({ PIN })
      }
      await chat.until(/three times within a day/)
    },
    STEP_MS,
  )

  it(
    'a deletion waits, is told everywhere, and is stopped by one button elsewhere, without a PIN',
    async () => {
      await chat.say('delete my account')
      await chat.until(/Delete your account and your data\?[\s\S]*Nothing happens for 7 days[\s\S]*five years/)
      await chat.press('Delete my data')
      await chat.answer({ PIN: '000111' })
      await chat.until(/That PIN is not right/)
      expect((await find(customer)).deletion).toBeUndefined()
      await chat.answer({ PIN })
      await chat.until(/^Your data will be deleted/)
      await other.until(/^Your account and your data will be deleted[\s\S]*Keep my account/)
      await other.press('Keep my account')
      await other.until(/Your account stays, and nothing is deleted/)
      await chat.until(/^Your account stays: nothing is deleted/)
      expect((await find(customer)).deletion).toBeUndefined()
    },
    STEP_MS,
  )

  it(
    'a deletion waits for whoever is getting back in, which every chat is told, and is stopped from there',
    async () => {
      await chat.say('delete my data')
      await chat.press('Delete my data')
      await chat.answer({ PIN })
      await chat.until(/^Your data will be deleted/)
      const fresh = await open.web()
      await fresh.say(`log in as @leaver_${channel}`)
      await fresh.answer({ PIN, 'PIN again': PIN })
      await other.until(/^Your data is not deleted for now[\s\S]*until that is over/)
      await chat.say('delete my data')
      await chat.until(/^Your data is not deleted for now/)
      expect((await find(customer)).deletion?.held).toBeDefined()
      await other.say('keep my account')
      await other.until(/Your account stays, and nothing is deleted/)
      const { recoveries } = parley.runtime.ports
      const under = await recoveries.find(customer.id)
      if (under !== undefined) await recoveries.change(under, { state: 'stopped', dueAt: null })
      await fresh.close()
    },
    STEP_MS,
  )

  it(
    'at its time it is done: both chats hear of it first, and then nobody there is a customer',
    async () => {
      await chat.say('/delete')
      await chat.press('Delete my data')
      await chat.answer({ PIN })
      await chat.until(/^Your data will be deleted/)
      // Asking again is asking once.
      await chat.say('delete my data')
      await chat.until(/^Your data will be deleted/)
      await parley.ahead(6 * DAY_MS + MINUTE_MS, () => other.until(/will be deleted soon/))
      await parley.ahead(7 * DAY_MS + MINUTE_MS, async () => {
        await other.until(/are being deleted now/)
        await chat.until(/are being deleted now/)
      })
      await until(async () => (await find(customer)).legalName === 'Former customer')
      await chat.say('balance')
      await chat.until(/Become a customer|become a customer|register|Welcome/i)
      expect(await find(customer)).toMatchObject({ handle: `leaver_${channel}`, tier: 'closed', email: '', phone: '' })
    },
    STEP_MS,
  )
})

/** Sweeps, each some minutes later than the one before, until it is so. */
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  for (let minutes = 2; minutes < 60; minutes += 2) {
    await parley.ahead(7 * DAY_MS + minutes * MINUTE_MS, async () => {
      await parley.runtime.useCases.sweep()
    })
    if (await isSo()) return
  }
  throw new Error('it was never so')
}

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
    zelda = await open.telegram()
    eve = await open.web()
    customer = await seedCustomer(parley, { ...PLANTED, birthDate: BORN, conversation: zelda.conversation, account })
    tablet = await linked(customer, 'web')
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
      expect((await find(customer)).deletion).toBeUndefined()

      await zelda.say('I lost my phone')
      await zelda.until(/Your account is frozen/)
      await zelda.say('delete my data')
      await zelda.until(/is frozen. Unfreeze it first/)
      await parley.runtime.ports.customers.setFrozen(customer.id, (await find(customer)).frozen, undefined)
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
      const { bankUserId } = await find(customer)
      await until(async () => (await find(customer)).legalName === 'Former customer')

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
    const chat = await open.web()
    await chat.say('hello')
    await chat.press('Become a customer')
    const person = { 'First and last name': 'Ann Lee', 'Date of birth': '17 May 1990', Handle: PLANTED.handle }
    await chat.answer(person)
    await chat.until(/belongs to somebody already/)
    await chat.close()
  })
})

describe('somebody who leaves', () => {
  it(
    'is said to be no customer any more, on every card that was shown before, and nothing is sent',
    async () => {
      const chats = [await open.web(), await open.telegram(), await open.web()] as const
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
      const third = await linked(made[0] as Customer, 'web')
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
        await chat.until(/is not a customer any more/)
      }
      for (const chat of [...chats, third]) await chat.close()
    },
    STEP_MS,
  )
})
