import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 60_000

describe('wishes of one message that are done at once', () => {
  let parley: ParleyInProcess
  beforeAll(async () => {
    parley = await startParleyInProcess()
  }, 2 * STEP_MS)
  afterAll(() => parley?.close(), STEP_MS)

  it(
    'each make what they say they have made',
    async () => {
      const chat = await openWebChat(parley.url)
      const customer = await seedCustomer(parley, {
        ...{ handle: 'two_wishes', phone: '415-555-0671', email: 'two@example.com', conversation: chat.conversation },
        account: { nickname: 'Main', dollars: 100 },
      })
      const { alerts, accounts } = parley.runtime.ports
      await chat.say('tell me when btc goes above 990k and then tell me when eth goes above 99k')
      await chat.until(/First: tell me/)
      await expect
        .poll(async () => (await alerts.ofCustomer(customer.id)).map(({ coin }) => coin).toSorted(), { timeout: 5_000 })
        .toEqual(['BTC', 'ETH'])
      await chat.until(/when ETH is at or above/)
      await chat.say('open an account called Holiday; open an account called Taxes')
      await expect
        .poll(async () => (await accounts.ofCustomer(customer.id)).map(({ nickname }) => nickname), { timeout: 30_000 })
        .toEqual(expect.arrayContaining(['Holiday', 'Taxes']))
    },
    STEP_MS,
  )
})
