import { afterAll, beforeAll, describe, it } from 'vitest'
import type { Chat } from './chat.ts'
import { openDiscordChat } from './discord-chat.ts'
import * as journey from './journey.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { startParleyInProcess, type ParleyInProcess } from '#test/support/whole-app.ts'

const STEP_MS = 120_000

/** With only a bot token: Telegram is polled, Discord's Gateway brings messages, presses and modals. */
describe('a developer without a public address', () => {
  let parley: ParleyInProcess
  beforeAll(async () => {
    parley = await startParleyInProcess({ PUBLIC_URL: '' })
  }, STEP_MS)
  afterAll(() => parley?.close(), STEP_MS)

  const registersAndOpens = async (chat: Chat, handle: string, phone: string): Promise<void> => {
    await journey.registers(chat, { handle, phone, email: `${handle}@example.com` })
    await chat.say('open an account called Main')
    await chat.until(/account Main is open/)
  }

  it(
    'banks on Telegram by long polling',
    () => registersAndOpens(openTelegramChat(parley.telegram), 'polled', '4155550181'),
    STEP_MS,
  )
  it(
    'banks on Discord over the Gateway',
    () => registersAndOpens(openDiscordChat(parley.discord), 'gated', '4155550182'),
    STEP_MS,
  )
})
