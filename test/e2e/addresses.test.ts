import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { transfersInBooks } from './books.ts'
import type { Chat } from './chat.ts'
import * as journey from './journey.ts'
import { openTelegramChat, type TelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { startParleyInProcess, type ParleyInProcess } from '#test/support/whole-app.ts'

const STEP_MS = 60_000
const MONEY = { nickname: 'Main', dollars: 200 }

/** Tess and Tim are on Telegram, Will and Mallory at the web chat. Mallory has typed the phone and the e-mail of Tess. */
const TESS = { handle: 'tess_a', phone: '415-555-0191', email: 'tess@addresses.example.com' }
const WILL = { handle: 'will_a', phone: '415-555-0192', email: 'will@addresses.example.com' }
const MALLORY = { handle: 'mal_a', phone: TESS.phone, email: TESS.email }
const TIM = { handle: 'tim_a', phone: '415-555-0193', email: 'tim@addresses.example.com' }

describe('an address is what was proved', () => {
  let parley: ParleyInProcess
  let tess: TelegramChat
  let will: Chat
  let mallory: Chat
  let tim: TelegramChat
  beforeAll(async () => {
    parley = await startParleyInProcess({ DEMO: 'on' })
    tess = openTelegramChat(parley.telegram, { phone: '14155550191' })
    tim = openTelegramChat(parley.telegram, { phone: '14155550191' })
    will = await openWebChat(parley.url)
    mallory = await openWebChat(parley.url)
    await seedCustomer(parley, { ...WILL, conversation: will.conversation, account: MONEY })
    // Who types an address first keeps nobody else from it, and finds out nothing.
    await journey.registers(mallory, MALLORY)
    await journey.registers(tess, TESS)
    await journey.opensWithMoney(mallory)
    await journey.opensWithMoney(tess)
  }, 3 * STEP_MS)
  afterAll(async () => {
    for (const chat of [tess, will, mallory, tim]) await chat?.close()
    await parley?.close()
  }, STEP_MS)

  const sends = async (to: string): Promise<void> => {
    await will.say('cancel')
    await will.say(`send 7 to ${to}`)
  }

  it(
    'finds nobody by a number or an e-mail that was only typed',
    async () => {
      await sends('(415) 555-0191')
      await will.until(/I couldn’t find anyone with \(415\) 555-0191/)
      await sends(TESS.email)
      await will.until(/I couldn’t find anyone with tess@addresses/)
      await sends('+47 924 48 617')
      await will.until(/within the United States/)
      await mallory.say('prove my phone number')
      expect(await mallory.until(/phone number can’t be verified in this chat/)).toContain('@mal_a')
      expect(await transfersInBooks(parley, WILL.handle)).toHaveLength(1)
    },
    STEP_MS,
  )

  it(
    'takes no card but the sender’s own, and then pays who has proved the number',
    async () => {
      await tess.say('prove my phone number')
      await tess.until(/share your number with the button/)
      await tess.person.sharePhone('14155550191', { of: 4_711 })
      await tess.person.sharePhone('14155550191', { forwarded: true })
      await sends('415.555.0191')
      await will.until(/I couldn’t find anyone with 415\.555\.0191/)
      await tess.say('prove my phone number')
      await tess.person.pressReply('Share my phone number')
      await tess.until(/Your phone number is verified/)
      await sends('+1 415 555 0191 for lunch')
      expect(await will.until(/Send this\?/)).toContain('(@tess_a)')
      await will.press('Confirm')
      await will.until(/^Sent[\s\S]*\$7\.00/)
      await tess.until(/You received \$7\.00/)
    },
    STEP_MS,
  )

  it(
    'moves a number to whom the platform knows by it now, and tells who had it before',
    async () => {
      await seedCustomer(parley, { ...TIM, conversation: tim.conversation, account: MONEY })
      await tim.say('hi')
      await tim.say('prove my phone number')
      await tim.person.pressReply('Share my phone number')
      await tim.until(/isn’t the one in your details/)
      await tim.press('Confirm')
      await tim.until(/phone number has been changed/)
      await tess.until(/Your phone number now belongs to another customer/)
      await sends('(415) 555-0191')
      expect(await will.until(/Send this\?[\s\S]*@tim_a/)).not.toContain('@tess_a')
      await tess.say('my details')
      expect(await tess.until(/^My details/)).toMatch(
        /Phone: ••• 0191 \(not verified\)[\s\S]*People can send you money by: @tess_a\n/,
      )
    },
    STEP_MS,
  )
})
