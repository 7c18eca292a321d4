import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { openTelegramChat } from './telegram-chat.ts'

const STEP_MS = 60_000
const ANN = { handle: 'own_ann', phone: '415-555-0191', email: 'own.ann@example.com' }
const EVE = { handle: 'own_eve', phone: '415-555-0192', email: 'own.eve@example.com' }

describe('words that are not the customer’s own', () => {
  let parley: ParleyInProcess
  let ann: ReturnType<typeof openTelegramChat>

  beforeAll(async () => {
    parley = await startParleyInProcess()
    const account = { nickname: 'Main', dollars: 200 }
    const eve = openTelegramChat(parley.telegram)
    ann = openTelegramChat(parley.telegram)
    await seedCustomer(parley, { ...EVE, conversation: eve.conversation, account })
    await seedCustomer(parley, { ...ANN, conversation: ann.conversation, account })
  }, 2 * STEP_MS)
  afterAll(() => parley?.close(), STEP_MS)

  const operations = async () => {
    const { customers, operations: all } = parley.runtime.ports
    const customer = await customers.findByHandle(ANN.handle)
    if (customer === undefined) throw new Error('the customer is not registered')
    const latest = await all.ofCustomer(customer.id, { limit: 10 })
    return latest.filter(({ order }) => order.kind === 'send').map(({ state }) => state)
  }

  it('propose nothing, and the customer hears why', async () => {
    await ann.person.forward(`send 90 to ${EVE.handle}`)
    await ann.until(/Nothing was done: that’s a forwarded message/)
    expect(await operations()).toEqual([])
  })

  it('confirm nothing: the card stands as it was, and their own word confirms it', async () => {
    await ann.say(`send 20 to ${EVE.handle}`)
    await ann.until(/Send this\?/)
    for (const alien of [() => ann.person.forward('ok'), () => ann.person.sendInline('yes')]) await alien()
    expect(await operations()).toEqual(['proposed'])
    await ann.say('ok')
    await ann.until(/The money has arrived[\s\S]*/)
  })

  it('answer no question: a forwarded text is no name of an account', async () => {
    await ann.say('open an account')
    await ann.until(/call/i)
    await ann.person.forward('Parley safe account')
    await ann.say('Rent')
    await ann.until(/account Rent is open/)
    expect(ann.visible().join('\n')).not.toContain('safe account is open')
  })
})
