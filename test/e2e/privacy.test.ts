import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { PIN, seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { parse } from './csv.ts'
import { CHANNELS, leaversIn } from './leavers.ts'

const STEP_MS = 120_000
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

let parley: ParleyInProcess
let leavers: ReturnType<typeof leaversIn>
beforeAll(async () => {
  parley = await startParleyInProcess()
  leavers = leaversIn(parley)
}, STEP_MS)
afterAll(() => parley?.close(), STEP_MS)

describe.each(CHANNELS)('on %s', (channel) => {
  let chat: Chat
  let other: Chat
  let customer: Customer
  beforeAll(async () => {
    chat = await leavers.open[channel]()
    const n = CHANNELS.indexOf(channel)
    const who = { handle: `leaver_${channel}`, phone: `415-555-02${n}1`, email: `leaver.${channel}@example.com` }
    customer = await seedCustomer(parley, { ...who, conversation: chat.conversation })
    other = await leavers.linked(customer, channel === 'web' ? 'telegram' : 'web')
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
      await chat.until(/That PIN isn’t right/)
      expect(chat.files().size).toBe(0)
      await chat.answer({ PIN })
      await chat.until(/everything we keep about you, in two files/)
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
      await chat.until(/three times in one day/)
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
      await chat.until(/That PIN isn’t right/)
      expect((await leavers.find(customer)).deletion).toBeUndefined()
      await chat.answer({ PIN })
      await chat.until(/^Your data will be deleted/)
      await other.until(/^Your account and your data will be deleted[\s\S]*Keep my account/)
      await other.press('Keep my account')
      await other.until(/Your account stays, and nothing is deleted/)
      await chat.until(/^Your account stays, and nothing is deleted/)
      expect((await leavers.find(customer)).deletion).toBeUndefined()
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
      const fresh = await leavers.open.web()
      await fresh.say(`log in as @leaver_${channel}`)
      await fresh.answer({ PIN, 'PIN again': PIN })
      await other.until(/^Your data isn’t being deleted for now[\s\S]*until that is settled/)
      await chat.say('delete my data')
      await chat.until(/^Your data isn’t being deleted for now/)
      expect((await leavers.find(customer)).deletion?.held).toBeDefined()
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
      await leavers.untilErased(async () => (await leavers.find(customer)).legalName === 'Former customer')
      await chat.say('balance')
      await chat.until(/Become a customer|become a customer|register|Welcome/i)
      expect(await leavers.find(customer)).toMatchObject({
        handle: `leaver_${channel}`,
        tier: 'closed',
        email: '',
        phone: '',
      })
    },
    STEP_MS,
  )
})
