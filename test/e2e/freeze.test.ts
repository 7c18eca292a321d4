import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer } from '#bank/ground/customer.ts'
import { identityKey } from '#bank/ground/ids.ts'
import { PIN, seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 60_000
const ANN = { handle: 'cold_ann', phone: '415-555-0181', email: 'cold.ann@example.com' }
const EVE = { handle: 'cold_eve', phone: '415-555-0182', email: 'cold.eve@example.com' }
const account = { nickname: 'Main', dollars: 200 }

describe('a frozen account', () => {
  let parley: ParleyInProcess
  let ann: Customer
  let lost: Chat
  let other: Chat
  let eve: Chat

  beforeAll(async () => {
    parley = await startParleyInProcess({ DEMO: 'on' })
    lost = await openWebChat(parley.url)
    other = await openWebChat(parley.url)
    eve = await openWebChat(parley.url)
    ann = await seedCustomer(parley, { ...ANN, conversation: lost.conversation, account })
    await seedCustomer(parley, { ...EVE, conversation: eve.conversation, account })
    await parley.runtime.ports.customers.attach(identityKey(other.conversation), ann.id)
  }, 2 * STEP_MS)
  afterAll(() => parley?.close(), STEP_MS)

  const payments = async () => {
    const all = await parley.runtime.ports.operations.ofCustomer(ann.id, { limit: 20 })
    return all.filter(({ order }) => order.kind === 'send').map(({ state }) => state)
  }
  const logIn = async (chat: Chat) => {
    await chat.say('/login')
    await chat.answer({ PIN })
  }

  it('is frozen by one sentence in another chat, without a PIN: what was open there is void', async () => {
    await lost.say(`send 20 to ${EVE.handle}`)
    await lost.until(/Send this\?/)
    await other.say('I lost my phone')
    await other.until(/Your account is frozen[\s\S]*No money leaves it/)
    await lost.until(/^Your account is frozen: no money leaves it/)
    await lost.press('Confirm')
    await lost.until(/You’re logged out here/)
    expect(await payments()).toEqual(['cancelled'])
  })

  it('sends nothing, whichever way it is asked to, and says why', async () => {
    await logIn(lost)
    for (const words of [`send 5 to ${EVE.handle}`, 'send 5 to alex', 'buy $5 of bitcoin']) {
      await lost.say(words)
      expect(lost.visible().at(-1)).not.toMatch(/Send this\?|Buy this\?/)
    }
    await lost.until(/Nothing was sent: your account is frozen, so no money leaves it/)
    expect((await payments()).filter((state) => state !== 'cancelled')).toEqual([])
  })

  it('still receives', async () => {
    await eve.say(`send 7 to ${ANN.handle}`)
    await eve.until(/Send this\?/)
    await eve.press('Confirm')
    await lost.until(/You received \$7\.00/)
  })

  it('gets no new chat', async () => {
    await lost.say('link')
    await lost.press('Get a code')
    await lost.until(/no other chat can be linked/)
  })

  it('is not unfrozen by one chat alone, and the others hear of it', async () => {
    for (let times = 0; times < 2; times += 1) {
      await lost.say('unfreeze')
      await lost.answer({ PIN })
      await lost.until(/still frozen. Please confirm in one of your other linked chats/)
    }
    await other.until(/^Someone wants to unfreeze your account/)
    await lost.say(`send 5 to ${EVE.handle}`)
    expect((await payments()).filter((state) => state !== 'cancelled')).toEqual([])
  })

  it('stays frozen by a button of that notice, after which the first chat has to ask anew', async () => {
    await other.press('Freeze my account')
    expect((await parley.runtime.ports.customers.find(ann.id))?.frozen?.ending).toBeUndefined()
    await lost.until(/^Your account is frozen: no money/)
    await logIn(lost)
    await lost.say('unfreeze')
    await lost.answer({ PIN: '000111' })
    await lost.until(/That PIN isn’t right/)
    await lost.answer({ PIN })
    await lost.until(/still frozen/)
  })

  it('is unfrozen by the PIN in another chat; then it sends again', async () => {
    await logIn(other)
    await other.say('/unfreeze')
    await other.answer({ PIN })
    await other.until(/no longer frozen/)
    await lost.until(/^Your account is no longer frozen/)
    await lost.say(`send 5 to ${EVE.handle}`)
    await lost.until(/Send this\?/)
    await lost.press('Confirm')
    await lost.until(/The money has arrived/)
  })
})
