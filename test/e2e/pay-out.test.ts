import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { accountsInBooks } from './books.ts'
import type { Chat } from './chat.ts'
import { openDiscordChat } from './discord-chat.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 120_000
const CHECKING = 'SynapsePay Test Checking Account - 8901'

const CHANNELS: readonly (readonly [string, string, (parley: ParleyInProcess) => Promise<Chat>])[] = [
  ['web', '1', (parley) => openWebChat(parley.url)],
  ['telegram', '2', async (parley) => openTelegramChat(parley.telegram)],
  ['discord', '3', async (parley) => openDiscordChat(parley.discord)],
]

describe.each(CHANNELS)('money is sent to one’s own bank on %s', (channel, number, open) => {
  const handle = `out_${channel}`
  let parley: ParleyInProcess
  let chat: Chat
  beforeAll(async () => {
    parley = await startParleyInProcess()
    chat = await open(parley)
    const account = { nickname: 'Main', dollars: 900 }
    const who = { handle, phone: `415-555-014${number}`, email: `${handle}@example.com` }
    await seedCustomer(parley, { ...who, conversation: chat.conversation, account })
  }, STEP_MS)
  afterAll(async () => {
    await chat?.close()
    await parley?.close()
  }, STEP_MS)

  const here = async () => (await accountsInBooks(parley, handle)).find(({ nickname }) => nickname === 'Main')?.cents

  it(
    'a bank is linked, paid, and what it sends back is explained; nothing else moves',
    async () => {
      await chat.say('withdraw 50 to my bank')
      await chat.until(/first link your account there/)
      await chat.press('Link a bank')
      await chat.press('Link by bank login')
      await chat.answer({
        'Your other bank': 'fake',
        'Username at that bank': 'synapse_nomfa',
        'Password at that bank': 'test1234',
      })
      await chat.until(/linked/i)
      await chat.say('withdraw 5000 to my bank')
      await chat.until(/To which of your linked banks\?/)
      await chat.say(CHECKING)
      await chat.until(/\$900\.00/)
      await chat.say('50.25')
      expect(await chat.until(/Send this to your bank\?/)).toContain('8901')
      expect(await here()).toBe(900_00n)
      await chat.press('Confirm')
      await chat.until(/paid out to/)
      expect(await here()).toBe(849_75n)

      await chat.say(`send 222.23 to ${CHECKING}`)
      await chat.until(/Amount: \$222\.23/)
      await chat.press('Confirm')
      expect(await chat.until(/sent it back: your account there is closed/)).toContain('$222.23 is back in Main')
      expect(await here()).toBe(849_75n)
    },
    STEP_MS,
  )

  it(
    'the same in Spanish',
    async () => {
      await chat.say('español')
      await chat.say('retira 10 a mi banco')
      await chat.until(/¿A cuál de tus bancos vinculados\?/)
      await chat.say(CHECKING)
      expect(await chat.until(/¿Enviar esto a tu banco\?/)).toContain('$10.00')
      await chat.press('Confirmar')
      await chat.until(/se pagó a/)
      expect(await here()).toBe(839_75n)
    },
    STEP_MS,
  )
})
