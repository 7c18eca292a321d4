import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { identityKey } from '#bank/ground/ids.ts'
import { PIN, seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 120_000
const EVE = { handle: 'det_eve', phone: '415-555-0230', email: 'det.eve@example.com' }
const ANN = { handle: 'det_ann', phone: '415-555-0231', email: 'det.ann@example.com' }
const asks = (what: string): RegExp => new RegExp(`Please enter your PIN, so I know it’s you[\\s\\S]*${what}`)

describe('an open chat in other hands', () => {
  let parley: ParleyInProcess
  let ann: Customer
  let here: Chat
  let there: Chat

  beforeAll(async () => {
    parley = await startParleyInProcess()
    const eve = await openWebChat(parley.url)
    here = await openWebChat(parley.url)
    there = await openWebChat(parley.url)
    const account = { nickname: 'Main', dollars: 400 }
    await seedCustomer(parley, { ...EVE, conversation: eve.conversation, account })
    ann = await seedCustomer(parley, { ...ANN, conversation: here.conversation, account })
    await parley.runtime.ports.customers.attach(identityKey(there.conversation), ann.id)
    await eve.say(`request 130 from ${ANN.handle} for dinner`)
    await eve.press('Ask')
  }, 2 * STEP_MS)
  afterAll(() => parley?.close(), STEP_MS)

  const stored = async () => {
    const found = await parley.runtime.ports.customers.find(ann.id)
    if (found === undefined) throw new Error('the customer is gone')
    return found
  }
  /** However short ago it was given. */
  beforeEach(() =>
    parley.runtime.ports.stepUps.change(ann.id, (stepUp) => ({ after: { ...stepUp, given: [] }, outcome: undefined })),
  )

  it(
    'changes no e-mail address without the PIN, and the one that was typed with it',
    async () => {
      await here.say('change my email')
      await here.answer({ Email: 'thief@example.com' })
      await here.until(asks('Change your email address to the one you entered'))
      await here.answer({ PIN: '000111' })
      await here.until(/That PIN isn’t right/)
      expect((await stored()).email).toBe(ANN.email)
      await here.press('Cancel')
      await here.until(/Nothing was sent or changed[\s\S]*What’s your new email address\?/)
      await here.answer({ Email: 'det.new@example.com' })
      await here.answer({ PIN })
      await here.until(/Your email address has been changed/)
      expect((await stored()).email).toBe('det.new@example.com')
    },
    STEP_MS,
  )

  it(
    'makes no code for another app without the PIN',
    async () => {
      await here.say('link another app')
      await here.press('Get a code')
      await here.until(asks('Create a code that links another app'))
      expect(here.visible().join('\n')).not.toMatch(/Your code/)
      await here.answer({ PIN })
      await here.until(/Your code: [A-Z2-9]{10}/)
    },
    STEP_MS,
  )

  it(
    'removes no other chat without the PIN',
    async () => {
      await here.say('my chats')
      const chat = here.visible().at(-1) ?? ''
      expect(chat).toMatch(/You can use your account from these chats/)
      await here.press(`Remove Web chat …${there.conversation.slice(-4)}`)
      await here.press('Remove it')
      await here.until(asks('and log it out'))
      expect(await parley.runtime.ports.customers.identitiesOf(ann.id)).toHaveLength(2)
      await here.answer({ PIN })
      await here.until(/is removed and logged out/)
      expect(await parley.runtime.ports.customers.identitiesOf(ann.id)).toHaveLength(1)
    },
    STEP_MS,
  )

  it(
    'pays no request above the amount without the PIN',
    async () => {
      await here.until(/Ann Lee \(@det_eve\) asks/)
      await here.press('Pay')
      await here.until(/Send this\?[\s\S]*\$130\.00[\s\S]*After Confirm I’ll ask for your PIN/)
      await here.press('Confirm')
      await here.until(asks('Send \\$130\\.00 from Main'))
      await here.answer({ PIN })
      await here.until(/\$130\.00[\s\S]*The money has arrived/)
    },
    STEP_MS,
  )

  it(
    'plans no payments that come to more than the amount without the PIN',
    async () => {
      await here.say(`send 20 to ${EVE.handle} every friday`)
      await here.until(/Schedule this\?[\s\S]*After Confirm I’ll ask for your PIN/)
      await here.press('Confirm')
      await here.until(asks('Send \\$20\\.00 to Ann Lee \\(@det_eve\\) on the days shown on the card'))
      expect(await parley.runtime.ports.schedules.ofCustomer(ann.id)).toHaveLength(0)
      await here.answer({ PIN })
      await here.until(/^Scheduled/)
    },
    STEP_MS,
  )

  it(
    'closes no account without the PIN',
    async () => {
      await here.say('open an account called Empty')
      await here.until(/account Empty is open/)
      await here.say('close empty')
      await here.until(/Close Empty for good\?[\s\S]*After Confirm I’ll ask for your PIN/)
      await here.press('Confirm')
      await here.until(asks('Close Empty for good'))
      await here.answer({ PIN })
      await here.until(/Empty is closed/)
    },
    STEP_MS,
  )

  it(
    'shows the amount by words, command and button, lowers it freely, and raises it with the PIN alone',
    async () => {
      await here.say('my limits')
      await here.until(/PIN: I ask for your PIN again above \$100\.00/)
      await here.say('ask for my PIN above $50')
      await here.until(/^Done\. I ask for your PIN again above \$50\.00/)
      await here.say('/limits 250')
      await here.until(asks('Ask for your PIN only above \\$250\\.00'))
      expect((await stored()).stepUp?.above).toBe(50_00n)
      await here.answer({ PIN })
      await here.until(/^Done\. I ask for your PIN again above \$250\.00/)
      await here.say('my details')
      await here.until(/PIN asked again: above \$250\.00/)
      await here.press('My limits')
      await here.press('Every payment')
      await here.until(/^Done\. I ask for your PIN again before sending any money/)
      await here.press('Another amount')
      await here.answer({ 'Amount in dollars': '9000' })
      await here.until(/one payment can be \$2,500\.00 at most/)
      expect((await stored()).stepUp?.above).toBe(0n)
      await here.say('log out')
      await here.say('never ask for my pin')
      await here.answer({ PIN })
      await here.until(/^Done\. I won’t ask for your PIN again/)
      expect((await stored()).stepUp?.above).toBe('off')
    },
    STEP_MS,
  )
})
