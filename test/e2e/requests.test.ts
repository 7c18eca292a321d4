import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { transfersInBooks } from './books.ts'
import type { Chat } from './chat.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { startParleyInProcess, type ParleyInProcess } from '#test/support/whole-app.ts'

const STEP_MS = 60_000
const PIN = '739152'

/** Two customers of one bank: Tess on Telegram, Will at the web chat. */
const TESS = { handle: 'tess_t', phone: '415-555-0181', email: 'tess@requests.example.com' }
const WILL = { handle: 'will_w', phone: '415-555-0182', email: 'will@requests.example.com' }

describe('two customers on two platforms', () => {
  let parley: ParleyInProcess
  let tess: Chat
  let will: Chat
  beforeAll(async () => {
    parley = await startParleyInProcess({ DEMO: 'on' })
    tess = openTelegramChat(parley.telegram)
    will = await openWebChat(parley.url)
    const account = { nickname: 'Main', dollars: 200 }
    await Promise.all([
      seedCustomer(parley, { ...TESS, conversation: tess.conversation, account }),
      seedCustomer(parley, { ...WILL, conversation: will.conversation, account }),
    ])
  }, 2 * STEP_MS)
  afterAll(async () => {
    await tess?.close()
    await will?.close()
    await parley?.close()
  }, STEP_MS)

  it(
    'one asks, the other pays on a platform of their own, and both hear it',
    async () => {
      await tess.say('request 20 from will_w for pizza')
      await tess.until(/Ask for this\?[\s\S]*Ann Lee \(@will_w\)[\s\S]*\$20\.00[\s\S]*For: pizza/)
      await tess.press('Ask')
      await tess.until(/You asked Ann Lee \(@will_w\) for \$20\.00/)
      await will.until(/Ann Lee \(@tess_t\) asks you for \$20\.00[\s\S]*For: pizza \(from @tess_t, not from Parley\)/)
      await will.press('Pay')
      await will.until(/Send this\?[\s\S]*\$20\.00[\s\S]*Ann Lee \(@tess_t\)[\s\S]*Note: pizza/)
      await will.press('Confirm')
      await will.until(/^Sent[\s\S]*\$20\.00/)
      await will.until(/You’ve paid this/)
      await tess.until(/has paid/)
      await tess.until(/You received \$20\.00/)
      await will.say('requests')
      expect(await will.until(/^Requests|You haven’t asked anyone/)).not.toContain('Waiting for you')
    },
    STEP_MS,
  )

  it(
    'who is logged out gives the PIN first, then declines; blocking stops the next one',
    async () => {
      await will.say('request 5 from tess_t for coffee')
      await will.press('Ask')
      await tess.until(/asks you for \$5\.00[\s\S]*coffee/)
      await tess.say('/logout')
      await tess.until(/logged out/i)
      await tess.press('Decline')
      await tess.answer({ PIN })
      await tess.until(/You declined this/)
      await will.until(/declined\. No money moved/)

      await will.say('request 6 from tess_t')
      await will.press('Ask')
      await tess.until(/asks you for \$6\.00/)
      await tess.press('Block this person')
      await tess.until(/Block Ann Lee \(@will_w\)\?/)
      await tess.press('Block')
      await tess.until(/can’t ask you for money anymore/)
      await will.say('request 7 from tess_t')
      await will.press('Ask')
      await will.until(/can’t be asked for money right now/)
      await tess.say('requests')
      await tess.press('Blocked people')
      await tess.press('@will_w')
      await tess.until(/can ask you for money again/)
    },
    STEP_MS,
  )

  it(
    'a bill is split to the cent, and a request taken back',
    async () => {
      await tess.say('split 60.01 between will_w and alex for dinner')
      const card = await tess.until(/Split \$60\.01\?/)
      for (const share of ['(@will_w): $20.00', '(@alex): $20.00', 'You: $20.01', 'For: dinner'])
        expect(card).toContain(share)
      await tess.press('Leave me out')
      await tess.until(/\(@will_w\): \$30\.00[\s\S]*You: \$0\.01/)
      await tess.press('Ask everybody')
      await tess.until(/^Asked[\s\S]*@will_w[\s\S]*@alex/)
      await will.until(/asks you for \$30\.00, their share of a bill|asks you for \$30\.00/)
      await tess.say('requests')
      await tess.press('2')
      await tess.until(/You asked Ann Lee \(@will_w\) for \$30\.00|You asked Alex Rivera/)
      await tess.press('Take it back')
      await tess.until(/You took this back/)
    },
    STEP_MS,
  )

  it(
    'a settled payment is asked back from its history entry',
    async () => {
      await will.say('send 12.34 to tess_t for lunch')
      await will.until(/Send this\?[\s\S]*\$12\.34/)
      await will.press('Confirm')
      await will.until(/^Sent[\s\S]*\$12\.34/)
      await will.say('history')
      await will.press('1')
      await will.until(/−\$12\.34[\s\S]*What happened/)
      await will.press('Ask for it back')
      await will.until(/Ask for this back\?[\s\S]*\(@tess_t\)[\s\S]*\$12\.34[\s\S]*Asked back: lunch/)
      await will.press('Ask')
      await tess.until(/asks you for \$12\.34 back, from a payment they made to you/)
      await tess.press('Pay')
      await tess.until(/Send this\?[\s\S]*\$12\.34/)
      await tess.press('Confirm')
      await tess.until(/^Sent[\s\S]*\$12\.34/)
      await will.until(/\(@tess_t\) has paid/)
    },
    STEP_MS,
  )

  it(
    'a payment that still waits at the bank is stopped from its card',
    async () => {
      parley.sandbox.services.clock.setFactor(0)
      await will.say('send 9 to tess_t')
      await will.until(/Send this\?[\s\S]*\$9\.00/)
      await will.press('Confirm')
      await will.until(/Sending[\s\S]*\$9\.00/)
      await will.press('See where it stands')
      await will.press('Stop it')
      await will.until(/^Canceled[\s\S]*\$9\.00[\s\S]*still in Main[\s\S]*You canceled it/)
      parley.sandbox.services.clock.setFactor(1)
      const { status } = (await transfersInBooks(parley, WILL.handle))[0] ?? {}
      expect(status).toBe('CANCELED')
    },
    STEP_MS,
  )

  it(
    'a problem is reported with a reference, and stays in sight',
    async () => {
      await will.say('history')
      await will.press('2')
      await will.press('Report a problem')
      await will.until(/What is wrong with this payment\?/)
      await will.press('The amount is wrong')
      await will.answer({ 'What happened': 'It should have been eleven' })
      const told = await will.until(/Case [0-9A-F]{4}-[0-9A-F]{4}[\s\S]*You wrote: It should have been eleven/)
      const reference = /Case ([0-9A-F]{4}-[0-9A-F]{4})/.exec(told)?.[1] ?? ''
      await will.say('/cases')
      await will.until(new RegExp(`My reports[\\s\\S]*with support[\\s\\S]*${reference}`))
      await expect
        .poll(
          () => parley.sandbox.services.store.trans.countDocuments({ 'recent_status.note': new RegExp(reference) }),
          {
            timeout: 20_000,
          },
        )
        .toBe(1)
    },
    STEP_MS,
  )

  it('the bank’s books hold what was told: no payment twice, none that was not confirmed', async () => {
    const moved = (await transfersInBooks(parley, WILL.handle)).map(({ cents, status }) => [cents, status])
    expect(moved).toEqual([
      [9_00n, 'CANCELED'],
      [12_34n, 'SETTLED'],
      [12_34n, 'SETTLED'],
      [20_00n, 'SETTLED'],
      [200_00n, 'SETTLED'],
    ])
  })
})
