import { afterEach, expect, it } from 'vitest'
import { ANN, card, startTelegramBot, type TelegramBot } from './bot-on-stand-in.ts'

let fixture: TelegramBot
afterEach(() => fixture.close())

it('says that a message was removed only where it was', async () => {
  let now = Date.now()
  fixture = await startTelegramBot({
    clock: () => now,
    script: () => {
      // Telegram lets no message be removed that is older than two days.
      now += 3 * 86_400_000
      const message = {
        ...card('pin', 'I removed your message.'),
        notErased: [{ text: 'Please delete your message.' }],
      }
      return { replies: [{ do: 'erase' }, { do: 'show', message }] }
    },
  })
  await fixture.setUpWebhook()
  const ann = fixture.telegram.user(ANN)
  await ann.say('my pin is 739152')
  expect(ann.visible().map(({ text }) => text)).toEqual(['my pin is 739152', 'Please delete your message.'])
})

it('removes a message whose change put a secret into it', async () => {
  fixture = await startTelegramBot({ script: () => ({ replies: [] }) })
  await fixture.setUpWebhook()
  const ann = fixture.telegram.user(ANN)
  for (const text of ['my ssn is 123-45-2222', '739152', 'card 4111 1111 1111 1111']) {
    await ann.say('hello')
    await ann.edit(text)
    expect(ann.newest().text).toMatch(/^I removed the message that you changed/)
    expect(ann.remembers(text)).toBe(false)
  }
  expect(fixture.turns).toHaveLength(3)
})
