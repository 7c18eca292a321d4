import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { identityKey } from '#bank/ground/ids.ts'
import { PIN, seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 60_000
const EVE = { handle: 'signed_eve', phone: '415-555-0142', email: 'signed.eve@example.com' }
const account = { nickname: 'Main', dollars: 200 }
const ENDED = /You’re logged out here: this was done from another of your chats/

describe('the sign-ins of one customer in two chats', () => {
  let parley: ParleyInProcess
  let ann: Customer
  let here: Chat
  let there: Chat
  let serial = 0

  beforeAll(async () => {
    parley = await startParleyInProcess()
    const eve = await openWebChat(parley.url)
    await seedCustomer(parley, { ...EVE, conversation: eve.conversation, account })
  }, 2 * STEP_MS)
  afterAll(() => parley?.close(), STEP_MS)

  beforeEach(async () => {
    serial += 1
    here = await openWebChat(parley.url)
    there = await openWebChat(parley.url)
    const who = {
      handle: `signed_ann${serial}`,
      phone: `415-555-015${serial}`,
      email: `signed.ann${serial}@example.com`,
    }
    ann = await seedCustomer(parley, { ...who, conversation: here.conversation, account })
    await parley.runtime.ports.customers.attach(identityKey(there.conversation), ann.id)
    await there.say('/login')
    await there.answer({ PIN })
    await there.until(/You’re logged in as/)
  }, STEP_MS)

  const payments = async () => {
    const all = await parley.runtime.ports.operations.ofCustomer(ann.id, { limit: 10 })
    return all.filter(({ order }) => order.kind === 'send').map(({ state }) => state)
  }
  const newOf = async (chat: Chat, act: () => Promise<void>): Promise<string> => {
    const before = new Set(chat.visible())
    await act()
    return chat
      .visible()
      .filter((text) => !before.has(text))
      .join('\n')
  }

  it('end everywhere else: a card that waits there moves nothing, and the PIN is asked before anything is shown', async () => {
    await there.say(`send 20 to ${EVE.handle}`)
    await there.until(/Send this\?/)
    await here.say('log out everywhere')
    await here.until(/All your other chats and browsers are now logged out/)
    const pressed = await newOf(there, () => there.press('Confirm'))
    expect(pressed).toMatch(ENDED)
    expect(await payments()).not.toContain('confirmed')
    const asked = await newOf(there, () => there.say('balance'))
    expect(asked).toMatch(/Please enter your PIN/)
    expect(asked).not.toMatch(/\$|Main/)
    expect(await newOf(here, () => here.say('balance'))).toMatch(/Main/)
    await there.answer({ PIN })
    await there.until(/Main[\s\S]*\$200\.00/)
    expect(await payments()).not.toContain('settled')
  })

  it.each([['menu'], ['/login'], ['history'], ['my details'], [`send 20 to ${EVE.handle}`], ['ok'], ['20']])(
    'answer %j with nothing of the customer’s, whatever is open there',
    async (words) => {
      await there.say('send money')
      await here.press('Log out everywhere else').catch(() => here.say('/logout-everywhere'))
      await here.until(/All your other chats and browsers are now logged out/)
      const shown = await newOf(there, () => there.say(words))
      expect(shown).toMatch(ENDED)
      expect(shown).not.toMatch(/Ann|Main|\$|555/)
      expect(await payments()).toEqual([])
    },
    STEP_MS,
  )

  it('end with a changed PIN, and only the new one signs in again', async () => {
    await here.say('change my pin')
    const pin = '846203'
    await here.answer({ 'Current PIN': PIN, 'New PIN': pin, 'New PIN again': pin })
    await here.until(/Your PIN has been changed/)
    expect(await newOf(there, () => there.say('balance'))).toMatch(ENDED)
    await there.answer({ PIN })
    await there.until(/That PIN isn’t right/)
    await there.answer({ PIN: pin })
    await there.until(/Main/)
    expect(await newOf(here, () => here.say('balance'))).toMatch(/Main/)
  })

  it('end where the chat was linked to another customer', async () => {
    const eve = await parley.runtime.ports.customers.findByHandle(EVE.handle)
    if (eve === undefined) throw new Error('she is not registered')
    await parley.runtime.ports.customers.attach(identityKey(there.conversation), eve.id)
    expect(await newOf(there, () => there.say('balance'))).toMatch(ENDED)
  })
})
