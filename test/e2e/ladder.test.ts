import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { CHANNELS, openChatOn } from './channels.ts'
import { type Chat, shownSince } from './chat.ts'

const STEP_MS = 60_000

describe('answers that can’t be used, and several wishes at once', () => {
  let parley: ParleyInProcess
  beforeAll(async () => {
    parley = await startParleyInProcess({ DEMO: 'on' })
  }, 2 * STEP_MS)
  afterAll(() => parley?.close(), STEP_MS)

  const heard = async (chat: Chat, words: string, answer: RegExp): Promise<void> => {
    const shown = shownSince(chat)
    await chat.say(words)
    await expect.poll(shown).toMatch(answer)
  }

  it.each(CHANNELS.map((channel, at) => [channel, at] as const))(
    'are helped step by step, and done one after the other, on %s',
    async (channel, at) => {
      const chat = await openChatOn(parley, channel)
      const handle = `ladder_${channel}`
      await seedCustomer(parley, {
        ...{ handle, phone: `415-555-065${at}`, email: `${handle}@example.com`, conversation: chat.conversation },
        account: { nickname: 'Main', dollars: 100 },
      })
      await chat.say('menu')
      await heard(chat, 'flurb', /I didn’t understand that/)
      await heard(chat, 'wibble', /I’m still not sure what you need/)
      await heard(chat, 'qwertz', /can’t work that out/)
      await heard(chat, 'send 5 to alex and 7 to sam', /First: send 5 to alex[\s\S]*Send this\?[\s\S]*\$5\.00/)
      await heard(chat, 'flurb', /I didn’t understand that[\s\S]*Send this\?/)
      await heard(chat, 'wibble', /needs a yes or a no[\s\S]*Send this\?/)
      await heard(chat, 'qwertz', /You can stop, or ask a person[\s\S]*Send this\?/)
      await chat.press('Confirm')
      await chat.until(/Send this\?[\s\S]*\$7\.00/)
      await chat.press('Confirm')
      await chat.until(/\$7\.00 from Main[\s\S]*The money has arrived/)
      await heard(chat, 'send 6 to alex and 8 to sam', /Send this\?[\s\S]*\$6\.00/)
      await heard(chat, 'stop', /Nothing was done about the rest: send 8 to sam/)
      const sent = await payments(handle)
      expect(sent.toSorted()).toEqual(['$5 settled', '$6 cancelled', '$7 settled'])
    },
    2 * STEP_MS,
  )

  const payments = async (handle: string): Promise<readonly string[]> => {
    const { customers, operations } = parley.runtime.ports
    const customer = await customers.findByHandle(handle)
    if (customer === undefined) throw new Error('the customer is not registered')
    const latest = await operations.ofCustomer(customer.id, { limit: 10 })
    return latest.flatMap(({ order, state }) =>
      order.kind === 'send' ? [`$${order.amount.minor / 100n} ${state}`] : [],
    )
  }
})
