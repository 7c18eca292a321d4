import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { returnNewest } from './books.ts'
import type { Chat, Shuts } from './chat.ts'
import { openDiscordChat } from './discord-chat.ts'
import * as journey from './journey.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'
import { startParleyInProcess, type ParleyInProcess } from '#test/support/whole-app.ts'

const STEP_MS = 60_000
const MINUTE = 60_000

/** One customer on each platform, and one who never came further than the menu. */
const PEOPLE = {
  telegram: { handle: 'away_t', phone: '415-555-0191', email: 'away@telegram.example.com' },
  discord: { handle: 'away_d', phone: '415-555-0192', email: 'away@discord.example.com' },
  web: { handle: 'away_w', phone: '415-555-0193', email: 'away@web.example.com' },
} as const

describe('customers who are away', () => {
  let parley: ParleyInProcess
  let chats: { telegram: Chat & Shuts; discord: Chat & Shuts; web: Chat }
  let stranger: Chat
  beforeAll(async () => {
    parley = await startParleyInProcess({ DEMO: 'on' })
    chats = {
      telegram: openTelegramChat(parley.telegram),
      discord: openDiscordChat(parley.discord),
      web: await openWebChat(parley.url),
    }
    stranger = await openWebChat(parley.url)
    await Promise.all([
      journey.registers(chats.telegram, PEOPLE.telegram),
      journey.registers(chats.discord, PEOPLE.discord),
      journey.registers(chats.web, PEOPLE.web),
      stranger.say('hello'),
    ])
  }, 2 * STEP_MS)
  afterAll(async () => {
    for (const chat of [...Object.values(chats ?? {}), stranger]) await chat?.close()
    await parley?.close()
  }, STEP_MS)

  const outs = (chat: Chat): readonly string[] => chat.visible().filter((text) => /logged you out/.test(text))

  it(
    'are told by themselves, once, that they were logged out, and what became of an open form',
    async () => {
      await chats.web.say('open an account')
      await chats.web.until(/Nickname|called/)
      await parley.ahead(16 * MINUTE, async () => {
        await Promise.all(
          Object.values(chats).map((chat) => chat.until(/logged you out after 15 minutes without a message/)),
        )
      })
      expect(outs(chats.web)[0]).toMatch(/The form you had open wasn’t sent/)
      expect(outs(chats.discord)[0]).not.toMatch(/form/)
      for (const chat of Object.values(chats)) {
        await chat.say('accounts')
        await chat.until(/enter your PIN/)
        expect(outs(chat)).toHaveLength(1)
      }
      expect(outs(stranger)).toEqual([])
    },
    STEP_MS,
  )

  it(
    'are told when money they had received is sent back, and what they have now',
    async () => {
      const { telegram, web } = chats
      for (const chat of [telegram, web]) await chat.answer({ PIN: journey.PIN })
      await web.say('open an account called Main')
      await web.until(/account Main is open/)
      await journey.provesIdentity(telegram)
      await journey.opensWithMoney(telegram, { dollars: 50 })
      await telegram.say('send 20 to @away_w for tea')
      await telegram.press('Confirm')
      await telegram.until(/^Sent[\s\S]*\$20\.00/)
      await web.until(/You received \$20\.00[\s\S]*Ann Lee/)

      await returnNewest(parley, PEOPLE.web.handle)
      const told = await web.until(/\$20\.00 you received was sent back/)
      expect(told).toMatch(/Ann Lee \(@away_t\) into Main[\s\S]*Note: tea[\s\S]*In Main you have \$0\.00 available now/)
      expect(told).toMatch(/code: R09[\s\S]*Reference/)
      expect(await telegram.until(/^Sent back/)).toMatch(
        /The \$20\.00 is back in Main[\s\S]*hadn’t fully arrived there[\s\S]*code: R09/,
      )
      expect(told).not.toContain('hadn’t fully arrived there')
      await web.say('accounts')
      await web.until(/Your accounts[\s\S]*Main[\s\S]*\$0\.00 available/)
      expect(web.visible().filter((text) => /was sent back/.test(text))).toHaveLength(1)
    },
    STEP_MS,
  )

  /** Resolves once it is known that nobody could take what was asked for. */
  const undeliveredBy = async (handle: string): Promise<void> => {
    const { customers, notices } = parley.runtime.ports
    const customer = await customers.findByHandle(handle)
    if (customer === undefined) throw new Error(`no @${handle}`)
    const requests = async (): Promise<number> =>
      (await notices.undeliveredOf(customer.id)).filter(({ about }) => about.kind === 'request').length
    await expect.poll(requests, { timeout: 20_000 }).toBe(1)
  }
  const asksFor = async (amount: string, handle: string): Promise<void> => {
    await chats.web.say(`request ${amount} from ${handle}`)
    await chats.web.press('Ask')
  }

  it(
    'hear in the answer to their next message what could not be told: the bot was blocked',
    async () => {
      const { telegram } = chats
      await telegram.shut()
      await asksFor('5', PEOPLE.telegram.handle)
      await undeliveredBy(PEOPLE.telegram.handle)
      await telegram.open()
      await telegram.say('help')
      await telegram.until(/while I couldn’t reach you[\s\S]*asks you for \$5\.00/)
      await telegram.say('help')
      expect(telegram.visible().filter((text) => /asks you for \$5\.00/.test(text))).toHaveLength(1)
    },
    STEP_MS,
  )

  it(
    'hear it before they log in, where it would have been told without a PIN too',
    async () => {
      const { telegram } = chats
      await telegram.say('/logout')
      await telegram.shut()
      await asksFor('6', PEOPLE.telegram.handle)
      await undeliveredBy(PEOPLE.telegram.handle)
      await telegram.open()
      await telegram.say('menu')
      await telegram.until(/asks you for \$6\.00/)
    },
    STEP_MS,
  )

  it(
    'hear it on Discord while their direct messages are closed, in the answer to what they do there',
    async () => {
      const { discord } = chats
      await discord.answer({ PIN: journey.PIN })
      await discord.say('open an account called Main')
      await discord.until(/account Main is open/)
      await discord.shut()
      await asksFor('7', PEOPLE.discord.handle)
      await undeliveredBy(PEOPLE.discord.handle)
      await discord.press('Menu')
      await discord.until(/while I couldn’t reach you[\s\S]*asks you for \$7\.00/)
      expect(discord.visible().filter((text) => /asks you for \$7\.00/.test(text))).toHaveLength(1)
    },
    STEP_MS,
  )
})
