import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedCustomer } from '#test/support/seed-customer.ts'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { type Chat, shownSince } from './chat.ts'
import { openDiscordChat } from './discord-chat.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

const STEP_MS = 60_000

describe('words of who is in trouble', () => {
  let parley: ParleyInProcess
  beforeAll(async () => {
    parley = await startParleyInProcess({ DEMO: 'on' })
  }, 2 * STEP_MS)
  afterAll(() => parley?.close(), STEP_MS)

  const open = (channel: string): Promise<Chat> | Chat => {
    if (channel === 'telegram') return openTelegramChat(parley.telegram)
    if (channel === 'discord') return openDiscordChat(parley.discord)
    return openWebChat(parley.url)
  }
  const heard = async (chat: Chat, words: string, answer: RegExp): Promise<void> => {
    const shown = shownSince(chat)
    await chat.say(words)
    await expect.poll(shown).toMatch(answer)
  }

  const STRANGERS: readonly (readonly [string, RegExp])[] = [
    ['I forgot my PIN', /Please enter your handle, Social Security number/],
    ['I can’t log in', /You can get back in[\s\S]*isn’t linked to an account yet/],
    ['I lost my phone', /isn’t linked to an account, so it can’t be frozen[\s\S]*you’re already a customer/],
    ['someone hacked me', /isn’t linked to an account, so it can’t be frozen/],
    ['I lost my telegram account', /Losing one chat doesn’t lose your account/],
    ['someone stole my money', /Let’s stop it first/],
    ['I already have an account', /With a code from another of your chats, it takes a minute/],
    ['is my money safe here?', /To be honest: this is a demo[\s\S]*no real bank/],
  ]

  it.each(['web', 'telegram', 'discord'])(
    'are answered in a chat of nobody’s on %s',
    async (channel) => {
      const chat = await open(channel)
      await chat.say('menu')
      for (const [words, answer] of STRANGERS) {
        await chat.say('cancel')
        await heard(chat, words, answer)
      }
    },
    STEP_MS,
  )

  it.each(['web', 'telegram', 'discord'])(
    'are answered to a customer on %s, also while a form is open',
    async (channel) => {
      const chat = await open(channel)
      const handle = `hasty_${channel}`
      await seedCustomer(parley, {
        ...{ handle, phone: `415-555-04${channel.length}0`, email: `${handle}@example.com` },
        conversation: chat.conversation,
        account: { nickname: 'Main', dollars: 20 },
      })
      await chat.say('menu')
      await chat.say('change my pin')
      await heard(chat, 'is my money safe here?', /To be honest: this is a demo/)
      await heard(chat, 'I forgot my PIN', /Forgot your PIN\? You can get back in/)
      await chat.say('send money to alex')
      await heard(chat, 'I can’t log in', /You can get back in/)
      await chat.say('report a problem')
      await heard(chat, 'someone hacked me', /Your account is frozen|press the button/)
      await chat.say('change my pin')
      await heard(chat, 'I lost my phone', /Your account is frozen/)
    },
    STEP_MS,
  )
})
