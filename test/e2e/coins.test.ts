import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openDiscordChat } from './discord-chat.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 60_000
const CHANNELS = ['web', 'telegram', 'discord'] as const

let parley: ParleyInProcess
let serial = 0
beforeAll(async () => {
  parley = await startParleyInProcess()
}, 2 * STEP_MS)
afterAll(() => parley?.close(), STEP_MS)

const open = async (channel: (typeof CHANNELS)[number]): Promise<Chat> => {
  if (channel === 'telegram') return openTelegramChat(parley.telegram)
  return channel === 'discord' ? openDiscordChat(parley.discord) : await openWebChat(parley.url)
}

/** Signed in, with dollars in Main. */
const customerOn = async (channel: (typeof CHANNELS)[number]) => {
  const chat = await open(channel)
  serial += 1
  const handle = `coins_${serial}`
  const who = { handle, phone: `415-555-01${10 + serial}`, email: `${handle}@example.com` }
  const account = { nickname: 'Main', dollars: 500 }
  const customer = await seedCustomer(parley, { ...who, conversation: chat.conversation, account })
  const accounts = () => parley.runtime.ports.accounts.ofCustomer(customer.id)
  return { chat, customer, accounts }
}

describe.each(CHANNELS)('coins on %s', (channel) => {
  let chat: Chat
  let accounts: Awaited<ReturnType<typeof customerOn>>['accounts']
  beforeEach(async () => {
    ;({ chat, accounts } = await customerOn(channel))
    await chat.say('open a crypto wallet')
    await chat.say('Coins')
    await chat.until(/crypto wallet Coins is open/)
  }, 2 * STEP_MS)

  const buys = async (amount: string): Promise<void> => {
    await chat.say(`buy ${amount}`)
    await chat.press('Confirm')
    await chat.until(new RegExp(`^Bought[\\s\\S]*\\${amount.split(' ')[0]}\\.00 of`))
  }

  it(
    'sells everything, and closes the wallet that held coins',
    async () => {
      await buys('$50 of bitcoin')
      await buys('$20 of eth')
      await chat.say('sell everything')
      await chat.until(/Sell all of it\?[\s\S]*BTC[\s\S]*at least[\s\S]*ETH[\s\S]*at least/)
      await chat.press('Confirm')
      await chat.until(/Your coins are sold: \$(69|70)\.\d\d is in Main/)
      await chat.say('close coins')
      await chat.until(/Close Coins for good\?/)
      await chat.press('Confirm')
      await chat.until(/Coins is closed/)
      expect((await accounts()).map(({ nickname }) => nickname)).toEqual(['Main'])
    },
    2 * STEP_MS,
  )

  it(
    'sells the rest and closes by one card',
    async () => {
      await buys('$50 of bitcoin')
      await chat.say('close coins')
      await chat.until(/Sell the coins and close Coins\?/)
      await chat.press('Confirm')
      await chat.until(/Your coins are sold: \$(49|50)\.\d\d is in Main\. Coins is closed/)
      expect((await accounts()).map(({ nickname }) => nickname)).toEqual(['Main'])
    },
    2 * STEP_MS,
  )
})
