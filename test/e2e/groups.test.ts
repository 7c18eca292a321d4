import { BSON } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishedCommands } from '#conversation/registry.ts'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'
import { documentsIn } from '#test/support/documents.ts'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { openTelegramChat, type TelegramChat } from './telegram-chat.ts'

const STEP_MS = 120_000
const COMMANDS = publishedCommands({ locale: DEFAULT_LOCALE })
const NORA = { handle: 'nora_group', phone: '415-555-0171', email: 'nora.group@example.com' }
const THEIRS = /walrus|\$6\d\d\.\d\d|nora/i

let parley: ParleyInProcess
let nora: TelegramChat
beforeAll(async () => {
  parley = await startParleyInProcess({ DEMO: 'on' })
  nora = openTelegramChat(parley.telegram)
  await seedCustomer(parley, {
    ...NORA,
    conversation: nora.conversation,
    account: { nickname: 'Walruspot', dollars: 613 },
  })
  await nora.say('send $7 to sam for walrus rent')
  await nora.until(/Send this\?[\s\S]*\$7\.00/)
  await parley.stopWorker()
}, STEP_MS)
afterAll(() => parley?.close(), STEP_MS)

const everything = async (): Promise<readonly string[]> => {
  const { MONGODB_URL, MONGODB_DATABASE } = parley.runtime.config
  return (await documentsIn(MONGODB_URL, MONGODB_DATABASE)).map((one) => BSON.EJSON.stringify(one)).toSorted()
}

/** As Telegram delivers the press of a button that was forwarded into a group. */
const pressInGroup = async (update: number, data: string): Promise<number> => {
  const from = { id: nora.person.id, is_bot: false, first_name: 'Nora', language_code: 'en' }
  const message = { message_id: 9, date: 1, chat: { id: -4_000_000_001, type: 'group', title: 'Flat share' } }
  const answer = await fetch(`${parley.url}/webhooks/telegram`, {
    method: 'POST',
    headers: { 'x-telegram-bot-api-secret-token': parley.runtime.config.TELEGRAM_WEBHOOK_SECRET?.reveal() ?? '' },
    body: JSON.stringify({ update_id: update, callback_query: { id: String(update), from, message, data } }),
  })
  return answer.status
}

describe('R35: in a group', () => {
  it(
    'no command shows or does anything of a customer who is logged in, however it is written',
    async () => {
      const group = parley.telegram.group()
      const [was, seen] = [await everything(), nora.visible()]
      for (const { name, text } of COMMANDS)
        for (const written of [`/${name}`, `/${name}@ParleyBot`, `/${name} walrus`, text({ amount: '5', to: 'sam' })])
          await nora.person.say(written, { group })
      for (const plain of ['send 90 to sam', 'ok', 'confirm', 'yes', 'balance', 'my accounts'])
        await nora.person.say(plain, { group })
      expect(COMMANDS.length).toBeGreaterThan(25)
      expect(group.texts()).toHaveLength(1)
      expect(group.texts().filter((text) => THEIRS.test(text))).toEqual([])
      expect(nora.visible()).toEqual(seen)
      expect(await everything()).toEqual(was)
    },
    STEP_MS,
  )

  it(
    'no button of the customer’s own cards does anything',
    async () => {
      const was = await everything()
      const ids = nora.person
        .visible()
        .flatMap(({ data }) => data.flat())
        .filter((id) => id !== '')
      expect(ids.length).toBeGreaterThan(3)
      for (const [at, id] of ids.entries()) expect(await pressInGroup(800_000_000 + at, id)).toBe(200)
      expect(await everything()).toEqual(was)
    },
    STEP_MS,
  )

  it(
    'no slash command of a Discord server is served',
    async () => {
      const was = await everything()
      const member = {
        id: '1400000000000000009',
        username: 'nora',
        discriminator: '0',
        global_name: null,
        avatar: null,
      }
      for (const { name } of COMMANDS) {
        const answered = await parley.discord.send({
          ...{
            id: String(1_400_000_000_100_000_000n + BigInt(COMMANDS.findIndex((each) => each.name === name))),
            type: 2,
          },
          ...{ application_id: parley.discord.applicationId, token: `token-${name}`, version: 1, locale: 'en-US' },
          ...{ guild_id: '1400000000000000008', channel_id: '1400000000000000007', context: 0, entitlements: [] },
          channel: { id: '1400000000000000007', type: 0 },
          authorizing_integration_owners: { 0: '1400000000000000008' },
          member: {
            user: member,
            roles: [],
            permissions: '0',
            joined_at: '2026-01-01T00:00:00Z',
            deaf: false,
            mute: false,
            flags: 0,
          },
          data: { id: '1', name, type: 1, options: [] },
        })
        expect([name, answered.status]).toEqual([name, 200])
        // 64: for this one person's eyes, and without anything to press.
        expect(JSON.parse(answered.text)).toMatchObject({ type: 4, data: { flags: expect.any(Number) } })
        expect(Number(JSON.parse(answered.text).data.flags) & 64).toBe(64)
        expect(answered.text).not.toMatch(/walrus|custom_id/i)
      }
      expect(await everything()).toEqual(was)
    },
    STEP_MS,
  )
})
