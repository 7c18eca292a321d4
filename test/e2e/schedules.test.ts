import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runSchedules } from '#bank/schedule/run.ts'
import { accountsInBooks } from './books.ts'
import type { Chat } from './chat.ts'
import { openWebChat } from './web-chat.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { startParleyInProcess, type ParleyInProcess } from '#test/support/whole-app.ts'

const STEP_MS = 90_000
const HOUR_MS = 3_600_000
const TRAVELLER = { handle: 'ann_later', phone: '(415) 555-0188', email: 'ann@later.example.com' }

describe('scheduled payments, end to end', () => {
  let parley: ParleyInProcess
  let chat: Chat
  beforeAll(async () => {
    parley = await startParleyInProcess({ DEMO: 'on' })
    chat = await openWebChat(parley.url)
    const account = { nickname: 'Everyday', dollars: 200 }
    await seedCustomer(parley, { ...TRAVELLER, conversation: chat.conversation, account })
  }, STEP_MS)
  afterAll(async () => {
    await chat?.close()
    await parley?.close()
  }, STEP_MS)

  /** Lets the moment of the newest schedule's next day come: now, or this long ago. */
  const comesDue = async (agoMs = 0): Promise<void> => {
    const { ports } = parley.runtime
    const customer = await ports.customers.findByHandle(TRAVELLER.handle)
    const active =
      customer && (await ports.schedules.ofCustomer(customer.id)).findLast(({ state }) => state === 'active')
    if (active === undefined) throw new Error('nothing is scheduled')
    await ports.schedules.change(active.id, active.revision, { ...active, dueAt: Date.now() - agoMs })
    await runSchedules(ports)
  }

  it(
    'is agreed to once, and made by itself',
    async () => {
      await chat.say('send 50 to @alex every friday for pizza')
      const card = await chat.until(/Schedule this\?/)
      for (const fact of [
        'From: Everyday',
        'To: Alex Rivera (@alex)',
        '$50.00 each time',
        'every Friday',
        'Note: pizza',
      ])
        expect(card).toContain(fact)
      await chat.press('Confirm')
      await chat.until(/^Scheduled[\s\S]*next on Fri/)
      await comesDue()
      await chat.until(/^Sent[\s\S]*\$50\.00 from Everyday to Alex Rivera[\s\S]*Scheduled payment of Fri/)
    },
    STEP_MS,
  )

  it(
    'is shown, paused and resumed in words',
    async () => {
      await chat.say('my scheduled payments')
      await chat.until(/Scheduled payments\n1\. \$50\.00 to Alex Rivera \(@alex\), every Friday \(pizza\): next on Fri/)
      await chat.say('pause pizza')
      await chat.until(/Paused\. Nothing is sent/)
      await chat.press('Resume')
      expect(await chat.until(/Resumed: next on Fri/)).toContain('every Friday')
    },
    STEP_MS,
  )

  it(
    'asks about what was missed, also somebody who has logged out',
    async () => {
      await comesDue(7 * HOUR_MS)
      await chat.until(/A scheduled payment was missed[\s\S]*\$50\.00/)
      await chat.say('/logout')
      await chat.press('Run now')
      await chat.answer({ PIN: '739152' })
      await chat.until(/^Sent[\s\S]*\$50\.00 from Everyday to Alex Rivera/)
      await comesDue(7 * HOUR_MS)
      await chat.until(/A scheduled payment was missed/)
      await chat.press('Skip')
      expect(await chat.until(/Skipped\. Nothing was sent/)).not.toContain('Sent')
    },
    STEP_MS,
  )

  it(
    'tells what could not be paid, pauses after three times, and is deleted',
    async () => {
      await chat.say('pay rent 800 to sam monthly on the 31st until june 30')
      await chat.until(/Sam Okafor[\s\S]*or the last day of a shorter month/)
      await chat.press('Confirm')
      await chat.until(/^Scheduled[\s\S]*\$800\.00/)
      await comesDue()
      await chat.until(/Not sent[\s\S]*wasn’t enough money available[\s\S]*The schedule continues: next on/)
      await comesDue()
      await chat.until(/Not sent[\s\S]*wasn’t enough money available/)
      await comesDue()
      await chat.until(/Scheduled payment paused[\s\S]*didn’t go through[\s\S]*wasn’t enough money available/)
      await chat.press('Resume')
      await chat.until(/Resumed: next on/)
      await chat.say('delete the rent schedule')
      await chat.until(/Delete this for good\?/)
      await chat.press('Delete')
      await chat.until(/Deleted\. It won’t send anything more/)
      const [everyday] = await accountsInBooks(parley, TRAVELLER.handle)
      expect(everyday).toEqual({ nickname: 'Everyday', cents: 100_00n })
    },
    STEP_MS,
  )
})
