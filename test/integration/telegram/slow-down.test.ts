import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { ANN, card, startTelegramBot, type Script, shows, type TelegramBot, hello, textsIn } from './bot-on-stand-in.ts'

let fixture: TelegramBot
const start = async (script: Script): Promise<TelegramBot> => {
  fixture = await startTelegramBot({ script })
  await fixture.setUpWebhook()
  return fixture
}
afterEach(() => fixture.close())

const texts = (): string[] => textsIn(fixture)

describe('when Telegram asks us to slow down', () => {
  it('when strangers make us answer too fast: however many of them, nobody else waits', async () => {
    const { telegram } = await start(({ id }) => shows(card(id, 'Hello')))
    const [cat, strangers] = [
      telegram.user(ANN),
      [telegram.user(ANN + 1), telegram.user(ANN + 2), telegram.user(ANN + 3)],
    ]
    for (const stranger of strangers) {
      for (let n = 0; n < 6; n += 1) await stranger.say('hi')
      telegram.faults.call('too-many', { method: 'sendMessage', seconds: 15 })
      await stranger.say('hi')
    }
    expect(fixture.waits.filter((ms) => ms > 14_000)).toHaveLength(strangers.length)
    const before = fixture.waits.length
    await cat.say('hi')
    expect(fixture.waits).toHaveLength(before)
  })

  it('when answers wait in a chat: an outcome goes before them, an alert after all', async () => {
    const { telegram, bot } = await start(hello)
    const ann = telegram.user(ANN)
    await ann.say('hi')
    telegram.faults.call('too-many', { method: 'sendMessage', seconds: 19 })
    const talk = [ann.say('more')]
    await expect.poll(() => fixture.waits.filter((ms) => ms > 14_000)).toHaveLength(1)
    talk.push(ann.press('Go').then(() => 'confirmed' as const))
    // Both are there while the first still waits.
    await pause(60)
    const deliver = (id: string, urgency: 'outcome' | 'news' | 'broadcast') =>
      bot.outbox.deliver({ conversation: `telegram:${ANN}`, key: id, message: card(id, id), urgency })
    const news = [deliver('An alert', 'broadcast'), deliver('A request', 'news'), deliver('Sent', 'outcome')]
    await Promise.all([...talk, ...news])
    const at = (text: string): number => texts().indexOf(text)
    expect(at('Sent')).toBeLessThan(at('A request'))
    expect(at('Sent')).toBeLessThan(at('Hello press'))
    expect(at('Hello press')).toBeLessThan(at('A request'))
    expect(at('A request')).toBeLessThan(at('An alert'))
  })
})
