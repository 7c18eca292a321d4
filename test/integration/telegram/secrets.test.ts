import { afterEach, expect, it } from 'vitest'
import { openTurnLimits } from '#test/support/turn-limits.ts'
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
    expect(ann.newest().text).toMatch(/^I removed the message you changed/)
    expect(ann.remembers(text)).toBe(false)
  }
  expect(fixture.turns).toHaveLength(3)
})

it('removes a file whose changed caption holds a secret', async () => {
  fixture = await startTelegramBot({ script: () => ({ replies: [] }) })
  await fixture.setUpWebhook()
  const ann = fixture.telegram.user(ANN)
  await ann.sendFile('note.pdf', new Uint8Array(1), { caption: 'a note' })
  await ann.edit('my ssn is 123-45-2222')
  expect(ann.visible().map(({ text }) => text)).toEqual([expect.stringMatching(/^I removed the message you changed/)])
})

it('removes a secret that came too fast, and says so', async () => {
  const counted = await openTurnLimits({ rates: { chat: { burst: 1, perSecond: 0.001 } } })
  fixture = await startTelegramBot({ script: () => ({ replies: [] }), limits: counted.limits })
  await fixture.setUpWebhook()
  const ann = fixture.telegram.user(ANN)
  await ann.say('hello')
  await ann.say('my ssn is 123-45-2222')
  expect(ann.newest().text).toMatch(/Nothing was done[\s\S]*a bit fast[\s\S]*I removed it from the chat/)
  const said = ann.visible().length
  // Told once in a minute, removed each time.
  for (const text of ['739152', 'card 4111 1111 1111 1111']) await ann.say(text)
  await ann.forward('my pin is 739152')
  await ann.sendVideo('my pin is 739152')
  expect(ann.visible()).toHaveLength(said)
  await ann.say('send 20 to alex')
  expect(ann.visible()).toHaveLength(said + 1)
  expect(fixture.turns).toHaveLength(1)
  counted.close()
})

it.each([
  ['the turn fails', true],
  ['its answer can’t be given', false],
])('removes a secret with what is set aside because %s', async (_, fails) => {
  fixture = await startTelegramBot({
    script: () => {
      if (fails) throw new Error('a bug')
      return { replies: [{ do: 'show', message: card('any', 'Hello') }] }
    },
  })
  await fixture.setUpWebhook()
  if (!fails) fixture.telegram.faults.call('html-502', { method: 'sendMessage', times: 5 })
  const ann = fixture.telegram.user(ANN)
  expect(await ann.say('my pin is 739152')).toBe('confirmed')
  expect(ann.visible().map(({ text }) => text)).toEqual([
    expect.stringMatching(/If you contact us about this, the reference is [\s\S]*I removed your message/),
  ])
})
